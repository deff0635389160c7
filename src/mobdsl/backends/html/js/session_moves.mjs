// From step to step: begin, leave, go on, end; and the ways that are no step ahead: back, and to a step that was chosen.

import {
  LEVELS, change, deadlines, give, goesTo, groupsOf, isDue, isPassed, isWanted, lastBegun, levelOf, ownEnd, present,
  sameLaps, spent,
} from "./session_turn.mjs";

/** For so long one has hardly begun: what is left is skipped, and `back` goes one further. */
export const GRACE = 3000;

/** Goes on with the first step from `index` on that is to be done. */
export function enter(turn, index) {
  const { steps } = turn.state.program;
  let place = index;
  while (place < steps.length && (isPassed(turn.state, place) || !isWanted(turn.state, place))) place += 1;
  if (place >= steps.length) return finish(turn, "finished");
  close(turn, steps[place].groups);
  change(turn, { at: place });
  if (steps[place].prompt) {
    change(turn, { on: "prompt" });
    give(turn, "ask", steps[place].prompt.name);
  } else if (turn.state.led || !turn.state.options.lead) {
    begin(turn);
  } else {
    change(turn, { on: "lead" });
    give(turn, "lead", turn.state.options.lead);
  }
}

/** The step that is to be on begins now. */
export function begin(turn) {
  open(turn);
  const { state } = turn;
  const setBegun = present(state).end === "total" ? state.clock : null;
  change(turn, { on: "step", led: true, begun: state.clock, added: 0 });
  change(turn, { counted: 0, sets: [], setBegun, reps: null, load: null });
  give(turn, "begin", state.at);
}

export function finish(turn, how) {
  if (how === "finished") close(turn, []);
  change(turn, { opened: [], status: "done", on: "nothing", how, target: null });
  give(turn, "end", how);
}

/** Enters the groups of the step that is to be on. A prompt enters none: the clock stands, so it is all the same. */
function open(turn) {
  const { opened, clock, program, at } = turn.state;
  const known = new Map(opened);
  change(turn, { opened: program.steps[at].groups.map((group) => [group, known.get(group) ?? clock]) });
}

/** The groups that are not among `inside` are over. */
function close(turn, inside, capped = false) {
  const { state } = turn;
  for (const [group, begun] of [...state.opened].reverse()) {
    if (inside.includes(group) || !state.program.groups[group].timed) continue;
    const result = { group, time: state.clock - begun, capped };
    change(turn, { results: [...turn.state.results.filter((each) => each.group !== group), result] });
    give(turn, "result", result);
  }
  abandon(turn, inside);
}

/** Leaves the groups that are not among `inside`, without a result. */
function abandon(turn, inside) {
  change(turn, { opened: turn.state.opened.filter(([group]) => inside.includes(group)) });
}

// What becomes of steps -------------------------------------------------------------------------------------------------

/** The step that is on is over, and this is what became of it. */
export function leave(turn, became, late = false) {
  const { state } = turn;
  if (state.on !== "step") return;
  const step = present(state);
  const isWork = step.kind === "work";
  const isTotal = step.end === "total";
  const sets = state.setBegun === null ? state.sets : [...state.sets, state.clock - state.setBegun];
  const level = levelOf(state, state.at);
  const visit = {
    step: state.at,
    became: isWork ? became : "done",
    at: state.begun,
    time: isTotal ? sets.reduce((sum, set) => sum + set, 0) : spent(state),
    reps: isWork ? (state.reps ?? step.reps ?? null) : null,
    load: isWork ? (state.load ?? step.load ?? null) : null,
    rounds: step.end === "count" ? state.counted : null,
    extra: null,
    sets: isTotal ? sets : [],
    alternative: level && isWork ? LEVELS[level[1]] : null,
    laps: state.laps,
    late: late && isWork,
  };
  change(turn, { past: [...state.past, visit], on: "nothing" });
  if (isWork) give(turn, "record", visit);
}

/** Says of all work among `indices` that was due what became of it without a beginning. */
function notBegun(turn, indices, became) {
  for (const step of indices.filter((index) => isDue(turn.state, index))) {
    const nothing = { at: null, time: 0, reps: null, load: null, rounds: null, extra: null, sets: [], alternative: null };
    const visit = { step, became, ...nothing, laps: turn.state.laps, late: false };
    change(turn, { past: [...turn.state.past, visit] });
    give(turn, "record", visit);
  }
}

/** What work becomes that a person leaves before its end. */
export function early(state) {
  return spent(state) < GRACE ? "skipped" : "cut";
}

/** Leaves `group`, or the session, from where one is: work in it that was not begun is left out. */
export function leaveGroup(turn, group, became) {
  const { state } = turn;
  const first = firstBehind(state);
  leave(turn, became);
  if (group === null) {
    notBegun(turn, range(first, state.program.steps.length), became);
  } else {
    notBegun(turn, range(Math.max(first, group.first), group.last + 1), became);
    abandon(turn, around(state, group));
  }
}

function firstBehind(state) {
  return state.at + (state.on === "step" ? 1 : 0);
}

function range(first, behind) {
  return Array.from({ length: Math.max(0, behind - first) }, (_, place) => first + place);
}

/** The groups that `group` stands in. */
function around(state, group) {
  const { groups } = state.program.steps[group.first];
  return groups.slice(0, groups.indexOf(group.id));
}

/** What ends at this moment, ends: of the groups whose deadline it is the outermost, else the step. */
export function endedByTime(turn) {
  const over = deadlines(turn.state).find(([, moment]) => moment <= turn.state.clock);
  if (over) {
    reached(turn, over[0]);
  } else {
    leave(turn, "done");
    enter(turn, turn.state.at + 1);
  }
}

/** The deadline of `group` has come. */
function reached(turn, group) {
  const { state } = turn;
  const end = ownEnd(state);
  const isDone = end !== null && end <= state.clock;
  leave(turn, isDone ? "done" : "cut", !isDone);
  let behind = group.last + 1;
  while (behind - 1 > state.at && isStillAsked(state, behind - 1)) behind -= 1;
  notBegun(turn, range(state.at + 1, behind), "missed");
  close(turn, around(state, group), true);
  enter(turn, behind);
}

function isStillAsked(state, index) {
  const { prompt } = state.program.steps[index];
  return Boolean(prompt) && !["gate", "offer", "again"].includes(prompt.type);
}

// Back, and to a step that was chosen -----------------------------------------------------------------------------------

/** To the start of this step or, where it has hardly begun, of the step before. */
export function goBack(turn) {
  const { state } = turn;
  const place = lastBegun(state);
  if (state.on === "step" && (spent(state) >= GRACE || place < 0)) begin(turn);
  else if (state.on !== "lead" && place >= 0) returnTo(turn, place);
}

/** Back to the visit at `place`, or to the first step of its round where that is on a clock and over. */
function returnTo(turn, place) {
  const { state } = turn;
  const visit = state.past[place];
  const here = state.program.steps[state.at].groups;
  const isOver = ({ kind, deadline, id }) => kind === "round" && deadline !== undefined && !here.includes(id);
  const over = groupsOf(state, visit.step).find(isOver);
  const isOfRound = ({ step, laps }) => step >= over.first && step <= over.last && sameLaps(laps, visit.laps);
  let kept = place;
  while (over && kept && isOfRound(state.past[kept - 1])) kept -= 1;
  let first = over ? over.first : visit.step;
  change(turn, { past: state.past.slice(0, kept), laps: visit.laps, target: null, on: "nothing" });
  while (first < visit.step && (state.program.steps[first].prompt || !isWanted(state, first))) first += 1;
  abandon(turn, state.program.steps[first].groups);
  change(turn, { at: first });
  begin(turn);
}

/** To step `index`, or first to a gate on the way that was not passed. */
export function goTo(turn, index) {
  const { state } = turn;
  const first = range(0, index).find((place) => comesFirst(state, place, index)) ?? null;
  if (first !== null && state.on === "prompt" && state.at === first) return change(turn, { target: index });
  const place = first ?? index;
  if (index > state.at || (index === state.at && state.on !== "step")) skip(turn, place);
  else takeBack(turn, index);
  change(turn, { target: first === null ? null : index });
  if (place < state.program.steps.length) abandon(turn, state.program.steps[place].groups);
  enter(turn, place);
}

/** Whether the prompt at `place` has to be asked before step `index`. */
function comesFirst(state, place, index) {
  const { steps, groups } = state.program;
  const { prompt } = steps[place];
  if (!prompt || state.behind.includes(place) || !isWanted(state, place)) return false;
  if (prompt.type === "gate") return prompt.scope === undefined || groups[prompt.scope].last >= index;
  return !state.led && steps.slice(0, place).every((step) => step.prompt);
}

/** Work up to `place` is passed over. */
function skip(turn, place) {
  const { state } = turn;
  leave(turn, early(state));
  const known = new Set(turn.state.past.filter(({ laps }) => sameLaps(laps, state.laps)).map(({ step }) => step));
  notBegun(turn, range(firstBehind(state), place).filter((index) => !known.has(index)), "skipped");
}

/** What was done from step `index` on will be done again, in this lap of the rounds that it stands in. */
function takeBack(turn, index) {
  const { state } = turn;
  const near = (laps) => laps.filter(([place]) => goesTo(state, place) <= index && index <= place);
  const laps = near(state.laps);
  let kept = state.past.length;
  while (kept && state.past[kept - 1].step >= index && sameLaps(near(state.past[kept - 1].laps), laps)) kept -= 1;
  change(turn, { past: state.past.slice(0, kept), laps, on: "nothing" });
}
