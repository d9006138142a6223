// @ts-check
/**
 * The price calculator on the page: reads the fields, asks Python, shows the answers.
 *
 * Nothing is computed here. A price stands in the answer book until Python, which comes later, says
 * the same with all that belongs to it.
 */

import { AnswerBook, listOn } from "./book.js";
import { Chart } from "./chart.js";
import { find, findElement, nextTask, setFieldError, setSentences, setText } from "../shared/dom.js";
import { early } from "./early.js";
import { showExplanation, showLinkNote } from "../shared/explanation.js";
import { Intent, isSparing } from "./intent.js";
import { takeAlong } from "../shared/language.js";
import { clearPriceSource, setPrice } from "./price_output.js";
import { onReturn } from "../shared/periods.js";
import { runtimeOf } from "../shared/runtime.js";
import { Share } from "./share.js";
import { Fields, fragmentOfAddress } from "../shared/fields.js";
import { BreakEvens, Comparison, Explanations, Finder, Forecast } from "./tools.js";
import { Typing } from "./typing.js";

/** @typedef {import("./book.js").BookPrice} BookPrice */
/** @typedef {import("../shared/protocol.js").Price} Price */
/** @typedef {import("../shared/protocol.js").Refusal} Refusal */

const SLOW_AFTER = 15_000;
const GIVE_UP_AFTER = 120_000;
const RESTED_AFTER = 700;
const BOOK_IS_LATE = 1_000;
const READ_ALOUD = "[data-takst] output, [data-takst] .takst-sentences";
const PRICE_FIELDS = ["payslips", "tier", "date"];

export class Calculator {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = find(root, "form", HTMLFormElement);
    this.fields = new Fields(document);
    this.net = find(root, "output[name=net]", HTMLOutputElement);
    this.status = findElement(root, ".takst-status");
    this.retry = find(root, ".takst-retry", HTMLButtonElement);
    this.loader = find(root, ".takst-load", HTMLButtonElement);
    this.explanation = findElement(root, ".takst-explanation");
    this.slowTimer = 0;
    this.giveUpTimer = 0;
    this.restTimer = 0;
    this.slow = false;
    this.failed = false;
    /** Whether another site has filled in the fields, and nobody has turned to them: Python waits. */
    this.untouched = "untouched" in root.dataset;
    /** Whether book and Python have said different prices: then none is shown any more. */
    this.differs = false;
    /** The price list that a followed link was made under, until something is changed. */
    this.linkedList = "";
    this.link = "";
    /** What stood in the fields when Python was last asked. */
    this.texts = "";
    /** What goes with a price waits for a pause in the typing, or for the field to be left. */
    this.typing = new Typing();
    /** What stood in them when the page was left. @type {Map<string, string>} */
    this.left = new Map();
    /** What Python has answered to them. @type {Price | Refusal | null} */
    this.answer = null;
    this.book = AnswerBook.of(root, () => this.#bookSettled());
    this.intent = new Intent(
      () => this.#parts(),
      () => this.#begun(),
    );
    const listener = {
      onReady: () => {
        this.#stopWaiting();
        this.#sayState();
        this.share?.update();
      },
      onRestarting: () => {
        this.#waitForSlowness();
        this.#sayState();
      },
      onFailed: () => this.#showFailure(),
    };
    this.runtime = early()?.runtime ?? runtimeOf(root, listener);
    this.runtime.listener = listener;
    const explanations = new Explanations(this);
    this.chart = Chart.on(document, root.dataset["charts"] ?? "", root.dataset["priceList"] ?? "");
    this.comparison = Comparison.on(document, explanations);
    this.share = Share.on(document, this);
    this.breakEvens = new BreakEvens(document, this.#listOfToday);
    this.tools = [
      this.breakEvens,
      Finder.on(document, explanations),
      Forecast.on(document, explanations),
    ].filter((tool) => tool !== null);
  }

  /** Take over the page: show the fields, fill them, and watch for who turns to them. */
  begin() {
    early()?.first?.abort();
    findElement(this.root, ".takst-fallback").hidden = true;
    for (const part of this.#parts()) {
      part.hidden = false;
      part.addEventListener("submit", (event) => event.preventDefault());
      part.addEventListener("input", (event) => this.#edited(event));
      part.addEventListener("change", (event) => this.#edited(event));
    }
    this.retry.addEventListener("click", () => this.#retry());
    this.loader.addEventListener("click", () => this.#begun());
    window.addEventListener("hashchange", () => this.#follow());
    window.addEventListener("pagehide", () => this.#leave());
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#comeBack());
    onReturn(() => this.#takeToday() && this.#update());
    this.chart?.take(this.#listOfToday);
    takeAlong(() => this.fields.fragment());
    this.book.prepare(this.fields.today);
    if (this.#isLoading) {
      this.#waitForSlowness();
    } else if (!this.runtime.ready) {
      this.intent.watch();
    }
    this.#follow();
  }

  /**
   * Ask Python what is in the fields, and more.
   * @param {string} ask
   * @param {Record<string, string>} [more]
   * @param {string[]} [keys] The fields that the answer depends on; all unless told.
   */
  question(ask, more = {}, keys) {
    const state = Object.entries(this.fields.state());
    return JSON.stringify({
      ask,
      language: this.root.dataset["language"] ?? "da",
      today: this.fields.today,
      ...Object.fromEntries(state.filter(([name]) => keys?.includes(name) ?? true)),
      list: this.linkedList,
      ...more,
    });
  }

  /** Take the fields as they are now. */
  refresh() {
    this.#update();
  }

  /**
   * Ask, and read the answer; null when nobody waits for it any more.
   * @template T
   * @param {string} kind Newer questions of a kind take the place of older ones.
   * @param {string} question
   * @param {boolean} [isNeed] Whether it is worth loading Python for somebody who saves data.
   * @returns {Promise<T | Refusal | null>}
   */
  async ask(kind, question, isNeed = true) {
    if (this.failed) {
      return null;
    }
    this.#loadFor(isNeed);
    const answer = await this.runtime.ask(kind, question);
    return typeof answer === "string" ? JSON.parse(answer) : null;
  }

  /** @returns {HTMLElement[]} */
  #parts() {
    return /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-takst]")]);
  }

  /** Take the state from the address, where a link put it, and have Python judge it. */
  #follow() {
    const link = fragmentOfAddress();
    if (link !== "" || this.link !== "") {
      this.link = link;
      this.fields.restore(link);
      this.linkedList = new URLSearchParams(link).get("list") ?? "";
      this.#tellOfLink();
    }
    this.#update();
  }

  async #tellOfLink() {
    const note = findElement(this.root, ".takst-link-note");
    note.hidden = true;
    if (this.link === "") {
      return;
    }
    const question = this.question("read_link", { link: this.link });
    const read = await /** @type {Promise<{ told: string[] } | Refusal | null>} */ (
      this.ask("read_link", question, !this.#isChoice(this.link))
    );
    if (read && "told" in read) {
      showLinkNote(note, read.told);
    }
  }

  /**
   * Say whether a link only chooses a tier, and has: there is nothing to tell of it then.
   * @param {string} link
   */
  #isChoice(link) {
    return link === `tier=${this.fields.text("tier")}`;
  }

  /**
   * Bring the price at once; all the rest comes when the typing pauses, so that no key waits for it.
   *
   * A field that is left tells its change a second time; only new texts are news.
   * @param {Event} event
   */
  async #edited(event) {
    this.typing.take(event);
    const texts = JSON.stringify(this.fields.state());
    if (texts === this.texts) {
      return;
    }
    this.untouched = false;
    this.linkedList = "";
    this.share?.keepInAddress();
    this.#hush([this.net]);
    this.#updatePrice();
    await this.typing.pause;
    if (texts === this.texts) {
      this.#hush(document.querySelectorAll(READ_ALOUD));
      this.#updateBeside();
    }
  }

  /**
   * While somebody types, answers come but are not read aloud; they are when the fields rest.
   * @param {Iterable<Element>} answers
   */
  #hush(answers) {
    for (const answer of answers) {
      answer.setAttribute("aria-busy", "true");
    }
    clearTimeout(this.restTimer);
    this.restTimer = setTimeout(() => {
      for (const answer of document.querySelectorAll(READ_ALOUD)) {
        answer.removeAttribute("aria-busy");
      }
    }, RESTED_AFTER);
  }

  /** Somebody is about to use more than the book has. */
  #begun() {
    this.untouched = false;
    this.#load();
    if (this.#isAsked) {
      this.#update();
    }
  }

  /**
   * Load Python for a question.
   * @param {boolean} isNeed Whether only Python can answer it.
   */
  #loadFor(isNeed) {
    if (isNeed || !isSparing()) {
      this.#load();
    }
  }

  #load() {
    if (!this.runtime.started && !this.failed && !this.untouched) {
      this.intent.stop();
      this.runtime.start(this.#isHostPlain());
      this.#waitForSlowness();
      this.#sayState();
    }
  }

  /** Whether the host compresses less than the build has done: a book tells, which comes soon. */
  async #isHostPlain() {
    const late = new Promise((resolve) => setTimeout(resolve, BOOK_IS_LATE));
    await Promise.race([early()?.coming, late]);
    return early()?.now?.isPlain ?? this.book.isHostPlain;
  }

  #retry() {
    this.failed = false;
    this.#load();
    this.#update();
    this.fields.byName.get("payslips")?.focus();
  }

  /** Nobody waits for a download any more whose page has been left. */
  #leave() {
    this.left = this.fields.texts();
    if (!this.runtime.ready) {
      this.runtime.stop();
      this.#stopWaiting();
    }
  }

  /**
   * The browser has kept the page as it was left, but for what some empty out again: fields that
   * nothing is to be offered for, just after they have told that the page is back.
   */
  async #comeBack() {
    await nextTask();
    this.#takeToday();
    this.fields.putBack(this.left);
    // What was cut off by leaving is no failure.
    this.failed = this.differs;
    if (!this.runtime.started) {
      this.intent.watch();
    }
    this.#update();
  }

  /** On another day than before, what depends on the day is of that one; says whether it is. */
  #takeToday() {
    const isAnother = this.fields.takeToday();
    if (isAnother) {
      this.chart?.take(this.#listOfToday);
      this.breakEvens.takeToday(this.#listOfToday);
    }
    return isAnother;
  }

  /** The list whose prices the page shows: the one of the build, or a later one in force by now. */
  get #listOfToday() {
    const lists = [...this.book.firstDays.keys()];
    const built = this.root.dataset["priceList"] ?? "";
    const now = listOn(this.book.firstDays, this.fields.today) ?? built;
    return lists.indexOf(now) > lists.indexOf(built) ? now : built;
  }

  #waitForSlowness() {
    this.#stopWaiting();
    this.slowTimer = setTimeout(() => {
      this.slow = true;
      this.#sayState();
    }, SLOW_AFTER);
    this.giveUpTimer = setTimeout(() => this.runtime.giveUp(), GIVE_UP_AFTER);
  }

  #stopWaiting() {
    clearTimeout(this.slowTimer);
    clearTimeout(this.giveUpTimer);
    this.slow = false;
  }

  /** What a tool says while it has no answer, or nothing when Python is there. */
  get excuse() {
    const state = this.#isLoading ? "loading" : this.#state;
    return this.runtime.ready || state === null ? "" : (this.status.dataset[state] ?? "");
  }

  get #isAsked() {
    return this.fields.text("payslips").trim() !== "";
  }

  get #isLoading() {
    return this.runtime.started && !this.runtime.ready;
  }

  /** What the book says of the fields as they are now. */
  get #booked() {
    const { payslips = "", tier = "" } = this.fields.state();
    return this.book.price({ payslips, tier, date: this.fields.text("date") });
  }

  /** Ask for what the fields say now; what stood there before is not its answer. */
  #update() {
    this.#updatePrice();
    this.#updateBeside();
  }

  #updatePrice() {
    if (this.differs) {
      return;
    }
    this.texts = JSON.stringify(this.fields.state());
    this.answer = null;
    const date = this.fields.text("date");
    this.book.prepare(date);
    const booked = this.#booked;
    this.#showBooked(booked);
    if (this.#isAsked) {
      const isNeed = !booked && !this.book.isComing(date);
      this.#loadFor(isNeed);
      this.#askPrice(isNeed);
    } else {
      this.runtime.forget("price");
    }
  }

  /** Take along what goes with the price. */
  #updateBeside() {
    if (this.differs) {
      return;
    }
    if (this.#booked) {
      this.#showErrors("", "");
    }
    if (!this.#isAnsweredSoon) {
      this.#clearBeside();
    }
    if (this.failed) {
      this.share?.clear();
    } else {
      for (const tool of this.tools) {
        tool.update(this);
      }
      this.share?.update();
    }
    this.#sayState();
  }

  get #isAnsweredSoon() {
    return this.#isAsked && this.runtime.ready;
  }

  /** @param {BookPrice | null} booked */
  #showBooked(booked) {
    if (booked) {
      setPrice(this.net, "book", booked.list, booked.amount, booked.text);
    } else if (this.#isAnsweredSoon) {
      clearPriceSource(this.net);
    } else {
      this.#clearNet();
    }
  }

  /** @param {boolean} isNeed Whether only Python has the price. */
  async #askPrice(isNeed) {
    // To write the question takes longer than to look the price up: that is shown first.
    await null;
    const question = this.question("price", { chart: this.root.dataset["chartCounts"] ?? "" });
    const answer = await /** @type {Promise<Price | Refusal | null>} */ (
      this.ask("price", question, isNeed)
    );
    if (answer) {
      this.answer = answer;
      this.#showAnswer(answer);
    }
  }

  /** @param {Price | Refusal} answer */
  #showAnswer(answer) {
    if (this.#isContradicted(answer)) {
      this.#showDifference();
    } else if (answer.ok) {
      this.#showErrors("", "");
      this.#showPrice(answer);
    } else {
      this.#clearNet();
      this.#clearBeside();
      this.#showErrors(answer.field, answer.message);
      if (answer.field === "date") {
        this.chart?.hide();
      }
    }
  }

  /**
   * Say whether the book has another price of what Python was asked.
   * @param {Price | Refusal} answer
   */
  #isContradicted(answer) {
    const booked = this.#booked;
    const isSame =
      answer.ok &&
      booked?.list === answer.price_list &&
      booked.amount === answer.net.amount &&
      booked.text === answer.total.text;
    return booked !== null && !isSame;
  }

  /** A book has come, or can't be had: before Python, it may have the price; after, it may not. */
  #bookSettled() {
    if (this.answer) {
      if (this.#isContradicted(this.answer)) {
        this.#showDifference();
      }
    } else if (this.#isAsked) {
      this.#update();
    }
  }

  #sayState() {
    const state = this.#state;
    this.root.dataset["state"] = state ?? "answered";
    const { status } = this;
    const ofBook = `book${state?.charAt(0).toUpperCase()}${state?.slice(1)}`;
    const words = this.net.dataset["source"] === "book" ? status.dataset[ofBook] : undefined;
    setText(status, words ?? status.dataset[state ?? ""] ?? "");
    this.loader.hidden = state !== "waiting";
    this.retry.hidden = state !== "failed";
  }

  /** @returns {"differs" | "failed" | "slow" | "loading" | "empty" | "waiting" | null} */
  get #state() {
    if (this.failed) {
      return this.differs ? "differs" : "failed";
    }
    if (this.#isLoading) {
      return this.slow ? "slow" : "loading";
    }
    if (!this.#isAsked) {
      return "empty";
    }
    return this.runtime.ready ? null : "waiting";
  }

  /**
   * Show the price, and what goes with it when the typing pauses.
   * @param {Price} price
   */
  async #showPrice(price) {
    setPrice(this.net, "python", price.price_list, price.net.amount, price.total.text);
    await nextTask();
    await this.typing.pause;
    if (this.answer === price) {
      this.#showBeside(price);
    }
  }

  /** @param {Price} price */
  #showBeside(price) {
    setSentences(findElement(this.root, ".takst-change"), price.change);
    findElement(this.root, ".takst-change").hidden = price.change.length === 0;
    const then = findElement(this.root, ".takst-then-and-now");
    setText(then, price.then_and_now);
    then.hidden = price.then_and_now === "";
    this.#showChoices(price);
    showExplanation(this.explanation, price);
    this.explanation.hidden = false;
    this.comparison?.show(price.comparison);
    this.chart?.show(price.price_list, price.point);
    document.dispatchEvent(new CustomEvent("takst:price", { detail: price }));
  }

  /** @param {Price} price */
  #showChoices(price) {
    for (const request of /** @type {const} */ (["help", "change"])) {
      const link = find(this.root, `[data-takst-go=${request}]`, HTMLAnchorElement);
      link.hash = price.requests[request];
    }
    findElement(this.root, ".takst-choices").hidden = false;
  }

  #clearNet() {
    clearPriceSource(this.net);
    setText(this.net, "");
    this.#showErrors("", "");
  }

  /** Take away what only Python says of a price. */
  #clearBeside() {
    this.explanation.hidden = true;
    for (const part of [".takst-change", ".takst-then-and-now", ".takst-choices"]) {
      findElement(this.root, part).hidden = true;
    }
    this.comparison?.clear(this.#isAsked ? this.excuse : "");
    this.chart?.clear();
    document.dispatchEvent(new CustomEvent("takst:price", { detail: null }));
  }

  /**
   * @param {string} name The field to mend, or nothing.
   * @param {string} message
   */
  #showErrors(name, message) {
    const wrong = PRICE_FIELDS.includes(name) ? name : "payslips";
    for (const known of PRICE_FIELDS) {
      const field = this.fields.byName.get(known);
      if (field) {
        setFieldError(field, known === wrong ? message : "");
      }
    }
  }

  /** Python can't be had: the book's price stays, and words say what there is not. */
  #showFailure() {
    this.#stopWaiting();
    this.failed = true;
    this.#clearTools();
    this.#update();
  }

  /** Two prices for the same: neither is shown, nor anything else that Python has said. */
  #showDifference() {
    this.answer = null;
    this.runtime.stop();
    this.failed = true;
    this.differs = true;
    this.#clearNet();
    this.#clearTools();
    this.#sayState();
  }

  #clearTools() {
    this.#clearBeside();
    for (const tool of this.tools) {
      tool.clear(this.excuse);
    }
    this.share?.clear();
  }
}
