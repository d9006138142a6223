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

class Contact {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.tier = find(form, "[name=wanted_tier]", HTMLSelectElement);
    this.payslips = find(form, "[name=wanted_payslips]", HTMLInputElement);
    this.request = find(form, "[name=request]", HTMLSelectElement);
    this.quote = find(form, "[name=quote]", HTMLTextAreaElement);
  }

  /** Follow the calculator of the page, or the link that led to the page. */
  begin() {
    document.addEventListener("takst:price", (event) => {
      const price = /** @type {CustomEvent<Price | null>} */ (event).detail;
      if (price) {
        this.#take(price);
      } else {
        this.#showQuote("");
      }
    });
    if (document.getElementById("takst-calculator") === null) {
      window.addEventListener("hashchange", () => this.#follow());
      this.#follow();
    }
    this.form.addEventListener("submit", (event) => this.#mail(event));
  }

  /** @param {Price} price */
  #take(price) {
    this.tier.value = price.tier;
    this.payslips.value = price.payslips_text;
    this.#showQuote(price.summary);
  }

  /** @param {string} text */
  #showQuote(text) {
    this.quote.value = text;
    findElement(this.form, ".takst-contact__quote").hidden = text === "";
  }

  async #follow() {
    const fragment = fragmentOfAddress();
    const link = new URLSearchParams(fragment);
    if (fragment === "") {
      return;
    }
    for (const [field, name] of /** @type {const} */ ([
      [this.tier, "tier"],
      [this.request, "request"],
      [this.payslips, "payslips"],
    ])) {
      const before = field.value;
      field.value = link.get(name) ?? before;
      if (field.value === "" && field instanceof HTMLSelectElement) {
        field.value = before;
      }
    }
    const runtime = runtimeOf(this.form, { onReady: () => {}, onFailed: () => {} });
    const told = await this.#ask(runtime, { ask: "read_link", link: fragment });
    if (told && "told" in told) {
      showLinkNote(findElement(this.form, ".takst-link-note"), told.told);
    }
    const { payslips = "", tier = "", date = "" } = told && "state" in told ? told.state : {};
    if (payslips !== "" && tier !== "") {
      const price = await this.#ask(runtime, { ask: "price", payslips, tier, date });
      if (price && "summary" in price) {
        this.#take(price);
      }
    }
  }

  /**
   * @param {import("./runtime.js").Runtime} runtime
   * @param {Record<string, string>} question
   * @returns {Promise<any>}
   */
  async #ask(runtime, question) {
    const language = this.form.dataset["language"] ?? "da";
    const asked = JSON.stringify({ language, today: todayInDenmark(), ...question });
    const answer = await runtime.ask(question["ask"] ?? "", asked);
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
