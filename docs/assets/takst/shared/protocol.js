// @ts-check
/** The messages between page, worker, Python and the pages of other sites; types only. */

/**
 * @typedef {object} Parts Where everything is, as full addresses; the name of the worker, as JSON.
 * @property {string} runtime The folder of Python itself.
 * @property {string} snapshot The snapshot: Python with the calculator in its memory; empty where it
 *   can't answer what the site's data need.
 * @property {string} library For the fallback: the calculator, and what it needs of Python's library.
 * @property {string} prices The prices, and the code that answers with them.
 * @property {boolean} packed Whether the host compresses worse than the build has done.
 * @property {string} workbook The library that writes workbooks; fetched when one is wanted.
 */

/** @typedef {"answer" | "workbook"} Want */

/** @typedef {{ id: number, want: Want, question: string }} ToWorker */

/** @typedef {string | Uint8Array<ArrayBuffer>} Answer */

/**
 * After `restarting`, Python becomes ready again and has forgotten the questions so far.
 * @typedef {{ kind: "ready", build: string } | { kind: "restarting" } | { kind: "failed" } | { kind: "answer", id: number, answer: Answer | null }} ToPage
 */

/** @typedef {{ amount: string, text: string }} Money */
/** @typedef {{ text: string, amount?: string, count?: string }} Cell */
/** @typedef {{ mark: string, explains: Record<string, string>, cells: Cell[] }} Row */
/** @typedef {{ caption: string, columns: string[], rows: Row[] }} Table */
/** @typedef {{ title: string, sentences: string[], tables: Table[], notes: string[] }} Report */

/** @typedef {{ ok: false, field: string, message: string }} Refusal */

/**
 * @typedef {object} Quoted
 * @property {string} tier
 * @property {number} payslips
 * @property {string} payslips_text
 * @property {string} date
 * @property {string} price_list
 * @property {string} price_list_status
 * @property {boolean} vat_included
 * @property {Money} net
 * @property {Money} vat
 * @property {Money} gross
 * @property {Money} total
 * @property {string[]} sentences
 * @property {string[]} notes
 * @property {Table} lines
 */

/**
 * @typedef {object} PriceBeside What is shown beside the chosen tier's price.
 * @property {Table} comparison
 * @property {string[]} change
 * @property {string} then_and_now
 * @property {string} summary
 * @property {{ x: string, y: string } | null} point
 * @property {{ help: string, change: string }} requests The fragments of links to the contact form.
 */

/** @typedef {{ ok: true } & Quoted & PriceBeside} Price */

/**
 * @typedef {object} HostQuote A price, for a page of another site; amounts are decimal strings.
 * @property {1} version Of this format: increased when a property changes, not when one is added.
 * @property {string} tier
 * @property {number} payslips
 * @property {string} date
 * @property {string} price_list
 * @property {string} net
 * @property {string} vat
 * @property {string} gross
 * @property {string} currency
 * @property {string} link The calculation on this site.
 * @property {string} request The contact form, with a change to that tier.
 */

/**
 * Without a quote, the last price is no longer valid.
 * @typedef {{ type: "takst:height", height: number, title: string }
 *   | { type: "takst:quote", quote: HostQuote | null }
 *   | { type: "takst:choose", quote: HostQuote }} ToHost
 */

export {};
