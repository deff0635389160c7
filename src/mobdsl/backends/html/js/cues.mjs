// What to sound and to say of the effects of an event. One cue at most, so that a clock that jumped (a lid that was
// closed, a page that slept) gives one announcement of where things are and never a burst of all it passed.

const BEGINNINGS = ["lead", "begin", "ask"];

/** Whether the session has come to another step, or begins one anew. */
export function isTransition(effects) {
  return effects.some(({ word }) => word === "end" || BEGINNINGS.includes(word));
}

/** `{tone, say}` or null. Tones: lead, work, rest, switch, prompt, done, count, mark, pace. Say: step, next. */
export function cueFor(effects, reading, hasGoneOn) {
  const has = (word) => effects.some((effect) => effect.word === word);
  if (has("end")) return { tone: "done", say: "step" };
  if (reading.status !== "running") return null;
  if (isTransition(effects)) return { tone: reading.kind, say: "step" };
  if (hasGoneOn) return { tone: null, say: "step" };
  if (has("count")) return { tone: "count", say: null };
  if (has("next") && reading.next) return { tone: null, say: "next" };
  if (has("mark")) return { tone: "mark", say: null };
  return has("phase") ? { tone: "pace", say: null } : null;
}
