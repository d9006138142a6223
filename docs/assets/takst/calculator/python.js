// @ts-check
/** Python for the calculator: loads it when it is needed, and keeps its phase. */

import { runtimeOf } from "../shared/runtime.js";
import { early } from "./early.js";
import { Intent, isSparing } from "./intent.js";
import { firstPhase, phaseAfter } from "./phases.js";

/** @typedef {import("../shared/protocol.js").Refusal} Refusal */
/** @typedef {import("./answer_books.js").AnswerBooks} AnswerBooks */
/** @typedef {import("./phases.js").Phase} Phase */
/** @typedef {import("./phases.js").PhaseEvent} PhaseEvent */

/**
 * @typedef {object} Observer
 * @property {() => void} onPhase Called when the page has something else to say.
 * @property {() => void} onReady
 * @property {() => void} onFailed
 * @property {() => void} onIntent Called when a visitor turns to the calculator.
 */

const SLOW_AFTER = 15_000;
const GIVE_UP_AFTER = 120_000;
const BOOK_IS_LATE = 1_000;

export class Python {
  #book;
  #observer;
  #intent;
  #runtime;
  /** @type {Phase} */
  #phase;
  #slowTimer = 0;
  #giveUpTimer = 0;

  /**
   * @param {HTMLElement} root
   * @param {AnswerBooks} book
   * @param {() => HTMLElement[]} parts The parts of the calculator.
   * @param {Observer} observer
   */
  constructor(root, book, parts, observer) {
    this.#book = book;
    this.#observer = observer;
    this.#intent = new Intent(parts, observer.onIntent);
    const listener = {
      onReady: () => this.#report("ready", observer.onReady),
      onRestarting: () => this.#report("restart", observer.onPhase),
      onFailed: () => this.#report("fail", observer.onFailed),
    };
    this.#runtime = early()?.runtime ?? runtimeOf(root, listener);
    this.#runtime.listener = listener;
    this.#phase = firstPhase(this.#runtime, "untouched" in root.dataset);
  }

  get phase() {
    return this.#phase;
  }

  get isReady() {
    return this.#phase === "ready";
  }

  get isStarted() {
    return this.#runtime.started;
  }

  /** Whether no question is answered any more. */
  get isOver() {
    return this.#phase === "failed" || this.#phase === "differs";
  }

  /** Begin to watch for a visitor who turns to the calculator, or to wait for what is on its way. */
  begin() {
    if (this.#phase === "loading") {
      this.#startTimers();
    } else {
      this.#watch();
    }
  }

  /** Somebody uses the fields. */
  touch() {
    this.#move("touch");
  }

  load() {
    if (this.#phase === "idle") {
      this.#intent.stop();
      this.#runtime.start(this.#isHostPlain());
      this.#report("start", this.#observer.onPhase);
    }
  }

  /**
   * Load Python for a question.
   * @param {boolean} isNeed Whether only Python can answer it.
   */
  loadFor(isNeed) {
    if (isNeed || !isSparing()) {
      this.load();
    }
  }

  /**
   * Ask, and read the answer; null when nobody waits for it any more, or Python can't be had.
   * @template T
   * @param {string} kind A newer question of a kind takes the place of an older one.
   * @param {string} question
   * @param {boolean} [isNeed] Whether it is worth loading Python for somebody who saves data.
   * @returns {Promise<T | Refusal | null>}
   */
  async ask(kind, question, isNeed = true) {
    if (this.isOver) {
      return null;
    }
    this.loadFor(isNeed);
    const answer = await this.#runtime.ask(kind, question);
    return typeof answer === "string" ? JSON.parse(answer) : null;
  }

  /**
   * Make a workbook; null where it can't be made.
   * @param {string} question
   */
  async makeWorkbook(question) {
    const made = await this.#runtime.ask("workbook", question, "workbook");
    return typeof made === "string" ? null : made;
  }

  /** @param {string} kind The kind of question that nobody waits for any more. */
  forget(kind) {
    this.#runtime.forget(kind);
  }

  retry() {
    this.#move("retry");
    this.load();
  }

  /** Stop a download that nobody waits for when the page is left. */
  leave() {
    if (!this.isReady) {
      this.#runtime.stop();
    }
    this.#move("leave");
  }

  /** The page is back as it was left; a download that was cut off by leaving is no failure. */
  comeBack() {
    this.#move("retry");
    this.#watch();
  }

  /** An answer has contradicted the answer book: stop for good. */
  differ() {
    this.#runtime.stop();
    this.#move("differ");
  }

  #watch() {
    if (this.#phase === "deferred" || this.#phase === "idle") {
      this.#intent.watch();
    }
  }

  /**
   * @param {PhaseEvent} event
   * @param {() => void} then
   */
  #report(event, then) {
    this.#move(event);
    then();
  }

  /** @param {PhaseEvent} event */
  #move(event) {
    const phase = phaseAfter(this.#phase, event);
    if (phase === this.#phase) {
      return;
    }
    this.#phase = phase;
    if (phase === "loading") {
      this.#startTimers();
    } else if (phase !== "slow") {
      this.#stopTimers();
    }
  }

  #startTimers() {
    const delay = () => this.#report("delay", this.#observer.onPhase);
    this.#slowTimer = setTimeout(delay, SLOW_AFTER);
    this.#giveUpTimer = setTimeout(() => this.#runtime.giveUp(), GIVE_UP_AFTER);
  }

  #stopTimers() {
    clearTimeout(this.#slowTimer);
    clearTimeout(this.#giveUpTimer);
  }

  /** Whether the host compresses worse than the build has; the book, which comes soon, shows it. */
  async #isHostPlain() {
    const late = new Promise((resolve) => setTimeout(resolve, BOOK_IS_LATE));
    await Promise.race([early()?.pending, late]);
    return early()?.now?.isPlain ?? this.#book.isHostPlain;
  }
}
