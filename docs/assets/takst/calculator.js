// @ts-check
/**
 * The price calculator on the page: reads the fields, asks Python, shows the answers.
 *
 * Nothing is computed here. Amounts arrive from Python as finished text.
 */

import { Chart } from "./chart.js";
import { find, findElement, say, sayAll, tell } from "./dom.js";
import { showExplanation, showLinkNote } from "./explanation.js";
import { runtimeOf } from "./runtime.js";
import { Share } from "./share.js";
import { Fields, fragmentOfAddress } from "./state.js";
import { BreakEvens, Comparison, Explanations, Finder, Forecast } from "./tools.js";

/** @typedef {import("./protocol.js").Price} Price */
/** @typedef {import("./protocol.js").Refusal} Refusal */

const SLOW_AFTER = 15_000;
const GIVE_UP_AFTER = 120_000;
const RESTED_AFTER = 700;
const NEAR = "200px";
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
    this.explanation = findElement(root, ".takst-explanation");
    this.slowTimer = 0;
    this.giveUpTimer = 0;
    this.restTimer = 0;
    this.slow = false;
    this.failed = false;
    /** The price list that a followed link was made under, until something is changed. */
    this.linkedList = "";
    this.link = "";
    /** What stood in the fields when Python was last asked. */
    this.texts = "";
    this.runtime = runtimeOf(root, {
      onReady: () => {
        this.#stopWaiting();
        this.#sayState();
        this.share?.update();
      },
      onFailed: () => this.#showFailure(),
    });
    const explanations = new Explanations(this);
    this.chart = Chart.on(document, root.dataset["charts"] ?? "", root.dataset["priceList"] ?? "");
    this.comparison = Comparison.on(document, explanations);
    this.share = Share.on(document, this);
    this.tools = [
      new BreakEvens(document, root.dataset["priceList"] ?? ""),
      Finder.on(document, explanations),
      Forecast.on(document, explanations),
    ].filter((tool) => tool !== null);
  }

  /** Take over the page: show the fields, fill them, and start Python when it is likely wanted. */
  begin() {
    findElement(this.root, ".takst-fallback").hidden = true;
    for (const part of this.#parts()) {
      part.hidden = false;
      part.addEventListener("submit", (event) => event.preventDefault());
      part.addEventListener("input", () => this.#edited());
      part.addEventListener("change", () => this.#edited());
      part.addEventListener("focusin", () => this.#load());
      part.addEventListener("pointerdown", () => this.#load());
    }
    this.retry.addEventListener("click", () => this.#retry());
    window.addEventListener("hashchange", () => this.#follow());
    this.#follow();
    this.#loadWhenNear();
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
   * @returns {Promise<T | Refusal | null>}
   */
  async ask(kind, question) {
    if (this.failed) {
      return null;
    }
    this.#load();
    const answer = await this.runtime.ask(kind, question);
    return typeof answer === "string" ? JSON.parse(answer) : null;
  }

  /** @returns {HTMLElement[]} */
  #parts() {
    return /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-takst]")]);
  }

  #loadWhenNear() {
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
    const read = await /** @type {Promise<{ told: string[] } | Refusal | null>} */ (
      this.ask("read_link", this.question("read_link", { link: this.link }))
    );
    if (read && "told" in read) {
      showLinkNote(note, read.told);
    }
  }

  /** A field that is left tells its change a second time; only new texts are news. */
  #edited() {
    const texts = JSON.stringify(this.fields.state());
    if (texts === this.texts) {
      return;
    }
    this.linkedList = "";
    this.#rest();
    this.#update();
    this.share?.keepInAddress();
  }

  /** While somebody types, answers come but are not read aloud; they are when the fields rest. */
  #rest() {
    const live = document.querySelectorAll("[data-takst] output, [data-takst] .takst-sentences");
    for (const answer of live) {
      answer.setAttribute("aria-busy", "true");
    }
    clearTimeout(this.restTimer);
    this.restTimer = setTimeout(() => {
      for (const answer of live) {
        answer.removeAttribute("aria-busy");
      }
    }, RESTED_AFTER);
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
    this.fields.byName.get("payslips")?.focus();
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
    const { loading = "", failed = "" } = this.status.dataset;
    return this.failed ? failed : this.runtime.ready ? "" : loading;
  }

  get #isAsked() {
    return this.fields.text("payslips").trim() !== "";
  }

  /** Ask for what the fields say now; what stood there before is not its answer. */
  #update() {
    if (this.failed) {
      return;
    }
    this.texts = JSON.stringify(this.fields.state());
    if (this.#isAsked && this.runtime.ready) {
      this.#disown();
    } else {
      this.#clear();
    }
    if (this.#isAsked) {
      this.#askPrice();
    } else {
      this.runtime.forget("price");
    }
    for (const tool of this.tools) {
      tool.update(this);
    }
    this.share?.update();
    this.#sayState();
  }

  async #askPrice() {
    const more = { chart: this.root.dataset["chartCounts"] ?? "" };
    const answer = await /** @type {Promise<Price | Refusal | null>} */ (
      this.ask("price", this.question("price", more))
    );
    if (answer?.ok) {
      this.#showErrors("", "");
      this.#showPrice(answer);
    } else if (answer) {
      this.#clear();
      this.#showErrors(answer.field, answer.message);
      if (answer.field === "date") {
        this.chart?.hide();
      }
    }
  }

  #sayState() {
    if (this.failed) {
      return;
    }
    if (this.runtime.started && !this.runtime.ready) {
      this.#say(this.slow ? "slow" : "loading");
    } else if (this.#isAsked) {
      this.#say(null);
    } else {
      this.#say("empty");
    }
  }

  /** @param {"empty" | "loading" | "slow" | "failed" | null} state */
  #say(state) {
    this.root.dataset["state"] = state ?? "answered";
    say(this.status, state === null ? "" : (this.status.dataset[state] ?? ""));
  }

  /** @param {Price} price */
  #showPrice(price) {
    this.net.dataset["amount"] = price.net.amount;
    this.net.dataset["source"] = "python";
    this.net.dataset["priceList"] = price.price_list;
    say(this.net, price.total.text);
    sayAll(findElement(this.root, ".takst-change"), price.change);
    findElement(this.root, ".takst-change").hidden = price.change.length === 0;
    const then = findElement(this.root, ".takst-then-and-now");
    say(then, price.then_and_now);
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

  /** The amount that still stands there answers nothing until the next answer comes. */
  #disown() {
    delete this.net.dataset["amount"];
    delete this.net.dataset["source"];
    delete this.net.dataset["priceList"];
  }

  #clear() {
    this.#disown();
    say(this.net, "");
    this.explanation.hidden = true;
    for (const part of [".takst-change", ".takst-then-and-now", ".takst-choices"]) {
      findElement(this.root, part).hidden = true;
    }
    this.comparison?.clear(this.#isAsked ? this.excuse : "");
    this.chart?.clear();
    this.#showErrors("", "");
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
        tell(field, known === wrong ? message : "");
      }
    }
  }

  #showFailure() {
    this.#stopWaiting();
    this.failed = true;
    this.#clear();
    for (const tool of this.tools) {
      tool.clear(this.excuse);
    }
    this.#say("failed");
    this.retry.hidden = false;
  }
}
