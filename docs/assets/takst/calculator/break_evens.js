// @ts-check
/** Shows where the cheapest tier changes; the build has written that for its own price lists. */

import { make, makeTable, setSentences } from "../shared/dom.js";

/** @typedef {import("../shared/protocol.js").Refusal} Refusal */
/** @typedef {import("../shared/protocol.js").Report} Report */
/** @typedef {import("../shared/protocol.js").Table} Table */
/** @typedef {import("./calculator.js").Calculator} Calculator */

export class BreakEvens {
  #page;
  #place;
  #list;
  /** The date of the last question, empty for today; null to ask in any case. @type {string | null} */
  #date = "";

  /**
   * @param {ParentNode} page
   * @param {string} list The price list whose break-evens are shown.
   */
  constructor(page, list) {
    this.#page = page;
    this.#place = page.querySelector("[data-takst=break-evens]");
    this.#list = list;
  }

  /**
   * Take another day, on which another list may be in force.
   * @param {string} list
   */
  updateToday(list) {
    this.#date = list === this.#list ? this.#date : null;
  }

  /** @param {Calculator} calculator */
  async update(calculator) {
    const date = calculator.fields.state()["date"] ?? "";
    if (!this.#place || date === this.#date) {
      return;
    }
    this.#date = date;
    const more = { counts: calculator.root.dataset["workedCounts"] ?? "" };
    const found =
      await /** @type {Promise<({ ok: true, price_list: string, worked: Table } & Report) | Refusal | null>} */ (
        calculator.python.ask("break_evens", calculator.question("break_evens", more))
      );
    if (found && !found.ok) {
      this.#list = "";
      this.#place.replaceChildren(make("p", found.message));
    } else if (found?.ok && found.price_list !== this.#list) {
      this.#list = found.price_list;
      const worked = makeTable(found.worked, "takst-worked takst-stack");
      this.#page.querySelector(".takst-worked")?.replaceWith(worked);
      this.#page.querySelector(".takst-worked-list")?.replaceChildren(found.notes.at(0) ?? "");
      const notes = make("div");
      notes.className = "takst-notes takst-small";
      setSentences(notes, found.notes);
      this.#place.replaceChildren(
        ...found.sentences.map((sentence) => make("p", sentence)),
        ...found.tables.map((table) => makeTable(table, "")),
        notes,
      );
    }
  }

  clear() {
    this.#date = "";
  }
}
