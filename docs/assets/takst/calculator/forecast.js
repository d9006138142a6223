// @ts-check
/** A year month by month, with a bar for each month. */

import { find, findElement, make, setSentences } from "../shared/dom.js";
import { ReportTool } from "./report_tool.js";

/** @typedef {import("../shared/protocol.js").Row} Row */
/** @typedef {import("./calculator.js").Calculator} Calculator */
/** @typedef {import("./explain_buttons.js").ExplainButtons} ExplainButtons */
/** @typedef {import("./report_tool.js").ToolReport} ToolReport */

export class Forecast extends ReportTool {
  /**
   * @param {ParentNode} page
   * @param {ExplainButtons} explanations
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
   * @param {ToolReport} report
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
   * @param {ToolReport} report
   */
  onReport(calculator, report) {
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
