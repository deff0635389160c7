// Programs as the page's engine takes them, made by hand.

export function step(kind, seconds, more = {}) {
  const duration = seconds === null ? null : seconds * 1000;
  return {
    kind, end: kind === "prompt" ? "answer" : duration === null ? "person" : "time", duration, estimate: duration,
    low: null, high: null, stated: false, about: false, title: kind, side: null, limb: null, position: null, reps: null,
    set: null, sets: null, place: null, cues: [], care: [], phases: [], groups: [], box: null, ...more,
  };
}

export function program(steps, more = {}) {
  return {
    routine: "sample", title: "Sample", contexts: [], fingerprint: "", steps, groups: [], stops: [], alternatives: [], records: [],
    later: [], ...more,
  };
}

/** Half a minute of work, ten seconds of rest, work that a person ends (about 20 s), a minute of work: 120 s. */
export const STEPS = [
  step("work", 30, { title: "Plank" }),
  step("rest", 10, { title: "Rest" }),
  step("work", null, { title: "Dead bug", side: "left", reps: "8", estimate: 20000 }),
  step("work", 60, { title: "Bridge" }),
];
