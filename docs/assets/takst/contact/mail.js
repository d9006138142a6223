// @ts-check
/** The contact form as a mail: a line for each field, in the page's language. */

import { fieldsOf } from "./validation.js";

/** @typedef {import("../shared/fields.js").Field} Field */

const BREAK = "\r\n";

/** Some mail programs accept no longer address, in encoded characters. */
const LONGEST = 2000;

/**
 * @typedef {object} Mail
 * @property {string} address Opens the mail program.
 * @property {string} text The complete text of the mail.
 * @property {boolean} isCut Whether the address lacks a part of the text.
 */

/**
 * @param {HTMLFormElement} form
 * @param {string} subject
 * @param {string} rest What replaces the part that is cut off.
 * @returns {Mail}
 */
export function mailOf(form, subject, rest) {
  const start = `${form.action.split("?")[0]}?subject=${encoded(subject)}&body=`;
  const text = textOf(form);
  const address = start + encoded(text);
  if (address.length <= LONGEST) {
    return { address, text, isCut: false };
  }
  const body = cut(text, rest, LONGEST - start.length);
  return { address: start + encoded(body), text, isCut: true };
}

/**
 * Write the text, the calculation last: it can be made again.
 * @param {HTMLFormElement} form
 */
function textOf(form) {
  const filled = fieldsOf(form).filter(({ value }) => value.trim() !== "");
  const typed = filled.filter(({ name }) => name !== "quote");
  const calculated = filled.filter(({ name }) => name === "quote");
  return [...typed, ...calculated].map(lineOf).join("\n").replace(/\r?\n/g, BREAK);
}

/** @param {Field} field */
function lineOf(field) {
  const label = field.labels?.[0]?.textContent ?? field.name;
  const value =
    field instanceof HTMLSelectElement
      ? (field.selectedOptions[0]?.textContent ?? "")
      : field.value;
  const asked = label.endsWith("?") ? label : `${label}:`;
  return value.includes("\n") ? `\n${asked}\n${value}` : `${asked} ${value}`;
}

/**
 * @param {string} text
 * @param {string} rest
 * @param {number} room
 */
function cut(text, rest, room) {
  const end = `${BREAK}${BREAK}${rest}`;
  let left = room - encoded(end).length;
  let taken = "";
  for (const word of text.split(/(\s+)/)) {
    left -= encoded(word).length;
    if (left < 0) {
      break;
    }
    taken += word;
  }
  return taken.trimEnd() + end;
}

/**
 * Encode a text; half a character, as left of a cut emoji, is replaced.
 * @param {string} text
 */
function encoded(text) {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}
