// What each event does, but for time passing.

import { begin, early, enter, finish, goBack, goTo, GRACE, leave, leaveGroup } from "./session_moves.mjs";
import {
  LEVELS, change, collected, factsOf, give, groupsOf, isMet, isUnderWay, lastBegun, levelOf, present, promptOn, sameLaps, spent,
  waitsForRound,
} from "./session_turn.mjs";

/** What is kept with any session. */
const ALWAYS = ["effort", "comfort", "pain", "note"];

export const ACTS = {
  start, done, next, add, again, enough, answer, stop,
  back: ifUnderWay((turn) => goBack(turn)),
  pause,
  resume(turn) {
    if (turn.state.status === "paused") change(turn, { status: "running" });
  },
  jump: ifUnderWay((turn, { value }) => {
    if (Number.isInteger(value) && value >= 0 && value < turn.state.program.steps.length) goTo(turn, value);
  }),
  easier: ifUnderWay((turn) => changeLevel(turn, -1)),
  harder: ifUnderWay((turn) => changeLevel(turn, 1)),
  set: (turn, { value }) => correct(turn, "load", value),
  reps: (turn, { value }) => correct(turn, "reps", Number.isInteger(value) ? value : null),
  quit: ifUnderWay((turn) => {
    if (turn.state.on === "step") leave(turn, early(turn.state));
    finish(turn, "quit");
  }),
};

/** The machine slept: nobody followed. */
export function sleep(turn, time) {
  if (!isUnderWay(turn.state)) return;
  change(turn, { paused: turn.state.paused + time });
  pause(turn);
}

function ifUnderWay(act) {
  return (turn, event) => (isUnderWay(turn.state) ? act(turn, event) : undefined);
}

function start(turn, { value }) {
  if (turn.state.status !== "ready") return;
  change(turn, { status: "running" });
  if (Number.isInteger(value) && value > 0 && value < turn.state.program.steps.length) goTo(turn, value);
  else enter(turn, 0);
}

function pause(turn) {
  if (turn.state.status !== "running") return;
  change(turn, { status: "paused" });
  give(turn, "pause");
}

function done(turn) {
  const { state } = turn;
  if (!isUnderWay(state) || isSaidLate(turn) || state.on !== "step") return;
  const step = present(state);
  if (step.end === "count") {
    const waited = waitsForRound(state);
    change(turn, { counted: state.counted + 1 });
    if (waited) goOn(turn, "done");
  } else if (step.end === "total") {
    endSet(turn);
  } else if (step.end !== "group" || step.kind === "work") {
    goOn(turn, "done");
  }
}

/** Says of what a deadline has just cut that it is done. */
function isSaidLate(turn) {
  const { state } = turn;
  const place = lastBegun(state);
  const visit = state.past[place];
  if (!visit?.late || state.clock - visit.at - visit.time >= GRACE) return false;
  replace(turn, place, { became: "done", late: false });
  return true;
}

/** Says something else of the visit at `place`. */
function replace(turn, place, changes) {
  const visit = { ...turn.state.past[place], ...changes };
  change(turn, { past: turn.state.past.with(place, visit) });
  give(turn, "record", visit);
}

function goOn(turn, became) {
  leave(turn, became);
  enter(turn, turn.state.at + 1);
}

/** A set of a total is over; the last one ends the step. */
function endSet(turn) {
  const { state } = turn;
  if (state.setBegun === null) return;
  change(turn, { sets: [...state.sets, state.clock - state.setBegun], setBegun: null });
  const most = present(state).most ?? null;
  if (most !== null && turn.state.sets.length >= most) endTotal(turn);
}

function endTotal(turn) {
  const step = present(turn.state);
  goOn(turn, collected(turn.state) >= (step.low || step.duration || 0) ? "done" : "cut");
}

function next(turn) {
  const { state } = turn;
  if (!isUnderWay(state)) return;
  const prompt = promptOn(state);
  if (state.on === "lead") begin(turn);
  else if (!prompt) goOn(turn, waitsForRound(state) ? "done" : early(state));
  else if (prompt.type !== "gate") decide(turn, null);
}

function add(turn, { value }) {
  const { state } = turn;
  if (!Number.isInteger(value) || !isUnderWay(state) || state.on !== "step") return;
  const step = present(state);
  if (step.end !== "time" || !Number.isFinite(step.duration)) return;
  change(turn, { added: Math.max(state.added + value, spent(state) - step.duration) });
}

function again(turn) {
  const { state } = turn;
  if (!isUnderWay(state)) return;
  const isTotal = state.on === "step" && present(state).end === "total";
  if (promptOn(state)?.type === "again") decide(turn, "again");
  else if (isTotal && state.setBegun === null) change(turn, { setBegun: state.clock });
}

function enough(turn) {
  const { state } = turn;
  if (!isUnderWay(state)) return;
  if (promptOn(state)?.type === "again") {
    decide(turn, "enough");
  } else if (state.on === "step" && present(state).end === "total") {
    if (state.setBegun !== null) change(turn, { sets: [...state.sets, state.clock - state.setBegun], setBegun: null });
    endTotal(turn);
  } else {
    endRounds(turn);
  }
}

/** In an optional round: it and those behind it are left. */
function endRounds(turn) {
  const { state } = turn;
  const here = groupsOf(state, state.at).find(({ kind, optional }) => kind === "round" && optional);
  if (here?.parent === undefined) return;
  if (state.on === "step") leave(turn, early(state));
  enter(turn, state.program.groups[here.parent].last + 1);
}

/** The steps of this line from here on, in later rounds too, are those of the alternative. */
function changeLevel(turn, by) {
  const { state } = turn;
  const line = groupsOf(state, state.at).findLast(({ kind }) => kind === "line")?.id ?? null;
  const level = (levelOf(state, state.at)?.[1] ?? 0) + by;
  const others = state.program.alternatives.filter((each) => each.line === line);
  if (line === null || (level !== 0 && !others.some(({ name }) => name === LEVELS[level]))) {
    return give(turn, "refuse", "alternative");
  }
  const { groups } = state.program;
  const written = groups[line].written;
  const same = groups.filter(({ id, written: other }) => id === line || (written !== undefined && other === written)).map(({ id }) => id);
  change(turn, { levels: [...state.levels.filter(([each]) => !same.includes(each)), ...same.map((each) => [each, level])] });
  if (state.on === "step" && present(turn.state).kind === "work") begin(turn);
}

function stop(turn, { value }) {
  const { state } = turn;
  const rule = state.program.stops.find(({ id }) => id === value);
  if (rule && isUnderWay(state)) stopBy(turn, rule);
}

/** Ends the part that `rule` stands in, or the session; false where one is in none of its parts. */
function stopBy(turn, rule) {
  const { state } = turn;
  const group = groupsOf(state, state.at).findLast(({ id }) => rule.scopes?.includes(id)) ?? null;
  if (rule.scopes?.length && group === null) return false;
  change(turn, { stopped: [...state.stopped, { rule: rule.id, step: state.at, at: state.clock }] });
  leaveGroup(turn, group, "left");
  if (group === null) {
    finish(turn, "stopped");
  } else {
    change(turn, { target: null });
    enter(turn, group.last + 1);
  }
  return true;
}

/** Whether the answer `name` has met a stop rule, which is then as if it had been said. */
function meetsStop(turn, name) {
  const { state } = turn;
  const rules = state.program.stops.filter(({ when }) => when && factsOf(when).includes(name) && isMet(state, when));
  return rules.some((rule) => stopBy(turn, rule));
}

/** Says what was really done. */
function correct(turn, field, value) {
  const isFigure = typeof value === "number" && Number.isInteger(value) && value >= 0;
  if (!isFigure && (typeof value !== "string" || value === "")) return give(turn, "refuse", "value");
  const { state } = turn;
  if (state.on === "step" && present(state).kind === "work") return change(turn, { [field]: String(value) });
  const isWork = ({ at, step }) => at !== null && state.program.steps[step].kind === "work";
  const place = state.past.findLastIndex(isWork);
  if (place >= 0) replace(turn, place, { [field]: String(value) });
}

// Answers ---------------------------------------------------------------------------------------------------------------

/** Answers the prompt that is on, or says something of the session. */
function answer(turn, { name, value }) {
  const { state } = turn;
  if (state.status === "ready") return;
  const prompt = promptOn(state);
  const isKnown = [...state.program.records, ...ALWAYS].includes(name);
  if (name !== prompt?.name && !isKnown) return give(turn, "refuse", "question");
  const asked = name === prompt?.name ? prompt : questionOf(state, name);
  if (value === undefined || value === null || (asked && !takes(asked, value))) return give(turn, "refuse", "value");
  if (name === prompt?.name) decide(turn, value);
  else {
    keep(turn, name, value, null);
    if (isUnderWay(turn.state)) meetsStop(turn, name);
  }
}

/** The first question of that name, in the session or later. */
function questionOf(state, name) {
  const prompts = [...state.program.steps, ...state.program.later].map(({ prompt }) => prompt);
  return prompts.find((prompt) => prompt?.name === name) ?? null;
}

/** Whether `prompt` can be answered with `value`. */
function takes({ type, low, high, choices }, value) {
  switch (type) {
    case "gate":
      return value === "clear" || value === "not_clear";
    case "scale":
      return Number.isFinite(value) && !(value < low) && !(value > high);
    case "choice":
      return Boolean(choices?.includes(value));
    case "number":
      return Number.isInteger(value) && value >= 0;
    case "again":
      return value === "again" || value === "enough";
  }
  return typeof value === "boolean";
}

/** The prompt that is on is over; null: nobody answered. */
function decide(turn, value) {
  const { state } = turn;
  const prompt = promptOn(state);
  const here = state.at;
  const isLeft = prompt.type === "gate" && value === "not_clear";
  if (!isLeft && !state.behind.includes(here)) change(turn, { behind: [...state.behind, here] });
  if (value !== null && prompt.type === "number") keepExtra(turn, prompt, value);
  else if (value !== null && prompt.type !== "again") {
    keep(turn, prompt.name, value, here);
    if (meetsStop(turn, prompt.name)) return;
  }
  if (prompt.type === "again" && value === "again" && prompt.to !== undefined) {
    if (prompt.to <= here) change(turn, { laps: counted(state, here, prompt.to) });
    return enter(turn, prompt.to);
  }
  let behind = here + 1;
  if (prompt.type === "again") behind = prompt.behind ?? behind;
  if (isLeft) {
    const group = prompt.scope === undefined ? null : state.program.groups[prompt.scope];
    leaveGroup(turn, group, "left");
    if (group === null) return finish(turn, "gate");
    behind = group.last + 1;
  } else if (prompt.type === "offer" && value !== true && prompt.group !== undefined) {
    behind = state.program.groups[prompt.group].last + 1;
  }
  if (state.target === null) enter(turn, behind);
  else goTo(turn, Math.max(state.target, behind));
}

/** The laps with one more of this round; rounds inside of it are counted anew. */
function counted(state, prompt, to) {
  const before = state.laps.find(([place]) => place === prompt)?.[1] ?? 0;
  const kept = state.laps.filter(([place]) => place < to || place > prompt);
  return [...kept, [prompt, before + 1]].sort(([one], [other]) => one - other);
}

/** Keeps an answer; one to the same question at the same place takes its place. */
function keep(turn, name, value, prompt) {
  const { state } = turn;
  const after = state.past[lastBegun(state)]?.step ?? null;
  const kept = { name, value, prompt, after, laps: prompt === null ? [] : state.laps };
  const isOther = (each) => each.name !== name || each.prompt !== prompt || !sameLaps(each.laps, kept.laps);
  change(turn, { answers: [...state.answers.filter(isOther), kept] });
}

function keepExtra(turn, { of }, value) {
  const place = turn.state.past.findLastIndex(({ step, at }) => step === of && at !== null);
  if (place >= 0) replace(turn, place, { extra: value });
}
