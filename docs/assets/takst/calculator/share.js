// @ts-check
/** The link to a calculation, and the calculation to take away: text, CSV, workbook, print. */

import { find, findElement, setText } from "../shared/dom.js";
import { Printout } from "./printout.js";
import { copyText, saveFile } from "./take_away.js";

/** @typedef {import("../shared/protocol.js").Refusal} Refusal */
/** @typedef {import("./calculator.js").Calculator} Calculator */

const SETTLED_AFTER = 300;
const CSV_TYPE = "text/csv;charset=utf-8";
const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export class Share {
  #place;
  #printout;
  #calculator;
  #link;
  #status;
  #byHand;
  #timer = 0;
  /** Whether the next link is written into the address too. */
  #isKept = false;

  /**
   * @param {HTMLElement} place
   * @param {Printout} printout
   * @param {Calculator} calculator
   */
  constructor(place, printout, calculator) {
    this.#place = place;
    this.#printout = printout;
    this.#calculator = calculator;
    this.#link = find(place, "#takst-link", HTMLInputElement);
    this.#status = findElement(place, ".takst-tool__status");
    this.#byHand = findElement(place, "[data-takst-by-hand]");
    for (const button of place.querySelectorAll("[data-takst-take]")) {
      const what = button.getAttribute("data-takst-take") ?? "";
      button.addEventListener("click", () => this.#export(what));
    }
    this.#link.addEventListener("focus", () => this.#link.select());
  }

  /**
   * @param {ParentNode} page
   * @param {Calculator} calculator
   */
  static on(page, calculator) {
    const place = page.querySelector("[data-takst=share]");
    const printout = page.querySelector(".takst-printout");
    return place instanceof HTMLElement && printout instanceof HTMLElement
      ? new Share(place, new Printout(printout, calculator), calculator)
      : null;
  }

  /** Write the next link into the address too, so that a reload brings the calculation back. */
  keepInAddress() {
    this.#isKept = true;
  }

  /** Make link and printout again when the fields have been left alone for a moment. */
  update() {
    clearTimeout(this.#timer);
    setText(this.#status, "");
    this.#byHand.hidden = true;
    this.#timer = setTimeout(() => this.#settle(), SETTLED_AFTER);
  }

  /**
   * Take away what was made: nothing may be printed or copied of another calculation, and a reload
   * brings back what is in the fields.
   */
  clear() {
    clearTimeout(this.#timer);
    this.#link.value = "";
    this.#printout.clear();
    this.#writeAddress(this.#calculator.fields.fragment());
  }

  async #settle() {
    if (this.#calculator.python.isStarted) {
      await Promise.all([this.#writeLink(), this.#printout.write()]);
    }
  }

  async #writeLink() {
    const made = await /** @type {Promise<{ ok: true, fragment: string } | Refusal | null>} */ (
      this.#ask("link")
    );
    if (!made?.ok) {
      this.#link.value = "";
      this.#forgetInAddress(made);
      return made;
    }
    this.#link.value = withFragment(made.fragment).href;
    this.#writeAddress(made.fragment);
    return made;
  }

  /** @param {string} fragment What a reload is to bring back. */
  #writeAddress(fragment) {
    if (this.#isKept) {
      history.replaceState(history.state, "", withFragment(fragment));
    }
  }

  /**
   * No link is better than one of another calculation.
   * @param {Refusal | null} refusal
   */
  #forgetInAddress(refusal) {
    if (refusal) {
      this.#refuse(refusal);
      this.#writeAddress("");
    }
  }

  /** @param {string} what */
  async #export(what) {
    setText(this.#status, "");
    const exporters = {
      link: () => this.#copy(this.#askForLink()),
      text: () => this.#copy(this.#askForText("text")),
      csv: () => this.#downloadCsv(),
      workbook: () => this.#downloadWorkbook(),
      print: () => this.#print(),
    };
    await exporters[/** @type {keyof typeof exporters} */ (what)]();
  }

  async #print() {
    if (!(await this.#printout.print())) {
      this.#show("nothing");
    }
  }

  /**
   * @param {string} ask
   * @returns {Promise<any>}
   */
  #ask(ask) {
    return this.#calculator.python.ask(ask, this.#calculator.question(ask));
  }

  /**
   * The calculation as text; null when a message says why there is none.
   * @param {"text" | "csv"} ask
   */
  async #askForText(ask) {
    const answer = await /** @type {Promise<{ ok: true, text: string } | Refusal | null>} */ (
      this.#ask(ask)
    );
    if (!answer?.ok) {
      this.#refuse(answer);
      return null;
    }
    return answer.text;
  }

  async #askForLink() {
    const made = await this.#writeLink();
    if (!made?.ok) {
      this.#refuse(made);
      return null;
    }
    return this.#link.value;
  }

  async #downloadCsv() {
    const text = await this.#askForText("csv");
    if (text !== null) {
      this.#save(new Blob([text], { type: CSV_TYPE }), "csv");
    }
  }

  async #downloadWorkbook() {
    if ((await this.#askForText("csv")) === null) {
      return;
    }
    this.#show("preparing");
    const bytes = await this.#calculator.python.makeWorkbook(this.#calculator.question("csv"));
    if (bytes) {
      this.#save(new Blob([bytes], { type: WORKBOOK_TYPE }), "xlsx");
    } else {
      this.#show("notSaved");
    }
  }

  /** @param {Refusal | null} refusal */
  #refuse(refusal) {
    const { fields } = this.#calculator;
    if (!refusal || (refusal.field === "payslips" && !fields.hasCount)) {
      this.#show("nothing");
      return;
    }
    const name = fields.byName.get(refusal.field)?.labels?.[0]?.textContent;
    setText(this.#status, name ? `${name}: ${refusal.message}` : refusal.message);
  }

  /**
   * @param {Blob} content
   * @param {string} extension
   */
  #save(content, extension) {
    saveFile(content, `${this.#place.dataset["fileName"] ?? "takst"}.${extension}`);
    this.#show("saved");
  }

  /** @param {Promise<string | null>} promised */
  async #copy(promised) {
    if (await copyText(promised)) {
      this.#show("copied");
      return;
    }
    const text = await promised;
    if (text !== null) {
      const area = find(this.#byHand, "textarea", HTMLTextAreaElement);
      area.value = text;
      this.#byHand.hidden = false;
      this.#show("notCopied");
      area.focus();
      area.select();
    }
  }

  /** @param {"copied" | "notCopied" | "saved" | "preparing" | "notSaved" | "nothing"} key */
  #show(key) {
    setText(this.#status, this.#place.dataset[key] ?? "");
  }
}

/**
 * The page's address with another fragment.
 * @param {string} fragment
 */
function withFragment(fragment) {
  const address = new URL(location.href);
  address.hash = fragment;
  return address;
}
