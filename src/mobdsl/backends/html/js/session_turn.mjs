// One event at work: a turn holds the state as it changes and the effects as they come. Below it what is asked of a
// state. States, steps and effects are plain data, and none is ever changed in place. All times are milliseconds.

export const LEVELS = { "-1": "easier", 1: "harder" };

export function makeTurn(state) {
  return { state, effects: [] };
}

export function change(turn, changes) {
  turn.state = { ...turn.state, ...changes };
}

export function give(turn, word, value) {
  turn.effects.push(value === undefined ? { word } : { word, value });
}

export function isUnderWay(state) {
  return state.status === "running" || state.status === "paused";
}

/** `[line, level]` of the line of step `index` that is done otherwise, or null. */
export function levelOf(state, index) {
  const groups = state.program.steps[index].groups;
  return state.levels.find(([line, level]) => level !== 0 && groups.includes(line)) ?? null;
}

/** Step `index` as it is done: as written, or as its alternative. */
export function stepAt(state, index) {
  const found = levelOf(state, index);
  if (found !== null) {
    const [line, level] = found;
    const other = state.program.alternatives.find((each) => each.line === line && each.name === LEVELS[level]);
    if (other) return other.steps[index - state.program.groups[line].first];
  }
  return state.program.steps[index];
}

export function present(state) {
  return stepAt(state, state.at);
}

export function promptOn(state) {
  return state.on === "prompt" ? (state.program.steps[state.at].prompt ?? null) : null;
}

/** The groups of step `index`, the outermost first. */
export function groupsOf(state, index) {
  return state.program.steps[index].groups.map((id) => state.program.groups[id]);
}

/** Whether nothing that was answered, or was not, leaves step `index` out. */
export function isWanted(state, index) {
  const step = state.program.steps[index];
  const known = holds(step.when, (name) => answered(state, name));
  return known === null ? !step.waits : known;
}

/** Whether `condition` holds by what was answered. */
export function isMet(state, condition) {
  return holds(condition, (name) => answered(state, name)) === true;
}

/** The names that `condition` asks for. */
export function factsOf(condition) {
  if (condition === null || typeof condition !== "object") return [];
  if (typeof condition.fact === "string") return [condition.fact];
  const parts = [condition.left, condition.right, condition.not, ...(condition.every ?? []), ...(condition.any ?? [])];
  return parts.filter((part) => part !== undefined).flatMap(factsOf);
}

function answered(state, name) {
  const value = state.answers.findLast((answer) => answer.name === name)?.value ?? null;
  return { clear: true, not_clear: false }[value] ?? value;
}

/** Whether a condition holds; null: nobody knows. */
function holds(condition, known) {
  if (!condition) return true;
  if ("fact" in condition) {
    const value = known(condition.fact);
    return value === null || typeof value === "boolean" ? value : true;
  }
  if ("not" in condition) {
    const value = holds(condition.not, known);
    return value === null ? null : !value;
  }
  if ("op" in condition) return compared(condition, known);
  const every = "every" in condition;
  if (!every && !("any" in condition)) return null;
  const values = (every ? condition.every : condition.any).map((part) => holds(part, known));
  if (values.includes(!every)) return !every;
  return values.includes(null) ? null : every;
}

const TRUTHS = { yes: true, true: true, no: false, false: false };

function compared({ op, left, right }, known) {
  const one = valueOf(left, known);
  let other = valueOf(right, known);
  if (other === null && typeof one === "string" && typeof right === "object" && right !== null) other = right.fact;
  if (one === null || other === null || typeof one !== typeof other) return null;
  if (op === "=" || op === "!=") return (one === other) === (op === "=");
  if (typeof one !== "number") return null;
  return op === "<" ? one < other : op === "<=" ? one <= other : op === ">" ? one > other : one >= other;
}

function valueOf(term, known) {
  if (term === null || typeof term !== "object") return term;
  return known(term.fact) ?? TRUTHS[term.fact] ?? null;
}

/** Whether step `index` is work that is to be done unless something keeps one from it. */
export function isDue(state, index) {
  const here = state.program.steps[state.at].groups;
  const isInside = ({ id }) => here.includes(id) || state.opened.some(([group]) => group === id);
  const isOptional = groupsOf(state, index).some(
    (group) => !isInside(group) && (group.optional || group.kind === "optional"),
  );
  return state.program.steps[index].kind === "work" && !isOptional && isWanted(state, index);
}

/** The place of the last step in the past that was begun, or −1. */
export function lastBegun(state) {
  return state.past.findLastIndex((visit) => visit.at !== null);
}

/** `[group, moment]` of the groups that one is in and that have a deadline, the outermost first. */
export function deadlines(state) {
  const groups = state.opened.map(([id, begun]) => [state.program.groups[id], begun]);
  return groups.filter(([group]) => group.deadline !== undefined).map(([group, begun]) => [group, begun + group.deadline]);
}

export function spent(state) {
  return state.clock - state.begun;
}

/** What the sets of a total add up to. */
export function collected(state) {
  const running = state.setBegun === null ? 0 : state.clock - state.setBegun;
  return state.sets.reduce((sum, set) => sum + set, running);
}

/** When the step that is on ends by itself, on the session clock; null where a person ends it. */
export function ownEnd(state) {
  const step = present(state);
  const length = step.duration ?? null;
  switch (step.end) {
    case "time":
      return length === null ? null : state.begun + length + state.added;
    case "count":
      return length === null ? null : state.begun + length;
    case "total":
      return length === null || state.setBegun === null ? null : state.clock + Math.max(0, length - collected(state));
    case "group":
      return deadlines(state).at(-1)?.[1] ?? null;
    case "person": {
      const likely = state.options.flow ? length || step.estimate : null;
      return likely ? state.begun + likely : null;
    }
  }
  return null;
}

/** Whether the time of a counted step is over and the round that was begun is done to its end. */
export function waitsForRound(state) {
  const step = present(state);
  const end = ownEnd(state);
  return step.end === "count" && Boolean(step.finish) && end !== null && state.clock >= end;
}

/** When the next thing ends by itself, on the session clock, or null. */
export function nextMoment(state) {
  const moments = deadlines(state).map(([, moment]) => moment);
  const step = present(state);
  const end = ownEnd(state);
  if (end !== null && !(step.end === "count" && step.finish)) moments.push(end);
  return moments.length ? Math.max(state.clock, Math.min(...moments)) : null;
}

/** Whether the prompt at `index` is not asked (any more): a gate that is clear, a round that was not begun. */
export function isPassed(state, index) {
  const prompt = state.program.steps[index].prompt;
  if (!prompt) return false;
  if (prompt.type === "number") {
    const of = state.past.findLast((visit) => visit.step === prompt.of && visit.at !== null);
    return !of || of.became === "skipped";
  }
  return prompt.type === "gate" && state.behind.includes(index);
}

/** Where a prompt `again` goes back to; its own place where it goes ahead. */
export function goesTo(state, place) {
  return state.program.steps[place].prompt?.to ?? place;
}

export function sameLaps(one, other) {
  return one.length === other.length && one.every(([place, count], index) => {
    return place === other[index][0] && count === other[index][1];
  });
}
