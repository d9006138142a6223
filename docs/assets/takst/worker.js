// @ts-check
/**
 * The calculator's worker: starts Python beside the page and answers its questions.
 *
 * The page sends the addresses of the parts once, then questions; every message back says what it
 * is. Questions and answers are JSON text that only Python reads and writes.
 */

import { fetchPart, fetchAll } from "./parts.js";

/** @typedef {import("./protocol.js").Parts} Parts */
/** @typedef {import("./protocol.js").ToWorker} ToWorker */
/** @typedef {import("./protocol.js").ToPage} ToPage */

/** @typedef {(question: string) => string} Answering */
/** @typedef {(question: string) => import("pyodide/ffi").PyProxy} WorkbookMaking */

const LIBRARY = "/workbook.zip";

/** @type {import("pyodide").PyodideAPI} */
let python;
/** @type {Parts} */
let parts;
/** @type {Answering | undefined} */
let answer;
/** @type {Promise<WorkbookMaking> | undefined} */
let workbook;

/**
 * Start Python on parts that come side by side; the module is compiled while it comes.
 * @returns {Promise<{ answer: Answering, build: string }>}
 */
async function start() {
  const { module, archive } = fetchAll(parts);
  // Pyodide's own promise may stay open when a part of it can't be had.
  Promise.all([module, archive]).catch(fail);
  const { loadPyodide, lock } = await import(`${parts.runtime}runtime.js`);
  giveInstead(module, archive);
  python = await loadPyodide({
    indexURL: parts.runtime,
    lockFileContents: lock,
    stdLibURL: parts.archive,
  });
  return python.pyimport("takst_start");
}

/**
 * Give Pyodide what has been fetched when it asks for it.
 * @param {Promise<WebAssembly.Module>} module
 * @param {Promise<ArrayBuffer>} archive
 */
function giveInstead(module, archive) {
  self.fetch = async () => new Response(await archive);
  WebAssembly.instantiateStreaming = async (_source, imports) => {
    const compiled = await module;
    return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
  };
}

/** @returns {Promise<WorkbookMaking>} */
async function startWorkbooks() {
  const library = await fetchPart(parts.workbook, parts.packed);
  python.FS.writeFile(LIBRARY, new Uint8Array(await library.arrayBuffer()));
  python.pyimport("sys").path.append(LIBRARY);
  return python.pyimport("takst_workbook").workbook;
}

/**
 * Without workbooks there are still prices, so nothing of this is a failure.
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

/** @param {ToPage} message */
function reply(message) {
  self.postMessage(message);
}

/** @param {unknown} error */
function fail(error) {
  console.error(error);
  reply({ kind: "failed" });
}

self.addEventListener("unhandledrejection", (event) => fail(event.reason));

self.addEventListener("message", async (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  try {
    if (data.kind === "start") {
      parts = data.parts;
      const started = await start();
      answer = started.answer;
      reply({ kind: "ready", build: started.build });
    } else if (data.want === "workbook") {
      reply({ kind: "answer", id: data.id, answer: await makeWorkbook(data.question) });
    } else if (answer) {
      reply({ kind: "answer", id: data.id, answer: answer(data.question) });
    }
  } catch (error) {
    fail(error);
  }
});
