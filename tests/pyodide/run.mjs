// Runs tests/calculator inside the cut Pyodide, on the bytecode that the browser gets, and finds
// which modules of the standard library the calculator reaches.
//
//   .venv/bin/node tests/pyodide/run.mjs PYODIDE LIBRARY [MODULES]
//   .venv/bin/node tests/pyodide/run.mjs PYODIDE LIBRARY --snapshot SNAPSHOT
//
// Exits with pytest's status, or with 1 where the lists in hooks/runtime/modules/ are not what was found;
// with MODULES, a folder, the lists are written there instead. With --snapshot, the tests run in the
// Python of a snapshot, and no modules are looked for. pytest and hypothesis are those of the
// environment that this Node is installed in: its packages are pure Python, and Pyodide reads them
// where they are.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "..", "..");
const LISTS = { calculator: "calculator", xlsxwriter: "workbook" };
// How many examples of each law: make modules finds functions by them.
const EXAMPLES = "40";
const NOT_AS_LISTED = 1;
const USAGE_ERROR = 4;
const ON = "1".charCodeAt(0);
const STANDARD = "/lib/python313.zip";
const STAND_INS = join(ROOT, "hooks", "runtime", "browser", "stand_ins");
// What Pyodide's own script refers to.
const HELD = ["_pyodide", "pyodide"];

/** Return the packages of the Python environment that this Node belongs to. */
function sitePackages() {
  const end = process.execPath.lastIndexOf("site-packages");
  if (end < 0) {
    throw new Error("run this with the Node of the Python environment: .venv/bin/node");
  }
  return process.execPath.slice(0, end + "site-packages".length);
}

/** Start the cut Pyodide, or its snapshot, on a standard library, with the calculator. */
async function start(pyodide, standard, library, snapshot) {
  // Emscripten's script is CommonJS; joined with Pyodide's it no longer finds these by itself.
  globalThis.require = createRequire(import.meta.url);
  const folder = snapshot ?? pyodide;
  globalThis.__dirname = folder;
  const { loadPyodide, lock } = await import(pathToFileURL(join(pyodide, "runtime.js")));
  const python = await loadPyodide({
    env: {
      HOME: "/home/pyodide",
      PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1",
      PYTHONDONTWRITEBYTECODE: "1",
      TAKST_EXAMPLES: process.env["TAKST_EXAMPLES"] ?? EXAMPLES,
    },
    indexURL: `${folder}/`,
    lockFileContents: lock,
    stdLibURL: standard,
    ...(snapshot && { _loadSnapshot: new Uint8Array() }),
  });
  if (globalThis.takstCounting) {
    addSwitch(python.FS, globalThis.takstCounting);
  }
  if (snapshot) {
    await forgetImports(python);
  }
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

/** Make a snapshot's Python import again what is tested, and the modules that replace stand-ins. */
async function forgetImports(python) {
  const names = (await readdir(STAND_INS)).map((name) => name.replace(/\.py$/, ""));
  const forgotten = ["calculator", ...names.filter((name) => !HELD.includes(name))];
  python.runPython(`
import sys
for name in [name for name in sys.modules if name.split(".")[0] in ${JSON.stringify(forgotten)}]:
    del sys.modules[name]
sys.path.append("${STANDARD}")
`);
}

/** Add a device to which Python writes 1 or 0: whether calls are counted. */
function addSwitch(files, counting) {
  const device = files.makedev(64, 0);
  files.registerDevice(device, {
    write(_stream, buffer, offset, length) {
      counting.isOn = buffer[offset + length - 1] === ON;
      return length;
    },
  });
  files.mkdev("/dev/counting", device);
  counting.isOn = false;
}

/** Mount a folder of this machine in Python. */
function mount(python, folder, place) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, place);
}

/** Return the names of the modules that a fresh start loads for each owner, by its list. */
async function closure(pyodide, library, reached) {
  const python = await start(pyodide, join(library, "full.zip"), library);
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

/** Return the content of a list's file. */
function written(names) {
  return `# Found by make modules; not written by hand.\n${names.join("\n")}\n`;
}

/** Return whether the lists that the build uses are what was found. */
async function isAsListed(found) {
  const differ = [];
  for (const [list, names] of Object.entries(found)) {
    const path = join(ROOT, "hooks", "runtime", "modules", `${list}.txt`);
    if ((await readFile(path, "utf8")) !== written(names)) {
      differ.push(path);
    }
  }
  for (const path of differ) {
    console.error(`${path}: other modules are reached now (run make modules)`);
  }
  return differ.length === 0;
}

/** Run the suite and compare or write the lists; return the status to exit with. */
async function run(pyodide, library, { modules, snapshot }) {
  const standard = join(ROOT, "node_modules", "pyodide", "python_stdlib.zip");
  const python = await start(pyodide, standard, library, snapshot);
  const suite = python.pyimport("tests.pyodide.run_suite");
  const status = suite.run("/suite", "/library.zip");
  if (status !== 0 || snapshot) {
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

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { snapshot: { type: "string" } },
  });
  const [pyodide, library, modules, ...rest] = positionals;
  if (!pyodide || !library || rest.length > 0) {
    throw new Error("name the folders of the cut Pyodide and of the packed library");
  }
  const snapshot = values.snapshot && resolve(values.snapshot);
  process.exitCode = await run(resolve(pyodide), resolve(library), { modules, snapshot });
} catch (error) {
  // The stack of an error in Pyodide holds a minified line of a megabyte; the message says enough.
  console.error(`tests/pyodide/run.mjs: ${error.message}`);
  process.exitCode = USAGE_ERROR;
}
process.exit();
