// @ts-check
/**
 * What the calculator inside a frame tells the page around it.
 *
 * Its height and title are no secret and are told to any page. A price has been asked by somebody:
 * it is told to the page that has greeted, by the name that the browser knows that page by.
 */

import { find, findElement } from "../shared/dom.js";
import { followPeriods } from "../shared/periods.js";
import { Fields } from "../shared/fields.js";

/** @typedef {import("../shared/protocol.js").HostQuote} HostQuote */
/** @typedef {import("../shared/protocol.js").Price} Price */
/** @typedef {import("../shared/protocol.js").ToHost} ToHost */

const VERSION = 1;
/** The origin of a page that has none, such as a file: it can't be told anything by name. */
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
    window.addEventListener("message", (event) => this.#hear(event));
    new ResizeObserver(() => this.#tellHeight()).observe(this.content, { box: "border-box" });
    document.addEventListener("input", () => this.#linkToFields());
    document.addEventListener("takst:price", (event) => {
      this.#take(/** @type {CustomEvent<Price | null>} */ (event).detail);
    });
    this.choose.addEventListener("click", (event) => this.#chosen(event));
    this.#linkToFields();
  }

  /** @param {MessageEvent} event */
  #hear({ source, origin, data }) {
    if (source !== window.parent || data?.type !== "takst:hello") {
      return;
    }
    document.documentElement.classList.add("takst-fitted");
    this.#host = origin === NAMELESS ? "" : origin;
    this.#tellHeight();
    if (this.#quote) {
      this.#tell({ type: "takst:quote", quote: this.#quote });
    }
  }

  #tellHeight() {
    const height = Math.ceil(this.content.getBoundingClientRect().height);
    /** @type {ToHost} */
    const told = { type: "takst:height", height, title: document.title };
    window.parent.postMessage(told, "*");
  }

  /** @param {ToHost} told */
  #tell(told) {
    if (this.#host !== "") {
      window.parent.postMessage(told, this.#host);
    }
  }

  /** @param {Price | null} price */
  #take(price) {
    const hadQuote = this.#quote !== null;
    if (price) {
      this.#linkToPrice(price);
    } else {
      this.#linkToFields();
    }
    this.#quote = price && this.#quoteOf(price);
    if (this.#quote || hadQuote) {
      this.#tell({ type: "takst:quote", quote: this.#quote });
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

  /** The link has what stands in the fields, for the calculator to judge. */
  #linkToFields() {
    this.fields.takeToday();
    const filled = Object.entries(this.fields.state()).filter(([, text]) => text !== "");
    this.open.hash = new URLSearchParams(filled).toString();
  }

  /** A request's link is that of the calculation, and what is requested. @param {Price} price */
  #linkToPrice(price) {
    const link = new URLSearchParams(price.requests.change);
    link.delete("request");
    this.open.hash = link.toString();
  }

  /**
   * A page that has greeted decides itself what comes of a choice; a link that is opened beside it
   * stays a link.
   * @param {MouseEvent} event
   */
  #chosen(event) {
    const isBeside = event.ctrlKey || event.metaKey || event.shiftKey;
    if (this.#host !== "" && this.#quote && !isBeside) {
      event.preventDefault();
      this.#tell({ type: "takst:choose", quote: this.#quote });
    }
  }
}

followPeriods();
new Embedded().begin();
