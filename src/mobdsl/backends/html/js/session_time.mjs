// Time passes: what runs out ends, each at its own moment, and what is to be announced is announced.

import { begin, endedByTime } from "./session_moves.mjs";
import { change, collected, deadlines, give, nextMoment, ownEnd, present, spent } from "./session_turn.mjs";

const COUNTED = 5000;
const HALVED = 20000;
const WITH_NEXT = 25000;
const NEXT_AT = 10000;
const FRESH = 1000; // what is older is not announced any more

/** So much time passes in one piece. Of the steps that begin in it only the one that is on then is announced. */
export function passTime(turn, time) {
  const before = turn.state;
  runOut(turn, time);
  const last = turn.state.on === "step" ? turn.effects.findLastIndex(({ word }) => word === "begin") : -1;
  turn.effects = turn.effects.filter(({ word }, place) => word !== "begin" || place === last);
  announce(turn, before);
}

/** What ends within `time` ends. */
export function runOut(turn, time) {
  let left = Math.max(0, time);
  while (left !== null) left = pass(turn, left);
}

/** Lets time pass up to the next thing that ends, and gives what is left of it; null where nothing ends. */
function pass(turn, left) {
  const { state } = turn;
  if (state.status === "paused") {
    change(turn, { paused: state.paused + left });
  } else if (state.status !== "running") {
    return null;
  } else if (state.on === "prompt") {
    change(turn, { asked: state.asked + left });
  } else if (state.on === "lead") {
    const rest = state.options.lead - state.lead;
    change(turn, { lead: state.lead + Math.min(left, rest) });
    if (left < rest) return null;
    begin(turn);
    return left - rest;
  } else {
    const moment = nextMoment(state);
    if (moment !== null && moment <= state.clock + left) {
      change(turn, { clock: moment });
      endedByTime(turn);
      return left - (moment - state.clock);
    }
    change(turn, { clock: state.clock + left });
  }
  return null;
}

/** Gives what has come since `before` of what is said and sounded within the step that is on. */
export function announce(turn, before) {
  const { state } = turn;
  if (state.on === "lead") return announceLead(turn, before);
  if (state.on !== "step") return;
  const isSame = before.on === "step" && before.at === state.at && before.begun === state.begun;
  const since = isSame && before.past.length === state.past.length ? spent(before) : -1;
  const now = spent(state);
  const isNew = (moment) => since < moment && moment <= now;
  const phase = (present(state).phases ?? []).findLastIndex(({ start }) => isNew(start));
  if (phase >= 0) give(turn, "phase", phase);
  const moments = momentsOf(state).sort(([one], [other]) => one - other);
  for (const [moment, word, value] of moments) {
    if (isNew(moment) && now - moment < FRESH) give(turn, word, value);
  }
}

function announceLead(turn, before) {
  const whole = turn.state.options.lead;
  const [left, was] = [whole - turn.state.lead, whole - before.lead];
  for (const number of whole >= COUNTED ? [3, 2, 1] : []) {
    if (was > number * 1000 && number * 1000 >= left && left > (number - 1) * 1000) give(turn, "count", number);
  }
}

/** What there is to announce in the step that is on: when, counted from its beginning, and what. */
function momentsOf(state) {
  const step = present(state);
  const counts = countsOf(state, step);
  const own = ownEnd(state);
  if (own === null) return [...counts, ...marksOf(step)];
  if (step.end === "total") return [...counts, ...markOfTotal(state, step)];
  const length = own - state.begun;
  const runs = step.end === "time" || step.end === "count";
  if (step.kind === "work" && runs && step.duration >= HALVED) counts.push([Math.floor(step.duration / 2), "half"]);
  if (length >= WITH_NEXT && state.at + 1 < state.program.steps.length) counts.push([length - NEXT_AT, "next"]);
  return counts;
}

function countsOf(state, step) {
  const ends = deadlines(state).map(([group, moment]) => [moment - state.begun, group.deadline]);
  const own = ownEnd(state);
  if (own !== null) ends.push([own - state.begun, step.end === "total" ? step.duration : own - state.begun]);
  const end = Math.min(...ends.map(([moment]) => moment));
  const isLong = ends.some(([moment, length]) => moment === end && length >= COUNTED);
  return isLong ? [3, 2, 1].map((number) => [end - number * 1000, "count", number]) : [];
}

/** The bounds that the author stated for a step that a person ends. */
function marksOf(step) {
  if (step.end !== "person") return [];
  return [...new Set([step.low, step.high])].filter(Boolean).map((bound) => [bound, "mark", bound]);
}

function markOfTotal(state, step) {
  if (!step.low || !(step.low < step.duration)) return [];
  return [[spent(state) + step.low - collected(state), "mark", step.low]];
}
