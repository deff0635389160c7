import assert from "node:assert/strict";
import { test } from "node:test";
import * as engine from "mobdsl/engine.mjs";
import { STEPS, step } from "./steps.mjs";

const LEAD = { lead: 10000, flow: false };
const NO_LEAD = { lead: 0, flow: false };
const FLOW = { lead: 0, flow: true };
const START = 5000000; // a clock that has run for a while, as performance.now() has

const begun = (options, steps = STEPS) => engine.begin(engine.prepare(steps, options), START);
const at = (seconds) => START + seconds * 1000;
const readAt = (state, seconds) => engine.read(engine.advance(state, at(seconds)), at(seconds));

test("the lead-in comes first and is not the routine's time", () => {
  const lead = readAt(begun(LEAD), 4);
  assert.deepEqual([lead.kind, lead.left, lead.next.title, lead.total.time], ["lead", 6000, "Plank", 120000]);
  assert.deepEqual([readAt(begun(LEAD), 10).index, readAt(begun(LEAD), 10).left], [0, 30000]);
  assert.equal(engine.worked(engine.advance(begun(LEAD), at(12)), at(12)), 2000);
});

test("without a lead-in the first step begins at once", () => {
  assert.deepEqual([readAt(begun(NO_LEAD), 0).index, readAt(begun(NO_LEAD), 0).left], [0, 30000]);
});

test("a step gives way at its end and not a millisecond before", () => {
  assert.equal(readAt(begun(NO_LEAD), 29.999).index, 0);
  assert.equal(readAt(begun(NO_LEAD), 30).index, 1);
});

test("an hour of late calls drifts by nothing", () => {
  const steps = Array.from({ length: 360 }, () => step("work", 10));
  let state = begun(NO_LEAD, steps);
  let now = START;
  while (state.status === "running") {
    now += 73 + ((now * 7919) % 211); // ticks that come 73 to 283 ms after one another, never when they are due
    state = engine.advance(state, now);
  }
  assert.equal(engine.worked(state, now), 3600000);
  assert.ok(now - at(3600) < 300);
});

test("a clock that jumps five minutes lands where it would have been", () => {
  const steps = Array.from({ length: 60 }, () => step("work", 10));
  const before = engine.advance(begun(NO_LEAD, steps), at(12));
  const after = readAt(before, 312.5);
  assert.deepEqual([after.index, after.left], [31, 7500]);
});

test("steps of no length are passed at once", () => {
  const steps = [step("work", 5), step("rest", 0), step("work", 5)];
  assert.equal(readAt(begun(NO_LEAD, steps), 5).index, 2);
});

test("an open step waits for the person, who ends it as done", () => {
  const waiting = engine.advance(begun(NO_LEAD), at(500));
  const reading = engine.read(waiting, at(500));
  assert.deepEqual([reading.index, reading.waits, reading.left, reading.elapsed], [2, true, null, 460000]);
  const done = engine.next(waiting, at(500), "done");
  assert.equal(done.index, 3);
  assert.deepEqual(done.log.at(-1), { step: 2, spent: 460000, ended: "done" });
});

test("open steps run on their estimates where the person wants it", () => {
  assert.deepEqual([readAt(begun(FLOW), 59).index, readAt(begun(FLOW), 60).index], [2, 3]);
  assert.equal(readAt(begun(FLOW), 59).left, 1000);
});

test("a prompt waits, and so does a step without an estimate, whatever the person chose", () => {
  const asked = readAt(begun(FLOW, [step("prompt", 0), step("work", 30)]), 100);
  assert.deepEqual([asked.waits, asked.total], [true, { time: 30000, about: false, open: false }]);
  assert.equal(readAt(begun(FLOW, [step("work", null)]), 100).waits, true);
});

test("pausing stops the clock, however long", () => {
  const paused = engine.pause(engine.advance(begun(NO_LEAD), at(12)), at(12));
  assert.equal(readAt(paused, 9999).left, 18000);
  const resumed = engine.resume(paused, at(10000));
  assert.equal(readAt(resumed, 10018).index, 1);
  assert.equal(engine.worked(engine.advance(resumed, at(10018)), at(10018)), 30000);
});

test("back goes to the start of the step, in its first three seconds to the one before", () => {
  const late = engine.advance(begun(NO_LEAD), at(36));
  assert.deepEqual([engine.back(late, at(36)).index, engine.back(late, at(36)).began], [1, at(36)]);
  const early = engine.advance(begun(NO_LEAD), at(32));
  assert.equal(engine.back(early, at(32)).index, 0);
  assert.equal(engine.back(begun(NO_LEAD), at(1)).index, engine.LEAD);
});

test("jumping and skipping keep a paused session paused", () => {
  const paused = engine.pause(begun(NO_LEAD), at(5));
  const jumped = engine.jump(paused, at(6), 3);
  assert.deepEqual([jumped.status, jumped.index, engine.read(jumped, at(60)).left], ["paused", 3, 60000]);
  assert.equal(engine.next(paused, at(6), "skip").status, "paused");
  assert.equal(engine.jump(paused, at(6), 99), paused);
});

test("ten seconds more and less move the end of this step only", () => {
  const longer = engine.stretch(begun(NO_LEAD), at(5), 10000);
  assert.equal(engine.read(longer, at(5)).left, 35000);
  assert.equal(readAt(longer, 39.9).index, 0);
  assert.deepEqual([readAt(longer, 40).index, readAt(longer, 40).left], [1, 10000]);
  assert.equal(engine.read(engine.stretch(begun(NO_LEAD), at(5), -10000), at(5)).left, 15000);
  assert.equal(engine.stretch(begun(NO_LEAD), at(25), -10000).index, 1);
  const waiting = engine.advance(begun(NO_LEAD), at(45));
  assert.equal(engine.stretch(waiting, at(45), 10000), waiting);
});

test("what is left of the session says how well it is known", () => {
  assert.deepEqual(readAt(begun(NO_LEAD), 10).total, { time: 110000, about: true, open: false });
  const last = engine.jump(begun(NO_LEAD), at(0), 3);
  assert.deepEqual(readAt(last, 20).total, { time: 40000, about: false, open: false });
  const open = begun(NO_LEAD, [step("work", 30), step("work", null)]);
  assert.deepEqual(readAt(open, 10).total, { time: 20000, about: false, open: true });
});

test("only work is numbered; a pause or a question bears the number of what follows", () => {
  const numbers = [0, 1, 2, 3].map((index) => engine.read(engine.jump(begun(NO_LEAD), at(0), index), at(0)));
  assert.deepEqual(numbers.map(({ number, count }) => [number, count]), [[1, 3], [2, 3], [2, 3], [3, 3]]);
  const asked = readAt(begun(NO_LEAD, [step("prompt", 0), step("work", 30)]), 0);
  assert.deepEqual([asked.number, asked.count], [1, 1]);
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
  assert.equal(engine.untilChange(readAt(begun(NO_LEAD), 12.3)), 700);
  assert.equal(engine.untilChange(readAt(begun(NO_LEAD), 12)), 1000);
  const phases = [{ start: 0, duration: 2500, kind: "hold", rep: 1 }];
  assert.equal(engine.untilChange(readAt(begun(NO_LEAD, [step("work", 20, { phases })]), 2)), 500);
});

test("a session is kept and comes back paused at the same moment", () => {
  const kept = JSON.parse(JSON.stringify(engine.save(engine.advance(begun(NO_LEAD), at(33.25)), at(33.25))));
  const restored = engine.restore(STEPS, NO_LEAD, kept);
  const reading = engine.read(restored, 77);
  assert.deepEqual([reading.status, reading.index, reading.left], ["paused", 1, 6750]);
  assert.equal(engine.worked(restored, 77), 33250);
});

test("what does not fit these steps is not restored", () => {
  const sound = engine.save(begun(NO_LEAD), at(1));
  const spoiled = [
    null, "x", {}, { ...sound, index: 9 }, { ...sound, index: 0.5 }, { ...sound, elapsed: null },
    { ...sound, log: [{ step: 99, spent: 1 }] }, { ...sound, log: "x" }, { ...sound, status: "done" }, { ...sound, index: 4 },
  ];
  for (const kept of spoiled) assert.equal(engine.restore(STEPS, NO_LEAD, kept), null, JSON.stringify(kept));
  assert.notEqual(engine.restore(STEPS, NO_LEAD, sound), null);
});

test("a session ends after its last step, or before where it is ended", () => {
  const whole = engine.advance(begun(FLOW), at(120));
  assert.deepEqual([whole.status, engine.isComplete(whole), engine.worked(whole, at(999))], ["done", true, 120000]);
  const ended = engine.finish(begun(FLOW), at(10));
  assert.deepEqual([ended.status, engine.isComplete(ended), engine.worked(ended, at(999))], ["done", false, 10000]);
  assert.equal(engine.isComplete(engine.finish(begun(LEAD), at(3))), false);
});
