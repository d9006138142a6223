// @ts-check
/** What page and worker say to each other; types only. */

/**
 * @typedef {object} Parts Where everything is, as full addresses.
 * @property {string} runtime The folder of Pyodide.
 * @property {string} wheel The calculator.
 * @property {string} catalogue The prices, as a Python module.
 */

/** @typedef {{ kind: "start", parts: Parts } | { kind: "ask", id: number, question: string }} ToWorker */

/** @typedef {{ kind: "ready" } | { kind: "failed" } | { kind: "answer", id: number, answer: string }} ToPage */

export {};
