// @ts-check
/**
 * The answer book: prices that Python has computed while the site was built, looked up by count.
 *
 * Looking up is not computing: the bytes of an amount are put together and its digits written.
 * A count is read here only as Python itself writes counts; all else waits for Python.
 */

import { early } from "./early.js";

/**
 * @typedef {object} Header What `hooks/runtime/answer_book.py` says of a book.
 * @property {number} format
 * @property {string} build
 * @property {string} list
 * @property {number} up_to
 * @property {string[]} tiers
 * @property {string[]} kinds
 * @property {number} planes
 */

/** @typedef {{ prefix: string, group: string, point: string, suffix: string }} MoneyForm */
/** @typedef {{ payslips: string, tier: string, date: string }} Wanted What stands in the fields. */
/** @typedef {{ list: string, amount: string, text: string }} BookPrice The net, and the text shown. */

const FORMAT = 1;
const LINE_FEED = 10;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const GIVE_UP_AFTER = 10_000;

/** The prices of one price list. */
export class Book {
  /**
   * @param {Header} header
   * @param {Uint8Array} bytes The planes.
   */
  constructor(header, bytes) {
    this.header = header;
    this.bytes = bytes;
  }

  /**
   * Read a file; null where it is no whole book of that build and price list.
   * @param {Uint8Array} file
   * @param {string} build
   * @param {string} list
   */
  static read(file, build, list) {
    const end = file.indexOf(LINE_FEED);
    try {
      /** @type {Header} */
      const header = JSON.parse(new TextDecoder().decode(file.subarray(0, Math.max(end, 0))));
      const book = new Book(header, file.subarray(end + 1));
      const isMeant =
        header.format === FORMAT && header.build === build && header.list === list;
      return isMeant && book.bytes.length === book.#length * header.planes ? book : null;
    } catch {
      return null;
    }
  }

  /**
   * The amounts of a month in hundredths; null where the book has none.
   * @param {string} tier
   * @param {number} count
   */
  find(tier, count) {
    const row = this.header.tiers.indexOf(tier) * this.header.kinds.length;
    if (row < 0 || count > this.header.up_to) {
      return null;
    }
    const total = this.#amount(row, count);
    const net = this.header.kinds.indexOf("net");
    return { total, net: net < 0 ? total : this.#amount(row + net, count) };
  }

  /** How many amounts there are. */
  get #length() {
    const { tiers, kinds, up_to: upTo } = this.header;
    return tiers.length * kinds.length * (upTo + 1);
  }

  /**
   * @param {number} row
   * @param {number} count
   */
  #amount(row, count) {
    const position = row * (this.header.up_to + 1) + count;
    let amount = 0n;
    for (let plane = this.header.planes - 1; plane >= 0; plane -= 1) {
      amount = (amount << 8n) | BigInt(this.bytes[plane * this.#length + position] ?? 0);
    }
    return amount;
  }
}

/**
 * Read a count that is written as Python writes counts; null for anything else.
 * @param {string} written
 * @param {string} group What stands between the thousands.
 */
export function readCount(written, group) {
  const text = written.trim();
  const groups = [group, " \u00a0"].map((signs) => `[1-9]\\d{0,2}(?:[${signs}]\\d{3})+`);
  const isCount = new RegExp(`^(?:0|[1-9]\\d*|${groups.join("|")})$`).test(text);
  return isCount ? Number(text.replace(/\D/g, "")) : null;
}

/**
 * Write hundredths as a plain decimal, as Python's amounts cross to the page.
 * @param {bigint} hundredths
 */
export function writeDecimal(hundredths) {
  const digits = hundredths.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Write hundredths as `format_amount` of `calculator/formatting.py` writes them.
 * @param {bigint} hundredths
 * @param {MoneyForm} form
 */
export function writeMoney(hundredths, form) {
  const [whole = "", decimals = ""] = writeDecimal(hundredths).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, () => form.group);
  return `${form.prefix}${grouped}${form.point}${decimals}${form.suffix}`;
}

/**
 * The price list in force on a date; null for what is no date, or before the first list.
 * @param {Map<string, string>} firstDays Of each list, oldest first.
 * @param {string} date
 */
export function listOn(firstDays, date) {
  if (!isDate(date)) {
    return null;
  }
  const begun = [...firstDays].filter(([, first]) => first <= date);
  return begun.at(-1)?.[0] ?? null;
}

/** @param {string} text */
function isDate(text) {
  const time = DATE.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The books of all price lists, fetched as their dates are asked for. */
export class AnswerBook {
  /** Whether the host has sent a book without brotli, and so will send all else. */
  isHostPlain = false;
  /** Null is a book that can't be had, undefined one on its way. @type {Map<string, Book | null | undefined>} */
  #books = new Map();

  /**
   * @param {URL} folder
   * @param {string} build The id that the page carries.
   * @param {Map<string, string>} firstDays
   * @param {MoneyForm} form
   * @param {() => void} onSettled Called when a book has come, or can't be had.
   */
  constructor(folder, build, firstDays, form, onSettled) {
    this.folder = folder;
    this.build = build;
    this.firstDays = firstDays;
    this.form = form;
    this.onSettled = onSettled;
  }

  /**
   * The books that an element's data tell of.
   * @param {HTMLElement} root
   * @param {() => void} onSettled
   */
  static of(root, onSettled) {
    const { book = "", build = "", firstDays = "[]", money = "{}" } = root.dataset;
    const folder = new URL(book, document.baseURI);
    const lists = new Map(/** @type {[string, string][]} */ (JSON.parse(firstDays)));
    return new AnswerBook(folder, build, lists, JSON.parse(money), onSettled);
  }

  /**
   * Fetch the book of a date, unless that has begun.
   * @param {string} date
   */
  prepare(date) {
    const list = listOn(this.firstDays, date);
    if (list === null || this.#books.has(list)) {
      return;
    }
    const begun = this.#early(list);
    if (begun?.now) {
      this.#take(list, begun.now);
    } else {
      this.#fetch(list);
    }
  }

  /**
   * Say whether the book of a date is still on its way.
   * @param {string} date
   */
  isComing(date) {
    const list = listOn(this.firstDays, date);
    return list !== null && this.#books.has(list) && this.#books.get(list) === undefined;
  }

  /**
   * The price of what stands in the fields; null where Python has to answer.
   * @param {Wanted} wanted
   * @returns {BookPrice | null}
   */
  price({ payslips, tier, date }) {
    const list = listOn(this.firstDays, date);
    const count = readCount(payslips, this.form.group);
    const book = list === null ? null : this.#books.get(list);
    const found = count === null ? null : book?.find(tier, count);
    if (list === null || !found) {
      return null;
    }
    return { list, amount: writeDecimal(found.net), text: writeMoney(found.total, this.form) };
  }

  /** @param {string} list */
  async #fetch(list) {
    this.#books.set(list, undefined);
    this.#take(list, await this.#coming(list));
    this.onSettled();
  }

  /**
   * @param {string} list
   * @param {import("./early.js").Fetched | null} fetched
   */
  #take(list, fetched) {
    this.isHostPlain = fetched?.isPlain ?? false;
    this.#books.set(list, fetched && Book.read(new Uint8Array(fetched.file), this.build, list));
  }

  /** @param {string} list */
  #address(list) {
    return new URL(`${list}.txt`, this.folder);
  }

  /**
   * What the page has already asked for, if it is that list's book.
   * @param {string} list
   */
  #early(list) {
    const begun = early();
    const address = new URL(begun?.address ?? "", document.baseURI);
    return address.href === this.#address(list).href ? begun : undefined;
  }

  /**
   * @param {string} list
   * @returns {Promise<import("./early.js").Fetched | null>}
   */
  async #coming(list) {
    const signal = AbortSignal.timeout(GIVE_UP_AFTER);
    /** @type {Promise<null>} */
    const late = new Promise((resolve) => signal.addEventListener("abort", () => resolve(null)));
    return Promise.race([this.#early(list)?.coming ?? fetchBook(this.#address(list), signal), late]);
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
