// The session engine: a state and an event make a state and effects. It touches no page and reads no clock. What each
// event does is written in grammar/SESSION.md, and the transcripts in tests/sessions hold this engine and the one in
// Python to it. A program is the JSON that docs/schema/session.schema.json describes; all times are milliseconds.

import { ACTS, sleep } from "./session_acts.mjs";
import { announce, passTime, runOut } from "./session_time.mjs";
import {
  change, collected, deadlines, goesTo, makeTurn, ownEnd, present, promptOn, spent,
} from "./session_turn.mjs";

/** A session that has not begun. Options: `lead`; `flow`: steps that a person ends run on their estimates. */
export function prepare(program, options) {
  return {
    program,
    options,
    status: "ready",
    now: 0,
    clock: 0,
    on: "nothing",
    at: 0,
    begun: 0,
    added: 0,
    counted: 0,
    sets: [],
    setBegun: null,
    reps: null,
    load: null,
    opened: [],
    target: null,
    behind: [],
    laps: [],
    levels: [],
    led: false,
    past: [],
    answers: [],
    stopped: [],
    results: [],
    lead: 0,
    asked: 0,
    paused: 0,
    how: null,
  };
}

/** `{state, effects}`: what `event` makes of `state`, and what follows from it in order. */
export function react(state, event) {
  const turn = makeTurn(state);
  const at = Math.max(state.now, event.at);
  const passed = at - state.now;
  const slept = event.does === "slept" ? Math.min(passed, Math.max(0, event.value ?? 0)) : 0;
  passTime(turn, passed - slept);
  change(turn, { now: at });
  const before = turn.state;
  if (event.does === "slept") sleep(turn, slept);
  else if (event.does !== "time") ACTS[event.does](turn, event);
  if (turn.state !== before) {
    runOut(turn, 0);
    announce(turn, before);
  }
  const effects = turn.effects.map(({ word, value }) => {
    return word === "record" ? { word, value: entryOf(turn.state, value) } : value === undefined ? { word } : { word, value };
  });
  return { state: turn.state, effects };
}

/** What is on. `left` is null where a person ends the step; `deadlines`, the outermost first: `[group, left]`. */
export function view(state) {
  const step = state.on === "step" ? present(state) : null;
  return {
    status: state.status,
    how: state.how,
    on: state.on,
    at: state.at,
    prompt: promptOn(state),
    elapsed: elapsedOf(state),
    left: leftOf(state),
    deadlines: deadlines(state).map(([group, moment]) => [group.id, Math.max(0, moment - state.clock)]),
    rounds: state.on === "nothing" ? [] : roundsAt(state, state.at),
    counted: step?.end === "count" ? state.counted : null,
    sets: step?.end === "total" ? state.sets.length : null,
    stands: step?.end === "total" && state.setBegun === null,
    phase: step ? phaseOf(step, spent(state)) : null,
    clock: state.clock,
    step,
  };
}

/** `[number, total]` of the rounds that step `index` stands in; `total` is null where nobody knows. */
export function roundsAt(state, index) {
  const rounds = (state.program.steps[index].rounds ?? []).map(({ number, total }) => [number, total ?? null]);
  const again = lapsAt(state, state.laps, index);
  return rounds.map(([number, total], place) => [place === rounds.length - 1 ? number + again : number, total]);
}

function lapsAt(state, laps, index) {
  const inside = laps.filter(([place]) => goesTo(state, place) <= index && index <= place);
  return inside.reduce((sum, [, count]) => sum + count, 0);
}

function elapsedOf(state) {
  if (state.on === "lead") return state.lead;
  if (state.on !== "step") return 0;
  return present(state).end === "total" ? collected(state) : spent(state);
}

function leftOf(state) {
  if (state.on === "lead") return state.options.lead - state.lead;
  if (state.on !== "step") return null;
  const { end, duration } = present(state);
  if (end === "total") return (duration ?? null) === null ? null : Math.max(0, duration - collected(state));
  const own = ownEnd(state);
  return own === null ? null : Math.max(0, own - state.clock);
}

function phaseOf({ phases = [] }, now) {
  const place = phases.findLastIndex(({ start, duration }) => start <= now && now < start + duration);
  return place < 0 ? null : place;
}

// What is recorded ------------------------------------------------------------------------------------------------------

/** The record of docs/schema/record.schema.json; `start`: when it began, as text, or null. */
export function record(state, start = null) {
  const { program } = state;
  const isWork = ({ step }) => program.steps[step].kind === "work";
  return {
    format: "mobdsl record",
    version: 1,
    routine: program.routine,
    title: program.title,
    contexts: program.contexts,
    fingerprint: program.fingerprint,
    start,
    time: state.clock,
    lead: state.lead,
    asked: state.asked,
    paused: state.paused,
    how: state.how,
    entries: state.past.filter(isWork).map((visit) => entryOf(state, visit)),
    answers: state.answers.map(({ name, value, after }) => ({ name, value, after })),
    stopped: state.stopped,
    results: state.results,
  };
}

/** What is recorded of a visit; what nobody knows and what is empty is left out. */
function entryOf(state, visit) {
  const lap = 1 + lapsAt(state, visit.laps, visit.step);
  const { step, became, time, at, reps, load, rounds, extra, sets, alternative } = visit;
  const known = { at, reps, load, rounds, extra, sets: sets.length ? sets : null, alternative, lap: lap > 1 ? lap : null };
  const said = Object.entries(known).filter(([, value]) => value !== null);
  return { step, state: became, time, ...Object.fromEntries(said) };
}
