// @ts-check
/**
 * The texts in the fields of the page, and the fragment of the address that stores them.
 *
 * A field has the name of its key in `calculator/page/links.py`, which writes and checks fragments.
 */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */
/** @typedef {Record<string, string>} State */

const NAMES = ["payslips", "tier", "date", "hours", "rate", "forecast", "start"];
const NEEDS = "needs";
/** The fields that begin with the day's date, and how much of it. */
const DATED = { date: "2026-01-31".length, start: "2026-01".length };
const LOOK = /^(?:scheme|accent)=/;

const HOUR = 3_600_000;

/**
 * Today's date in Denmark, whatever the visitor's own zone is.
 *
 * Denmark is one hour ahead of UTC, or two in summer. The browser's calendar of time zones is used
 * only in the hour in which that makes two dates: it takes a phone longer than everything else
 * before the first price.
 */
export function todayInDenmark() {
  const now = new Date();
  const [winter, summer] = [1, 2].map((hours) => dateAt(now.getTime() + hours * HOUR));
  return winter && winter === summer
    ? winter
    : new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(now);
}

/** @param {number} time */
function dateAt(time) {
  return new Date(time).toISOString().slice(0, "2026-01-31".length);
}

export class Fields {
  #needs;
  /** The default text of a field; it is left out of links. @type {Map<string, string>} */
  #own = new Map();

  /** @param {ParentNode} page */
  constructor(page) {
    this.today = "";
    this.#needs = /** @type {HTMLInputElement[]} */ ([
      ...page.querySelectorAll(`[data-takst] [name=${NEEDS}]`),
    ]);
    /** @type {Map<string, Field>} */
    this.byName = new Map();
    for (const name of NAMES) {
      const field = page.querySelector(`[data-takst] [name=${name}]`);
      if (
        field instanceof HTMLInputElement ||
        field instanceof HTMLSelectElement ||
        field instanceof HTMLTextAreaElement
      ) {
        this.byName.set(name, field);
      }
    }
    this.updateToday();
  }

  /** Put today's date into the fields that nobody has filled in; returns whether the day is new. */
  updateToday() {
    const today = todayInDenmark();
    if (today === this.today) {
      return false;
    }
    this.today = today;
    for (const [name, length] of Object.entries(DATED)) {
      const [field, before = ""] = [this.byName.get(name), this.#own.get(name)];
      this.#own.set(name, today.slice(0, length));
      if (field?.value === before) {
        field.value = today.slice(0, length);
      }
    }
    return true;
  }

  /** Whether a number of payslips is filled in. */
  get hasCount() {
    return this.text("payslips").trim() !== "";
  }

  /**
   * @param {string} name
   * @returns {string}
   */
  text(name) {
    return this.byName.get(name)?.value ?? "";
  }

  /**
   * Put a text into a field that nobody has filled in; returns whether it differs from the default.
   * @param {string} name
   * @param {string} value
   */
  offer(name, value) {
    const field = this.byName.get(name);
    const own = this.#own.get(name);
    const isTaken = field?.value === own && value !== "" && value !== own;
    if (field && isTaken) {
      field.value = value;
    }
    return isTaken;
  }

  /**
   * The fields' texts; an empty date is a space, so that it is never taken for today.
   * @returns {State}
   */
  state() {
    /** @type {State} */
    const state = {};
    for (const [name, field] of this.byName) {
      const value = field.value === "" && this.#own.has(name) ? " " : field.value;
      state[name] = value === this.#own.get(name) ? "" : value;
    }
    state[NEEDS] = this.#needs
      .filter((need) => need.checked)
      .map((need) => need.value)
      .join(",");
    return state;
  }

  /** The fields' texts as a fragment, without the version that Python adds to a link. */
  fragment() {
    const filled = Object.entries(this.state()).filter(([, text]) => text !== "");
    return new URLSearchParams(filled).toString();
  }

  /** The text of each field that differs from its default, by the field's name. */
  texts() {
    const texts = [...this.byName].map(([name, { value }]) => /** @type {const} */ ([name, value]));
    return new Map(texts.filter(([name, value]) => value !== this.#own.get(name)));
  }

  /** @param {ReadonlyMap<string, string>} texts */
  setTexts(texts) {
    for (const [name, field] of this.byName) {
      field.value = texts.get(name) ?? this.#own.get(name) ?? field.value;
    }
  }

  /**
   * Put a fragment's texts into the fields; a field that does not accept its text stays as it was.
   *
   * A link with a version is a complete calculation: the fields that it lacks are emptied.
   * @param {string} fragment
   */
  restore(fragment) {
    const link = new URLSearchParams(fragment);
    const isComplete = link.has("v");
    for (const [name, field] of this.byName) {
      const value = link.get(name) ?? (isComplete ? this.#empty(name, field) : field.value);
      const before = field.value;
      field.value = value;
      if (field.value === "" && (value !== "" || field instanceof HTMLSelectElement)) {
        field.value = before;
      }
    }
    if (isComplete || link.has(NEEDS)) {
      const needs = (link.get(NEEDS) ?? "").split(",");
      for (const need of this.#needs) {
        need.checked = needs.includes(need.value);
      }
    }
  }

  /**
   * @param {string} name
   * @param {Field} field
   */
  #empty(name, field) {
    return field instanceof HTMLSelectElement
      ? (field.options[0]?.value ?? "")
      : (this.#own.get(name) ?? "");
  }
}

/** The fragment of the address if it is a state, without an anchor and without `look.js`'s part. */
export function fragmentOfAddress() {
  const parts = location.hash.slice(1).split("&");
  const state = parts.filter((part) => !LOOK.test(part)).join("&");
  return state.includes("=") ? state : "";
}
