// From a reading to the page. Texts go in as text, never as markup, and only where they changed.

import { amountOf, clock, countdown, nameOf, nextOf, placeOf, sideOf, stopwatch, totalOf } from "./words.mjs";
import { opening } from "./pace.mjs";

const KINDS = { lead: "Get ready for", work: "Work", rest: "Rest", switch: "Change over", prompt: "Over to you", done: "Done" };
const SCREEN = {
  held: "Screen stays on",
  lost: "Screen may sleep",
  off: "",
};

const LONG_NAME = 32; // characters; a longer one is set smaller

const byId = (id) => document.getElementById(id);

/** Shows the sheet, the player or the summary; the others are out of sight and out of reach. */
export function showPart(name) {
  for (const part of ["sheet", "player", "summary"]) byId(part).hidden = part !== name;
  window.scrollTo(0, 0);
}

export function showReading(reading) {
  const { step } = reading;
  const player = byId("player");
  player.dataset.kind = reading.kind;
  player.dataset.waits = String(reading.waits);
  player.style.setProperty("--progress", reading.progress.toFixed(4));
  put("number", step === null || reading.count === 0 ? "" : `${reading.number} of ${reading.count}`);
  put("total", totalOf(reading.total));
  put("kind", reading.status === "paused" ? "Paused" : KINDS[reading.kind]);
  put("set", step ? placeOf(step) : "");
  showName(step ?? reading.next);
  put("amount", step ? amountNow(reading) : "");
  showDigits(reading);
  put("hint", hintOf(reading));
  put("cue", step?.cues[0] ?? "");
  put("care", step?.care.join(" · ") ?? "");
  put("more-cues", step?.cues.slice(1, 3).join(" · ") ?? "");
  put("next", reading.kind === "lead" ? "" : nextOf(reading));
  showPace(reading);
  showAnswers(reading);
  showControls(reading);
}

let onAnswer = () => {};

/** `act` takes the event that a person answers with. */
export function takeAnswers(act) {
  onAnswer = act;
}

/** The stop rules by name, each with a button that says it was met. */
export function listRules(stops, onChoice) {
  const buttons = stops.map(({ id, name }) => button(`It is so: ${name}`, "plain-button warning", () => onChoice(id)));
  byId("rules").replaceChildren(...buttons);
}

/** Says a text to screen readers when they have finished what they are at. */
export function announce(text) {
  put("announcer", text);
}

export function showScreenState(state) {
  put("screen-state", SCREEN[state]);
  byId("screen-state").dataset.state = state;
}

export function showVoiceState(text) {
  put("voice-state", text);
}

/** The list to jump by: a button for each step. */
export function listSteps(steps, onChoice) {
  const rows = steps.map((step, index) => {
    const jump = button("", "jump", () => onChoice(index));
    jump.dataset.kind = step.kind;
    jump.append(make("bdi", "", nameOf(step)), make("span", "quiet", [placeOf(step), amountOf(step)].filter(Boolean).join(" · ")));
    const row = make("li", "", "");
    row.append(jump);
    return row;
  });
  byId("step-list").replaceChildren(...rows);
}

export function markStep(index) {
  for (const [at, jump] of byId("step-list").querySelectorAll("button").entries()) {
    if (at === index) jump.setAttribute("aria-current", "step");
    else jump.removeAttribute("aria-current");
  }
}

/** The list of keys, from the same table that the keys work by. */
export function listKeys(keys) {
  const rows = keys.flatMap(({ shown, does }) => [make("dt", "", shown), make("dd", "", does)]);
  byId("key-list").replaceChildren(...rows);
}

/** Ticks the sheet's boxes with these numbers; the others stay as the person left them. */
export function tick(boxes) {
  for (const number of boxes) byId(`box-${number}`).checked = true;
}

export function untickAll() {
  for (const box of document.querySelectorAll("#lines input")) box.checked = false;
}

function showName(step) {
  const title = step?.title ?? "";
  put("name", title);
  byId("name").dataset.long = String(title.length > LONG_NAME);
  put("side", step ? [step.position, sideOf(step, "side")].filter(Boolean).join(" · ") : "");
}

function showDigits(reading) {
  const text = reading.left === null ? stopwatch(reading.elapsed) : countdown(reading.left);
  put("digits", text);
  byId("digits").dataset.length = String(text.length);
  byId("digits").hidden = reading.kind === "prompt"; // a question has all the time in the world
}

function showPace(reading) {
  const { phase, step } = reading;
  const pacer = byId("pacer");
  pacer.hidden = phase === null;
  put("phase", phase === null ? "" : `${phase.kind.replace("_", " ")} ${countdown(phase.left)}`);
  put("rep", phase === null ? "" : [phase.text ?? `${step.unit} ${phase.rep}`, phase.side].filter(Boolean).join(" · "));
  if (phase) pacer.style.setProperty("--open", opening(step.phases, phase).toFixed(3));
}

function showControls(reading) {
  const isPaused = reading.status === "paused";
  byId("pause").dataset.pressed = String(isPaused);
  put("pause-label", isPaused ? "Go on" : "Pause");
  byId("done").hidden = reading.onward !== "done";
  for (const id of ["less", "more"]) byId(id).disabled = !reading.canStretch;
  if (document.activeElement?.matches("[hidden], :disabled")) byId("stage").focus(); // where keys still arrive
}

/** What can be answered here; made anew only where it is something else than before. */
function showAnswers({ index, choices, figure }) {
  const answers = byId("answers");
  const place = JSON.stringify([index, choices, figure]);
  if (answers.dataset.place === place) return;
  answers.dataset.place = place;
  const buttons = choices.map(({ label, event, main }) => button(label, main ? "main-button" : "plain-button", () => onAnswer(event)));
  answers.replaceChildren(...buttons, ...(figure ? typed(figure) : []));
  answers.hidden = answers.children.length === 0;
}

function typed({ name, low, high }) {
  const input = make("input", "", "");
  Object.assign(input, { type: "number", id: "answer", inputMode: "numeric", min: String(low), max: high === null ? "" : String(high) });
  input.setAttribute("aria-label", "How many");
  const say = () => {
    if (input.value !== "" && input.checkValidity()) onAnswer({ does: "answer", name, value: input.valueAsNumber });
  };
  input.addEventListener("keydown", ({ key }) => (key === "Enter" ? say() : undefined));
  return [input, button("OK", "main-button", say)];
}

/** How much is asked for, and how much of it is done where that is counted. */
function amountNow({ step, counted, sets }) {
  const rounds = counted === null ? "" : `${counted} ${counted === 1 ? "round" : "rounds"}`;
  const done = sets ? `${sets} ${sets === 1 ? "set" : "sets"}` : "";
  return [doseOf(step), rounds, done].filter(Boolean).join(" · ");
}

function doseOf(step) {
  return [step.reps ? amountOf(step) : "", step.load, step.effort].filter(Boolean).join(" · ");
}

function hintOf({ step, kind, waits, counted, sets, deadline }) {
  if (kind === "prompt") return "";
  if (counted !== null) return "press Done after each round";
  if (sets !== null) return "press Done after each set";
  if (!waits) return step?.about ? "about" : "";
  const bounds = step.stated ? `${clock(step.low)}${step.high === null ? " or more" : ` to ${clock(step.high)}`}` : "";
  const estimate = !bounds && step.estimate ? `≈ ${clock(step.estimate)}` : "";
  const ends = deadline === null ? "" : `${countdown(deadline)} left of it`;
  return [ends, bounds || estimate, "press Done to go on"].filter(Boolean).join(" · ");
}

function put(id, text) {
  const element = byId(id);
  if (element.textContent !== text) element.textContent = text;
}

function button(label, className, onClick) {
  const made = make("button", className, label);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}
