// @ts-check
/**
 * What a page with a calculator has started before its scripts: see `overrides/main.html`, which
 * fetches the answer book before everything else, and `first.js`.
 */

/** @typedef {{ isPlain: boolean, file: ArrayBuffer }} Fetched Plain means sent without brotli. */

/**
 * @typedef {object} Early
 * @property {string} address Of the book of the price list in force on the day of the build.
 * @property {Promise<Fetched | null>} pending Null where it can't be fetched.
 * @property {Fetched | null} now What has been fetched by now.
 * @property {AbortController} [first] Ends the work of `first.js`.
 * @property {import("../shared/runtime.js").Runtime} [runtime] Python, where it has been started.
 */

/** @returns {Early | undefined} */
export function early() {
  return /** @type {{ takstEarly?: Early }} */ (/** @type {unknown} */ (globalThis)).takstEarly;
}
