// @ts-check
/** The link that the visitor has followed to a calculation: its fields, and what is wrong with it. */

import { findElement } from "../shared/dom.js";
import { showLinkNote } from "../shared/explanation.js";
import { fragmentOfAddress } from "../shared/fields.js";

/** @typedef {import("../shared/protocol.js").Refusal} Refusal */
/** @typedef {import("./calculator.js").Calculator} Calculator */

export class FollowedLink {
  /** The price list that the link was made under, until something is changed. */
  list = "";
  #calculator;
  #note;
  #fragment = "";

  /** @param {Calculator} calculator */
  constructor(calculator) {
    this.#calculator = calculator;
    this.#note = findElement(calculator.root, ".takst-link-note");
  }

  /** Fill in the fields from the address. */
  follow() {
    const fragment = fragmentOfAddress();
    if (fragment !== "" || this.#fragment !== "") {
      this.#fragment = fragment;
      this.#calculator.fields.restore(fragment);
      this.list = new URLSearchParams(fragment).get("list") ?? "";
      this.#showProblems();
    }
  }

  /** Ask Python what of the link can't be used, and show it. */
  async #showProblems() {
    this.#note.hidden = true;
    if (this.#fragment === "") {
      return;
    }
    const question = this.#calculator.question("read_link", { link: this.#fragment });
    const read = await /** @type {Promise<{ notes: string[] } | Refusal | null>} */ (
      this.#calculator.python.ask("read_link", question, !this.#isChoice)
    );
    if (read && "notes" in read) {
      showLinkNote(this.#note, read.notes);
    }
  }

  /** Whether the link only chooses a tier, and has: nothing can be wrong with it then. */
  get #isChoice() {
    return this.#fragment === `tier=${this.#calculator.fields.text("tier")}`;
  }
}
