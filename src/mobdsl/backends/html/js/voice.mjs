// Speech. Many systems have no voice and say so late or never, so every utterance can fail and the caller hears of it.

const PATIENCE = 4000; // milliseconds until an utterance that did not begin counts as failed

/** A voice in `language`. `say(text, onFailure)` breaks off what is being said. */
export function makeVoice(language) {
  const synthesis = window.speechSynthesis;
  let current = null; // held, because browsers drop the events of an utterance that nobody refers to

  function say(text, onFailure) {
    if (!synthesis) {
      onFailure();
      return;
    }
    synthesis.cancel();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    const overdue = setTimeout(() => fail(utterance, onFailure), PATIENCE);
    utterance.onstart = () => clearTimeout(overdue);
    utterance.onend = () => clearTimeout(overdue);
    utterance.onerror = (event) => {
      clearTimeout(overdue);
      if (event.error !== "canceled" && event.error !== "interrupted") fail(utterance, onFailure);
    };
    current = utterance;
    synthesis.speak(utterance);
  }

  function fail(utterance, onFailure) {
    if (utterance === current) onFailure();
  }

  function stop() {
    current = null;
    synthesis?.cancel();
  }

  return { say, stop };
}
