// @ts-check
/** Whether keys follow each other so fast that what is not the price itself waits for a pause. */

const PAUSED_AFTER = 100;

export class Typing {
  constructor() {
    this.end = () => {};
    /** When the last key came. */
    this.last = Number.NEGATIVE_INFINITY;
    /** @type {Promise<void>} */
    this.pause = Promise.resolve();
  }

  /**
   * A key that comes soon after another begins a wait; all else ends it: a choice, several signs
   * at once, leaving the field.
   * @param {Event} event
   */
  take(event) {
    this.end();
    if (isKey(event)) {
      if (event.timeStamp - this.last < PAUSED_AFTER) {
        this.#wait();
      }
      this.last = event.timeStamp;
    }
  }

  #wait() {
    this.pause = new Promise((resolve) => {
      this.end = resolve;
      setTimeout(resolve, PAUSED_AFTER);
    });
  }
}

/**
 * Say whether a key has been pressed; some keyboards tell all that they have composed so far.
 * @param {Event} event
 */
function isKey(event) {
  return event instanceof InputEvent && (event.isComposing || (event.data ?? "").length <= 1);
}
