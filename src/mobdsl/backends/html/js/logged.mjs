// A recorded session as a line of the log: `did 2026-03-02 07:04 strength 42:10 effort 8 done squat 3x5 load 60kg`.
// It says the same as mobdsl.session.did, in the spelling of mobdsl.printer.

const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*$/u;
const NEVER_NAMES = ["and", "or", "if", "until", "not", "to"];
const STATES = ["done", "cut", "skipped"];
const ENDS = { stopped: "stop", quit: "quit", gate: "gate" };
const GRACE = 3000; // what was left sooner had hardly begun
const REPS = /^(\d{1,6})(?:[-–](\d{1,6})|(\+))?$/;
const WEIGHT = /^(\d{1,6}(?:\.\d{1,3})?)\s*(kg|lb|%)$/;
const LEVEL = /^(.+), level (\d+) of \d+$/;
const UNITS = [["h", 3600], ["min", 60]];
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" };

/** The line for the `kept` record of a session of `program`; `start`: its date and time, `2026-03-02 07:04`. */
export function didLine(program, kept, start) {
  const { fields, notes } = answersOf(kept);
  if (whole(kept.paused)) fields.push(["paused", times([whole(kept.paused)])]);
  if (kept.how in ENDS) fields.push(["ended", ENDS[kept.how]]);
  for (const [place, { time }] of kept.results.entries()) {
    fields.push([place ? `result_${place + 1}` : "result", times([Math.max(whole(time), 1)])]);
  }
  const parts = partsOf(program, kept);
  for (const { rule, step } of kept.stopped) {
    const note = `stopped ${quoted(program.stops[rule].name)}`;
    const part = parts.find(({ steps }) => steps.has(step));
    (part ? part.notes : notes).push(note);
  }
  return [
    `did ${start} ${isPlain(kept.routine) ? kept.routine : quoted(kept.routine)} ${clock(Math.max(whole(kept.time), 1))}`,
    kept.contexts.length ? `if ${kept.contexts.join(" and ")}` : "",
    ...written(fields),
    ...notes,
    ...parts.flatMap(wordsOf),
  ].filter(Boolean).join(" ");
}

function whole(milliseconds) {
  return Math.floor((milliseconds + 500) / 1000);
}

function clock(seconds) {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, String(seconds % 60).padStart(2, "0")];
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** Times in seconds, in the largest unit in which all are whole: `90s`, `2min`, `30/20s`. `1/2min` would be half of one. */
function times(seconds) {
  const isLikeShare = seconds.length === 2 && seconds[0] < seconds[1];
  const units = isLikeShare ? [] : UNITS;
  const [unit, factor] = units.find(([, size]) => seconds.every((time) => time % size === 0)) ?? ["s", 1];
  return `${seconds.map((time) => time / factor).join("/")}${unit}`;
}

function isPlain(text) {
  return NAME.test(text) && !NEVER_NAMES.includes(text) && !/^x(?:\d|max(?![\p{L}\p{M}\p{N}_]))/u.test(text);
}

function quoted(text) {
  return `"${text.replace(/[\\"\n\t]/g, (character) => ESCAPES[character])}"`;
}

function written(fields) {
  return fields.map(([name, value]) => `${name} ${value}`);
}

/** What was answered: figures and words as fields, of several figures a series, texts as notes. */
function answersOf(kept) {
  const given = new Map();
  for (const { name, value } of kept.answers) given.set(name, [...(given.get(name) ?? []), value]);
  const fields = [];
  const notes = [];
  for (const [name, values] of given) {
    const texts = values.filter((value) => typeof value === "string" && (name === "note" || !isPlain(value)));
    if (texts.length) notes.push(...texts.map((text) => `${isPlain(name) ? name : "note"} ${quoted(text)}`));
    else if (isPlain(name) && !STATES.includes(name)) fields.push([name, known(values)]);
  }
  return { fields, notes };
}

function known(values) {
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length > 1 && numbers.every((number) => number >= 0)) return numbers.join("/");
  const last = values.at(-1);
  return last === true ? "yes" : last === false ? "no" : String(last);
}

// The parts of the session ----------------------------------------------------------------------------------------------

/** All sets of each line, on all sides and in all rounds, in the order of their beginning. */
function partsOf(program, kept) {
  const parts = new Map();
  const reasons = { left: kept.stopped.length || kept.how === "stopped" ? "stop" : "gate", missed: "missed" };
  for (const entry of kept.entries) {
    const step = stepOf(program, entry);
    const { line = null, origin = null, position = null } = step;
    const key = JSON.stringify([line, origin, step.movement || step.title, position, entry.alternative ?? null]);
    const part = parts.get(key) ?? { step, reasons, sides: new Map(), steps: new Set(), notes: [] };
    const isCut = entry.state === "left" && "at" in entry && entry.time >= GRACE;
    const side = step.side?.replaceAll(" ", "_") ?? null;
    part.sides.set(side, [...(part.sides.get(side) ?? []), isCut ? { ...entry, state: "cut" } : entry]);
    part.steps.add(entry.step);
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** The step of an entry as it was done. */
function stepOf(program, entry) {
  const placeIn = ({ line }) => entry.step - program.groups[line].first;
  const isTaken = (other) => other.name === entry.alternative && placeIn(other) >= 0 && placeIn(other) < other.steps.length;
  const other = program.alternatives.find(isTaken);
  return other ? other.steps[placeIn(other)] : program.steps[entry.step];
}

/** What became of it: once, or for each side where they came to differ. */
function wordsOf({ step, reasons, sides, notes }) {
  const done = [...sides.values()].map((visits) => said(step, visits, reasons));
  const [first, ...others] = done.map((one) => JSON.stringify(one));
  const line = ({ head, dose, load, fields }, each) => [head, dose, each, load, ...notes, ...written(fields)].filter(Boolean);
  if (others.length === 0 || others.some((other) => other !== first)) {
    return [...sides.keys()].flatMap((side, place) => line(done[place], side ? `only ${side}` : ""));
  }
  return line(done[0], eachOf([...sides.keys()].filter(Boolean), step.limb || "side"));
}

function eachOf(names, limb) {
  if (names.length !== 2 || !names.includes("left") || !names.includes("right")) return `each ${names.join(", ")}`;
  return names[0] === "left" ? `each ${limb}` : `each ${limb} from right`;
}

function said(step, visits, reasons) {
  const isSkipped = !visits.some(({ state }) => isWorked(state));
  const state = isSkipped ? "skipped" : visits.every((visit) => visit.state === "done") ? "done" : "cut";
  const { dose, isTime } = isSkipped ? { dose: "", isTime: false } : doseOf(step, visits);
  const spent = whole(visits.reduce((sum, { time }) => sum + time, 0));
  const level = LEVEL.exec(step.level ?? "");
  const last = visits.at(-1);
  const counted = ["rounds", "extra"].filter((name) => visits.some((visit) => name in visit));
  const fields = [
    ...(level ? [["level", level[2]]] : []),
    ...(level && step.ladder ? [["ladder", step.ladder]] : []),
    ...counted.map((name) => [name, visits.reduce((sum, visit) => sum + (visit[name] ?? 0), 0)]),
    ...(!isSkipped && !isTime && spent ? [["time", times([spent])]] : []),
    ...(last.alternative ? [["alternative", last.alternative]] : []),
    ...(isSkipped && last.state in reasons ? [["reason", reasons[last.state]]] : []),
  ];
  const head = `${state} ${step.movement ?? quoted(step.title)}`;
  return { head, dose, load: isSkipped ? "" : loadOf(visits), fields };
}

function isWorked(state) {
  return state === "done" || state === "cut";
}

/** How much of it: repetitions of each set, or how long each was held. */
function doseOf(step, visits) {
  const isCounted = visits.filter(({ state }) => isWorked(state)).every((visit) => isKnown(step, visit));
  const reps = isCounted ? visits.map(({ reps: text }) => (text === undefined ? "0" : repsOf(text))) : [null];
  if (!reps.includes(null)) {
    const isSame = new Set(reps).size === 1;
    return { dose: isSame ? `${reps.length > 1 ? reps.length : ""}x${reps[0]}` : `x${reps.join("/")}`, isTime: false };
  }
  if ((step.reps ?? null) !== null || step.end === "count") return { dose: "", isTime: false };
  const held = visits.flatMap(({ sets, time }) => sets ?? [time]).map(whole).filter(Boolean);
  if (held.length === 0) return { dose: "", isTime: false };
  const isSame = new Set(held).size === 1;
  return { dose: isSame ? `${held.length > 1 ? `${held.length}x` : ""}${times([held[0]])}` : times(held), isTime: true };
}

/** Whether it is known how often it was done: as asked for where all of it was done, else as the person said. */
function isKnown(step, { state, reps }) {
  return Boolean(reps) && (state === "done" || reps !== step.reps);
}

function repsOf(text) {
  const found = REPS.exec(text);
  if (!found) return null;
  const [low, high] = [Number(found[1]), Number(found[2] ?? found[1])];
  return found[3] ? `${low}+` : low === high ? String(low) : `${low}-${high}`;
}

function loadOf(visits) {
  const loads = visits.filter(({ state, load }) => isWorked(state) && load).map(({ load }) => load);
  const found = loads.map((load) => WEIGHT.exec(load));
  if (loads.length === 0 || found.includes(null)) return loads.length && isPlain(loads[0]) ? `load ${loads[0]}` : "";
  const figures = found.map(([, figure]) => String(Number(figure)));
  const isSame = new Set(found.map(([, figure, unit]) => Number(figure) + unit)).size === 1;
  return `load ${(isSame ? figures.slice(0, 1) : figures).join("/")}${found[0][2]}`;
}
