// Tones, made on the spot. Each is a list of notes: [hertz, start, length, loudness], in seconds and from 0 to 1.

const TONES = {
  lead: [[523, 0, 0.15, 0.5]],
  count: [[880, 0, 0.09, 0.6]],
  work: [[659, 0, 0.14, 0.8], [988, 0.14, 0.3, 0.8]],
  rest: [[659, 0, 0.16, 0.7], [440, 0.16, 0.35, 0.7]],
  switch: [[587, 0, 0.11, 0.7], [784, 0.12, 0.11, 0.7], [587, 0.24, 0.22, 0.7]],
  prompt: [[784, 0, 0.12, 0.7], [784, 0.22, 0.24, 0.7]],
  mark: [[740, 0, 0.35, 0.5]],
  pace: [[330, 0, 0.07, 0.25]],
  done: [[523, 0, 0.2, 0.7], [659, 0.17, 0.2, 0.7], [784, 0.34, 0.2, 0.7], [1047, 0.51, 0.7, 0.7]],
};

/** A player of tones. `unlock` has to be called from a tap or a key: before it, browsers keep a page silent. */
export function makeSound() {
  let context = null;

  function unlock() {
    const Context = window.AudioContext ?? window.webkitAudioContext;
    if (!Context) return;
    if (navigator.audioSession) navigator.audioSession.type = "transient"; // over the person's music, not instead of it
    context ??= new Context();
    if (context.state !== "running") context.resume().catch(() => {});
  }

  function play(name) {
    if (!context) return;
    for (const [hertz, start, length, loudness] of TONES[name]) sound(hertz, start, length, loudness);
  }

  function sound(hertz, start, length, loudness) {
    const from = context.currentTime + start;
    const oscillator = new OscillatorNode(context, { type: "sine", frequency: hertz });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(loudness, from + 0.012);
    gain.gain.setTargetAtTime(0, from + length * 0.6, length * 0.2);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + length * 2);
  }

  return { unlock, play };
}
