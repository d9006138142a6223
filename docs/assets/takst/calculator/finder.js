// @ts-check
/** The cheapest tier that has what is ticked. */

import { ReportTool } from "./report_tool.js";

/** @typedef {import("./calculator.js").Calculator} Calculator */
/** @typedef {import("./explain_buttons.js").ExplainButtons} ExplainButtons */

export class Finder extends ReportTool {
  /**
   * @param {ParentNode} page
   * @param {ExplainButtons} explanations
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
    return calculator.fields.hasCount;
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
