// @ts-check
/**
 * The contact form takes along what was calculated: tier, count and the quote as text.
 *
 * Beside the calculator it follows each price; on its own page it reads the link that led there.
 */

import { find, findElement } from "./dom.js";
import { showLinkNote } from "./explanation.js";
import { runtimeOf } from "./runtime.js";
import { fragmentOfAddress, todayInDenmark } from "./state.js";

/** @typedef {import("./protocol.js").Price} Price */
/** @typedef {import("./protocol.js").Refusal} Refusal */
/** @typedef {import("./runtime.js").Runtime} Runtime */

const SETTLED_AFTER = 300;

class Contact {
  /** @type {Runtime | undefined} */
  #runtime;
  /** The calculation that the link brought. @type {Record<string, string>} */
  #state = {};
  #timer = 0;

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
    this.form.addEventListener("submit", (event) => this.#mail(event));
    if (document.getElementById("takst-calculator")) {
      document.addEventListener("takst:price", (event) => {
        this.#take(/** @type {CustomEvent<Price | null>} */ (event).detail);
      });
      return;
    }
    window.addEventListener("hashchange", () => this.#follow());
    window.addEventListener("pagehide", () => this.#runtime?.ready || this.#runtime?.stop());
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#runtime?.start());
    for (const field of [this.tier, this.payslips]) {
      field.addEventListener("input", () => this.#askAnew());
    }
    this.#follow();
  }

  /** @param {Price | null} price */
  #take(price) {
    if (price) {
      this.tier.value = price.tier;
      this.payslips.value = price.payslips_text;
    }
    this.#showQuote(price?.summary ?? "");
  }

  /** @param {string} text */
  #showQuote(text) {
    this.quote.value = text;
    findElement(this.form, ".takst-contact__quote").hidden = text === "";
  }

  async #follow() {
    const fragment = fragmentOfAddress();
    this.#showQuote("");
    showLinkNote(this.note, []);
    if (fragment === "") {
      return;
    }
    this.#fill(new URLSearchParams(fragment));
    const read = await this.#ask("read_link", { link: fragment });
    if (!read?.state) {
      return;
    }
    this.#state = read.state;
    showLinkNote(this.note, read.told);
    await this.#writeQuote(read.told);
  }

  /** @param {URLSearchParams} link */
  #fill(link) {
    for (const [field, name] of /** @type {const} */ ([
      [this.tier, "tier"],
      [this.request, "request"],
      [this.payslips, "payslips"],
    ])) {
      const before = field.value;
      field.value = link.get(name) ?? before;
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) {
        field.value = before;
      }
    }
  }

  /**
   * Write the calculation of the state, or why there is none.
   * @param {string[]} told What has been said of the link.
   */
  async #writeQuote(told) {
    const { payslips = "", forecast = "" } = this.#state;
    if (payslips === "" && forecast === "") {
      return;
    }
    const made = await this.#ask("text", this.#state);
    if (made?.ok) {
      this.#showQuote(made.text);
      showLinkNote(this.note, told);
    } else if (made) {
      this.#showQuote("");
      showLinkNote(this.note, [...told, made.message]);
    }
  }

  /** Another count or tier is another calculation. */
  #askAnew() {
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

  /**
   * Where the form opens a mail, write one with a subject and a line for each field.
   * @param {SubmitEvent} event
   */
  #mail(event) {
    if (!this.form.action.startsWith("mailto:")) {
      return;
    }
    event.preventDefault();
    const { subjectHelp = "", subjectChange = "" } = this.form.dataset;
    const chosen = this.tier.selectedOptions[0]?.textContent ?? "";
    const isChange = this.request.value === "change" && this.tier.value !== "";
    const subject = isChange ? `${subjectChange}: ${chosen}` : subjectHelp;
    const address = this.form.action.split("?")[0] ?? "";
    const body = encodeURIComponent(this.#body());
    location.href = `${address}?subject=${encodeURIComponent(subject)}&body=${body}`;
  }

  #body() {
    const lines = [];
    for (const field of this.form.elements) {
      const isFilled =
        (field instanceof HTMLInputElement ||
          field instanceof HTMLTextAreaElement ||
          field instanceof HTMLSelectElement) &&
        field.value !== "";
      if (isFilled) {
        const label = field.labels?.[0]?.textContent ?? field.name;
        const shown =
          field instanceof HTMLSelectElement
            ? (field.selectedOptions[0]?.textContent ?? "")
            : field.value;
        lines.push(shown.includes("\n") ? `${label}:\n${shown}` : `${label}: ${shown}`);
      }
    }
    return lines.join("\r\n");
  }
}

const form = document.getElementById("kontaktformular");
if (form instanceof HTMLFormElement) {
  new Contact(form).begin();
}
