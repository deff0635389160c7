import assert from "node:assert/strict";
import { test } from "node:test";
import { opening } from "mobdsl/pace.mjs";
import { read } from "mobdsl/reading.mjs";
import { asJson, lineOf } from "mobdsl/report.mjs";
import { prepare, react } from "mobdsl/session.mjs";
import * as words from "mobdsl/words.mjs";
import { STEPS, program, step } from "./steps.mjs";

function readingAt(index, steps = STEPS) {
  const { state } = react(prepare(program(steps), { lead: 0, flow: false }), { does: "start", at: 0 });
  return read(react(state, { does: "jump", at: 0, value: index }).state);
}

test("a countdown shows the second that runs, a stopwatch the one that has passed", () => {
  assert.deepEqual([30000, 29999, 1, 0].map(words.countdown), ["30", "30", "1", "0"]);
  assert.deepEqual([59001, 60000, 88000, 600000, 3723000].map(words.countdown), ["1:00", "1:00", "1:28", "10:00", "62:03"]);
  assert.deepEqual([0, 999, 1000, 61500].map(words.stopwatch), ["0", "0", "1", "1:01"]);
});

test("what comes next, a pause together with what it leads to", () => {
  assert.equal(words.nextOf(readingAt(0)), "Rest 0:10, then Dead bug, left");
  assert.equal(words.nextOf(readingAt(1)), "Dead bug, left");
  assert.equal(words.nextOf(readingAt(3)), "The last one");
  const question = [step("work", 5), step("prompt", 0, { title: "Better?", prompt: { type: "yes_no", name: "better", text: "Better?" } }), step("work", 5, { title: "Bridge" })];
  assert.equal(words.nextOf(readingAt(0, question)), "Better?, then Bridge");
});

test("the time left is marked where it is not known", () => {
  assert.equal(words.totalOf({ time: 432000, about: false, open: false }), "7:12 left");
  assert.equal(words.totalOf({ time: 432000, about: true, open: true }), "≈ 7:12 left + open");
  assert.equal(words.totalOf({ time: 0, about: false, open: true }), "Open end");
});

test("a step is said with side, amount and first cue, a pause with what comes", () => {
  assert.equal(words.speechFor(readingAt(0), "step", "en"), "Plank. 30 seconds.");
  assert.equal(words.speechFor(readingAt(1), "step", "en-GB"), "Rest. 10 seconds. Next: Dead bug, left side.");
  assert.equal(words.speechFor(readingAt(2), "step", "en"), "Dead bug, left side. 8 repetitions.");
  assert.equal(words.speechFor(readingAt(2), "next", "en"), "Next: Bridge.");
});

test("the limb is named where the author named one", () => {
  const hurdler = step("work", 30, { title: "Hurdler", side: "left", limb: "leg" });
  assert.equal(words.nameOf(hurdler), "Hurdler, left leg");
  assert.equal(words.sideOf(hurdler, "side"), "left leg");
  assert.equal(words.speechFor(readingAt(0, [hurdler]), "step", "en"), "Hurdler, left leg. 30 seconds.");
});

test("in another language only the routine's own words are said", () => {
  const steps = [step("work", 90, { title: "Käfer", cues: ["Rücken ruhig"] }), step("rest", 10, { title: "Pause" })];
  assert.equal(words.speechFor(readingAt(0, steps), "step", "de"), "Käfer. Rücken ruhig.");
  assert.equal(words.speechFor(readingAt(0, steps), "next", "de"), "Pause.");
});

test("nothing said is longer than a voice can say in a breath", () => {
  const long = step("work", 30, { title: "word ".repeat(200).trim(), cues: ["more ".repeat(50)] });
  const said = words.speechFor(readingAt(0, [long]), "step", "en");
  assert.ok(said.length <= 181 && said.endsWith("word"), said);
  const cued = step("work", 30, { title: "Plank", cues: ["more ".repeat(50)] });
  assert.equal(words.speechFor(readingAt(0, [cued]), "step", "en"), "Plank. 30 seconds.");
});

test("the pacer opens with the breath in, closes with the breath out and keeps still in between", () => {
  const phases = ["hold", "inhale", "hold", "exhale", "pause"].map((kind, number) => ({ kind, start: number, duration: 1 }));
  const open = (number, position) => opening(phases, { ...phases[number], number, position });
  assert.deepEqual([open(0, 0.5), open(1, 0), open(1, 1), open(2, 0.5), open(3, 0), open(3, 1), open(4, 0.5)], [0.5, 0, 1, 1, 1, 0, 0]);
});

const STARTED = new Date(2026, 2, 2, 7, 4, 30).getTime();

function session(more = {}) {
  const begin = { does: "start", at: 0 };
  const events = [begin, { does: "time", at: 50000 }, { does: "done", at: 52300 }, { does: "next", at: 70000 }];
  return events.reduce((state, event) => react(state, event).state, prepare(program(STEPS, more), { lead: 0, flow: false }));
}

test("a session as a line of the log", () => {
  assert.equal(
    lineOf(program(STEPS), session(), STARTED, {}),
    'did 2026-03-02 07:04 sample 1:10 done "Plank" 30s done "Dead bug" x8 only left time 12s cut "Bridge" 18s',
  );
  assert.equal(
    lineOf(program(STEPS), session({ routine: "my back", contexts: ["pre_run"] }), STARTED, { effort: 4, comfort: 8 }),
    'did 2026-03-02 07:04 "my back" 1:10 if pre_run effort 4 comfort 8 done "Plank" 30s done "Dead bug" x8 only left time 12s cut "Bridge" 18s',
  );
});

test("a session as its record, the start with its offset", () => {
  const report = JSON.parse(asJson(session(), STARTED, { effort: 4 }));
  assert.equal(new Date(report.start).getTime(), STARTED);
  assert.match(report.start, /^2026-03-02T07:04:30[+-]\d\d:\d\d$/);
  assert.deepEqual([report.format, report.time, report.how], ["mobdsl record", 70000, "finished"]);
  assert.deepEqual(report.answers, [{ name: "effort", value: 4, after: null }]);
  assert.deepEqual(report.entries.map(({ step: at, state, time }) => [at, state, time]), [[0, "done", 30000], [2, "done", 12300], [3, "cut", 17700]]);
});
