// All there is to show of a session at one moment, worked out from its state.

import { roundsAt, view } from "./session.mjs";
import { isPassed, isUnderWay, isWanted, stepAt } from "./session_turn.mjs";

const LEAD = -1;

/**
 * `index` is −1 in the lead-in. `waits`: a person ends this step. `left` counts down, null where the step waits;
 * `elapsed` counts up. `progress` goes from 0 to 1. `number` of `count` numbers the work, not what lies between; there it
 * is the number of the work to come. `onward` is the event that goes on from here, `choices` are what else a person can
 * say: `{label, event, main}`; `figure`: an answer that has to be typed, `{name, low, high}`.
 */
export function read(state) {
  const { program, status, on, at } = state;
  const shown = view(state);
  const { elapsed, left } = shown;
  const length = left === null ? null : elapsed + left;
  const index = status === "done" ? program.steps.length : on === "lead" || on === "nothing" ? LEAD : at;
  const step = index === LEAD || status === "done" ? null : counted(state, shown);
  const next = following(state, on === "lead" ? at : index === LEAD ? 0 : at + 1);
  const afterNext = next < 0 ? -1 : following(state, next + 1);
  return {
    status,
    index,
    step,
    prompt: shown.prompt,
    kind: status === "done" ? "done" : (step?.kind ?? "lead"),
    waits: isUnderWay(state) && (left === null || shown.counted !== null || shown.sets !== null),
    onward: onwardOf(shown),
    canStretch: step?.end === "time",
    elapsed,
    length,
    left: shown.counted !== null && left === 0 ? null : left,
    progress: length ? Math.min(1, elapsed / length) : 0,
    phase: step && shown.phase !== null ? phaseOf(step.phases, shown.phase, elapsed) : null,
    next: next < 0 ? null : stepAt(state, next),
    afterNext: afterNext < 0 ? null : stepAt(state, afterNext),
    deadline: shown.deadlines[0]?.[1] ?? null,
    counted: shown.counted,
    sets: shown.sets,
    choices: choicesOf(state, shown),
    figure: figureOf(shown),
    number: numberAt(program.steps, index),
    count: program.steps.filter(isWork).length,
    total: remaining(state, shown),
  };
}

/** What one does to go on: end the step, count a round, begin the next set; or leave it. */
function onwardOf({ step, left, stands }) {
  if (stands) return "again";
  return step && (left === null || step.end === "count" || step.end === "total") ? "done" : "next";
}

/** Milliseconds until the reading changes on its own: the next whole second, phase or end. */
export function untilChange(reading) {
  const second = reading.left === null ? 1000 - (reading.elapsed % 1000) : reading.left % 1000 || 1000;
  const deadline = reading.deadline === null ? Infinity : reading.deadline % 1000 || 1000;
  const phase = reading.phase ? reading.phase.left : Infinity;
  return Math.max(10, Math.min(second, deadline, phase));
}

/** Whether the session came to its end and was not stopped before. */
export function isComplete(state) {
  return state.how === "finished";
}

/** The step that is on, and which round it is where it is done again. */
function counted(state, { step }) {
  const shown = step ?? state.program.steps[state.at];
  const last = roundsAt(state, state.at).at(-1);
  const written = shown.rounds?.at(-1);
  return last && last[0] !== written.number ? { ...shown, place: `Round ${last[0]}` } : shown;
}

function following(state, from) {
  const { steps } = state.program;
  let place = from;
  while (place < steps.length && (!isWanted(state, place) || isPassed(state, place))) place += 1;
  return place < steps.length ? place : -1;
}

const MOST = 11; // figures that have a button each; of more one is typed

function hasButtons({ low, high }) {
  return high !== undefined && high - low < MOST;
}

function figureOf({ prompt }) {
  const isTyped = prompt?.type === "number" || (prompt?.type === "scale" && !hasButtons(prompt));
  return isTyped ? { name: prompt.name, low: prompt.low ?? 0, high: prompt.high ?? null } : null;
}

function choicesOf(state, { prompt, step, stands }) {
  if (!isUnderWay(state)) return [];
  const say = (label, value) => ({ label, event: { does: "answer", name: prompt.name, value }, main: false });
  const does = (label, word, main = false) => ({ label, event: { does: word }, main });
  if (stands) return [does("Next set", "again", true), does("Enough", "enough")];
  const others = (step?.groups ?? []).flatMap((id) => state.program.groups[id].alternatives ?? []);
  if (!prompt) return others.map((name) => does(name === "easier" ? "Easier" : "Harder", name));
  switch (prompt.type) {
    case "gate":
      return [{ ...say("Clear", "clear"), main: true }, say("Not clear", "not_clear")];
    case "again":
      return [does("Again", "again", true), does("Enough", "enough")];
    case "choice":
      return prompt.choices.map((choice, place) => say(prompt.titles?.[place] ?? choice, choice));
    case "scale": {
      const { low, high } = prompt;
      if (!hasButtons(prompt)) return [];
      return Array.from({ length: high - low + 1 }, (_, place) => say(String(low + place), low + place));
    }
    case "number":
      return [];
  }
  return [say("Yes", true), say("No", false)];
}

function phaseOf(phases, number, elapsed) {
  const phase = phases[number];
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
function remaining(state, { elapsed, left }) {
  const total = { time: 0, about: false, open: false };
  const { steps, groups } = state.program;
  const isOn = state.on === "step";
  const inside = state.on === "nothing" ? [] : steps[state.at].groups;
  const isOffered = (id) => (groups[id].kind === "optional" || groups[id].optional) && !inside.includes(id);
  const first = state.status === "done" ? steps.length : state.status === "ready" ? 0 : state.at;
  for (let place = first; place < steps.length; place += 1) {
    const step = stepAt(state, place);
    if (step.prompt || step.groups.some(isOffered) || !isWanted(state, place)) continue;
    const length = step.duration ?? step.estimate ?? null;
    const isNow = isOn && place === state.at;
    total.about ||= (step.duration ?? null) === null && length !== null;
    total.open ||= length === null && !(isNow && left !== null);
    total.time += isNow ? (left ?? Math.max(0, (length ?? 0) - elapsed)) : (length ?? 0);
  }
  return total;
}
