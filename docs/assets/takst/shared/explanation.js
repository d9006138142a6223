// @ts-check
/** Shows how a price is made up, and what is wrong with a link. */

import { findElement, make, makeTable, setSentences } from "./dom.js";

/** @typedef {import("./protocol.js").Quoted} Quoted */
/** @typedef {import("./protocol.js").Report} Report */

/**
 * @param {HTMLElement} place
 * @param {Quoted} quoted
 */
export function showExplanation(place, quoted) {
  setSentences(findElement(place, ".takst-sentences"), quoted.sentences);
  findElement(place, "[data-takst-table=lines]").replaceChildren(
    makeTable(quoted.lines, "takst-lines takst-stack"),
  );
  setSentences(findElement(place, ".takst-notes"), quoted.notes);
}

/**
 * Make a part of an explanation: its name, where it has one, sentences, tables and notes.
 * @param {Report} part
 */
export function makePart(part) {
  const sentences = make("div");
  sentences.className = "takst-sentences";
  setSentences(sentences, part.sentences);
  const notes = make("div");
  notes.className = "takst-notes takst-small";
  setSentences(notes, part.notes);
  const tables = part.tables.map((table) => makeTable(table, "takst-lines takst-stack"));
  const made = make("div", sentences, ...tables, notes);
  if (part.title !== "") {
    made.prepend(make("p", make("strong", part.title)));
  }
  return made;
}

/**
 * Show what of a link could not be used.
 * @param {HTMLElement} note
 * @param {string[]} problems
 */
export function showLinkNote(note, problems) {
  note.hidden = problems.length === 0;
  findElement(note, "ul").replaceChildren(...problems.map((problem) => make("li", problem)));
}
