// @ts-check
/** The place of the price: its text for people, and what it is of for everybody else. */

import { setText } from "../shared/dom.js";

/**
 * @param {HTMLElement} net
 * @param {"book" | "python"} source
 * @param {string} list
 * @param {string} amount
 * @param {string} text
 */
export function setPrice(net, source, list, amount, text) {
  net.dataset["amount"] = amount;
  net.dataset["source"] = source;
  net.dataset["priceList"] = list;
  setText(net, text);
}

/**
 * The amount that still stands there answers nothing until the next answer comes.
 * @param {HTMLElement} net
 */
export function clearPriceSource(net) {
  delete net.dataset["amount"];
  delete net.dataset["source"];
  delete net.dataset["priceList"];
}
