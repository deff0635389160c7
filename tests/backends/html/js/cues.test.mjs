import assert from "node:assert/strict";
import { test } from "node:test";
import { cueFor } from "mobdsl/cues.mjs";
import { read } from "mobdsl/reading.mjs";
import { prepare, react } from "mobdsl/session.mjs";
import { STEPS, program, step } from "./steps.mjs";

const OPTIONS = { lead: 5000, flow: false };

/** All cues of a session looked at every `every` milliseconds up to `end`, as [moment, tone, say]. */
function cues(steps, options, every, end) {
  let state = prepare(program(steps), options);
  const heard = [];
  for (let at = 0; at <= end; at += every) {
    const turn = react(state, { does: at === 0 ? "start" : "time", at });
    state = turn.state;
    const cue = cueFor(turn.effects, read(state), false);
    if (cue) heard.push([at, cue.tone, cue.say]);
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
  const { state } = react(prepare(program(steps), { lead: 0, flow: false }), { does: "start", at: 0 });
  const landed = react(state, { does: "time", at: 308500 });
  assert.deepEqual(cueFor(landed.effects, read(landed.state), false), { tone: "work", say: "step" });
  assert.equal(read(landed.state).index, 30);
});

test("nothing sounds while paused; going on says where", () => {
  let turn = react(prepare(program(STEPS), { lead: 0, flow: false }), { does: "start", at: 0 });
  turn = react(turn.state, { does: "pause", at: 5000 });
  turn = react(turn.state, { does: "jump", at: 6000, value: 3 });
  assert.equal(cueFor(turn.effects, read(turn.state), false), null);
  turn = react(turn.state, { does: "resume", at: 7000 });
  assert.deepEqual(cueFor(turn.effects, read(turn.state), true), { tone: null, say: "step" });
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
