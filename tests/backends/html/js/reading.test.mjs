import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyBook, happen, reopened } from "mobdsl/kept.mjs";
import { isComplete, read, untilChange } from "mobdsl/reading.mjs";
import { prepare, react } from "mobdsl/session.mjs";
import { STEPS, program, step } from "./steps.mjs";

const NO_LEAD = { lead: 0, flow: false };

const begun = (options = NO_LEAD, steps = STEPS, more = {}) => react(prepare(program(steps, more), options), { does: "start", at: 0 }).state;
const after = (state, ...events) => events.reduce((each, event) => react(each, { at: each.now, ...event }).state, state);
const readAt = (state, seconds) => read(after(state, { does: "time", at: seconds * 1000 }));

test("the lead-in shows what follows and is not the routine's time", () => {
  const lead = readAt(begun({ lead: 10000, flow: false }), 4);
  assert.deepEqual([lead.kind, lead.left, lead.next.title, lead.total.time, lead.index], ["lead", 6000, "Plank", 120000, -1]);
});

test("a step that a person ends waits, and going on is to be done with it", () => {
  const { waits, left, elapsed, onward } = readAt(begun(), 500);
  assert.deepEqual([waits, left, elapsed, onward], [true, null, 460000, "done"]);
  assert.equal(readAt(begun(), 5).onward, "next");
});

test("what is left of the session says how well it is known", () => {
  assert.deepEqual(readAt(begun(), 10).total, { time: 110000, about: true, open: false });
  assert.deepEqual(readAt(after(begun(), { does: "jump", value: 3 }), 20).total, { time: 40000, about: false, open: false });
  const open = begun(NO_LEAD, [step("work", 30), step("work", null)]);
  assert.deepEqual(readAt(open, 10).total, { time: 20000, about: false, open: true });
});

test("only work is numbered; a pause or a question bears the number of what follows", () => {
  const readings = [0, 1, 2, 3].map((value) => read(after(begun(), { does: "jump", value })));
  assert.deepEqual(readings.map(({ number, count }) => [number, count]), [[1, 3], [2, 3], [2, 3], [3, 3]]);
});

test("phases follow one another inside the step", () => {
  const phases = [
    { start: 0, duration: 4000, kind: "inhale", rep: 1 },
    { start: 4000, duration: 6000, kind: "exhale", rep: 1 },
  ];
  const state = begun(NO_LEAD, [step("work", 20, { phases })]);
  const { kind, left, position } = readAt(state, 7).phase;
  assert.deepEqual([kind, left, position], ["exhale", 3000, 0.5]);
  assert.equal(readAt(state, 10).phase, null);
});

test("the next look is due at the next second or phase", () => {
  assert.equal(untilChange(readAt(begun(), 12.3)), 700);
  assert.equal(untilChange(readAt(begun(), 12)), 1000);
  const phases = [{ start: 0, duration: 2500, kind: "hold", rep: 1 }];
  assert.equal(untilChange(readAt(begun(NO_LEAD, [step("work", 20, { phases })]), 2)), 500);
});

const asking = (prompt) => {
  const steps = [step("prompt", 0, { prompt: { name: "q", text: "?", ...prompt } }), step("work", 30)];
  return read(begun(NO_LEAD, steps));
};

test("a question gives its answers to choose from, or a figure to type", () => {
  const labels = (prompt) => asking(prompt).choices.map(({ label }) => label);
  assert.deepEqual(labels({ type: "gate" }), ["Clear", "Not clear"]);
  assert.deepEqual(labels({ type: "scale", low: 0, high: 3 }), ["0", "1", "2", "3"]);
  assert.deepEqual(labels({ type: "choice", choices: ["low_back", "hip"], titles: ["low back", "hip"] }), ["low back", "hip"]);
  assert.deepEqual(labels({ type: "yes_no" }), ["Yes", "No"]);
  assert.deepEqual(labels({ type: "again", to: 1 }), ["Again", "Enough"]);
  assert.deepEqual(asking({ type: "scale", low: 0, high: 100 }).figure, { name: "q", low: 0, high: 100 });
  assert.equal(asking({ type: "yes_no" }).figure, null);
});

test("rounds that are counted are shown and counted by going on", () => {
  const state = begun(NO_LEAD, [step("work", 60, { end: "count" })]);
  const { counted, waits, onward, left } = read(after(state, { does: "done" }, { does: "done" }));
  assert.deepEqual([counted, waits, onward, left], [2, true, "done", 60000]);
});

test("between the sets of a total the next set is what goes on", () => {
  const state = begun(NO_LEAD, [step("work", 60, { end: "total" })]);
  const { onward, choices, left } = read(after(state, { does: "time", at: 20000 }, { does: "done" }));
  assert.deepEqual([onward, choices.map(({ label }) => label), left], ["again", ["Next set", "Enough"], 40000]);
});

function book(state, ...events) {
  let open = emptyBook();
  let now = prepare(state.program, state.options);
  for (const event of events) ({ state: now, book: open } = happen(now, open, event));
  return open;
}

test("a session is kept and comes back paused at the same moment", () => {
  const kept = book(prepare(program(STEPS), NO_LEAD), { does: "start", at: 0 }, { does: "time", at: 33250 });
  const { state } = reopened(program(STEPS), NO_LEAD, JSON.parse(JSON.stringify(kept)));
  const reading = read(state);
  assert.deepEqual([reading.status, reading.index, reading.left, state.clock], ["paused", 1, 6750, 33250]);
});

test("what is no session of these steps is not opened again", () => {
  const sound = { events: [{ does: "start", at: 0 }], at: 1000 };
  const spoiled = [
    {}, { events: "x", at: 1 }, { ...sound, at: null }, { ...sound, events: [] }, { ...sound, events: [{ does: "fly", at: 0 }] },
    { ...sound, events: [null] }, { ...sound, events: [{ does: "start" }] }, { ...sound, events: [{ does: "start", at: 2000 }] },
  ];
  for (const kept of spoiled) assert.equal(reopened(program(STEPS), NO_LEAD, kept), null, JSON.stringify(kept));
  assert.notEqual(reopened(program(STEPS), NO_LEAD, sound), null);
});

test("only a session that came to its end is complete", () => {
  assert.equal(isComplete(after(begun({ lead: 0, flow: true }), { does: "time", at: 120000 })), true);
  assert.equal(isComplete(after(begun(), { does: "quit" })), false);
});
