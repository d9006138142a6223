// @ts-check
/**
 * The price of what is in the fields: the answer book's at once, then Python's with all that goes
 * with it. The two have to be the same.
 */

import { nextTask } from "../shared/dom.js";

/** @typedef {import("../shared/protocol.js").Price} Price */
/** @typedef {import("../shared/protocol.js").Refusal} Refusal */
/** @typedef {import("./answer_books.js").AnswerBooks} AnswerBooks */
/** @typedef {import("./calculator.js").Calculator} Calculator */
/** @typedef {import("./price_view.js").PriceView} PriceView */
/** @typedef {import("./typing.js").Typing} Typing */

export class Pricing {
  #calculator;
  #book;
  #view;
  #typing;
  /** What Python has answered to the fields as they are. @type {Price | Refusal | null} */
  #answer = null;

  /**
   * @param {Calculator} calculator
   * @param {AnswerBooks} book
   * @param {PriceView} view
   * @param {Typing} typing
   */
  constructor(calculator, book, view, typing) {
    this.#calculator = calculator;
    this.#book = book;
    this.#view = view;
    this.#typing = typing;
  }

  /** What the answer book has for the fields as they are. */
  get booked() {
    const { fields } = this.#calculator;
    const { payslips = "", tier = "" } = fields.state();
    return this.#book.price({ payslips, tier, date: fields.text("date") });
  }

  /** Show the book's price of the fields, and ask Python for its own. */
  update() {
    const { fields, python } = this.#calculator;
    const isAsked = fields.hasCount;
    this.#answer = null;
    const date = fields.text("date");
    this.#book.prepare(date);
    const { booked } = this;
    if (booked) {
      this.#view.showBooked(booked);
    } else if (isAsked && python.isReady) {
      this.#view.expire();
    } else {
      this.#view.clearPrice();
    }
    if (isAsked) {
      const isNeed = !booked && !this.#book.isLoading(date);
      python.loadFor(isNeed);
      this.#ask(isNeed);
    } else {
      python.forget("price");
    }
  }

  /** A book has come, or can't be had: it may have the price, or contradict Python's. */
  bookSettled() {
    if (this.#answer) {
      this.#check(this.#answer);
    } else if (this.#calculator.fields.hasCount) {
      this.#calculator.refresh();
    }
  }

  /** @param {boolean} isNeed Whether only Python has the price. */
  async #ask(isNeed) {
    // To write the question takes longer than to look the price up: that is shown first.
    await null;
    const calculator = this.#calculator;
    const chart = calculator.root.dataset["chartCounts"] ?? "";
    const answer = await /** @type {Promise<Price | Refusal | null>} */ (
      calculator.python.ask("price", calculator.question("price", { chart }), isNeed)
    );
    if (answer) {
      this.#answer = answer;
      this.#show(answer);
    }
  }

  /** @param {Price | Refusal} answer */
  #show(answer) {
    if (!this.#check(answer)) {
      return;
    }
    if (answer.ok) {
      this.#showPrice(answer);
    } else {
      this.#view.showRefusal(answer);
    }
  }

  /**
   * Show the price at once, and what goes with it when the typing pauses.
   * @param {Price} price
   */
  async #showPrice(price) {
    this.#view.showPrice(price);
    await nextTask();
    await this.#typing.pause;
    if (this.#answer === price) {
      this.#view.showBeside(price);
    }
  }

  /**
   * Stop everything where the book has another price of what Python was asked; else return true.
   * @param {Price | Refusal} answer
   */
  #check(answer) {
    const { booked } = this;
    const isSame =
      answer.ok &&
      booked?.list === answer.price_list &&
      booked.amount === answer.net.amount &&
      booked.text === answer.total.text;
    if (booked === null || isSame) {
      return true;
    }
    this.#answer = null;
    this.#calculator.differ();
    return false;
  }
}
