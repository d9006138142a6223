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
from takst_catalogue import CATALOGUE, SERVICES

partial(answer, CATALOGUE, SERVICES)
`;

const START_WORKBOOKS = `
from io import BytesIO

from calculator.browser import fill
from takst_catalogue import CATALOGUE, SERVICES
from xlsxwriter import Workbook

def workbook(question):
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        fill(CATALOGUE, SERVICES, question, book)
    return file.getvalue()

workbook
`;

/** @type {import("pyodide").PyodideAPI} */
let python;
/** @type {Parts} */
let parts;
/** @type {((question: string) => string) | undefined} */
let answer;
/** @type {Promise<(question: string) => any> | undefined} */
let workbook;

/**
 * @param {string} address
 * @returns {Promise<ArrayBuffer>}
 */
async function fetchPart(address) {
  const response = await fetch(address);
  return response.arrayBuffer();
}

/** @returns {Promise<(question: string) => string>} */
async function start() {
  const [{ loadPyodide }, wheel, catalogue] = await Promise.all([
    /** @type {Promise<typeof import("pyodide")>} */ (import(`${parts.runtime}pyodide.mjs`)),
    fetchPart(parts.wheel),
    fetchPart(parts.catalogue),
  ]);
  python = await loadPyodide({ indexURL: parts.runtime });
  python.unpackArchive(wheel, "wheel");
  python.FS.writeFile("takst_catalogue.py", new Uint8Array(catalogue));
  return python.runPython(START);
}

/** @returns {Promise<(question: string) => any>} */
async function startWorkbooks() {
  python.unpackArchive(await fetchQuietly(parts.workbook), "zip");
  return python.runPython(START_WORKBOOKS);
}

/**
 * A part that can be missed: without it there are no workbooks, but there are prices.
 * @param {string} address
 */
async function fetchQuietly(address) {
  const response = await fetchAnything(address);
  if (!isPart(response)) {
    throw new Error(`${response.url}: ${response.status}`);
  }
  return response.arrayBuffer();
}

/**
 * @param {string} question
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>}
 */
async function makeWorkbook(question) {
  try {
    workbook ??= startWorkbooks();
    const made = (await workbook)(question);
    const bytes = made.toJs();
    made.destroy();
    return bytes;
  } catch (error) {
    console.error(error);
    workbook = undefined;
    return null;
  }
}

/**
 * A network may answer with a page of its own.
 * @param {Response} response
 */
function isPart(response) {
  return response.ok && !response.headers.get("content-type")?.startsWith("text/html");
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
    if (!isPart(response)) {
      const type = response.headers.get("content-type");
      throw new Error(`${response.url}: ${response.status}, ${type}`);
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
      parts = data.parts;
      answer = await start();
      reply({ kind: "ready" });
    } else if (data.want === "workbook") {
      reply({ kind: "answer", id: data.id, answer: await makeWorkbook(data.question) });
    } else if (answer) {
      reply({ kind: "answer", id: data.id, answer: answer(data.question) });
    }
  } catch (error) {
    console.error(error);
    reply({ kind: "failed" });
  }
});
