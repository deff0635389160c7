// Keeps the screen on. The system may refuse, and takes the lock back whenever the page is hidden.

/** `onChange` hears "held", "lost" or "off". */
export function makeWakeLock(onChange) {
  let isWanted = false;
  let lock = null;

  async function request() {
    try {
      const granted = await navigator.wakeLock.request("screen");
      if (!isWanted) return void granted.release();
      lock = granted;
      lock.addEventListener("release", () => onChange(isWanted ? "lost" : "off"));
      onChange("held");
    } catch {
      onChange("lost"); // no such interface, a battery saver, a hidden page
    }
  }

  function hold() {
    isWanted = true;
    if (!lock || lock.released) request();
  }

  function release() {
    isWanted = false;
    if (lock && !lock.released) lock.release();
    lock = null;
    onChange("off");
  }

  document.addEventListener("visibilitychange", () => {
    if (isWanted && document.visibilityState === "visible") hold();
  });

  return { hold, release };
}
