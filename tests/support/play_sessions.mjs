// Plays sessions with the page's engine: for each line {program, options, events} a line {turns, record}.

import { createInterface } from "node:readline";

const { prepare, react, record, view } = await import(`${process.argv[2]}session.mjs`);
const { didLine } = await import(`${process.argv[2]}logged.mjs`);

function shown(state) {
  const { step, prompt, ...said } = view(state);
  return { ...said, prompt: prompt?.name ?? null };
}

function play({ program, options, events }) {
  let state = prepare(program, options);
  const turns = events.map((event) => {
    const turn = react(state, event);
    state = turn.state;
    return { effects: turn.effects, view: shown(state) };
  });
  const kept = record(state);
  return { turns, record: { ...kept, did: didLine(program, kept, "2026-03-02 07:04") } };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(play(JSON.parse(line)))}\n`);
}
