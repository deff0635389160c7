// A finished session as things to keep: a line of the log in the language, and JSON.

/** `did 2026-03-02 07:04 spinal_mobility 9:40 effort 4`. `answers` maps a field of the log to a number. */
export function didLine(routine, session, answers) {
  const said = Object.entries(answers).map(([field, value]) => ` ${field} ${value}`).join("");
  return `did ${localDate(session.started)} ${localTime(session.started)} ${routine.written} ${lengthOf(session)}${said}`;
}

/** The same with what became of every step. Times in seconds. */
export function asJson(routine, session, answers) {
  const steps = session.log.map(({ step, spent, ended }) => {
    const { movement, title, kind, side, set, round } = routine.steps[step];
    return { movement, title, kind, side, set, round, spent: inSeconds(spent), ended };
  });
  const report = {
    format: "mobdsl session",
    version: 1,
    routine: routine.routine,
    title: routine.title,
    contexts: routine.contexts,
    started: isoLocal(session.started),
    duration: inSeconds(session.worked),
    complete: session.complete,
    answers,
    steps,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** m:ss, as durations are written in the language. */
function lengthOf(session) {
  const seconds = Math.round(session.worked / 1000);
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

function inSeconds(milliseconds) {
  return Math.round(milliseconds) / 1000;
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
