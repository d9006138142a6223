// @ts-check
/**
 * Fills the contact form with what was calculated: tier, count and the quote as text.
 *
 * On the calculator's page it follows each price; on its own page it reads the link that led there.
 */

import { find, findElement } from "../shared/dom.js";
import { showLinkNote } from "../shared/explanation.js";
import { runtimeOf } from "../shared/runtime.js";
import { fragmentOfAddress, todayInDenmark } from "../shared/fields.js";
import { Submission } from "./submission.js";

/** @typedef {import("../shared/protocol.js").Price} Price */
/** @typedef {import("../shared/protocol.js").Refusal} Refusal */
/** @typedef {import("../shared/runtime.js").Runtime} Runtime */

const SETTLED_AFTER = 300;

/** Resolved once the browser has restored what was typed. */
const restored = new Promise((resolve) => {
  window.addEventListener("pageshow", resolve, { once: true });
});

class Contact {
  /** @type {Runtime | undefined} */
  #runtime;
  /** The calculation that the link brought. @type {Record<string, string>} */
  #state = {};
  #timer = 0;
  /** Tier and count as the page's calculator gave them last. */
  #taken = "";
  /** The quote as it was written here; another text in its field is the visitor's own. */
  #written = "";

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.tier = find(form, "[name=wanted_tier]", HTMLSelectElement);
    this.payslips = find(form, "[name=wanted_payslips]", HTMLInputElement);
    this.request = find(form, "[name=request]", HTMLSelectElement);
    this.quote = find(form, "[name=quote]", HTMLTextAreaElement);
    this.note = findElement(form, ".takst-link-note");
  }

  /** Follow the calculator of the page, or the link that led to the page. */
  begin() {
    // By then every browser has restored what was typed: Chromium after the scripts, Firefox before.
    window.addEventListener("pageshow", () => this.#reveal());
    if (document.getElementById("takst-calculator")) {
      document.addEventListener("takst:price", (event) => {
        this.#onPrice(/** @type {CustomEvent<Price | null>} */ (event).detail);
      });
      return;
    }
    window.addEventListener("hashchange", () => this.#follow(() => true));
    window.addEventListener("pagehide", () => this.#runtime?.ready || this.#runtime?.stop());
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#runtime?.start());
    for (const field of [this.tier, this.payslips]) {
      field.addEventListener("input", () => this.#askAgain());
    }
    this.#follow(isUntouched);
  }

  /**
   * Show the calculator's price; what was chosen here since stays when the same price comes again.
   * @param {Price | null} price
   */
  #onPrice(price) {
    const taken = price ? `${price.tier} ${price.payslips_text}` : this.#taken;
    if (price && taken !== this.#taken) {
      this.tier.value = price.tier;
      this.payslips.value = price.payslips_text;
    }
    this.#taken = taken;
    this.#showQuote(price?.summary ?? "");
  }

  /**
   * Write the quote, unless the visitor has changed the text in its field.
   * @param {string} text
   */
  #showQuote(text) {
    const { value } = this.quote;
    const isKept = value !== this.#written && (text === "" || value !== text);
    findElement(this.form, ".takst-contact__kept").hidden = !isKept || text === "";
    if (isKept) {
      return;
    }
    this.quote.value = text;
    this.#written = this.quote.value;
    this.#reveal();
  }

  #reveal() {
    findElement(this.form, ".takst-contact__quote").hidden = this.quote.value === "";
  }

  /**
   * Fill in the form from a link; a link within the page changes nothing.
   * @param {(field: HTMLInputElement | HTMLSelectElement) => boolean} mayFill
   */
  async #follow(mayFill) {
    const fragment = fragmentOfAddress();
    if (fragment === "") {
      return;
    }
    this.#showQuote("");
    showLinkNote(this.note, []);
    this.#fill(new URLSearchParams(fragment), mayFill);
    const read = await this.#ask("read_link", { link: fragment });
    // A quick answer must not be taken together with fields that are not restored yet.
    await restored;
    if (!read?.state) {
      return;
    }
    const { payslips, tier } = this;
    this.#state = { ...read.state, payslips: payslips.value, tier: tier.value || read.state.tier };
    showLinkNote(this.note, read.notes);
    await this.#writeQuote(read.notes);
  }

  /**
   * @param {URLSearchParams} link
   * @param {(field: HTMLInputElement | HTMLSelectElement) => boolean} mayFill
   */
  #fill(link, mayFill) {
    for (const [field, name] of /** @type {const} */ ([
      [this.tier, "tier"],
      [this.request, "request"],
      [this.payslips, "payslips"],
    ])) {
      if (!mayFill(field)) {
        continue;
      }
      const before = field.value;
      field.value = link.get(name) ?? before;
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) {
        field.value = before;
      }
    }
  }

  /**
   * Write the calculation of the state, or why there is none.
   * @param {string[]} problems What of the link could not be used.
   */
  async #writeQuote(problems) {
    const { payslips = "", forecast = "" } = this.#state;
    if (payslips === "" && forecast === "") {
      return;
    }
    const made = await this.#ask("text", this.#state);
    if (made?.ok) {
      this.#showQuote(made.text);
      showLinkNote(this.note, problems);
    } else if (made) {
      this.#showQuote("");
      showLinkNote(this.note, [...problems, made.message]);
    }
  }

  /** Ask again when the number of payslips or the tier has changed. */
  #askAgain() {
    clearTimeout(this.#timer);
    if (Object.keys(this.#state).length === 0) {
      return;
    }
    this.#timer = setTimeout(() => {
      const { value: payslips } = this.payslips;
      this.#state = { ...this.#state, payslips, tier: this.tier.value || (this.#state["tier"] ?? "") };
      this.#showQuote("");
      this.#writeQuote([]);
    }, SETTLED_AFTER);
  }

  /**
   * @param {string} ask
   * @param {Record<string, string>} fields
   * @returns {Promise<any>}
   */
  async #ask(ask, fields) {
    this.#runtime ??= runtimeOf(this.form, {
      onReady: () => {},
      onRestarting: () => {},
      onFailed: () => {
        this.#runtime = undefined;
      },
    });
    const language = this.form.dataset["language"] ?? "da";
    const question = JSON.stringify({ ...fields, ask, language, today: todayInDenmark() });
    this.#runtime.start();
    const answer = await this.#runtime.ask(ask, question);
    return typeof answer === "string" ? JSON.parse(answer) : null;
  }
}

/**
 * Return whether a field has its default; a browser that goes back restores what was typed.
 * @param {HTMLInputElement | HTMLSelectElement} field
 */
function isUntouched(field) {
  return field instanceof HTMLSelectElement
    ? field.selectedIndex === 0
    : field.value === field.defaultValue;
}

const form = document.getElementById("contact-form");
if (form instanceof HTMLFormElement) {
  new Contact(form).begin();
  new Submission(form).begin();
}
