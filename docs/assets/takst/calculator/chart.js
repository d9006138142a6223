// @ts-check
/**
 * Shows the visitor's point on the chart of the build, and the chart of another price list.
 *
 * Python computes the point as shares of the axes; this script only draws it.
 */

import { findElement, setText } from "../shared/dom.js";

const SVG = "http://www.w3.org/2000/svg";

export class Chart {
  #charts;
  #list;
  #box;
  #own;
  #wanted;

  /**
   * @param {HTMLElement} figure
   * @param {string} charts The address of the charts, one for each price list.
   * @param {string} list The price list that is drawn.
   */
  constructor(figure, charts, list) {
    this.#charts = charts;
    this.#list = list;
    this.#box = findElement(figure, ".takst-chart__box");
    this.#own = findElement(figure, ".takst-chart__own");
    this.#wanted = list;
  }

  /**
   * @param {ParentNode} page
   * @param {string} charts
   * @param {string} list
   */
  static on(page, charts, list) {
    const figure = page.querySelector("[data-takst=chart]");
    return figure instanceof HTMLElement ? new Chart(figure, charts, list) : null;
  }

  /**
   * @param {string} list
   * @param {{ x: string, y: string } | null} point
   */
  async show(list, point) {
    this.#wanted = list;
    if (list !== this.#list && !(await this.#draw(list))) {
      return;
    }
    this.#erase();
    setText(this.#own, (point ? this.#own.dataset["inside"] : this.#own.dataset["beyond"]) ?? "");
    this.#own.hidden = false;
    if (point) {
      for (const drawing of this.#box.querySelectorAll("svg")) {
        mark(drawing, Number(point.x), Number(point.y));
      }
    }
  }

  /**
   * Draw a price list without a price.
   * @param {string} list
   */
  async showList(list) {
    this.#wanted = list;
    if (list !== this.#list) {
      await this.#draw(list);
    }
  }

  clear() {
    this.#erase();
    this.#own.hidden = true;
  }

  /** Where no price list is in force there are no curves. */
  hide() {
    this.clear();
    this.#box.hidden = true;
    this.#list = "";
    this.#wanted = "";
  }

  #erase() {
    for (const mark of this.#box.querySelectorAll(".takst-chart__mark")) {
      mark.remove();
    }
  }

  /**
   * Fetch the drawing of another price list; returns whether it is still wanted.
   * @param {string} list
   */
  async #draw(list) {
    try {
      const address = new URL(`${this.#charts}${list}.txt`, document.baseURI);
      const response = await fetch(address);
      if (!response.ok) {
        throw new Error(`${address}: ${response.status}`);
      }
      const drawn = new DOMParser().parseFromString(await response.text(), "text/html");
      if (this.#wanted !== list) {
        return false;
      }
      this.#box.replaceChildren(...drawn.body.children);
      this.#box.hidden = false;
      this.#list = list;
      return true;
    } catch {
      // A chart of other prices than the visitor's would mislead; the tables have the figures.
      this.#box.hidden = true;
      return false;
    }
  }
}

/**
 * @param {SVGSVGElement} drawing
 * @param {number} x
 * @param {number} y
 */
function mark(drawing, x, y) {
  const plot = [...drawing.querySelectorAll("g.plot")].at(-1);
  const { x0 = "", x1 = "", y0 = "", y1 = "" } = drawing.dataset;
  const along = Number(x0) + x * (Number(x1) - Number(x0));
  const up = Number(y0) + y * (Number(y1) - Number(y0));
  const line = make("line", { x1: along, x2: along, y1: Number(y0), y2: up });
  const dot = make("circle", { cx: along, cy: up, r: 7 });
  plot?.append(line, dot);
}

/**
 * @param {string} name
 * @param {Record<string, number>} attributes
 */
function make(name, attributes) {
  const made = document.createElementNS(SVG, name);
  made.setAttribute("class", "takst-chart__mark");
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, String(value));
  }
  return made;
}
