// @ts-check
/** The output of the price: its text for people, and its source as data for scripts. */

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
 * Remove the source of a price that is out of date; its text remains until the next answer.
 * @param {HTMLElement} net
 */
export function clearPriceSource(net) {
  delete net.dataset["amount"];
  delete net.dataset["source"];
  delete net.dataset["priceList"];
}
