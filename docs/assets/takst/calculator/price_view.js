// @ts-check
/** Shows a price, what goes with it, and mistakes beside the fields that the price depends on. */

import { find, findElement, setFieldError, setSentences, setText } from "../shared/dom.js";
import { showExplanation } from "../shared/explanation.js";
import { Chart } from "./chart.js";
import { Comparison } from "./comparison.js";
import { clearPriceSource, setPrice } from "./price_output.js";

/** @typedef {import("../shared/fields.js").Fields} Fields */
/** @typedef {import("../shared/protocol.js").Price} Price */
/** @typedef {import("../shared/protocol.js").Refusal} Refusal */
/** @typedef {import("./answer_books.js").BookPrice} BookPrice */
/** @typedef {import("./explain_buttons.js").ExplainButtons} ExplainButtons */

const PRICE_FIELDS = ["payslips", "tier", "date"];

export class PriceView {
  #root;
  #fields;
  #chart;
  #comparison;
  #explanation;

  /**
   * @param {HTMLElement} root
   * @param {Fields} fields
   * @param {ExplainButtons} buttons
   */
  constructor(root, fields, buttons) {
    this.#root = root;
    this.#fields = fields;
    const { charts = "", priceList = "" } = root.dataset;
    this.#chart = Chart.on(document, charts, priceList);
    this.#comparison = Comparison.on(document, buttons);
    this.#explanation = findElement(root, ".takst-explanation");
    this.output = find(root, "output[name=net]", HTMLOutputElement);
  }

  /** @param {string} list The price list to draw while there is no price. */
  showList(list) {
    this.#chart?.showList(list);
  }

  /** Whether the price that is shown is of the answer book. */
  get isOfBook() {
    return this.output.dataset["source"] === "book";
  }

  /** @param {BookPrice} booked */
  showBooked(booked) {
    setPrice(this.output, "book", booked.list, booked.amount, booked.text);
  }

  /** The price that is shown answers nothing until the next answer comes. */
  expire() {
    clearPriceSource(this.output);
  }

  /** @param {Price} price */
  showPrice(price) {
    this.clearErrors();
    setPrice(this.output, "python", price.price_list, price.net.amount, price.total.text);
  }

  /** @param {Price} price */
  showBeside(price) {
    const change = findElement(this.#root, ".takst-change");
    setSentences(change, price.change);
    change.hidden = price.change.length === 0;
    const then = findElement(this.#root, ".takst-then-and-now");
    setText(then, price.then_and_now);
    then.hidden = price.then_and_now === "";
    this.#showChoices(price);
    showExplanation(this.#explanation, price);
    this.#explanation.hidden = false;
    this.#comparison?.show(price.comparison);
    this.#chart?.show(price.price_list, price.point);
    sendPrice(price);
  }

  /** @param {Price} price */
  #showChoices(price) {
    for (const request of /** @type {const} */ (["help", "change"])) {
      const link = find(this.#root, `[data-takst-go=${request}]`, HTMLAnchorElement);
      link.hash = price.requests[request];
    }
    findElement(this.#root, ".takst-choices").hidden = false;
  }

  /** @param {Refusal} refusal */
  showRefusal({ field, message }) {
    this.clearPrice();
    this.clearBeside("");
    const wrong = PRICE_FIELDS.includes(field) ? field : "payslips";
    this.#setErrors((name) => (name === wrong ? message : ""));
    if (field === "date") {
      this.#chart?.hide();
    }
  }

  clearPrice() {
    this.expire();
    setText(this.output, "");
    this.clearErrors();
  }

  /**
   * Take away what only Python says of a price.
   * @param {string} message Why there is no comparison; by default, what to do for one.
   */
  clearBeside(message) {
    this.#explanation.hidden = true;
    for (const part of [".takst-change", ".takst-then-and-now", ".takst-choices"]) {
      findElement(this.#root, part).hidden = true;
    }
    this.#comparison?.clear(message);
    this.#chart?.clear();
    sendPrice(null);
  }

  clearErrors() {
    this.#setErrors(() => "");
  }

  /** @param {(name: string) => string} messageOf */
  #setErrors(messageOf) {
    for (const name of PRICE_FIELDS) {
      const field = this.#fields.byName.get(name);
      if (field) {
        setFieldError(field, messageOf(name));
      }
    }
  }
}

/**
 * Report the shown price to the other parts of the page, such as the contact form.
 * @param {Price | null} detail
 */
function sendPrice(detail) {
  document.dispatchEvent(new CustomEvent("takst:price", { detail }));
}
