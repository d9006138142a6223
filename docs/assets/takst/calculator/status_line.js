// @ts-check
/** The line that says what the calculator waits for, and the buttons to load Python or to retry. */

import { find, findElement, setText } from "../shared/dom.js";
import { toolStatusOf, statusOf } from "./phases.js";

/** @typedef {import("../shared/fields.js").Fields} Fields */
/** @typedef {import("./python.js").Python} Python */
/** @typedef {import("./phases.js").Status} Status */

export class StatusLine {
  #root;
  #fields;
  #python;
  #line;

  /**
   * @param {HTMLElement} root
   * @param {Fields} fields
   * @param {Python} python
   */
  constructor(root, fields, python) {
    this.#root = root;
    this.#fields = fields;
    this.#python = python;
    this.#line = findElement(root, ".takst-status");
    this.loadButton = find(root, ".takst-load", HTMLButtonElement);
    this.retryButton = find(root, ".takst-retry", HTMLButtonElement);
  }

  /** @param {boolean} isOfBook Whether a price of the answer book is shown. */
  show(isOfBook) {
    const status = statusOf(this.#python.phase, this.#fields.hasCount);
    this.#root.dataset["state"] = status;
    const ofBook = `book${status.charAt(0).toUpperCase()}${status.slice(1)}`;
    const words = isOfBook ? this.#line.dataset[ofBook] : undefined;
    setText(this.#line, words ?? this.#words(status));
    this.loadButton.hidden = status !== "waiting";
    this.retryButton.hidden = status !== "failed";
  }

  /** What a tool says while it has no answer; nothing when Python is there. */
  get toolMessage() {
    const status = toolStatusOf(this.#python.phase, this.#fields.hasCount);
    return status === null ? "" : this.#words(status);
  }

  /** @param {Status} status */
  #words(status) {
    return this.#line.dataset[status] ?? "";
  }
}
