// A recorded session as a line of the log: `did 2026-03-02 07:04 strength 42:10 effort 8 done squat 3x5 load 60kg`.
// It says the same as the one of mobdsl.session.logged.

import { LEVELS } from "./session_turn.mjs";

const ENDED = { stopped: "stop", quit: "quit", gate: "gate" };
const SAID_OTHERWISE = ["offer", "again", "number"]; // their answers show in what was done
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*$/u;
const WEIGHT = /^([1-9][0-9]*(?:\.[0-9]+)?(?:kg|lb))(?: \(.*\))?$/s; // and behind it what it was worked out from
const NEVER_NAMES = ["and", "or", "if", "until", "not", "to"];
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" };

/** The line for the `kept` record of a session of `program`; `start`: its date and time, `2026-03-02 07:04`. */
export function didLine(program, kept, start) {
  const names = new Map(program.stops.map(({ id, name }) => [id, name]));
  return [
    `did ${start} ${nameOf(kept.routine)}`,
    seconds(kept.time) ? clock(kept.time) : "",
    kept.contexts.length ? `if ${kept.contexts.join(" and ")}` : "",
    ...answersOf(program, kept),
    seconds(kept.paused) ? `paused ${seconds(kept.paused)}s` : "",
    kept.how in ENDED ? `ended ${ENDED[kept.how]}` : "",
    ...kept.stopped.map(({ rule }) => `stopped ${quoted(names.get(rule))}`),
    ...kept.answers.filter(({ name }) => name === "note").map(({ value }) => `note ${quoted(String(value))}`),
    ...partsOf(program, kept).flatMap(({ done, gated }) => wordsOf(done, gated)),
  ].filter(Boolean).join(" ");
}

function seconds(milliseconds) {
  return Math.floor((milliseconds + 500) / 1000);
}

function clock(milliseconds) {
  const all = seconds(milliseconds);
  const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, String(all % 60).padStart(2, "0")];
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

function nameOf(text) {
  return NAME.test(text) && !NEVER_NAMES.includes(text) ? text : quoted(text);
}

function quoted(text) {
  return `"${text.replace(/[\\"\n\t]/g, (character) => ESCAPES[character])}"`;
}

/** `pain 2/3/5`: a figure that was asked for several times is a series; of other answers the last counts. */
function answersOf(program, kept) {
  const isHidden = ({ prompt }) => prompt && SAID_OTHERWISE.includes(prompt.type);
  const hidden = new Set(program.steps.filter(isHidden).map(({ prompt }) => prompt.name));
  const values = new Map();
  for (const { name, value } of kept.answers) {
    if (name !== "note" && !hidden.has(name)) values.set(name, [...(values.get(name) ?? []), value]);
  }
  return [...values].map(([name, given]) => {
    const isSeries = given.every((value) => typeof value === "number");
    return `${name} ${isSeries ? given.join("/") : wordOf(given.at(-1))}`;
  });
}

function wordOf(value) {
  if (value === true || value === "clear") return "yes";
  if (value === false || value === "not_clear") return "no";
  return typeof value === "number" ? String(value) : nameOf(value);
}

// The parts of the session ----------------------------------------------------------------------------------------------

/** What became of each line in all of its sets, rounds and sides: `{done, gated}`, in the order of their beginning. */
function partsOf(program, kept) {
  const parts = new Map();
  const gated = gatedOf(program, kept);
  for (const entry of kept.entries) {
    const step = stepOf(program, entry);
    const { movement = null, title, line = null, origin = null } = step;
    const key = JSON.stringify([line, origin, movement, title, entry.alternative ?? null]);
    const part = parts.get(key) ?? { done: [], gated };
    part.done.push({ entry, step });
    parts.set(key, part);
  }
  return [...parts.values()];
}

function stepOf(program, entry) {
  const isTaken = ({ line, name, steps }) => {
    const place = entry.step - program.groups[line].first;
    return name === entry.alternative && place >= 0 && place < steps.length;
  };
  const other = Object.values(LEVELS).includes(entry.alternative) ? program.alternatives.find(isTaken) : null;
  return other ? other.steps[entry.step - program.groups[other.line].first] : program.steps[entry.step];
}

/** The steps before which a gate stands that is not clear. */
function gatedOf(program, kept) {
  const answers = new Map(kept.answers.map(({ name, value }) => [name, value]));
  const closed = program.steps.filter(({ prompt }) => prompt?.type === "gate" && answers.get(prompt.name) === "not_clear");
  const scopes = closed.map(({ prompt }) => program.groups[prompt.scope] ?? { first: 0, last: program.steps.length });
  return (step) => scopes.some(({ first, last }) => first <= step && step <= last);
}

/** `done squat x5/5/3 load 60kg`; two where sides came to differ. */
function wordsOf(all, gated) {
  const sides = [...new Set(all.map(({ step }) => step.side ?? null))];
  const ofSides = sides.map((side) => all.filter(({ step }) => (step.side ?? null) === side));
  const doses = ofSides.map(doseOf);
  const states = ofSides.map(stateOf);
  if (sides.length === 1 || (new Set(doses).size === 1 && new Set(states).size === 1)) {
    return said(all, states[0], doses[0] && `${doses[0]}${eachOf(ofSides)}`, "", gated);
  }
  return sides.flatMap((side, place) => {
    return said(ofSides[place], states[place], doses[place], side ? `only ${side.replaceAll(" ", "_")}` : "", gated);
  });
}

function said(done, state, dose, only, gated) {
  const { entry, step } = done[0];
  const head = `${state} ${step.movement ? nameOf(step.movement) : quoted(step.title)}`;
  if (state === "skipped") return [head, only, reasonOf(done, gated)];
  const loads = new Set(done.filter(({ entry: one }) => one.load && "at" in one).map(({ entry: one }) => one.load));
  const figures = (key) => {
    const values = done.map(({ entry: one }) => one[key]).filter((value) => value !== undefined);
    return values.length ? `${key} ${values.join("/")}` : "";
  };
  const time = seconds(done.reduce((sum, { entry: one }) => sum + one.time, 0));
  return [
    head, dose, only,
    loads.size === 1 ? loadOf([...loads][0]) : "",
    time && !dose ? `time ${time}s` : "",
    figures("rounds"), figures("extra"),
    entry.alternative ? `alternative ${entry.alternative}` : "",
  ];
}

/** `load 60kg`; what is no figure alone is kept as it was said, in a note. */
function loadOf(load) {
  const found = WEIGHT.exec(load);
  return found ? `load ${found[1]}` : `note ${quoted(load)}`;
}

/** Why it was left out, where a stop rule or a gate said so. */
function reasonOf(done, gated) {
  const left = done.filter(({ entry }) => entry.state === "left");
  if (left.length === 0) return "";
  return left.some(({ entry }) => gated(entry.step)) ? "reason gate" : "reason stop";
}

/** ` each leg`, where a dose counts for each of several sides. */
function eachOf(ofSides) {
  const steps = ofSides.flat().map(({ step }) => step);
  if (ofSides.length === 1 || !steps.every(({ side }) => side)) return "";
  const limbs = [...new Set(steps.map(({ limb }) => limb ?? null))];
  return limbs.length === 1 && limbs[0] && !limbs[0].includes(" ") ? ` each ${limbs[0]}` : " each side";
}

function stateOf(done) {
  if (done.every(({ entry }) => entry.state === "done")) return "done";
  return done.some(({ entry }) => "at" in entry && entry.state !== "skipped") ? "cut" : "skipped";
}

/** `3x8`, `x5/5/3`, `30/20s`; nothing where it was not counted, or where nobody knows how often it was done. */
function doseOf(done) {
  if (done[0].step.end === "count") return "";
  if (done.some(({ step }) => step.reps)) {
    const figures = done.map(repsOf);
    if (figures.includes(null)) return "";
    if (new Set(figures).size === 1) return figures.length > 1 ? `${figures.length}x${figures[0]}` : `x${figures[0]}`;
    return figures.every((figure) => /^\d+$/.test(figure)) ? `x${figures.join("/")}` : "";
  }
  const times = done.flatMap(({ entry }) => (entry.sets ?? [entry.time]).map(seconds));
  return times.some(Boolean) ? `${times.join("/")}s` : "";
}

/** How often it was done; null where nobody said so and it was not done as asked for. */
function repsOf({ entry, step }) {
  const reps = entry.reps ?? null;
  const stated = step.reps ?? null;
  if (!("at" in entry) || (entry.state === "skipped" && reps === stated)) return "0";
  return reps !== "max" && (entry.state === "done" || reps !== stated) ? reps : null;
}
