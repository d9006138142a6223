// @ts-check
/**
 * What a page with a calculator has begun before its scripts came: see `overrides/main.html`, which
 * asks for the answer book as the first thing of all, and `first.js`.
 */

/** @typedef {{ isPlain: boolean, file: ArrayBuffer }} Fetched Plain is what came without brotli. */

/**
 * @typedef {object} Early
 * @property {string} address Of the book of the price list in force when the page was built.
 * @property {Promise<Fetched | null>} coming Null where it can't be had.
 * @property {Fetched | null} now What has come by now.
 * @property {AbortController} [first] Ends the work of `first.js`.
 * @property {import("../shared/runtime.js").Runtime} [runtime] Python, where it has been started.
 */

/** @returns {Early | undefined} */
export function early() {
  return /** @type {{ takstEarly?: Early }} */ (/** @type {unknown} */ (globalThis)).takstEarly;
}
