// How far open the pacer's circle is: it grows with a breath in or a lift, shrinks with a breath out or a lowering and
// stays where it was through holds and pauses.

const GROWING = new Set(["inhale", "lift", "up"]);
const SHRINKING = new Set(["exhale", "lower", "down"]);

/** From 0 (closed) to 1 (open) at the moment of `phase`, as `read` gives it; half open before anything moved. */
export function opening(phases, phase) {
  const eased = (1 - Math.cos(Math.PI * phase.position)) / 2;
  if (GROWING.has(phase.kind)) return eased;
  if (SHRINKING.has(phase.kind)) return 1 - eased;
  const moved = phases.slice(0, phase.number).findLast(({ kind }) => GROWING.has(kind) || SHRINKING.has(kind));
  return moved ? Number(GROWING.has(moved.kind)) : 0.5;
}
