// @ts-check
/** The link to a calculation, and the calculation to take away: text, CSV, workbook, print. */

import { find, findElement, make, makeTable, setText } from "../shared/dom.js";

/** @typedef {import("./calculator.js").Calculator} Calculator */
/** @typedef {import("../shared/protocol.js").Refusal} Refusal */
/** @typedef {import("../shared/protocol.js").Report} Report */

const SETTLED_AFTER = 300;
const MANY_ROWS = 40;
const CSV_TYPE = "text/csv;charset=utf-8";
const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export class Share {
  /**
   * @param {HTMLElement} place
   * @param {HTMLElement} printout
   * @param {Calculator} calculator
   */
  constructor(place, printout, calculator) {
    this.place = place;
    this.printout = printout;
    this.calculator = calculator;
    this.link = find(place, "#takst-link", HTMLInputElement);
    this.status = findElement(place, ".takst-tool__status");
    this.byHand = findElement(place, "[data-takst-by-hand]");
    this.timer = 0;
    this.keep = false;
    for (const button of place.querySelectorAll("[data-takst-take]")) {
      button.addEventListener("click", () =>
        this.#take(button.getAttribute("data-takst-take") ?? ""),
      );
    }
    this.link.addEventListener("focus", () => this.link.select());
  }

  /**
   * @param {ParentNode} page
   * @param {Calculator} calculator
   */
  static on(page, calculator) {
    const place = page.querySelector("[data-takst=share]");
    const printout = page.querySelector(".takst-printout");
    return place instanceof HTMLElement && printout instanceof HTMLElement
      ? new Share(place, printout, calculator)
      : null;
  }

  /** Write the next link into the address too, so that a reload brings the calculation back. */
  keepInAddress() {
    this.keep = true;
  }

  /** Make link and printout anew when the fields have been left alone for a moment. */
  update() {
    clearTimeout(this.timer);
    setText(this.status, "");
    this.byHand.hidden = true;
    this.timer = setTimeout(() => this.#settle(), SETTLED_AFTER);
  }

  /**
   * Take away what was made: nothing may be printed or copied of another calculation, and a reload
   * brings back what stands in the fields.
   */
  clear() {
    clearTimeout(this.timer);
    this.link.value = "";
    document.documentElement.classList.remove("takst-has-printout");
    this.printout.replaceChildren();
    this.#writeAddress(this.calculator.fields.fragment());
  }

  async #settle() {
    if (!this.calculator.runtime.started) {
      return;
    }
    await Promise.all([this.#writeLink(), this.#writePrintout()]);
  }

  async #writeLink() {
    const made = await /** @type {Promise<{ ok: true, fragment: string } | Refusal | null>} */ (
      this.calculator.ask("link", this.calculator.question("link"))
    );
    if (!made?.ok) {
      this.link.value = "";
      this.#forgetInAddress(made);
      return made;
    }
    this.link.value = withFragment(made.fragment).href;
    this.#writeAddress(made.fragment);
    return made;
  }

  /** @param {string} fragment What a reload is to bring back. */
  #writeAddress(fragment) {
    if (this.keep) {
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

  async #writePrintout() {
    const answer = await /** @type {Promise<{ ok: true, reports: Report[] } | Refusal | null>} */ (
      this.calculator.ask("printed", this.calculator.question("printed"))
    );
    if (!answer) {
      return;
    }
    const reports = answer.ok ? answer.reports : [];
    document.documentElement.classList.toggle("takst-has-printout", reports.length > 0);
    this.printout.replaceChildren(...this.#printed(reports));
    const rows = this.printout.querySelectorAll("tr").length;
    this.printout.classList.toggle("takst-printout--dense", rows > MANY_ROWS);
  }

  /** @param {Report[]} reports */
  #printed(reports) {
    const { title = "", printedFrom = "" } = this.printout.dataset;
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

  /** @param {string} what */
  async #take(what) {
    setText(this.status, "");
    const taken = {
      link: () => this.#copy(this.#ofLink()),
      text: () => this.#copy(this.#ofText("text")),
      csv: () => this.#takeCsv(),
      workbook: () => this.#takeWorkbook(),
      print: () => this.#print(),
    };
    await taken[/** @type {keyof typeof taken} */ (what)]();
  }

  async #print() {
    await this.#writePrintout();
    if (this.printout.childElementCount > 1 && this.#hasPrintout) {
      window.print();
    } else {
      this.#say("nothing");
    }
  }

  get #hasPrintout() {
    return document.documentElement.classList.contains("takst-has-printout");
  }

  /**
   * Give the calculation as text, or null when the visitor has been told why there is none.
   * @param {"text" | "csv"} ask
   */
  async #ofText(ask) {
    const answer = await /** @type {Promise<{ ok: true, text: string } | Refusal | null>} */ (
      this.calculator.ask(ask, this.calculator.question(ask))
    );
    if (!answer?.ok) {
      this.#refuse(answer);
      return null;
    }
    return answer.text;
  }

  async #ofLink() {
    const made = await this.#writeLink();
    if (!made?.ok) {
      this.#refuse(made);
      return null;
    }
    return this.link.value;
  }

  async #takeCsv() {
    const text = await this.#ofText("csv");
    if (text !== null) {
      this.#save(new Blob([text], { type: CSV_TYPE }), "csv");
    }
  }

  async #takeWorkbook() {
    if ((await this.#ofText("csv")) === null) {
      return;
    }
    this.#say("preparing");
    const question = this.calculator.question("csv");
    const bytes = await this.calculator.runtime.ask("workbook", question, "workbook");
    if (bytes instanceof Uint8Array) {
      this.#save(new Blob([bytes], { type: WORKBOOK_TYPE }), "xlsx");
    } else {
      this.#say("notSaved");
    }
  }

  /** @param {Refusal | null} refusal */
  #refuse(refusal) {
    const isEmpty = this.calculator.fields.text("payslips").trim() === "";
    if (!refusal || (refusal.field === "payslips" && isEmpty)) {
      this.#say("nothing");
      return;
    }
    const field = this.calculator.fields.byName.get(refusal.field);
    const name = field?.labels?.[0]?.textContent;
    setText(this.status, name ? `${name}: ${refusal.message}` : refusal.message);
  }

  /**
   * @param {Blob} content
   * @param {string} extension
   */
  #save(content, extension) {
    const address = URL.createObjectURL(content);
    const link = make("a");
    link.href = address;
    link.download = `${this.place.dataset["fileName"] ?? "takst"}.${extension}`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.#say("saved");
  }

  /**
   * Some browsers let a page copy only at once, so they get the text as a promise.
   * @param {Promise<string | null>} promised
   */
  async #copy(promised) {
    const copied = promised.then((text) => {
      if (text === null) {
        throw new Error("nothing to copy");
      }
      return new Blob([text], { type: "text/plain" });
    });
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": copied })]);
      this.#say("copied");
    } catch {
      const text = await promised;
      if (text === null) {
        return;
      }
      const area = find(this.byHand, "textarea", HTMLTextAreaElement);
      area.value = text;
      this.byHand.hidden = false;
      this.#say("notCopied");
      area.focus();
      area.select();
    }
  }

  /** @param {"copied" | "notCopied" | "saved" | "preparing" | "notSaved" | "nothing"} key */
  #say(key) {
    setText(this.status, this.place.dataset[key] ?? "");
  }
}

/**
 * Give the page's address with another fragment.
 * @param {string} fragment
 */
function withFragment(fragment) {
  const address = new URL(location.href);
  address.hash = fragment;
  return address;
}
