// The keyboard. One table serves the keys themselves and the list that explains them.

/** The table, for a set of actions by name. An action that is null has no key. */
export function keyTable(actions) {
  const table = [
    { keys: [" ", "p"], shown: "Space or P", does: "Pause, go on", run: actions.togglePause },
    { keys: ["Enter", "ArrowRight", "n"], shown: "Enter, → or N", does: "Done or skip: the next step", run: actions.next },
    { keys: ["ArrowLeft", "b"], shown: "← or B", does: "Back to the start of this step, then to the one before", run: actions.back },
    { keys: ["+", "=", "ArrowUp"], shown: "+ or ↑", does: "Ten seconds more on this step", run: actions.more },
    { keys: ["-", "ArrowDown"], shown: "− or ↓", does: "Ten seconds less on this step", run: actions.less },
    { keys: ["j"], shown: "J", does: "Jump to a step of the list", run: actions.chooseStep },
    { keys: ["v"], shown: "V", does: "Voice on or off", run: actions.toggleVoice },
    { keys: ["m"], shown: "M", does: "Tones on or off", run: actions.toggleTones },
    { keys: ["s"], shown: "S", does: "What to stop at; the clock waits meanwhile", run: actions.showStops },
    { keys: ["?", "h"], shown: "? or H", does: "This list", run: actions.showKeys },
    { keys: ["Escape"], shown: "Esc", does: "Close a list, or pause and leave to the sheet", run: actions.leave },
  ];
  return table.filter(({ run }) => run !== null);
}

/** Runs `table` on the page while `isActive()`. What is being typed into, and an open list, keep their keys. */
export function listenToKeys(table, isActive) {
  const runs = new Map(table.flatMap(({ keys, run }) => keys.map((key) => [key, run])));
  document.addEventListener("keydown", (event) => {
    if (!isActive() || event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const isPressingButton = event.target instanceof HTMLButtonElement && (key === " " || key === "Enter");
    const isTyping = event.target instanceof HTMLInputElement;
    const run = runs.get(key);
    if (!run || isPressingButton || isTyping || event.repeat) return;
    event.preventDefault();
    run();
  });
}
