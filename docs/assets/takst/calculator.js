// @ts-check
/**
 * The price calculator on the page: reads the form, asks Python, shows the answer.
 *
 * Nothing is computed here. Amounts arrive from Python as finished text.
 */

import { Runtime } from "./runtime.js";

/** @typedef {{ amount: string, text: string }} Money */
/** @typedef {{ label: string, quantity: string, unit_amount: Money, amount: Money }} Line */

/**
 * @typedef {object} Quote
 * @property {true} ok
 * @property {string} price_list
 * @property {string} price_list_from
 * @property {boolean} vat_included
 * @property {Money} net
 * @property {Money} vat
 * @property {Money} gross
 * @property {Line[]} lines
 */

/** @typedef {{ ok: false, field: string, message: string }} Refusal */

const SLOW_AFTER = 15_000;
const GIVE_UP_AFTER = 120_000;
const NEAR = "200px";

/**
 * @template {Element} E
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => E} type
 * @returns {E}
 */
function find(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) {
    throw new Error(`the calculator has no ${selector}`);
  }
  return found;
}

/** Today's date in Denmark, whatever the visitor's own clock is set to. */
function todayInDenmark() {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(new Date());
}

class Calculator {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = find(root, "form", HTMLFormElement);
    this.payslips = find(root, "[name=payslips]", HTMLInputElement);
    this.tier = find(root, "[name=tier]", HTMLSelectElement);
    this.date = find(root, "[name=date]", HTMLInputElement);
    this.net = find(root, "output[name=net]", HTMLOutputElement);
    this.status = find(root, ".takst-status", HTMLElement);
    this.retry = find(root, ".takst-retry", HTMLButtonElement);
    this.explanation = find(root, ".takst-explanation", HTMLElement);
    this.slowTimer = 0;
    this.giveUpTimer = 0;
    this.slow = false;
    this.failed = false;
    this.runtime = new Runtime(
      this.#address("worker"),
      {
        runtime: this.#address("runtime"),
        wheel: this.#address("wheel"),
        catalogue: this.#address("catalogue"),
      },
      {
        onReady: () => {
          this.#stopWaiting();
          this.#update();
        },
        onFailed: () => this.#showFailure(),
        onAnswer: (answer) => this.#show(JSON.parse(answer)),
      },
    );
  }

  /** Take over the page: show the form, fill it, and start Python when it is likely wanted. */
  begin() {
    find(this.root, ".takst-fallback", HTMLElement).hidden = true;
    this.form.hidden = false;
    this.date.value ||= todayInDenmark();
    this.#restore();
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.#update());
    this.form.addEventListener("change", () => this.#update());
    this.form.addEventListener("focusin", () => this.#load());
    this.form.addEventListener("pointerdown", () => this.#load());
    this.retry.addEventListener("click", () => this.#retry());
    window.addEventListener("hashchange", () => {
      this.#restore();
      this.#update();
    });
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          observer.disconnect();
          this.#load();
        }
      },
      { rootMargin: NEAR },
    );
    observer.observe(this.form);
    this.#update();
  }

  /** @param {string} part */
  #address(part) {
    return new URL(this.root.dataset[part] ?? "", document.baseURI).href;
  }

  /** Take count, tier and date from the address's fragment, where a link put them. */
  #restore() {
    const state = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    let usable = true;
    for (const field of [this.payslips, this.tier, this.date]) {
      const value = state.get(field.name);
      if (value !== null) {
        const before = field.value;
        field.value = value;
        if (field.value !== value) {
          usable = false;
          field.value = before;
        }
      }
    }
    find(this.root, ".takst-link-note", HTMLElement).hidden = usable;
  }

  #load() {
    if (!this.runtime.started && !this.failed) {
      this.runtime.start();
      this.#waitForSlowness();
      this.#sayState();
    }
  }

  #retry() {
    this.failed = false;
    this.retry.hidden = true;
    this.#load();
    this.#update();
    this.payslips.focus();
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

  /** Ask for what the form says now; what stood there before is not its answer. */
  #update() {
    if (this.failed) {
      return;
    }
    const asked = this.payslips.value.trim() !== "";
    if (asked && this.runtime.ready) {
      this.#disown();
    } else {
      this.#clear();
    }
    if (asked) {
      this.#load();
      this.runtime.ask(
        JSON.stringify({
          payslips: this.payslips.value,
          tier: this.tier.value,
          date: this.date.value,
          language: this.root.dataset["language"] ?? "da",
        }),
      );
    } else {
      this.runtime.forget();
    }
    this.#sayState();
  }

  #sayState() {
    if (this.runtime.started && !this.runtime.ready) {
      this.#say(this.slow ? "slow" : "loading");
    } else if (this.payslips.value.trim() === "") {
      this.#say("empty");
    } else {
      this.#say(null);
    }
  }

  /** @param {"empty" | "loading" | "slow" | "failed" | null} state */
  #say(state) {
    this.root.dataset["state"] = state ?? "answered";
    const words = state === null ? "" : (this.status.dataset[state] ?? "");
    if (this.status.textContent !== words) {
      this.status.textContent = words;
    }
  }

  /** @param {Quote | Refusal} answer */
  #show(answer) {
    if (answer.ok) {
      this.#showErrors("", "");
      this.#showQuote(answer);
    } else {
      this.#clear();
      this.#showErrors(answer.field, answer.message);
    }
  }

  /** @param {Quote} quote */
  #showQuote(quote) {
    const spoken = quote.vat_included ? quote.gross : quote.net;
    this.net.dataset["amount"] = quote.net.amount;
    this.net.dataset["source"] = "python";
    this.net.dataset["priceList"] = quote.price_list;
    this.net.textContent = spoken.text;
    find(this.root, ".takst-lines tbody", HTMLElement).replaceChildren(
      ...quote.lines.map((line) => this.#row(line)),
    );
    for (const part of /** @type {const} */ (["net", "vat", "gross"])) {
      find(this.root, `[data-total=${part}] td`, HTMLElement).textContent = quote[part].text;
    }
    find(this.root, ".takst-price-list-from", HTMLElement).textContent = quote.price_list_from;
    this.explanation.hidden = false;
  }

  /**
   * @param {Line} line
   * @returns {HTMLTableRowElement}
   */
  #row(line) {
    const row = document.createElement("tr");
    const label = document.createElement("th");
    label.scope = "row";
    label.textContent = line.label;
    const cells = [line.quantity, line.unit_amount.text, line.amount.text].map((text) => {
      const cell = document.createElement("td");
      cell.textContent = text;
      return cell;
    });
    row.append(label, ...cells);
    return row;
  }

  /** The amount that still stands there answers nothing until the next answer comes. */
  #disown() {
    delete this.net.dataset["amount"];
    delete this.net.dataset["source"];
    delete this.net.dataset["priceList"];
  }

  #clear() {
    this.#disown();
    this.net.textContent = "";
    this.explanation.hidden = true;
    this.#showErrors("", "");
  }

  /**
   * @param {string} name The field to mend, or nothing.
   * @param {string} message
   */
  #showErrors(name, message) {
    const known = [this.payslips, this.tier, this.date];
    const wrong = known.find((field) => field.name === name) ?? this.payslips;
    for (const field of known) {
      const words = field === wrong ? message : "";
      if (words === "") {
        field.removeAttribute("aria-invalid");
      } else {
        field.setAttribute("aria-invalid", "true");
      }
      find(this.root, `#takst-${field.name}-error`, HTMLElement).textContent = words;
    }
  }

  #showFailure() {
    this.#stopWaiting();
    this.failed = true;
    this.#clear();
    this.#say("failed");
    this.retry.hidden = false;
  }
}

const root = document.getElementById("takst-calculator");
if (root) {
  new Calculator(root).begin();
}
