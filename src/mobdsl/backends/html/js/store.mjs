// What the page remembers on this device. Pages opened from files share one storage, so a session's key holds the
// routine's fingerprint. A browser that keeps nothing (a private window) costs the memory and nothing else.

const SETTINGS_KEY = "mobdsl:settings";
const DEFAULTS = { lead: 10, voice: true, tones: true, flow: false, shortcuts: true };

/** The settings, the same for all routines. `lead` in seconds, 0 to 60. */
export function readSettings() {
  const kept = read(SETTINGS_KEY);
  const settings = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS)) {
    if (typeof kept?.[name] === typeof DEFAULTS[name]) settings[name] = kept[name];
  }
  return { ...settings, lead: leadWithin(settings.lead) };
}

export function writeSettings(settings) {
  write(SETTINGS_KEY, settings);
}

export function leadWithin(seconds) {
  return Number.isFinite(seconds) ? Math.min(60, Math.max(0, Math.round(seconds))) : DEFAULTS.lead;
}

/** A place for one routine's session. */
export function sessionStore(fingerprint) {
  const key = `mobdsl:session:${fingerprint}`;
  return { read: () => read(key), write: (session) => write(key, session), clear: () => clear(key) };
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // full or forbidden: the session goes on without being remembered
  }
}

function clear(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // forbidden: there was nothing to remove
  }
}
