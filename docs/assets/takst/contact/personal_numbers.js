// @ts-check
/** Finds personal numbers in a text, by their format. */

/**
 * The pattern of each part of a shape; `hooks/content/model.py` checks how shapes are written.
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
 * Return whether the text has a number of that shape in it, such as `DDMMYY-NNNN`.
 *
 * A number with more digits before or after it does not count, nor one with an impossible date.
 * @param {string} text
 * @param {string} shape
 */
export function hasNumber(text, shape) {
  const pattern = shape.replace(/DD|MM|YYYY|YY|N|A|-/g, (part) => PARTS[part] ?? "");
  const numbers = text.normalize("NFKC").matchAll(new RegExp(`(?<![0-9])${pattern}(?![0-9])`, "gu"));
  return [...numbers].some(({ groups }) => groups === undefined || isDate(groups));
}

/**
 * Check the date. A year of two digits counts as this century, whose leap years are those of the last.
 * @param {Record<string, string>} groups
 */
function isDate({ day = "", month = "", year = "" }) {
  const date = new Date(Date.UTC(Number(year.padStart(4, "20")), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
