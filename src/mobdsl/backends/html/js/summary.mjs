// What is shown when a session has ended: its length, two figures to add, and ways to take it along.

import { asJson, didLine } from "./report.mjs";
import { clock } from "./words.mjs";

const FIELDS = ["effort", "comfort"];
const byId = (id) => document.getElementById(id);

/** Fills the summary. `session`: {started (ms since 1970), worked (ms), complete, log}. */
export function showSummary(routine, session) {
  byId("summary-title").textContent = session.complete ? "Finished" : "Ended early";
  byId("summary-length").textContent = clock(session.worked);
  const refresh = () => {
    byId("did").value = didLine(routine, session, answers());
  };
  for (const field of FIELDS) {
    byId(field).value = "";
    byId(field).oninput = refresh;
  }
  refresh();
  byId("copied").textContent = "";
  byId("copy").onclick = copyLine;
  byId("download").onclick = () => download(`${routine.file}.json`, asJson(routine, session, answers()));
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
