// @ts-check
/**
 * The calculator's worker: starts Pyodide beside the page and answers its questions.
 *
 * The page sends the addresses of the parts once, then questions; every message back says what it
 * is. Questions and answers are JSON text that only Python reads and writes.
 */

/** @typedef {import("./protocol.js").Parts} Parts */
/** @typedef {import("./protocol.js").ToWorker} ToWorker */
/** @typedef {import("./protocol.js").ToPage} ToPage */

const START = `
from functools import partial

from calculator.browser import answer
from takst_catalogue import CATALOGUE

partial(answer, CATALOGUE)
`;

/** @type {((question: string) => string) | undefined} */
let answer;

/**
 * @param {string} address
 * @returns {Promise<ArrayBuffer>}
 */
async function fetchPart(address) {
  const response = await fetch(address);
  return response.arrayBuffer();
}

/**
 * @param {Parts} parts
 * @returns {Promise<(question: string) => string>}
 */
async function start(parts) {
  const [{ loadPyodide }, wheel, catalogue] = await Promise.all([
    /** @type {Promise<typeof import("pyodide")>} */ (import(`${parts.runtime}pyodide.mjs`)),
    fetchPart(parts.wheel),
    fetchPart(parts.catalogue),
  ]);
  const python = await loadPyodide({ indexURL: parts.runtime });
  python.unpackArchive(wheel, "wheel");
  python.FS.writeFile("takst_catalogue.py", new Uint8Array(catalogue));
  return python.runPython(START);
}

/** @param {ToPage} message */
function reply(message) {
  self.postMessage(message);
}

// Pyodide's own promise may stay open when a part of it can't be had, so every fetch is watched.
const fetchAnything = self.fetch.bind(self);
self.fetch = async (input, init) => {
  try {
    const response = await fetchAnything(input, init);
    const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
    if (!response.ok || isPage) {
      throw new Error(`${response.url}: ${response.status}${isPage ? ", a page" : ""}`);
    }
    return response;
  } catch (error) {
    reply({ kind: "failed" });
    throw error;
  }
};

self.addEventListener("unhandledrejection", (event) => {
  console.error(event.reason);
  reply({ kind: "failed" });
});

self.addEventListener("message", async (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  try {
    if (data.kind === "start") {
      answer = await start(data.parts);
      reply({ kind: "ready" });
    } else if (answer) {
      reply({ kind: "answer", id: data.id, answer: answer(data.question) });
    }
  } catch (error) {
    console.error(error);
    reply({ kind: "failed" });
  }
});
