// Times and steps in words, for the eye and for the ear.

const AS_MANY = "as many as you can";
const SPOKEN = {
  en: {
    ready: "Get ready", first: "First", next: "Next", then: "Then", done: "Finished",
    side: "side",
    reps: (reps) => (reps === "max" ? AS_MANY : `${reps} ${reps === "1" ? "repetition" : "repetitions"}`),
    seconds: (count) => `${count} ${count === 1 ? "second" : "seconds"}`,
    minutes: (count) => `${count} ${count === 1 ? "minute" : "minutes"}`,
  },
};
const LONGEST_SPEECH = 180; // characters; some voices stop for good when one utterance takes longer than 15 seconds

/** A countdown as on a stopwatch, rounded up so that it shows 0 only when nothing is left: `45`, `1:28`, `62:03`. */
export function countdown(milliseconds) {
  return digits(Math.ceil(milliseconds / 1000));
}

/** Time that has passed, rounded down. */
export function stopwatch(milliseconds) {
  return digits(Math.floor(milliseconds / 1000));
}

/** A time in a sentence: `0:45`, `1:28`. */
export function clock(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function digits(seconds) {
  return seconds < 60 ? String(seconds) : clock(seconds * 1000);
}

/** A step's name with its position and side: `Scorpion, face down, left`. */
export function nameOf(step) {
  return [step.title, step.position, sideOf(step)].filter(Boolean).join(", ");
}

/** The side, with the limb that the author named or else the word for none: `left`, `left leg`, `left side`. */
export function sideOf(step, otherwise) {
  return step.side && [step.side, step.limb ?? otherwise].filter(Boolean).join(" ");
}

/** How much of a step is asked for now: `× 6–10`, `0:45`, or nothing. */
export function amountOf(step) {
  if (step.reps === "max") return AS_MANY;
  const reps = step.each ? `${step.each} each ${step.limb ?? "side"}` : step.reps;
  if (reps) return [`× ${reps.replace("-", "–")}`, step.turns].filter(Boolean).join(", ");
  return step.duration ? clock(step.duration) : "";
}

/** Which set and round it is: `Set 2 of 3 · Round 1 of 2`, `Round 1 of 2 in round 3 of 3`. */
export function placeOf(step) {
  return [
    step.sets > 1 ? `Set ${step.set} of ${step.sets}` : "",
    step.place ?? "",
  ].filter(Boolean).join(" · ");
}

/** What is left of the session: `7:12 left`, `≈ 7:12 left`, `≈ 7:12 left + open`. */
export function totalOf({ time, about, open }) {
  if (open && time === 0) return "Open end";
  return `${about ? "≈ " : ""}${clock(time)} left${open ? " + open" : ""}`;
}

/** What follows: `Rest 0:30, then Bird dog, left`. */
export function nextOf({ next, afterNext }) {
  if (next === null) return "The last one";
  if (next.kind === "work") return nameOf(next);
  const pause = [next.title, amountOf(next)].filter(Boolean).join(" ");
  return afterNext === null ? pause : `${pause}, then ${nameOf(afterNext)}`;
}

/** What to say of a reading, `about` "step" or "next". In a language whose small words are unknown: the names alone. */
export function speechFor(reading, about, language) {
  const words = SPOKEN[language.toLowerCase().split("-")[0]] ?? null;
  const parts = about === "next" ? [announceNext(reading, words)] : announceStep(reading, words);
  return shorten(parts.filter(Boolean).map(endSentence));
}

function announceStep(reading, words) {
  const { kind, step } = reading;
  if (kind === "done") return [words?.done];
  if (kind === "lead") return [words?.ready, name(reading.next, words?.first, words)];
  const reps = step.each ? `${words?.reps(step.each)} each ${step.limb ?? words?.side}` : step.reps && words?.reps(step.reps);
  const amount = words && [reps || (step.duration && lasting(step.duration, words)), step.turns].filter(Boolean).join(", ");
  const following = kind === "work" ? "" : announceNext(reading, words);
  return [name(step, "", words), amount, ...step.cues.slice(0, 1), following];
}

function announceNext(reading, words) {
  return name(reading.next, words?.next, words);
}

function name(step, before, words) {
  if (!step) return "";
  const named = [step.title, step.position, sideOf(step, words?.side)].filter(Boolean).join(", ");
  return before ? `${before}: ${named}` : named;
}

function lasting(milliseconds, words) {
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return [minutes ? words.minutes(minutes) : "", seconds % 60 ? words.seconds(seconds % 60) : ""].filter(Boolean).join(" ");
}

function endSentence(text) {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

/** As many sentences as can be said in time; the first always, cut at a word. */
function shorten(sentences) {
  let text = sentences[0] ?? "";
  for (const sentence of sentences.slice(1)) {
    if (text.length + sentence.length < LONGEST_SPEECH) text += ` ${sentence}`;
  }
  return text.length <= LONGEST_SPEECH ? text : text.slice(0, text.lastIndexOf(" ", LONGEST_SPEECH) + 1 || LONGEST_SPEECH).trim();
}
