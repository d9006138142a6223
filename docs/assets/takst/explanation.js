// @ts-check
/** How a price comes about, in an element that has places for it. */

import { findElement, make, makeTable, sayAll } from "./dom.js";

/** @typedef {import("./protocol.js").Explanation} Explanation */

/**
 * @param {HTMLElement} place
 * @param {Explanation} explanation
 */
export function showExplanation(place, explanation) {
  sayAll(findElement(place, ".takst-sentences"), explanation.sentences);
  findElement(place, "[data-takst-table=lines]").replaceChildren(
    makeTable(explanation.lines, "takst-lines"),
  );
  sayAll(findElement(place, ".takst-notes"), explanation.notes);
}

/**
 * Tell what of a link could not be used.
 * @param {HTMLElement} note
 * @param {string[]} told
 */
export function showLinkNote(note, told) {
  note.hidden = told.length === 0;
  findElement(note, "ul").replaceChildren(...told.map((sentence) => make("li", sentence)));
}
