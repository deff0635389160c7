// What is shown when a session has ended: its length, two figures to add, and ways to take it along.

import { isComplete } from "./reading.mjs";
import { asJson, lineOf } from "./report.mjs";
import { clock } from "./words.mjs";

const FIELDS = ["effort", "comfort"];
const byId = (id) => document.getElementById(id);

/** Fills the summary of a session that began at `started`, in milliseconds since 1970. */
export function showSummary(routine, state, started) {
  byId("summary-title").textContent = isComplete(state) ? "Finished" : "Ended early";
  byId("summary-length").textContent = clock(state.clock);
  const refresh = () => {
    byId("did").value = lineOf(routine, state, started, answers());
  };
  for (const field of FIELDS) {
    byId(field).value = "";
    byId(field).oninput = refresh;
  }
  refresh();
  byId("copied").textContent = "";
  byId("copy").onclick = copyLine;
  byId("download").onclick = () => download(`${routine.file}.json`, asJson(state, started, answers()));
}

/** The figures given, 0 to 10; what is empty or out of range was not said. */
function answers() {
  const given = FIELDS.filter((field) => byId(field).value !== "" && byId(field).checkValidity());
  return Object.fromEntries(given.map((field) => [field, Number(byId(field).value)]));
}

async function copyLine() {
  const line = byId("did");
  try {
    await navigator.clipboard.writeText(line.value);
    byId("copied").textContent = "Copied";
  } catch {
    line.select();
    byId("copied").textContent = "Selected: copy it with your device’s copy command";
  }
}

function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000); // some browsers read it only after the click is over
}
