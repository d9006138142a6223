// @ts-check
/**
 * The calculator's worker: starts Python beside the page and answers its questions.
 *
 * Its name has the addresses of the parts. The page sends questions, and each message back has a
 * kind. Questions and answers are JSON text that only Python reads and writes.
 */

import { fetchBytes, fetchFallback, fetchSnapshot } from "./parts.js";

/** @typedef {import("../shared/protocol.js").Parts} Parts */
/** @typedef {import("../shared/protocol.js").ToWorker} ToWorker */
/** @typedef {import("../shared/protocol.js").ToPage} ToPage */

/**
 * @typedef {object} Started
 * @property {import("pyodide").PyodideAPI} python
 * @property {boolean} isFallback
 * @property {(question: string) => string} answer
 * @property {string} build
 */

const PRICES = "/prices.zip";
const WORKBOOK = "/workbook.zip";

/** @type {Parts} */
const parts = JSON.parse(self.name);
const prices = fetchBytes(parts.prices, parts.packed);
let started = start();
/** @type {Promise<ArrayBuffer> | undefined} */
let workbook;

/**
 * Start from the snapshot that was taken when the site was built, or else the fallback.
 * @returns {Promise<Started>}
 */
async function start() {
  if (parts.snapshot === "") {
    return startFallback();
  }
  try {
    // An empty copy of the memory: the module has the memory in itself.
    return await startOn(fetchSnapshot(parts), { _loadSnapshot: new Uint8Array() });
  } catch (error) {
    console.warn(error);
    // Without prices, the fallback can't answer either.
    await prices;
    return startFallback();
  }
}

function startFallback() {
  return startOn(fetchFallback(parts));
}

/**
 * Start Python from parts that are fetched side by side; the module is compiled meanwhile.
 * @param {import("./parts.js").Downloads} downloads
 * @param {{ _loadSnapshot?: Uint8Array }} [options]
 * @returns {Promise<Started>}
 */
async function startOn({ module, library }, options) {
  // Pyodide's own promise may stay open when a part is missing, or doesn't start.
  const failing = Promise.all([module, library, prices]);
  /** @type {(error: unknown) => void} */
  let fail = () => {};
  const broken = new Promise((_resolve, reject) => (fail = reject));
  broken.catch(() => {});
  const starting = startPyodide(module, library, fail, options);
  await Promise.race([starting, broken, failing.then(() => starting)]);
  const python = await starting;
  addArchive(python, PRICES, await prices);
  const { answer, build } = python.pyimport("takst_start");
  return { python, isFallback: !options, answer, build };
}

/**
 * @param {Promise<WebAssembly.Module>} module
 * @param {Promise<ArrayBuffer>} library
 * @param {(error: unknown) => void} fail
 * @param {object} [options]
 * @returns {Promise<import("pyodide").PyodideAPI>}
 */
async function startPyodide(module, library, fail, options) {
  const { loadPyodide, lock } = await import(`${parts.runtime}runtime.js`);
  // Where the module has failed by now, another start may be under way with its own parts.
  await Promise.race([module, null]);
  answerFetches(module, library, fail);
  return loadPyodide({
    indexURL: parts.runtime,
    lockFileContents: lock,
    stdLibURL: parts.library,
    ...options,
  });
}

/**
 * Answer Pyodide's own fetches with what has been fetched.
 * @param {Promise<WebAssembly.Module>} module
 * @param {Promise<ArrayBuffer>} library
 * @param {(error: unknown) => void} fail Called where the module can't be instantiated.
 */
function answerFetches(module, library, fail) {
  self.fetch = async () => new Response(await library);
  WebAssembly.instantiateStreaming = async (_source, imports) => {
    try {
      const compiled = await module;
      return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
    } catch (error) {
      fail(error);
      throw error;
    }
  };
}

/**
 * @param {import("pyodide").PyodideAPI} python
 * @param {string} place
 * @param {ArrayBuffer} content
 */
function addArchive(python, place, content) {
  python.FS.writeFile(place, new Uint8Array(content));
  python.pyimport("sys").path.append(place);
}

/**
 * Run a function with Python.
 *
 * Where the snapshot lacks something for it, the fallback replaces it and the result is null:
 * the page sends its open questions again when Python is ready again.
 * @template T
 * @param {(python: Started) => T} act
 * @returns {Promise<T | null>}
 */
async function withPython(act) {
  const starting = started;
  const python = await starting;
  try {
    return act(python);
  } catch (error) {
    if (python.isFallback) {
      throw error;
    }
    console.warn(error);
    if (started === starting) {
      reply({ kind: "restarting" });
      started = startFallback();
      reportStart();
    }
    return null;
  }
}

/**
 * @param {string} question
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>} Null where Python starts again.
 */
async function makeWorkbook(question) {
  workbook ??= fetchBytes(parts.workbook, parts.packed);
  const archive = await workbook;
  return withPython(({ python }) => {
    if (!python.FS.analyzePath(WORKBOOK).exists) {
      addArchive(python, WORKBOOK, archive);
    }
    const made = python.pyimport("takst_workbook").workbook(question);
    const bytes = made.toJs();
    made.destroy();
    return bytes;
  });
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

/**
 * Answer a question, unless Python starts again.
 * @param {ToWorker} message
 * @returns {Promise<void>}
 */
async function answer({ id, want, question }) {
  const answer =
    want === "workbook"
      ? await makeWorkbook(question)
      : await withPython((python) => python.answer(question));
  if (answer !== null) {
    reply({ kind: "answer", id, answer });
  }
}

function reportStart() {
  started.then(({ build }) => reply({ kind: "ready", build }), fail);
}

self.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  answer(data).catch((error) => {
    if (data.want === "workbook") {
      // Prices work without workbooks.
      console.error(error);
      workbook = undefined;
      reply({ kind: "answer", id: data.id, answer: null });
    } else {
      fail(error);
    }
  });
});

reportStart();
