// Starts what travels to the browser, as the worker does, and asks it questions.
//
//   node hooks/check_runtime.mjs PYODIDE ARCHIVE WORKBOOK QUESTIONS
//
// QUESTIONS is a JSON file with a list of questions. Prints the list of their answers, and last the
// first bytes of a workbook.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, archive, workbook, questions] = process.argv.slice(2);

async function answers() {
  // Emscripten's script is CommonJS; joined with Pyodide's it no longer finds these by itself.
  globalThis.require = createRequire(import.meta.url);
  globalThis.__dirname = pyodide;
  const { loadPyodide, lock } = await import(pathToFileURL(join(pyodide, "runtime.js")));
  const python = await loadPyodide({
    indexURL: `${pyodide}/`,
    lockFileContents: lock,
    stdLibURL: archive,
  });
  const { answer } = python.pyimport("takst_start");
  const asked = JSON.parse(await readFile(questions, "utf8"));
  const told = asked.map((question) => answer(question));
  python.FS.writeFile("/workbook.zip", new Uint8Array(await readFile(workbook)));
  python.runPython("import sys; sys.path.append('/workbook.zip')");
  const made = python.pyimport("takst_workbook").workbook(asked[0]);
  return [...told, String.fromCharCode(...made.toJs().slice(0, 2))];
}

try {
  // Ended only once all is written: a pipe takes no more than 64 kB at a time.
  process.stdout.write(JSON.stringify(await answers()), () => process.exit());
} catch (error) {
  // The stack of an error in Pyodide holds a minified line of many pages; the message says enough.
  console.error(error.message);
  process.exit(1);
}
