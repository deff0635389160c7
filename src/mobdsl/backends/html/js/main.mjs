// The page at work: one session, one clock, and what people press.

import { cueFor, isTransition } from "./cues.mjs";
import { emptyBook, happen, reopened } from "./kept.mjs";
import { isComplete, read, untilChange } from "./reading.mjs";
import { prepare } from "./session.mjs";
import { isUnderWay } from "./session_turn.mjs";
import { keyTable, listenToKeys } from "./keys.mjs";
import { leadWithin, readSettings, sessionStore, writeSettings } from "./store.mjs";
import { makeSound } from "./sound.mjs";
import { makeVoice } from "./voice.mjs";
import { makeWakeLock } from "./wake.mjs";
import { showSummary } from "./summary.mjs";
import { clock, nameOf, speechFor } from "./words.mjs";
import * as view from "./view.mjs";

const TEN_SECONDS = 10000;
const SMOOTH = 50; // milliseconds between two pictures of the pacer

const byId = (id) => document.getElementById(id);
const routine = JSON.parse(byId("routine").textContent);
const NOTHING = { duration: null, low: null, high: null, reps: null, box: null, groups: [], cues: [], care: [] };
routine.steps = routine.steps.map((step) => ({ ...NOTHING, ...step, phases: routine.phases[step.phases] }));
const { steps } = routine;
const store = sessionStore(routine.fingerprint);
const sound = makeSound();
const voice = makeVoice(routine.language);
const wakeLock = makeWakeLock(view.showScreenState);
const wantsStillness = window.matchMedia("(prefers-reduced-motion: reduce)");

if (routine.stops.length > 0) byId("open-stops").hidden = false;

let settings = readSettings();
let session = prepare(routine, engineOptions());
let book = emptyBook();
let origin = 0; // where the session's clock is 0, on that of the page
let started = null; // when the session began, in milliseconds since 1970
let shown = read(session);
let timer = 0;

// The clock -----------------------------------------------------------------------------------------------------------

/** Lets the time pass up to now, and then the event happen, if there is one. */
function update(event = null) {
  const at = performance.now() - origin;
  const before = session.status;
  const effects = [];
  for (const each of [{ does: "time" }, ...(event ? [event] : [])]) {
    const turn = happen(session, book, { ...each, at });
    ({ state: session, book } = turn);
    effects.push(...turn.effects);
  }
  const reading = read(session);
  const cue = cueFor(effects, reading, before === "paused");
  const hasArrived = isTransition(effects);
  const isNews = hasArrived || event !== null || inSeconds(reading) !== inSeconds(shown);
  shown = reading;
  view.showReading(reading);
  if (hasArrived) arrive(reading);
  if (cue) give(cue, reading);
  if (isNews) keep();
  clearTimeout(timer);
  if (reading.status === "running") timer = setTimeout(() => update(), untilNextLook(reading));
}

function inSeconds(reading) {
  return Math.floor(reading.elapsed / 1000);
}

function untilNextLook(reading) {
  const change = untilChange(reading);
  return reading.phase && !wantsStillness.matches ? Math.min(SMOOTH, change) : change;
}

function arrive(reading) {
  view.announce(speechFor(reading, "step", routine.language));
  view.markStep(reading.index);
  view.tick(boxesDone());
  if (reading.status === "done") end();
}

/** The boxes of the sheet whose every step is done. */
function boxesDone() {
  const done = new Set(session.past.filter(({ became }) => became === "done").map(({ step }) => step));
  const open = new Set(steps.filter((step, index) => step.box !== null && !done.has(index)).map(({ box }) => box));
  return new Set(steps.map(({ box }) => box).filter((box) => box !== null && !open.has(box)));
}

function give(cue, reading) {
  if (cue.tone && settings.tones) sound.play(cue.tone);
  if (!cue.say || !settings.voice) return;
  voice.say(speechFor(reading, cue.say, routine.language), () => {
    view.showVoiceState("No voice here");
    if (cue.tone && !settings.tones) sound.play(cue.tone);
  });
}

function keep() {
  if (started !== null) store.write({ started, book });
}

// From sheet to player and back ---------------------------------------------------------------------------------------

function enterPlayer() {
  sound.unlock();
  view.showPart("player");
  byId("stage").focus();
  wakeLock.hold();
}

function start() {
  started = Date.now();
  begin();
  view.untickAll();
  enterPlayer();
  update({ does: "options", value: engineOptions() });
  update({ does: "start" });
}

/** A session that has not begun. */
function begin() {
  origin = performance.now();
  session = prepare(routine, engineOptions());
  book = emptyBook();
  shown = read(session);
}

function goOn() {
  enterPlayer();
  update({ does: "options", value: engineOptions() });
  update({ does: "resume" });
}

/** Back to the sheet, paused. */
function leave() {
  update({ does: "pause" });
  voice.stop();
  wakeLock.release();
  showSheet();
  byId("start").focus();
}

function showStops() {
  update({ does: "pause" });
  byId("stops").showModal();
}

function end() {
  wakeLock.release();
  view.showPart("summary");
  showSummary(routine, session, started);
  byId("summary-title").focus();
}

function showSheet() {
  const isKept = isUnderWay(session);
  byId("start-label").textContent = isKept ? "Go on" : "Start";
  byId("kept").textContent = isKept ? `Paused at ${whereabouts()}` : "";
  for (const id of ["start-over", "end-here"]) byId(id).hidden = !isKept;
  view.showPart("sheet");
}

function whereabouts() {
  const reading = read(session);
  if (reading.kind === "prompt") return reading.step.title;
  const time = clock(reading.left === null ? reading.elapsed : Math.ceil(reading.left / 1000) * 1000);
  return `${reading.step ? nameOf(reading.step) : "the lead-in"}, ${time}${reading.left === null ? "" : " left"}`;
}

/** The session that this device remembers, paused; a finished one goes back to its summary. */
function remember() {
  const kept = store.read();
  const found = Number.isFinite(kept?.started) ? reopened(routine, engineOptions(), kept.book ?? {}) : null;
  if (found === null) return;
  ({ state: session, book } = found);
  origin = performance.now() - book.at;
  started = kept.started;
  shown = read(session);
  view.showReading(shown);
  view.markStep(shown.index);
  view.tick(boxesDone());
}

function forget() {
  store.clear();
  started = null;
  begin();
  showSheet();
}

// What people set and press -------------------------------------------------------------------------------------------

function engineOptions() {
  return { lead: settings.lead * 1000, flow: settings.flow };
}

function change(name, value) {
  settings = { ...settings, [name]: value };
  writeSettings(settings);
  showSettings();
}

function showSettings() {
  byId("lead").value = String(settings.lead);
  for (const name of ["voice", "tones", "shortcuts"]) byId(`set-${name}`).checked = settings[name];
  byId(settings.flow ? "flow-on" : "flow-off").checked = true;
  byId("voice").setAttribute("aria-pressed", String(settings.voice));
  byId("tones").setAttribute("aria-pressed", String(settings.tones));
  if (!settings.voice) {
    voice.stop();
    view.showVoiceState("");
  }
}

/** What ends a step: a person who is done with it, or who wants to go on. */
function advance() {
  update({ does: shown.onward });
}

const actions = {
  togglePause: () => update({ does: session.status === "paused" ? "resume" : "pause" }),
  next: advance,
  back: () => update({ does: "back" }),
  more: () => update({ does: "add", value: TEN_SECONDS }),
  less: () => update({ does: "add", value: -TEN_SECONDS }),
  chooseStep: () => byId("steps").showModal(),
  toggleVoice: () => {
    change("voice", !settings.voice);
    give({ tone: null, say: "step" }, shown);
  },
  toggleTones: () => change("tones", !settings.tones),
  showStops: byId("open-stops").hidden ? null : showStops,
  showKeys: () => byId("keys").showModal(),
  leave,
};

const buttons = {
  start: () => (isUnderWay(session) ? goOn() : start()),
  "start-over": start,
  "end-here": () => update({ does: "quit" }),
  pause: actions.togglePause,
  done: actions.next,
  skip: () => update({ does: "next" }),
  back: actions.back,
  more: actions.more,
  less: actions.less,
  leave,
  "open-steps": actions.chooseStep,
  "open-keys": actions.showKeys,
  "open-stops": showStops,
  voice: actions.toggleVoice,
  tones: actions.toggleTones,
  "close-steps": () => byId("steps").close(),
  "close-keys": () => byId("keys").close(),
  "close-stops": () => {
    byId("stops").close();
    update({ does: "resume" });
  },
  "stop-now": () => {
    byId("stops").close();
    update({ does: "quit" });
  },
  "to-sheet": forget,
};

for (const [id, run] of Object.entries(buttons)) byId(id).addEventListener("click", () => run());
byId("player").addEventListener("click", ({ detail, target }) => {
  sound.unlock(); // a call or another page may have taken the sound away
  // A button that was tapped or clicked would keep the focus, and Space would press it again instead of pausing.
  if (detail > 0 && target.closest("button")) byId("stage").focus({ preventScroll: true });
});
byId("lead").addEventListener("change", ({ target }) => change("lead", leadWithin(target.valueAsNumber)));
for (const name of ["voice", "tones", "shortcuts"]) {
  byId(`set-${name}`).addEventListener("change", ({ target }) => change(name, target.checked));
}
byId("flow-on").addEventListener("change", () => change("flow", true));
byId("flow-off").addEventListener("change", () => change("flow", false));
document.addEventListener("visibilitychange", () => update());
window.addEventListener("pagehide", () => keep(performance.now()));

const keys = keyTable(actions);
listenToKeys(keys, () => settings.shortcuts && !byId("player").hidden);
view.listKeys(keys);
view.listSteps(steps, (index) => {
  byId("steps").close();
  update({ does: "jump", value: index });
});
view.listRules(routine.stops, (rule) => {
  byId("stops").close();
  update({ does: "resume" });
  update({ does: "stop", value: rule });
});
view.takeAnswers(update);

showSettings();
remember();
byId("launch").hidden = false;
if (session.status === "done") end();
else showSheet();
