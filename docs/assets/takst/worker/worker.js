// @ts-check
/**
 * The calculator's worker: starts Python beside the page and answers its questions.
 *
 * Its name has the addresses of the parts; the page sends questions, and every message back says
 * what it is. Questions and answers are JSON text that only Python reads and writes.
 */

import { fetchBytes, fetchSnapshot, fetchWhole } from "./parts.js";

/** @typedef {import("../shared/protocol.js").Parts} Parts */
/** @typedef {import("../shared/protocol.js").ToWorker} ToWorker */
/** @typedef {import("../shared/protocol.js").ToPage} ToPage */

/**
 * @typedef {object} Started
 * @property {import("pyodide").PyodideAPI} python
 * @property {boolean} isWhole
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
 * Start Python as it was left when the site was built, or else from the beginning.
 * @returns {Promise<Started>}
 */
async function start() {
  if (parts.snapshot === "") {
    return startWhole();
  }
  try {
    // An empty copy of memory: the module has its memory in itself.
    return await startOn(fetchSnapshot(parts), { _loadSnapshot: new Uint8Array() });
  } catch (error) {
    console.warn(error);
    // Without prices, no Python can answer.
    await prices;
    return startWhole();
  }
}

function startWhole() {
  return startOn(fetchWhole(parts));
}

/**
 * Start Python on parts that come side by side; the module is compiled while it comes.
 * @param {import("./parts.js").Coming} coming
 * @param {{ _loadSnapshot?: Uint8Array }} [options]
 * @returns {Promise<Started>}
 */
async function startOn({ module, library }, options) {
  // Pyodide's own promise may stay open when a part of it can't be had, or doesn't start.
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
  return { python, isWhole: !options, answer, build };
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
  // What has failed by now may have been followed by another start, which gives its own parts.
  await Promise.race([module, null]);
  giveInstead(module, library, fail);
  return loadPyodide({
    indexURL: parts.runtime,
    lockFileContents: lock,
    stdLibURL: parts.library,
    ...options,
  });
}

/**
 * Give Pyodide what has been fetched when it asks for it.
 * @param {Promise<WebAssembly.Module>} module
 * @param {Promise<ArrayBuffer>} library
 * @param {(error: unknown) => void} fail Called where the module can't be put to work.
 */
function giveInstead(module, library, fail) {
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
 * Let Python do something.
 *
 * Where what has started lacks something for that, all of Python takes its place, and null says so:
 * the page asks again whatever is open when Python is ready again.
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
    if (python.isWhole) {
      throw error;
    }
    console.warn(error);
    if (started === starting) {
      reply({ kind: "restarting" });
      started = startWhole();
      tellStart();
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
 * Give the answer to a question, or nothing where Python starts again.
 * @param {ToWorker} asked
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

function tellStart() {
  started.then(({ build }) => reply({ kind: "ready", build }), fail);
}

self.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  answer(data).catch((error) => {
    if (data.want === "workbook") {
      // Without workbooks there are still prices.
      console.error(error);
      workbook = undefined;
      reply({ kind: "answer", id: data.id, answer: null });
    } else {
      fail(error);
    }
  });
});

tellStart();
