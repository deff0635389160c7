// A session as things to keep: a line of the log in the language, and its record as JSON.

import { didLine } from "./logged.mjs";
import { record } from "./session.mjs";

/** The line for a session that began at `started`, in milliseconds since 1970; `answers` are given beside its own. */
export function lineOf(routine, state, started, answers) {
  return didLine(routine, withAnswers(record(state), answers), `${localDate(started)} ${localTime(started)}`);
}

/** The record as JSON. */
export function asJson(state, started, answers) {
  return `${JSON.stringify(withAnswers(record(state, isoLocal(started)), answers), null, 2)}\n`;
}

function withAnswers(kept, answers) {
  const more = Object.entries(answers).map(([name, value]) => ({ name, value, after: null }));
  return { ...kept, answers: [...kept.answers.filter(({ name }) => !(name in answers)), ...more] };
}

function localDate(moment) {
  const date = new Date(moment);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function localTime(moment) {
  const date = new Date(moment);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** ISO 8601 with the offset of the place where the session was. */
function isoLocal(moment) {
  const date = new Date(moment);
  const ahead = -date.getTimezoneOffset();
  const offset = `${ahead < 0 ? "-" : "+"}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  return `${localDate(moment)}T${localTime(moment)}:${two(date.getSeconds())}${offset}`;
}

function two(number) {
  return String(number).padStart(2, "0");
}
