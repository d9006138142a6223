// @ts-check
/** A form that asks Python for a report and shows it. */

import { findElement, make, makeTable, setFieldError, setSentences, setText } from "../shared/dom.js";

/** @typedef {import("../shared/protocol.js").Refusal} Refusal */
/** @typedef {import("../shared/protocol.js").Report} Report */
/** @typedef {import("../shared/protocol.js").Table} Table */
/** @typedef {import("./calculator.js").Calculator} Calculator */
/** @typedef {import("./explain_buttons.js").ExplainButtons} ExplainButtons */
/** @typedef {Report & { highest?: string, start?: string, then_and_now: string }} ToolReport */

const NARROW = 4;

/**
 * Rows of a wide table become blocks on a phone; a narrow one fits.
 * @param {Table} table
 */
function layoutOf(table) {
  return table.columns.length > NARROW ? "takst-stack" : "takst-lines";
}

/**
 * @param {HTMLTableElement} table
 * @param {string} caption
 */
function scrolling(table, caption) {
  const region = make("div", table);
  region.className = "takst-scroll";
  region.tabIndex = 0;
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", caption);
  return region;
}

export class ReportTool {
  #buttons;
  #asks;
  #own;
  #keys;
  #status;
  #waiting;
  #sentences;
  #tables;
  /** The last question. */
  #asked = "";

  /**
   * @param {HTMLElement} place
   * @param {ExplainButtons} buttons
   * @param {string} ask
   * @param {string[]} own The fields beside which mistakes are shown.
   * @param {string[]} beside The other fields that the answer depends on.
   */
  constructor(place, buttons, ask, own, beside) {
    this.place = place;
    this.#buttons = buttons;
    this.#asks = ask;
    this.#own = own;
    this.#keys = [...own, ...beside];
    this.#status = findElement(place, ".takst-tool__status");
    this.#waiting = this.#status.textContent ?? "";
    this.#sentences = findElement(place, ".takst-sentences");
    this.#tables = findElement(place, "[data-takst-tables]");
  }

  /** @param {Calculator} calculator */
  async update(calculator) {
    const question = calculator.question(this.#asks, {}, this.#keys);
    if (!this.isAsked(calculator)) {
      calculator.python.forget(this.#asks);
      this.clear();
      return;
    }
    const asking =
      question === this.#asked
        ? null
        : calculator.python.ask(this.#asks, question, this.needsPython(calculator));
    this.#asked = question;
    if (!calculator.python.isReady) {
      setText(this.#status, calculator.status.toolMessage);
    }
    const report = /** @type {({ ok: true } & ToolReport) | Refusal | null} */ (await asking);
    if (report?.ok) {
      this.#setErrors(calculator, "", "");
      setText(this.#status, "");
      this.show(report);
      this.onReport(calculator, report);
    } else if (report) {
      this.empty();
      this.#setErrors(calculator, report.field, report.message);
      setText(this.#status, this.#own.includes(report.field) ? "" : report.message);
    }
  }

  /**
   * @param {Calculator} _calculator
   * @returns {boolean}
   */
  isAsked(_calculator) {
    return true;
  }

  /**
   * Return whether somebody uses the tool, rather than only the price above it.
   * @param {Calculator} _calculator
   * @returns {boolean}
   */
  needsPython(_calculator) {
    return true;
  }

  /**
   * @param {Calculator} _calculator
   * @param {ToolReport} _report
   */
  onReport(_calculator, _report) {}

  /** @param {ToolReport} report */
  show(report) {
    const then = report.then_and_now === "" ? [] : [report.then_and_now];
    setSentences(this.#sentences, [...report.sentences, ...then]);
    this.#tables.replaceChildren(
      ...report.tables.map((table) => {
        const made = makeTable(table, layoutOf(table), (...row) => this.#buttons.addTo(...row));
        return table.columns.length > NARROW ? made : scrolling(made, table.caption);
      }),
    );
  }

  /** @param {string} [words] Shown in place of what to do. */
  clear(words) {
    this.#asked = "";
    this.empty();
    for (const field of this.place.querySelectorAll("input, textarea")) {
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
        setFieldError(field, "");
      }
    }
    setText(this.#status, words || this.#waiting);
  }

  empty() {
    this.#sentences.replaceChildren();
    this.#tables.replaceChildren();
  }

  /**
   * @param {Calculator} calculator
   * @param {string} name
   * @param {string} message
   */
  #setErrors(calculator, name, message) {
    for (const own of this.#own) {
      const field = calculator.fields.byName.get(own);
      if (field) {
        setFieldError(field, own === name ? message : "");
      }
    }
  }
}
