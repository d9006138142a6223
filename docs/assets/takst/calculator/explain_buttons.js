// @ts-check
/** Buttons that open an amount of a table into its lines. */

import { make } from "../shared/dom.js";
import { makePart } from "../shared/explanation.js";

/** @typedef {import("../shared/protocol.js").Refusal} Refusal */
/** @typedef {import("../shared/protocol.js").Report} Report */
/** @typedef {import("../shared/protocol.js").Row} Row */
/** @typedef {import("./calculator.js").Calculator} Calculator */

export class ExplainButtons {
  #calculator;
  #words;
  #made = 0;

  /** @param {Calculator} calculator */
  constructor(calculator) {
    this.#calculator = calculator;
    const { showLines, hideLines } = calculator.root.dataset;
    this.#words = { show: showLines ?? "", hide: hideLines ?? "" };
  }

  /**
   * Add a button to a row that is the result of a quote; pressing it opens the quote's lines.
   * @param {Row} row
   * @param {HTMLTableCellElement} heading
   * @param {HTMLTableRowElement} line
   */
  addTo(row, heading, line) {
    if (!row.explains["ask"]) {
      return;
    }
    this.#made += 1;
    const kind = `explain-${this.#made}`;
    const name = heading.textContent;
    const button = make("button");
    button.type = "button";
    button.className = "takst-explain";
    const showOpen = (/** @type {boolean} */ isOpen) => {
      const words = isOpen ? this.#words.hide : this.#words.show;
      button.textContent = words;
      button.setAttribute("aria-expanded", String(isOpen));
      if (isOpen) {
        button.setAttribute("aria-controls", kind);
      } else {
        button.removeAttribute("aria-controls");
      }
      button.setAttribute("aria-label", `${words}: ${name}`);
    };
    showOpen(false);
    button.addEventListener("click", () => {
      const isOpen = button.getAttribute("aria-expanded") === "true";
      showOpen(!isOpen);
      if (isOpen) {
        line.nextElementSibling?.remove();
      } else {
        this.#open(line, row, kind);
      }
    });
    heading.append(button);
  }

  /**
   * @param {HTMLTableRowElement} line
   * @param {Row} row
   * @param {string} kind
   */
  async #open(line, row, kind) {
    const cell = make("td");
    cell.colSpan = line.childElementCount;
    cell.setAttribute("role", "cell");
    const opened = make("tr", cell);
    opened.id = kind;
    opened.className = "takst-opened";
    opened.setAttribute("role", "row");
    line.after(opened);
    const { ask = "explain", ...named } = row.explains;
    const question = this.#calculator.question(ask, { ...named, list: "" });
    const answer = await /** @type {Promise<{ ok: true, parts: Report[] } | Refusal | null>} */ (
      this.#calculator.python.ask(kind, question)
    );
    cell.append(...(answer?.ok ? answer.parts.map(makePart) : []));
  }
}
