// @ts-check
/** The answer book: the prices of all price lists, fetched as their dates are asked for. */

import { Book, listOn, readCount, writeDecimal, writeMoney } from "./book.js";
import { early } from "./early.js";

/** @typedef {import("./book.js").MoneyForm} MoneyForm */
/** @typedef {{ payslips: string, tier: string, date: string }} Wanted What is in the fields. */
/** @typedef {{ list: string, amount: string, text: string }} BookPrice The net, and the text shown. */

const GIVE_UP_AFTER = 10_000;

export class AnswerBooks {
  #folder;
  #build;
  #form;
  #onSettled;

  /** Whether the host has sent a book without brotli, and will send other files so too. */
  isHostPlain = false;
  /** By list: null where a book can't be fetched, undefined while it is on its way. @type {Map<string, Book | null | undefined>} */
  #books = new Map();

  /**
   * @param {URL} folder
   * @param {string} build The build id of the page.
   * @param {Map<string, string>} firstDays
   * @param {MoneyForm} form
   * @param {() => void} onSettled Called when a book has come, or can't be fetched.
   */
  constructor(folder, build, firstDays, form, onSettled) {
    this.#folder = folder;
    this.#build = build;
    this.firstDays = firstDays;
    this.#form = form;
    this.#onSettled = onSettled;
  }

  /**
   * Return the books that an element's data describe.
   * @param {HTMLElement} root
   * @param {() => void} onSettled
   */
  static of(root, onSettled) {
    const { book = "", build = "", firstDays = "[]", money = "{}" } = root.dataset;
    const folder = new URL(book, document.baseURI);
    const lists = new Map(/** @type {[string, string][]} */ (JSON.parse(firstDays)));
    return new AnswerBooks(folder, build, lists, JSON.parse(money), onSettled);
  }

  /**
   * Fetch the book of a date, unless that has happened.
   * @param {string} date
   */
  prepare(date) {
    const list = listOn(this.firstDays, date);
    if (list === null || this.#books.has(list)) {
      return;
    }
    const page = this.#early(list);
    if (page?.now) {
      this.#store(list, page.now);
    } else {
      this.#fetch(list);
    }
  }

  /**
   * Return whether the book of a date is still on its way.
   * @param {string} date
   */
  isLoading(date) {
    const list = listOn(this.firstDays, date);
    return list !== null && this.#books.has(list) && this.#books.get(list) === undefined;
  }

  /**
   * Return the price of what is in the fields; null where only Python can answer.
   * @param {Wanted} wanted
   * @returns {BookPrice | null}
   */
  price({ payslips, tier, date }) {
    const list = listOn(this.firstDays, date);
    const count = readCount(payslips, this.#form.group);
    const book = list === null ? null : this.#books.get(list);
    const found = count === null ? null : book?.find(tier, count);
    if (list === null || !found) {
      return null;
    }
    return { list, amount: writeDecimal(found.net), text: writeMoney(found.total, this.#form) };
  }

  /** @param {string} list */
  async #fetch(list) {
    this.#books.set(list, undefined);
    this.#store(list, await this.#download(list));
    this.#onSettled();
  }

  /**
   * @param {string} list
   * @param {import("./early.js").Fetched | null} fetched
   */
  #store(list, fetched) {
    this.isHostPlain = fetched?.isPlain ?? false;
    this.#books.set(list, fetched && Book.read(new Uint8Array(fetched.file), this.#build, list));
  }

  /** @param {string} list */
  #address(list) {
    return new URL(`${list}.txt`, this.#folder);
  }

  /**
   * Return what the page has fetched early, if it is that list's book.
   * @param {string} list
   */
  #early(list) {
    const page = early();
    const address = new URL(page?.address ?? "", document.baseURI);
    return address.href === this.#address(list).href ? page : undefined;
  }

  /**
   * @param {string} list
   * @returns {Promise<import("./early.js").Fetched | null>}
   */
  async #download(list) {
    const signal = AbortSignal.timeout(GIVE_UP_AFTER);
    /** @type {Promise<null>} */
    const late = new Promise((resolve) => signal.addEventListener("abort", () => resolve(null)));
    return Promise.race([this.#early(list)?.pending ?? fetchBook(this.#address(list), signal), late]);
  }
}

/**
 * @param {URL} address
 * @param {AbortSignal} signal
 */
async function fetchBook(address, signal) {
  try {
    const response = await fetch(address, { signal });
    const isPlain = response.headers.get("content-encoding") !== "br";
    return response.ok ? { isPlain, file: await response.arrayBuffer() } : null;
  } catch {
    return null;
  }
}
