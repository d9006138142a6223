// @ts-check
/** Whether a text has a personal number in it, by what such a number looks like. */

/**
 * What the parts of a shape stand for; `hooks/content/model.py` checks how shapes are written.
 * @type {Record<string, string>}
 */
const PARTS = {
  DD: "(?<day>[0-9]{2})",
  MM: "(?<month>[0-9]{2})",
  YYYY: "(?<year>[0-9]{4})",
  YY: "(?<year>[0-9]{2})",
  N: "[0-9]",
  A: "\\p{L}",
  "-": "[-\u2010-\u2013 \u00a0]?",
};

/**
 * Say whether the text has a number of that shape in it, such as `DDMMYY-NNNN`.
 *
 * More digits before or after make it another number, and so does a date that is none.
 * @param {string} text
 * @param {string} shape
 */
export function hasNumber(text, shape) {
  const pattern = shape.replace(/DD|MM|YYYY|YY|N|A|-/g, (part) => PARTS[part] ?? "");
  const numbers = text.normalize("NFKC").matchAll(new RegExp(`(?<![0-9])${pattern}(?![0-9])`, "gu"));
  return [...numbers].some(({ groups }) => groups === undefined || isDate(groups));
}

/**
 * Two digits of a year are taken for this century: the last one had its leap days in the same years.
 * @param {Record<string, string>} groups
 */
function isDate({ day = "", month = "", year = "" }) {
  const date = new Date(Date.UTC(Number(year.padStart(4, "20")), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
