// @ts-check
/**
 * Decides when Python is loaded: not for somebody who only reads, but before it is needed.
 *
 * Somebody who turns to the calculator is about to use it; for somebody who saves data, Python is
 * loaded when only it can answer, which the calculator decides.
 */

const NEAR = "200px";
/** Not pointerover, which is also sent when the page moves below a resting pointer. */
const TURNING_TO = ["focusin", "pointermove", "pointerdown", "touchstart", "input", "change"];
/** How people scroll; a page also scrolls by itself, to an anchor or back to where it was. */
const BY_HAND = ["wheel", "touchmove", "keydown", "pointerdown"];
const SLOW = ["slow-2g", "2g", "3g"];

/** Return whether little data should be fetched, by the visitor's connection or setting. */
export function isSparing() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (
    navigator
  );
  return (
    connection?.saveData === true ||
    SLOW.includes(connection?.effectiveType ?? "") ||
    matchMedia("(prefers-reduced-data: reduce)").matches
  );
}

/** Watches for a visitor who turns to the calculator. */
export class Intent {
  #parts;
  #onIntent;
  /** @type {AbortController | undefined} */
  #watching;

  /**
   * @param {() => HTMLElement[]} parts The parts of the calculator.
   * @param {() => void} onIntent Called once for each time that watching begins.
   */
  constructor(parts, onIntent) {
    this.#parts = parts;
    this.#onIntent = onIntent;
  }

  /** Begin to watch, unless data are to be saved. */
  watch() {
    this.stop();
    if (isSparing()) {
      return;
    }
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    for (const part of this.#parts()) {
      for (const turning of TURNING_TO) {
        part.addEventListener(turning, () => this.#trigger(), { signal, passive: true });
      }
    }
    this.#watchScrolling(signal);
  }

  stop() {
    this.#watching?.abort();
  }

  #trigger() {
    this.stop();
    this.#onIntent();
  }

  /**
   * Watch for scrolling by hand while a part of the calculator is near, in either order.
   * @param {AbortSignal} signal
   */
  #watchScrolling(signal) {
    /** @type {Set<Element>} */
    const near = new Set();
    let isByHand = false;
    let isScrolled = false;
    const look = () => isScrolled && near.size > 0 && this.#trigger();
    for (const hand of BY_HAND) {
      addEventListener(hand, () => (isByHand = true), { signal, passive: true });
    }
    addEventListener(
      "scroll",
      () => {
        isScrolled ||= isByHand;
        look();
      },
      { signal, passive: true },
    );
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          near[isIntersecting ? "add" : "delete"](target);
        }
        look();
      },
      { rootMargin: NEAR },
    );
    for (const part of this.#parts()) {
      observer.observe(part);
    }
    signal.addEventListener("abort", () => observer.disconnect());
  }
}
