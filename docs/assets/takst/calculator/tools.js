// @ts-check
/** The tools below the price: break-evens, finder and forecast, and the calculation to take away. */

import { BreakEvens } from "./break_evens.js";
import { Finder } from "./finder.js";
import { Forecast } from "./forecast.js";
import { Share } from "./share.js";

/** @typedef {import("./calculator.js").Calculator} Calculator */
/** @typedef {import("./explain_buttons.js").ExplainButtons} ExplainButtons */

export class Tools {
  #calculator;
  #breakEvens;
  #share;
  #tools;

  /**
   * @param {Calculator} calculator
   * @param {ExplainButtons} buttons
   * @param {string} list The price list that the page shows.
   */
  constructor(calculator, buttons, list) {
    this.#calculator = calculator;
    this.#share = Share.on(document, calculator);
    this.#breakEvens = new BreakEvens(document, list);
    this.#tools = [
      this.#breakEvens,
      Finder.on(document, buttons),
      Forecast.on(document, buttons),
    ].filter((tool) => tool !== null);
  }

  /** Take the fields as they are now; without Python there is nothing to take away. */
  update() {
    if (this.#calculator.python.isOver) {
      this.#share?.clear();
      return;
    }
    for (const tool of this.#tools) {
      tool.update(this.#calculator);
    }
    this.updateShare();
  }

  updateShare() {
    this.#share?.update();
  }

  clear() {
    for (const tool of this.#tools) {
      tool.clear(this.#calculator.status.toolMessage);
    }
    this.#share?.clear();
  }

  /** Write the next link into the address too, so that a reload brings the calculation back. */
  keepInAddress() {
    this.#share?.keepInAddress();
  }

  /** @param {string} list The price list that the page shows on another day than before. */
  updateToday(list) {
    this.#breakEvens.updateToday(list);
  }
}
