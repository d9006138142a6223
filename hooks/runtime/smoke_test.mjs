// Starts a runtime as the worker does, and asks it questions.
//
//   node hooks/runtime/smoke_test.mjs SCRIPTS MODULE LIBRARY PRICES WORKBOOK QUESTIONS
//
// SCRIPTS is the folder of runtime.js, and MODULE that of the module to start: SCRIPTS itself, or a
// snapshot's, for which LIBRARY is empty. QUESTIONS is a JSON file with a list of questions. Prints the list of their answers,
// and last the first bytes of a workbook.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [scripts, module, library, prices, workbook, questions] = process.argv.slice(2);

async function start() {
  // Emscripten's script is CommonJS; joined with Pyodide's it no longer finds these by itself.
  globalThis.require = createRequire(import.meta.url);
  globalThis.__dirname = module;
  const { loadPyodide, lock } = await import(pathToFileURL(join(scripts, "runtime.js")));
  return loadPyodide({
    indexURL: `${module}/`,
    lockFileContents: lock,
    ...(library ? { stdLibURL: library } : { stdLibURL: prices, _loadSnapshot: new Uint8Array() }),
  });
}

async function add(python, path, place) {
  python.FS.writeFile(place, new Uint8Array(await readFile(path)));
  python.pyimport("sys").path.append(place);
}

async function answers() {
  const python = await start();
  await add(python, prices, "/prices.zip");
  const { answer } = python.pyimport("takst_start");
  const asked = JSON.parse(await readFile(questions, "utf8"));
  const first = asked.map((question) => answer(question));
  await add(python, workbook, "/workbook.zip");
  const begun = begin(python, asked[0]);
  // Garbage is collected as often as possible, so that this is tried too.
  const gc = python.pyimport("gc");
  gc.set_threshold(1);
  gc.collect();
  const later = asked.map((question) => answer(question));
  if (JSON.stringify(later) !== JSON.stringify(first) || begin(python, asked[0]) !== begun) {
    throw new Error("it answers differently when it is asked again");
  }
  return [...first, begun];
}

/** Return how a workbook begins. */
function begin(python, question) {
  const made = python.pyimport("takst_workbook").workbook(question);
  return String.fromCharCode(...made.toJs().slice(0, 2));
}

try {
  // Ended only once all is written: a pipe takes no more than 64 kB at a time.
  process.stdout.write(JSON.stringify(await answers()), () => process.exit());
} catch (error) {
  // The stack of an error in Pyodide holds a minified line of many pages; the message says enough.
  console.error(error.message);
  process.exit(1);
}
