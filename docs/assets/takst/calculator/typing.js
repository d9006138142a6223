// @ts-check
/** Detects fast typing, in which everything but the price waits for a pause. */

const PAUSED_AFTER = 100;

export class Typing {
  /** Ends when the typing pauses. @type {Promise<void>} */
  pause = Promise.resolve();
  #end = () => {};
  /** When the last key came. */
  #last = Number.NEGATIVE_INFINITY;

  /**
   * A key soon after another starts a wait; anything else ends it: a choice, several characters at
   * once, leaving the field.
   * @param {Event} event
   */
  onInput(event) {
    this.#end();
    if (isKey(event)) {
      if (event.timeStamp - this.#last < PAUSED_AFTER) {
        this.#wait();
      }
      this.#last = event.timeStamp;
    }
  }

  #wait() {
    this.pause = new Promise((resolve) => {
      this.#end = resolve;
      setTimeout(resolve, PAUSED_AFTER);
    });
  }
}

/**
 * Return whether a key was pressed; some keyboards send the word that they are composing.
 * @param {Event} event
 */
function isKey(event) {
  return event instanceof InputEvent && (event.isComposing || (event.data ?? "").length <= 1);
}
