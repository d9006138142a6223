// @ts-check
/**
 * Sends messages from the calculator inside a frame to the page around it.
 *
 * Its height and title are public and sent to any page. A price is a visitor's: it is sent only to
 * the origin of the page that has greeted.
 */

import { find, findElement } from "../shared/dom.js";
import { followPeriods } from "../shared/periods.js";
import { Fields } from "../shared/fields.js";

/** @typedef {import("../shared/protocol.js").HostQuote} HostQuote */
/** @typedef {import("../shared/protocol.js").Price} Price */
/** @typedef {import("../shared/protocol.js").ToHost} ToHost */

const VERSION = 1;
/** The origin of a page without one, such as a file: nothing can be addressed to it. */
const NAMELESS = "null";

class Embedded {
  /** The origin of the page around, when it has greeted. */
  #host = "";
  /** @type {HostQuote | null} */
  #quote = null;

  constructor() {
    this.content = findElement(document, ".takst-embedded");
    this.open = find(document, "[data-takst-open]", HTMLAnchorElement);
    this.choose = find(document, "[data-takst-go=change]", HTMLAnchorElement);
    this.fields = new Fields(document);
  }

  begin() {
    window.addEventListener("message", (event) => this.#onMessage(event));
    new ResizeObserver(() => this.#sendHeight()).observe(this.content, { box: "border-box" });
    document.addEventListener("input", () => this.#linkToFields());
    document.addEventListener("takst:price", (event) => {
      this.#onPrice(/** @type {CustomEvent<Price | null>} */ (event).detail);
    });
    this.choose.addEventListener("click", (event) => this.#chosen(event));
    this.#linkToFields();
  }

  /** @param {MessageEvent} event */
  #onMessage({ source, origin, data }) {
    if (source !== window.parent || data?.type !== "takst:hello") {
      return;
    }
    document.documentElement.classList.add("takst-fitted");
    this.#host = origin === NAMELESS ? "" : origin;
    this.#sendHeight();
    if (this.#quote) {
      this.#send({ type: "takst:quote", quote: this.#quote });
    }
  }

  #sendHeight() {
    const height = Math.ceil(this.content.getBoundingClientRect().height);
    /** @type {ToHost} */
    const message = { type: "takst:height", height, title: document.title };
    window.parent.postMessage(message, "*");
  }

  /** @param {ToHost} message */
  #send(message) {
    if (this.#host !== "") {
      window.parent.postMessage(message, this.#host);
    }
  }

  /** @param {Price | null} price */
  #onPrice(price) {
    const hadQuote = this.#quote !== null;
    if (price) {
      this.#linkToPrice(price);
    } else {
      this.#linkToFields();
    }
    this.#quote = price && this.#quoteOf(price);
    if (this.#quote || hadQuote) {
      this.#send({ type: "takst:quote", quote: this.#quote });
    }
  }

  /** @param {Price} price @returns {HostQuote} */
  #quoteOf({ tier, payslips, date, price_list, net, vat, gross }) {
    return {
      version: VERSION,
      tier,
      payslips,
      date,
      price_list,
      net: net.amount,
      vat: vat.amount,
      gross: gross.amount,
      currency: this.open.dataset["currency"] ?? "",
      link: this.open.href,
      request: this.choose.href,
    };
  }

  /** Write what is in the fields into the link; the calculator checks it. */
  #linkToFields() {
    this.fields.updateToday();
    const filled = Object.entries(this.fields.state()).filter(([, text]) => text !== "");
    this.open.hash = new URLSearchParams(filled).toString();
  }

  /** Write the calculation into the link: that of the request, without the request. @param {Price} price */
  #linkToPrice(price) {
    const link = new URLSearchParams(price.requests.change);
    link.delete("request");
    this.open.hash = link.toString();
  }

  /**
   * Leave a choice to the page that has greeted; a link that is opened in a new tab stays a link.
   * @param {MouseEvent} event
   */
  #chosen(event) {
    const isBeside = event.ctrlKey || event.metaKey || event.shiftKey;
    if (this.#host !== "" && this.#quote && !isBeside) {
      event.preventDefault();
      this.#send({ type: "takst:choose", quote: this.#quote });
    }
  }
}

followPeriods();
new Embedded().begin();
