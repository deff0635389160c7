// The engine: which step is on, how far it is, what comes next. Plain functions from a state and a time to a new state
// or to a reading. It touches no page and reads no clock: `now` is milliseconds on any clock that never goes back, and
// every moment is worked out from the moment its step began, so that late calls add up to no drift.
//
// A step is an event of the routine: {kind, duration, estimate, low, high, stated, phases, …}, times in milliseconds,
// `duration` null where a person decides. The index −1 is the lead-in, which is the page's own and not the routine's.

export const LEAD = -1;

/** A session that has not begun. Options: `lead` in milliseconds; `flow`: open steps run on their estimates. */
export function prepare(steps, options) {
  return { steps, options, status: "ready", index: LEAD, began: 0, elapsed: 0, extra: 0, log: [] };
}

/** The session from its first moment. */
export function begin(state, now) {
  return advance({ ...state, status: "running", index: LEAD, began: now, elapsed: 0, extra: 0, log: [] }, now);
}

/** The state at `now`: every step that has run out by then is behind, each at its own moment. */
export function advance(state, now) {
  let current = state;
  while (current.status === "running") {
    const length = lengthOf(current);
    if (length === null || now - current.began < length) break;
    current = enter(current, current.index + 1, current.began + length, "time");
  }
  return current;
}

export function pause(state, now) {
  return state.status === "running" ? { ...state, status: "paused", elapsed: now - state.began } : state;
}

export function resume(state, now) {
  return state.status === "paused" ? { ...state, status: "running", began: now - state.elapsed } : state;
}

/** On to the next step; `ended` says for the log whether the step was done or skipped. */
export function next(state, now, ended) {
  return isUnderWay(state) ? enter(state, state.index + 1, now, ended) : state;
}

/** Back to the start of this step or, in its first three seconds, to the step before. */
export function back(state, now) {
  if (!isUnderWay(state)) return state;
  const first = spent(state, now) < 3000 ? state.index - 1 : state.index;
  return enter(state, Math.max(first, LEAD), now, "back");
}

export function jump(state, now, index) {
  return isUnderWay(state) && index in state.steps ? enter(state, index, now, "jump") : state;
}

/** This step `change` milliseconds longer, or shorter down to its end. A step that waits has no end to move. */
export function stretch(state, now, change) {
  const length = isUnderWay(state) ? lengthOf(state) : null;
  if (length === null) return state;
  const left = length - spent(state, now) + change;
  return left > 0 ? { ...state, extra: state.extra + change } : enter(state, state.index + 1, now, "skip");
}

/** The end, wherever the session is. */
export function finish(state, now) {
  return isUnderWay(state) ? enter(state, state.steps.length, now, "stop") : state;
}

/** The same session under other options. */
export function withOptions(state, options) {
  return { ...state, options };
}

export function isUnderWay(state) {
  return state.status === "running" || state.status === "paused";
}

/** The time spent on the steps so far without pauses and lead-in, in milliseconds. */
export function worked(state, now) {
  const current = isUnderWay(state) && state.index > LEAD ? spent(state, now) : 0;
  return state.log.reduce((sum, entry) => sum + entry.spent, current);
}

/** Whether the session came to its end and was not stopped before. */
export function isComplete(state) {
  return state.status === "done" && state.log.length > 0 && state.log.at(-1).ended !== "stop";
}

/**
 * All there is to show at `now`.
 *
 * `waits`: a person ends this step. `left` counts down, null where the step waits; `elapsed` counts up. `progress` goes
 * from 0 to 1. `number` of `count` numbers the work, not what lies between; there it is the number of the work to come.
 */
export function read(state, now) {
  const { steps, index, status } = state;
  const step = steps[index] ?? null;
  const elapsed = spent(state, now);
  const length = isUnderWay(state) ? lengthOf(state) : null;
  const left = length === null ? null : Math.max(0, length - elapsed);
  return {
    status,
    index,
    step,
    kind: status === "done" ? "done" : (step?.kind ?? "lead"),
    waits: isUnderWay(state) && length === null,
    elapsed,
    length,
    left,
    progress: length ? Math.min(1, elapsed / length) : 0,
    phase: step === null ? null : phaseAt(step.phases, elapsed),
    next: steps[index + 1] ?? null,
    afterNext: steps[index + 2] ?? null,
    number: numberAt(steps, index),
    count: steps.filter(isWork).length,
    total: remaining(state, elapsed),
  };
}

/** Milliseconds until the reading changes on its own: the next whole second, phase or end. */
export function untilChange(reading) {
  const second = reading.left === null ? 1000 - (reading.elapsed % 1000) : reading.left % 1000 || 1000;
  const phase = reading.phase ? reading.phase.left : Infinity;
  return Math.max(10, Math.min(second, phase));
}

/** What is worth keeping of a session, as plain data. */
export function save(state, now) {
  const { index, extra, log, status } = state;
  return { index, extra, log, status: status === "done" ? "done" : "paused", elapsed: spent(state, now) };
}

/** A kept session, paused where it was; null where `kept` is not one of these steps. */
export function restore(steps, options, kept) {
  if (kept === null || typeof kept !== "object") return null;
  const { index, extra, elapsed, status, log } = kept;
  const isSound =
    Number.isInteger(index) && index >= LEAD && index <= steps.length && Number.isFinite(extra) &&
    Number.isFinite(elapsed) && elapsed >= 0 && Array.isArray(log) && log.every((entry) => isEntry(entry, steps)) &&
    (status === "done") === (index === steps.length);
  if (!isSound) return null;
  return { ...prepare(steps, options), index, extra, elapsed, log, status: status === "done" ? "done" : "paused" };
}

function isEntry(entry, steps) {
  return entry !== null && typeof entry === "object" && entry.step in steps && Number.isFinite(entry.spent);
}

function enter(state, index, at, ended) {
  const entry = { step: state.index, spent: spent(state, at), ended };
  const log = state.index > LEAD ? [...state.log, entry] : state.log;
  const status = index >= state.steps.length ? "done" : state.status;
  return { ...state, status, index, began: at, elapsed: 0, extra: 0, log };
}

function spent(state, now) {
  return state.status === "running" ? Math.max(0, now - state.began) : state.elapsed;
}

/** How long the present step runs, null where it waits for a person. */
function lengthOf({ steps, index, options, extra }) {
  const length = index === LEAD ? options.lead : planned(steps[index], options.flow);
  return length === null ? null : length + extra;
}

/** A prompt takes none of the routine's time, and always waits: a question that nobody answered is not done. */
function planned(step, flow) {
  if (step.kind === "prompt") return null;
  return step.duration ?? (flow && step.estimate ? step.estimate : null);
}

function phaseAt(phases, elapsed) {
  const number = phases.findLastIndex((phase) => phase.start <= elapsed);
  const phase = phases[number];
  if (!phase || elapsed >= phase.start + phase.duration) return null;
  const position = (elapsed - phase.start) / phase.duration;
  return { ...phase, number, position, left: phase.start + phase.duration - elapsed };
}

function isWork(step) {
  return step.kind === "work";
}

function numberAt(steps, index) {
  const upTo = steps.slice(0, Math.max(index, 0) + 1);
  const isBetween = upTo.length > 0 && !isWork(upTo.at(-1)) && steps.slice(index + 1).some(isWork);
  return upTo.filter(isWork).length + (isBetween ? 1 : 0);
}

/** The time from here to the end. `about`: it holds an estimate; `open`: it holds a step that nothing measures. */
function remaining(state, elapsed) {
  const total = { time: 0, about: false, open: false };
  const first = Math.max(state.index, 0);
  for (const [offset, step] of state.steps.slice(first).entries()) {
    if (step.kind === "prompt") continue;
    const isCurrent = offset === 0 && state.index > LEAD;
    const length = step.duration ?? step.estimate;
    total.about ||= step.duration === null && length !== null;
    total.open ||= length === null;
    total.time += isCurrent ? Math.max(0, (length ?? 0) + state.extra - elapsed) : (length ?? 0);
  }
  return total;
}
