// @ts-check
/** The tools below the price: comparison, break-evens, finder and forecast. */

import { find, findElement, make, makeTable, setFieldError, setSentences, setText } from "../shared/dom.js";
import { makePart } from "../shared/explanation.js";

/** @typedef {import("./calculator.js").Calculator} Calculator */
/** @typedef {import("../shared/protocol.js").Refusal} Refusal */
/** @typedef {import("../shared/protocol.js").Report} Report */
/** @typedef {import("../shared/protocol.js").Row} Row */
/** @typedef {Report & { highest?: string, start?: string, then_and_now: string }} Told */
/** @typedef {import("../shared/protocol.js").Table} Table */

const NARROW = 4;

/** Buttons that open an amount of a table into its lines. */
export class Explanations {
  #made = 0;

  /** @param {Calculator} calculator */
  constructor(calculator) {
    this.calculator = calculator;
    const { showLines, hideLines } = calculator.root.dataset;
    this.words = { show: showLines ?? "", hide: hideLines ?? "" };
  }

  /**
   * Give a row that has a quote behind it a button; the lines come when it is pressed.
   * @param {Row} row
   * @param {HTMLTableCellElement} heading
   * @param {HTMLTableRowElement} line
   */
  addTo(row, heading, line) {
    if (!row.explains["ask"]) {
      return;
    }
    this.#made += 1;
    const kind = `explain-${this.#made}`;
    const name = heading.textContent;
    const button = make("button");
    button.type = "button";
    button.className = "takst-explain";
    const sayOpen = (/** @type {boolean} */ isOpen) => {
      const words = isOpen ? this.words.hide : this.words.show;
      button.textContent = words;
      button.setAttribute("aria-expanded", String(isOpen));
      if (isOpen) {
        button.setAttribute("aria-controls", kind);
      } else {
        button.removeAttribute("aria-controls");
      }
      button.setAttribute("aria-label", `${words}: ${name}`);
    };
    sayOpen(false);
    button.addEventListener("click", () => {
      const isOpen = button.getAttribute("aria-expanded") === "true";
      sayOpen(!isOpen);
      if (isOpen) {
        line.nextElementSibling?.remove();
      } else {
        this.#open(line, row, kind);
      }
    });
    heading.append(button);
  }

  /**
   * @param {HTMLTableRowElement} line
   * @param {Row} row
   * @param {string} kind
   */
  async #open(line, row, kind) {
    const cell = make("td");
    cell.colSpan = line.childElementCount;
    cell.setAttribute("role", "cell");
    const opened = make("tr", cell);
    opened.id = kind;
    opened.className = "takst-opened";
    opened.setAttribute("role", "row");
    line.after(opened);
    const { ask = "explain", ...named } = row.explains;
    const question = this.calculator.question(ask, { ...named, list: "" });
    const answer = await /** @type {Promise<{ ok: true, parts: Report[] } | Refusal | null>} */ (
      this.calculator.ask(kind, question)
    );
    cell.append(...(answer?.ok ? answer.parts.map(makePart) : []));
  }
}

/** All tiers side by side for the typed count. */
export class Comparison {
  /**
   * @param {HTMLElement} place
   * @param {Explanations} explanations
   */
  constructor(place, explanations) {
    this.place = place;
    this.explanations = explanations;
    this.status = findElement(place, ".takst-tool__status");
    this.waiting = this.status.textContent ?? "";
    this.table = findElement(place, "[data-takst-table=comparison]");
    /** What the table was made of: the same is not made again, and what is open stays open. */
    this.shown = "";
  }

  /**
   * @param {ParentNode} page
   * @param {Explanations} explanations
   */
  static on(page, explanations) {
    const place = page.querySelector("[data-takst=compare]");
    return place instanceof HTMLElement ? new Comparison(place, explanations) : null;
  }

  /** @param {Table} table */
  show(table) {
    setText(this.status, "");
    const wanted = JSON.stringify(table);
    if (wanted !== this.shown) {
      this.shown = wanted;
      this.table.replaceChildren(
        makeTable(table, "takst-stack", (...row) => this.explanations.addTo(...row)),
      );
    }
  }

  /** @param {string} [words] What to say in place of what to do. */
  clear(words) {
    setText(this.status, words || this.waiting);
    this.shown = "";
    this.table.replaceChildren();
  }
}

/** Where the order of prices turns; the build has written those of the lists in force and coming. */
export class BreakEvens {
  /**
   * @param {ParentNode} page
   * @param {string} list The price list whose break-evens are shown.
   */
  constructor(page, list) {
    this.page = page;
    this.place = page.querySelector("[data-takst=break-evens]");
    this.list = list;
    /** The date that was asked for, nothing for today; null to ask in any case. @type {string | null} */
    this.date = "";
  }

  /**
   * On another day than before, the list in force may be another one.
   * @param {string} list
   */
  takeToday(list) {
    this.date = list === this.list ? this.date : null;
  }

  /** @param {Calculator} calculator */
  async update(calculator) {
    const date = calculator.fields.state()["date"] ?? "";
    if (!this.place || date === this.date) {
      return;
    }
    this.date = date;
    const more = { counts: calculator.root.dataset["workedCounts"] ?? "" };
    const found =
      await /** @type {Promise<({ ok: true, price_list: string, worked: Table } & Report) | Refusal | null>} */ (
        calculator.ask("break_evens", calculator.question("break_evens", more))
      );
    if (found && !found.ok) {
      this.list = "";
      this.place.replaceChildren(make("p", found.message));
    } else if (found?.ok && found.price_list !== this.list) {
      this.list = found.price_list;
      const worked = makeTable(found.worked, "takst-worked takst-stack");
      this.page.querySelector(".takst-worked")?.replaceWith(worked);
      this.page.querySelector(".takst-worked-list")?.replaceChildren(found.notes.at(0) ?? "");
      const notes = make("div");
      notes.className = "takst-notes takst-small";
      setSentences(notes, found.notes);
      this.place.replaceChildren(
        ...found.sentences.map((sentence) => make("p", sentence)),
        ...found.tables.map((table) => makeTable(table, "")),
        notes,
      );
    }
  }

  clear() {
    this.date = "";
  }
}

/**
 * Rows of a wide table become blocks on a phone; a narrow one fits.
 * @param {Table} table
 */
function layoutOf(table) {
  return table.columns.length > NARROW ? "takst-stack" : "takst-lines";
}

/**
 * @param {HTMLTableElement} table
 * @param {string} caption
 */
function scrolling(table, caption) {
  const region = make("div", table);
  region.className = "takst-scroll";
  region.tabIndex = 0;
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", caption);
  return region;
}

/** A form that asks for a report and shows it. */
class ReportTool {
  /**
   * @param {HTMLElement} place
   * @param {Explanations} explanations
   * @param {string} ask
   * @param {string[]} own The fields beside which mistakes are told.
   * @param {string[]} beside The other fields that the answer depends on.
   */
  constructor(place, explanations, ask, own, beside) {
    this.place = place;
    this.explanations = explanations;
    this.asks = ask;
    this.own = own;
    this.keys = [...own, ...beside];
    this.status = findElement(place, ".takst-tool__status");
    this.waiting = this.status.textContent ?? "";
    this.sentences = findElement(place, ".takst-sentences");
    this.tables = findElement(place, "[data-takst-tables]");
    this.asked = "";
  }

  /** @param {Calculator} calculator */
  async update(calculator) {
    const question = calculator.question(this.asks, {}, this.keys);
    if (!this.isAsked(calculator)) {
      calculator.runtime.forget(this.asks);
      this.clear();
      return;
    }
    const isNew = question !== this.asked;
    const asking = isNew ? calculator.ask(this.asks, question, this.needsPython(calculator)) : null;
    this.asked = question;
    if (!calculator.runtime.ready) {
      setText(this.status, calculator.excuse);
    }
    const report = /** @type {({ ok: true } & Told) | Refusal | null} */ (await asking);
    if (report?.ok) {
      this.#tell(calculator, "", "");
      setText(this.status, "");
      this.show(report);
      this.took(calculator, report);
    } else if (report) {
      this.empty();
      this.#tell(calculator, report.field, report.message);
      setText(this.status, this.own.includes(report.field) ? "" : report.message);
    }
  }

  /**
   * @param {Calculator} _calculator
   * @returns {boolean}
   */
  isAsked(_calculator) {
    return true;
  }

  /**
   * Say whether somebody uses the tool, rather than only the price above it.
   * @param {Calculator} _calculator
   * @returns {boolean}
   */
  needsPython(_calculator) {
    return true;
  }

  /**
   * @param {Calculator} _calculator
   * @param {Told} _report
   */
  took(_calculator, _report) {}

  /** @param {Told} report */
  show(report) {
    const then = report.then_and_now === "" ? [] : [report.then_and_now];
    setSentences(this.sentences, [...report.sentences, ...then]);
    this.tables.replaceChildren(
      ...report.tables.map((table) => {
        const made = makeTable(table, layoutOf(table), (...row) => this.explanations.addTo(...row));
        return table.columns.length > NARROW ? made : scrolling(made, table.caption);
      }),
    );
  }

  /** @param {string} [words] What to say in place of what to do. */
  clear(words) {
    this.asked = "";
    this.empty();
    for (const field of this.place.querySelectorAll("input, textarea")) {
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
        setFieldError(field, "");
      }
    }
    setText(this.status, words || this.waiting);
  }

  empty() {
    this.sentences.replaceChildren();
    this.tables.replaceChildren();
  }

  /**
   * @param {Calculator} calculator
   * @param {string} name
   * @param {string} message
   */
  #tell(calculator, name, message) {
    for (const own of this.own) {
      const field = calculator.fields.byName.get(own);
      if (field) {
        setFieldError(field, own === name ? message : "");
      }
    }
  }
}

/** The cheapest tier that has what is ticked. */
export class Finder extends ReportTool {
  /**
   * @param {ParentNode} page
   * @param {Explanations} explanations
   */
  static on(page, explanations) {
    const place = page.querySelector("[data-takst=find]");
    return place instanceof HTMLElement
      ? new Finder(place, explanations, "find", ["hours", "rate"], ["needs", "payslips", "date"])
      : null;
  }

  /**
   * @override
   * @param {Calculator} calculator
   */
  isAsked(calculator) {
    return calculator.fields.text("payslips").trim() !== "";
  }

  /**
   * @override
   * @param {Calculator} calculator
   */
  needsPython(calculator) {
    const { needs, hours, rate } = calculator.fields.state();
    return [needs, hours, rate].some((text) => (text ?? "") !== "");
  }
}

/** A year month by month, with a bar for each month. */
export class Forecast extends ReportTool {
  /**
   * @param {ParentNode} page
   * @param {Explanations} explanations
   */
  static on(page, explanations) {
    const place = page.querySelector("[data-takst=forecast]");
    return place instanceof HTMLElement
      ? new Forecast(place, explanations, "forecast", ["forecast", "start"], ["tier"])
      : null;
  }

  /**
   * @override
   * @param {Calculator} calculator
   */
  isAsked(calculator) {
    return calculator.fields.text("forecast").trim() !== "";
  }

  /**
   * @override
   * @param {Told} report
   */
  show(report) {
    super.show(report);
    setSentences(findElement(this.place, ".takst-notes"), report.notes);
    const figure = findElement(this.place, ".takst-months");
    const months = report.tables[0]?.rows.filter((row) => row.mark !== "total") ?? [];
    find(figure, "div", HTMLDivElement).replaceChildren(
      ...months.map((month) => makeBar(month, report.highest ?? "")),
    );
    figure.hidden = false;
  }

  /**
   * Pasted numbers may name their first month.
   * @override
   * @param {Calculator} calculator
   * @param {Told} report
   */
  took(calculator, report) {
    if (calculator.fields.offer("start", report.start ?? "")) {
      calculator.refresh();
    }
  }

  /** @override */
  empty() {
    super.empty();
    findElement(this.place, ".takst-months").hidden = true;
    findElement(this.place, ".takst-notes").replaceChildren();
  }
}

/**
 * @param {Row} month
 * @param {string} highest
 */
function makeBar(month, highest) {
  const name = month.cells[0]?.text ?? "";
  const amount = month.cells.at(-1);
  const bar = make("meter");
  bar.setAttribute("min", "0");
  bar.setAttribute("max", highest);
  bar.setAttribute("value", amount?.amount ?? "0");
  bar.setAttribute("aria-label", `${name}: ${amount?.text ?? ""}`);
  const row = make("p", make("span", name), bar, make("span", amount?.text ?? ""));
  row.className = "takst-months__month";
  return row;
}
