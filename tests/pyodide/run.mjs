// Runs tests/calculator inside the cut Pyodide, on the bytecode that travels to the browser, and
// finds which modules of the standard library the calculator reaches.
//
//   .venv/bin/node tests/pyodide/run.mjs PYODIDE LIBRARY [MODULES]
//
// Exits with pytest's status, or with 1 where the lists in hooks/modules/ are not what was found;
// with MODULES, a folder, the lists are written there instead. pytest and hypothesis are those of
// the environment that this Node is installed in: its packages are pure Python, and Pyodide reads
// them where they are.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "..", "..");
const LISTS = { calculator: "calculator", xlsxwriter: "workbook" };
const NOT_AS_LISTED = 1;
const USAGE_ERROR = 4;
const STANDARD = "/lib/python313.zip";

/** The packages of the Python environment that this Node belongs to. */
function sitePackages() {
  const end = process.execPath.lastIndexOf("site-packages");
  if (end < 0) {
    throw new Error("run this with the Node of the Python environment: .venv/bin/node");
  }
  return process.execPath.slice(0, end + "site-packages".length);
}

/** Starts the cut Pyodide on a standard library, with the calculator behind it. */
async function start(pyodide, standard, library) {
  // Emscripten's script is CommonJS; joined with Pyodide's it no longer finds these by itself.
  globalThis.require = createRequire(import.meta.url);
  globalThis.__dirname = pyodide;
  const { loadPyodide, lock } = await import(pathToFileURL(join(pyodide, "runtime.js")));
  const python = await loadPyodide({
    env: {
      HOME: "/home/pyodide",
      PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1",
      PYTHONDONTWRITEBYTECODE: "1",
    },
    indexURL: `${pyodide}/`,
    lockFileContents: lock,
    stdLibURL: standard,
  });
  python.FS.writeFile("/library.zip", new Uint8Array(await readFile(join(library, "library.zip"))));
  mount(python, sitePackages(), "/packages");
  mount(python, HERE, "/suite/tests/pyodide");
  mount(python, join(HERE, "..", "calculator"), "/suite/tests/calculator");
  python.runPython(`
import sys
sys.path[:0] = ["/suite"]
sys.path += ["/library.zip", "/packages"]
`);
  return python;
}

/** Gives Python a folder of this machine to read. */
function mount(python, folder, place) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, place);
}

/** The names of the modules that a fresh start loads for each owner, by the name of its list. */
async function closure(pyodide, library, reached) {
  const python = await start(pyodide, join(library, "whole.zip"), library);
  const find = python.pyimport("tests.pyodide.find_modules");
  const found = {};
  let before = new Set();
  for (const [owner, list] of Object.entries(LISTS)) {
    const all = find.loaded_after(python.toPy(reached[owner]), STANDARD).toJs();
    found[list] = all.filter((name) => !before.has(name));
    before = new Set(all);
  }
  return found;
}

/** A list as it stands in its file. */
function written(names) {
  return `# Found by make modules; not written by hand.\n${names.join("\n")}\n`;
}

/** Whether the lists that the build uses are what was found. */
async function isAsListed(found) {
  const differ = [];
  for (const [list, names] of Object.entries(found)) {
    const path = join(ROOT, "hooks", "modules", `${list}.txt`);
    if ((await readFile(path, "utf8")) !== written(names)) {
      differ.push(path);
    }
  }
  for (const path of differ) {
    console.error(`${path}: other modules are reached now (run make modules)`);
  }
  return differ.length === 0;
}

/** Runs the suite and compares or writes the lists; gives the status to exit with. */
async function run(pyodide, library, modules) {
  const standard = join(ROOT, "node_modules", "pyodide", "python_stdlib.zip");
  const python = await start(pyodide, standard, library);
  const suite = python.pyimport("tests.pyodide.run_suite");
  const status = suite.run("/suite", "/library.zip");
  if (status !== 0) {
    return status;
  }
  const reached = suite.reached().toJs({ dict_converter: Object.fromEntries });
  const found = await closure(pyodide, library, reached);
  if (!modules) {
    return (await isAsListed(found)) ? 0 : NOT_AS_LISTED;
  }
  for (const [list, names] of Object.entries(found)) {
    await writeFile(join(modules, `${list}.txt`), written(names));
  }
  return 0;
}

const [pyodide, library, modules, ...rest] = process.argv.slice(2);
try {
  if (!pyodide || !library || rest.length > 0) {
    throw new Error("give the folders of the cut Pyodide and of the packed library");
  }
  process.exitCode = await run(resolve(pyodide), resolve(library), modules);
} catch (error) {
  // The stack of an error in Pyodide holds a minified line of a megabyte; the message says enough.
  console.error(`tests/pyodide/run.mjs: ${error.message}`);
  process.exitCode = USAGE_ERROR;
}
process.exit();
