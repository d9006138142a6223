// @ts-check
/**
 * The price calculator on the page: reads the fields, asks Python, shows the answers.
 *
 * Nothing is computed here. What the calculator can do at a time depends on its phase, see
 * `phases.js`; a price comes from `pricing.js`.
 */

import { findElement, nextTask } from "../shared/dom.js";
import { Fields } from "../shared/fields.js";
import { addStateToLinks } from "../shared/language.js";
import { onReturn } from "../shared/periods.js";
import { Announcements } from "./announcements.js";
import { AnswerBooks } from "./answer_books.js";
import { listOfDay } from "./book.js";
import { early } from "./early.js";
import { ExplainButtons } from "./explain_buttons.js";
import { FollowedLink } from "./followed_link.js";
import { PriceView } from "./price_view.js";
import { Pricing } from "./pricing.js";
import { Python } from "./python.js";
import { StatusLine } from "./status_line.js";
import { Tools } from "./tools.js";
import { Typing } from "./typing.js";

export class Calculator {
  #announcements = new Announcements();
  #book;
  #link;
  #pricing;
  #tools;
  /** What goes with a price waits for a pause in the typing, or for the field to be left. */
  #typing = new Typing();
  #view;
  /** What was in the fields when the price was last asked for. */
  #texts = "";
  /** What was in them when the page was left. @type {Map<string, string>} */
  #left = new Map();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.fields = new Fields(document);
    this.#book = AnswerBooks.of(root, () => this.#pricing.bookSettled());
    this.python = new Python(root, this.#book, parts, {
      onPhase: () => this.#showStatus(),
      onReady: () => {
        this.#showStatus();
        this.#tools.updateShare();
      },
      onFailed: () => this.#showFailure(),
      onIntent: () => this.#use(),
    });
    const buttons = new ExplainButtons(this);
    this.#view = new PriceView(root, this.fields, buttons);
    this.#pricing = new Pricing(this, this.#book, this.#view, this.#typing);
    this.status = new StatusLine(root, this.fields, this.python);
    this.#link = new FollowedLink(this);
    this.#tools = new Tools(this, buttons, this.#listOfToday);
  }

  /** Take over the page: show the fields, fill them, and watch for who turns to them. */
  begin() {
    early()?.first?.abort();
    findElement(this.root, ".takst-fallback").hidden = true;
    for (const part of parts()) {
      part.hidden = false;
      part.addEventListener("submit", (event) => event.preventDefault());
      part.addEventListener("input", (event) => this.#edited(event));
      part.addEventListener("change", (event) => this.#edited(event));
    }
    this.status.retryButton.addEventListener("click", () => this.#retry());
    this.status.loadButton.addEventListener("click", () => this.#use());
    window.addEventListener("hashchange", () => this.#follow());
    window.addEventListener("pagehide", () => this.#leave());
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#comeBack());
    onReturn(() => this.#updateToday() && this.refresh());
    this.#view.showList(this.#listOfToday);
    addStateToLinks(() => this.fields.fragment());
    this.#book.prepare(this.fields.today);
    this.python.begin();
    this.#follow();
  }

  /**
   * Write a question to Python: what is in the fields, and more.
   * @param {string} ask
   * @param {Record<string, string>} [more]
   * @param {string[]} [keys] The fields that the answer depends on; by default, all.
   */
  question(ask, more = {}, keys) {
    const state = Object.entries(this.fields.state());
    return JSON.stringify({
      ask,
      language: this.root.dataset["language"] ?? "da",
      today: this.fields.today,
      ...Object.fromEntries(state.filter(([name]) => keys?.includes(name) ?? true)),
      list: this.#link.list,
      ...more,
    });
  }

  /** Ask for what is in the fields now; what was shown before is not its answer. */
  refresh() {
    this.#updatePrice();
    this.#updateBeside();
  }

  /** The answer book and Python have different prices: show neither, nor anything else of Python. */
  differ() {
    this.python.differ();
    this.#view.clearPrice();
    this.#clearTools();
    this.#showStatus();
  }

  #follow() {
    this.#link.follow();
    this.refresh();
  }

  /**
   * Show the price at once; the rest comes when the typing pauses, so that no key waits for it.
   *
   * A field that is left reports its change a second time; only new texts count.
   * @param {Event} event
   */
  async #edited(event) {
    this.#typing.onInput(event);
    const texts = JSON.stringify(this.fields.state());
    if (texts === this.#texts) {
      return;
    }
    this.python.touch();
    this.#link.list = "";
    this.#tools.keepInAddress();
    this.#announcements.hold([this.#view.output]);
    this.#updatePrice();
    await this.#typing.pause;
    if (texts === this.#texts) {
      this.#announcements.holdAll();
      this.#updateBeside();
    }
  }

  /** Somebody is about to use more than the book has. */
  #use() {
    this.python.touch();
    this.python.load();
    if (this.fields.hasCount) {
      this.refresh();
    }
  }

  #retry() {
    this.python.retry();
    this.refresh();
    this.fields.byName.get("payslips")?.focus();
  }

  #leave() {
    this.#left = this.fields.texts();
    this.python.leave();
  }

  /**
   * The browser has kept the page as it was left, but some browsers empty fields that take no
   * suggestions, just after they have reported that the page is back.
   */
  async #comeBack() {
    await nextTask();
    this.#updateToday();
    this.fields.setTexts(this.#left);
    this.python.comeBack();
    this.refresh();
  }

  /** Update what depends on the day, where it is another one than before; returns whether it is. */
  #updateToday() {
    const isAnother = this.fields.updateToday();
    if (isAnother) {
      this.#view.showList(this.#listOfToday);
      this.#tools.updateToday(this.#listOfToday);
    }
    return isAnother;
  }

  /** The list whose prices the page shows: the one of the build, or a later one in force by now. */
  get #listOfToday() {
    const built = this.root.dataset["priceList"] ?? "";
    return listOfDay(this.#book.firstDays, this.fields.today, built);
  }

  #updatePrice() {
    if (this.python.phase !== "differs") {
      this.#texts = JSON.stringify(this.fields.state());
      this.#pricing.update();
    }
  }

  /** Update what goes with the price. */
  #updateBeside() {
    if (this.python.phase === "differs") {
      return;
    }
    if (this.#pricing.booked) {
      this.#view.clearErrors();
    }
    if (!this.fields.hasCount || !this.python.isReady) {
      this.#clearBeside();
    }
    this.#tools.update();
    this.#showStatus();
  }

  /** Python can't be had: the book's price stays, and the tools say why they have no answer. */
  #showFailure() {
    this.#clearTools();
    this.refresh();
  }

  #showStatus() {
    this.status.show(this.#view.isOfBook);
  }

  #clearBeside() {
    this.#view.clearBeside(this.fields.hasCount ? this.status.toolMessage : "");
  }

  #clearTools() {
    this.#clearBeside();
    this.#tools.clear();
  }
}

/** @returns {HTMLElement[]} */
function parts() {
  return [...document.querySelectorAll(/** @type {"div"} */ ("[data-takst]"))];
}
