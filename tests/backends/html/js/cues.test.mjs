import assert from "node:assert/strict";
import { test } from "node:test";
import { cueBetween } from "mobdsl/cues.mjs";
import * as engine from "mobdsl/engine.mjs";
import { STEPS, step } from "./steps.mjs";

const OPTIONS = { lead: 5000, flow: false };

/** All cues of a session looked at every `every` milliseconds up to `end`, as [moment, tone, say]. */
function cues(steps, options, every, end) {
  let state = engine.prepare(steps, options);
  let before = engine.read(state, 0);
  const heard = [];
  for (let now = 0; now <= end; now += every) {
    state = now === 0 ? engine.begin(state, 0) : engine.advance(state, now);
    const reading = engine.read(state, now);
    const cue = cueBetween(before, reading);
    if (cue) heard.push([now, cue.tone, cue.say]);
    before = reading;
  }
  return heard;
}

test("lead-in, counts, a tone of its own for work, rest, side and end, and the next one said in time", () => {
  const steps = [step("work", 30), step("switch", 5), step("work", 5), step("rest", 5), step("work", 5)];
  assert.deepEqual(cues(steps, OPTIONS, 250, 60000), [
    [0, "lead", "step"], [2000, "count", null], [3000, "count", null], [4000, "count", null],
    [5000, "work", "step"], [25000, null, "next"], [32000, "count", null], [33000, "count", null], [34000, "count", null],
    [35000, "switch", "step"], [37000, "count", null], [38000, "count", null], [39000, "count", null],
    [40000, "work", "step"], [42000, "count", null], [43000, "count", null], [44000, "count", null],
    [45000, "rest", "step"], [47000, "count", null], [48000, "count", null], [49000, "count", null],
    [50000, "work", "step"], [52000, "count", null], [53000, "count", null], [54000, "count", null],
    [55000, "done", "step"],
  ]);
});

test("a page that looks once a second hears the same cues", () => {
  assert.equal(cues(STEPS.slice(0, 2), OPTIONS, 1000, 50000).length, cues(STEPS.slice(0, 2), OPTIONS, 50, 50000).length);
});

test("a jump of five minutes gives one cue", () => {
  const steps = Array.from({ length: 60 }, () => step("work", 10));
  const state = engine.begin(engine.prepare(steps, { lead: 0, flow: false }), 0);
  const landed = engine.advance(state, 308500);
  const cue = cueBetween(engine.read(state, 1000), engine.read(landed, 308500));
  assert.deepEqual(cue, { tone: "work", say: "step" });
  assert.equal(engine.read(landed, 308500).index, 30);
});

test("nothing sounds while paused; going on says where", () => {
  const paused = engine.pause(engine.begin(engine.prepare(STEPS, { lead: 0, flow: false }), 0), 5000);
  const jumped = engine.jump(paused, 6000, 3);
  assert.equal(cueBetween(engine.read(paused, 6000), engine.read(jumped, 6000)), null);
  const resumed = engine.resume(jumped, 7000);
  assert.deepEqual(cueBetween(engine.read(jumped, 7000), engine.read(resumed, 7000)), { tone: null, say: "step" });
});

test("a stated range is marked at both its ends", () => {
  const steps = [step("work", null, { low: 30000, high: 60000, stated: true })];
  assert.deepEqual(cues(steps, { lead: 0, flow: false }, 250, 90000), [
    [0, "work", "step"], [30000, "mark", null], [60000, "mark", null],
  ]);
});

test("phases are paced", () => {
  const phases = [0, 3000, 6000].map((start) => ({ start, duration: 3000, kind: "inhale", rep: 1 }));
  assert.deepEqual(cues([step("work", null, { phases })], { lead: 0, flow: false }, 250, 20000), [
    [0, "work", "step"], [3000, "pace", null], [6000, "pace", null],
  ]);
});
