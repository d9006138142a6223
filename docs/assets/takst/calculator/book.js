// @ts-check
/**
 * Reads the answer book of a price list: the prices that Python has computed during the build.
 *
 * Nothing is computed here: the bytes of an amount are put together and its digits written. A count
 * is read only in the form in which Python writes counts; anything else waits for Python.
 */

/**
 * @typedef {object} Header As `hooks/runtime/answer_book.py` writes it.
 * @property {number} format
 * @property {string} build
 * @property {string} list
 * @property {number} up_to
 * @property {string[]} tiers
 * @property {string[]} kinds
 * @property {number} planes
 */

/** @typedef {{ prefix: string, group: string, point: string, suffix: string }} MoneyForm */

const FORMAT = 1;
const LINE_FEED = 10;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The prices of one price list. */
export class Book {
  #bytes;

  /**
   * @param {Header} header
   * @param {Uint8Array} bytes The planes.
   */
  constructor(header, bytes) {
    this.header = header;
    this.#bytes = bytes;
  }

  /**
   * Read a file; null where it is not a complete book of that build and price list.
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
      return isMeant && book.#bytes.length === book.#length * header.planes ? book : null;
    } catch {
      return null;
    }
  }

  /**
   * Return the amounts of a month in hundredths; null where the book has none.
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
      amount = (amount << 8n) | BigInt(this.#bytes[plane * this.#length + position] ?? 0);
    }
    return amount;
  }
}

/**
 * Read a count that is written as Python writes counts; null for anything else.
 * @param {string} written
 * @param {string} group The separator of thousands.
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
 * Return the price list in force on a date; null for an invalid date, or before the first list.
 * @param {Map<string, string>} firstDays Of each list, oldest first.
 * @param {string} date
 */
export function listOn(firstDays, date) {
  if (!isDate(date)) {
    return null;
  }
  const effective = [...firstDays].filter(([, first]) => first <= date);
  return effective.at(-1)?.[0] ?? null;
}

/**
 * Return the price list to show on a day: the one of the build, or a later one in force by then.
 * @param {Map<string, string>} firstDays Of each list, oldest first.
 * @param {string} day
 * @param {string} built The list in force when the page was built.
 */
export function listOfDay(firstDays, day, built) {
  const lists = [...firstDays.keys()];
  const now = listOn(firstDays, day) ?? built;
  return lists.indexOf(now) > lists.indexOf(built) ? now : built;
}

/** @param {string} text */
function isDate(text) {
  const time = DATE.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
