// @ts-check
/** All tiers side by side for the typed count. */

import { findElement, makeTable, setText } from "../shared/dom.js";

/** @typedef {import("../shared/protocol.js").Table} Table */
/** @typedef {import("./explain_buttons.js").ExplainButtons} ExplainButtons */

export class Comparison {
  #buttons;
  #status;
  #waiting;
  #table;
  /** What the table was made from: the same is not made again, and open rows stay open. */
  #shown = "";

  /**
   * @param {HTMLElement} place
   * @param {ExplainButtons} buttons
   */
  constructor(place, buttons) {
    this.#buttons = buttons;
    this.#status = findElement(place, ".takst-tool__status");
    this.#waiting = this.#status.textContent ?? "";
    this.#table = findElement(place, "[data-takst-table=comparison]");
  }

  /**
   * @param {ParentNode} page
   * @param {ExplainButtons} buttons
   */
  static on(page, buttons) {
    const place = page.querySelector("[data-takst=compare]");
    return place instanceof HTMLElement ? new Comparison(place, buttons) : null;
  }

  /** @param {Table} table */
  show(table) {
    setText(this.#status, "");
    const wanted = JSON.stringify(table);
    if (wanted !== this.#shown) {
      this.#shown = wanted;
      this.#table.replaceChildren(
        makeTable(table, "takst-stack", (...row) => this.#buttons.addTo(...row)),
      );
    }
  }

  /** @param {string} words Shown in place of what to do. */
  clear(words) {
    setText(this.#status, words || this.#waiting);
    this.#shown = "";
    this.#table.replaceChildren();
  }
}
