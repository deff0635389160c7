// What to sound and to say between one reading and the next. One cue at most, so that a clock that jumped (a lid that
// was closed, a page that slept) gives one announcement of where things are and never a burst of all it passed.

const COUNTED_IN = [3000, 2000, 1000];
const NEXT_AT = 10000;
const LONG_ENOUGH_FOR_NEXT = 25000;

/** Whether `now` is at another step than `before`, or the session has just begun. */
export function isTransition(before, now) {
  return now.status !== "ready" && (before.status === "ready" || now.index !== before.index);
}

/** `{tone, say}` or null. Tones: lead, work, rest, switch, prompt, done, count, mark, pace. Say: step, next. */
export function cueBetween(before, now) {
  if (now.status === "done") return before.status === "done" ? null : { tone: "done", say: "step" };
  if (now.status !== "running") return null;
  if (isTransition(before, now)) return { tone: now.kind, say: "step" };
  if (before.status === "paused") return { tone: null, say: "step" };
  if (COUNTED_IN.some((moment) => ranBelow(before, now, moment))) return { tone: "count", say: null };
  if (ranBelow(before, now, NEXT_AT) && now.length >= LONG_ENOUGH_FOR_NEXT && now.next) return { tone: null, say: "next" };
  if (now.waits && marksOf(now.step).some((moment) => before.elapsed < moment && now.elapsed >= moment)) {
    return { tone: "mark", say: null };
  }
  if (now.phase && now.phase.number !== before.phase?.number) return { tone: "pace", say: null };
  return null;
}

function ranBelow(before, now, moment) {
  return now.left !== null && before.left !== null && before.left > moment && now.left <= moment;
}

/** The bounds that the author stated for a step that a person ends: `30-60s` is marked at 30 s and at 60 s. */
function marksOf(step) {
  return step.stated ? [step.low, step.high].filter((moment) => moment > 0) : [];
}
