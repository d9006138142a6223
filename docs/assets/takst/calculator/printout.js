// @ts-check
/** The calculation as it is printed, in a part of the page that only paper shows. */

import { make, makeTable } from "../shared/dom.js";

/** @typedef {import("../shared/protocol.js").Refusal} Refusal */
/** @typedef {import("../shared/protocol.js").Report} Report */
/** @typedef {import("./calculator.js").Calculator} Calculator */

const HAS_PRINTOUT = "takst-has-printout";
const MANY_ROWS = 40;

export class Printout {
  #place;
  #calculator;

  /**
   * @param {HTMLElement} place
   * @param {Calculator} calculator
   */
  constructor(place, calculator) {
    this.#place = place;
    this.#calculator = calculator;
  }

  /** Ask Python for what is to be printed, and write it; a failed question changes nothing. */
  async write() {
    const question = this.#calculator.question("printed");
    const answer = await /** @type {Promise<{ ok: true, reports: Report[] } | Refusal | null>} */ (
      this.#calculator.python.ask("printed", question)
    );
    if (answer) {
      this.#show(answer.ok ? answer.reports : []);
    }
  }

  clear() {
    document.documentElement.classList.remove(HAS_PRINTOUT);
    this.#place.replaceChildren();
  }

  /** Print the calculation; returns whether there is one. */
  async print() {
    await this.write();
    const hasPrintout = document.documentElement.classList.contains(HAS_PRINTOUT);
    if (hasPrintout) {
      window.print();
    }
    return hasPrintout;
  }

  /** @param {Report[]} reports */
  #show(reports) {
    document.documentElement.classList.toggle(HAS_PRINTOUT, reports.length > 0);
    this.#place.replaceChildren(...this.#contentOf(reports));
    const rows = this.#place.querySelectorAll("tr").length;
    this.#place.classList.toggle("takst-printout--dense", rows > MANY_ROWS);
  }

  /** @param {Report[]} reports */
  #contentOf(reports) {
    const { title = "", printedFrom = "" } = this.#place.dataset;
    const heading = make("p", title);
    heading.className = "takst-printout__title";
    const notes = new Set(reports.flatMap((report) => report.notes));
    return [
      heading,
      ...reports.map((report) =>
        make(
          "section",
          make("h2", report.title),
          ...report.sentences.map((sentence) => make("p", sentence)),
          ...report.tables.map((table) => makeTable(table, "")),
        ),
      ),
      ...[...notes].map((note) => make("p", note)),
      make("p", `${printedFrom} ${location.origin}${location.pathname}`),
    ];
  }
}
