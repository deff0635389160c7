// A session as what happened in it. Played again from the start it comes to the same state, so that nothing of a state
// has to be kept, and what was spoiled on the disk cannot be taken for one.

import { prepare, react } from "./session.mjs";

const MOST = 100000; // events; more than a person can press in a session

/** A book of one session: its events, each at its moment, and the moment of the last look at it. */
export function emptyBook() {
  return { events: [], at: 0 };
}

/** `{state, effects, book}`: what an event makes of a state. Time that passes is only remembered as far as it went. */
export function happen(state, book, event) {
  const turn = event.does === "options" ? { state: { ...state, options: event.value }, effects: [] } : react(state, event);
  const events = event.does === "time" ? book.events : [...book.events, event];
  return { ...turn, book: { events, at: Math.max(book.at, event.at) } };
}

/** The state that a book comes to, paused where it was; null where it is no book of this program. */
export function reopened(program, options, book) {
  try {
    const { events, at } = book;
    if (!Array.isArray(events) || events.length > MOST || !Number.isFinite(at)) return null;
    let state = prepare(program, options);
    let open = emptyBook();
    for (const event of [...events, { does: "time", at }, { does: "pause", at }]) {
      if (!Number.isFinite(event.at) || event.at > at) return null;
      ({ state, book: open } = happen(state, open, event));
    }
    return state.status === "ready" ? null : { state, book: open };
  } catch {
    return null;
  }
}
