// The page at work: one session, one clock, and what people press.

import * as engine from "./engine.mjs";
import { cueBetween, isTransition } from "./cues.mjs";
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
for (const step of routine.steps) step.phases = routine.phases[step.phases];
const store = sessionStore(routine.fingerprint);
const sound = makeSound();
const voice = makeVoice(routine.language);
const wakeLock = makeWakeLock(view.showScreenState);
const wantsStillness = window.matchMedia("(prefers-reduced-motion: reduce)");

let settings = readSettings();
let session = engine.prepare(routine.steps, engineOptions());
let started = null; // when the session began, in milliseconds since 1970
let shown = engine.read(session, 0);
let timer = 0;

// The clock -----------------------------------------------------------------------------------------------------------

function update(change = (state) => state) {
  const now = performance.now();
  session = change(engine.advance(session, now), now);
  const reading = engine.read(session, now);
  const cue = cueBetween(shown, reading);
  const hasArrived = isTransition(shown, reading);
  const isNews = hasArrived || reading.status !== shown.status || inSeconds(reading) !== inSeconds(shown);
  shown = reading;
  view.showReading(reading);
  if (hasArrived) arrive(reading);
  if (cue) give(cue, reading);
  if (isNews) keep(now);
  clearTimeout(timer);
  if (reading.status === "running") timer = setTimeout(() => update(), untilNextLook(reading));
}

function inSeconds(reading) {
  return Math.floor(reading.elapsed / 1000);
}

function untilNextLook(reading) {
  const change = engine.untilChange(reading);
  return reading.phase && !wantsStillness.matches ? Math.min(SMOOTH, change) : change;
}

function arrive(reading) {
  view.announce(speechFor(reading, "step", routine.language));
  view.markStep(reading.index);
  view.tick(boxesDone());
  if (reading.status === "done") end();
}

/** The boxes of the sheet whose every step is in the log as done. */
function boxesDone() {
  const done = new Set(session.log.filter(({ ended }) => ended === "time" || ended === "done").map(({ step }) => step));
  const open = new Set(routine.steps.filter((step, index) => step.box !== null && !done.has(index)).map(({ box }) => box));
  return new Set(routine.steps.map(({ box }) => box).filter((box) => box !== null && !open.has(box)));
}

function give(cue, reading) {
  if (cue.tone && settings.tones) sound.play(cue.tone);
  if (!cue.say || !settings.voice) return;
  voice.say(speechFor(reading, cue.say, routine.language), () => {
    view.showVoiceState("No voice here");
    if (cue.tone && !settings.tones) sound.play(cue.tone);
  });
}

function keep(now) {
  if (started !== null) store.write({ started, ...engine.save(session, now) });
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
  session = engine.prepare(routine.steps, engineOptions());
  shown = engine.read(session, 0);
  view.untickAll();
  enterPlayer();
  update(engine.begin);
}

function goOn() {
  session = engine.withOptions(session, engineOptions());
  enterPlayer();
  update(engine.resume);
}

/** Back to the sheet, paused. */
function leave() {
  update(engine.pause);
  voice.stop();
  wakeLock.release();
  showSheet();
  byId("start").focus();
}

function showStops() {
  update(engine.pause);
  byId("stops").showModal();
}

function end() {
  wakeLock.release();
  view.showPart("summary");
  const { log } = session;
  showSummary(routine, { started, log, worked: engine.worked(session, 0), complete: engine.isComplete(session) });
  byId("summary-title").focus();
}

function showSheet() {
  const isKept = engine.isUnderWay(session);
  byId("start-label").textContent = isKept ? "Go on" : "Start";
  byId("kept").textContent = isKept ? `Paused at ${whereabouts()}` : "";
  for (const id of ["start-over", "end-here"]) byId(id).hidden = !isKept;
  view.showPart("sheet");
}

function whereabouts() {
  const reading = engine.read(session, performance.now());
  const time = clock(reading.left === null ? reading.elapsed : Math.ceil(reading.left / 1000) * 1000);
  return `${reading.step ? nameOf(reading.step) : "the lead-in"}, ${time}${reading.left === null ? "" : " left"}`;
}

/** The session that this device remembers, paused; a finished one goes back to its summary. */
function remember() {
  const kept = store.read();
  const restored = Number.isFinite(kept?.started) ? engine.restore(routine.steps, engineOptions(), kept) : null;
  if (restored === null) return;
  session = restored;
  started = kept.started;
  shown = engine.read(session, performance.now());
  view.showReading(shown);
  view.markStep(shown.index);
  view.tick(boxesDone());
}

function forget() {
  store.clear();
  started = null;
  session = engine.prepare(routine.steps, engineOptions());
  shown = engine.read(session, 0);
  showSheet();
}

// What people set and press -------------------------------------------------------------------------------------------

function engineOptions() {
  return { lead: settings.lead * 1000, flow: settings.flow };
}

function change(name, value) {
  settings = { ...settings, [name]: value };
  writeSettings(settings);
  session = engine.withOptions(session, engineOptions());
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

const actions = {
  togglePause: () => update(session.status === "paused" ? engine.resume : engine.pause),
  next: () => update((state, now) => engine.next(state, now, shown.waits ? "done" : "skip")),
  back: () => update(engine.back),
  more: () => update((state, now) => engine.stretch(state, now, TEN_SECONDS)),
  less: () => update((state, now) => engine.stretch(state, now, -TEN_SECONDS)),
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
  start: () => (engine.isUnderWay(session) ? goOn() : start()),
  "start-over": start,
  "end-here": () => update(engine.finish),
  pause: actions.togglePause,
  done: actions.next,
  skip: actions.next,
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
    update(engine.resume);
  },
  "stop-now": () => {
    byId("stops").close();
    update(engine.finish);
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
view.listSteps(routine.steps, (index) => {
  byId("steps").close();
  update((state, now) => engine.jump(state, now, index));
});

showSettings();
remember();
byId("launch").hidden = false;
if (session.status === "done") end();
else showSheet();
