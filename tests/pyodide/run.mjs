// Runs tests/calculator inside Pyodide, on the compiled wheel that travels to the browser.
//
//   .venv/bin/node tests/pyodide/run.mjs WHEEL
//
// Exits with pytest's status. pytest and hypothesis are those of the environment that this Node is
// installed in: its packages are pure Python, and Pyodide reads them where they are.

import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const HERE = dirname(fileURLToPath(import.meta.url));
const USAGE_ERROR = 4;

const START = `
import sys
sys.path[:0] = ["/suite"]
sys.path.append("/packages")
import run_suite
run_suite.run("/suite")
`;

/** The packages of the Python environment that this Node belongs to. */
function sitePackages() {
  const end = process.execPath.lastIndexOf("site-packages");
  if (end < 0) {
    throw new Error("run this with the Node of the Python environment: .venv/bin/node");
  }
  return process.execPath.slice(0, end + "site-packages".length);
}

/** Gives Python a folder of this machine to read. */
function mount(python, folder, place) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, place);
}

/** Runs the suite on the wheel and gives the status to exit with. */
async function run(wheel) {
  const archive = new Uint8Array(await readFile(wheel));
  const python = await loadPyodide({
    env: {
      HOME: "/home/pyodide",
      PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1",
      PYTHONDONTWRITEBYTECODE: "1",
    },
  });
  const tag = python.runPython("import sys; f'cp{sys.version_info[0]}{sys.version_info[1]}'");
  if (!basename(wheel).includes(`-${tag}-`)) {
    throw new Error(`${basename(wheel)} is not compiled for Pyodide's Python, which is ${tag}`);
  }
  const extractDir = python.runPython("import site; site.getsitepackages()[0]");
  python.unpackArchive(archive, "wheel", { extractDir });
  mount(python, sitePackages(), "/packages");
  mount(python, join(HERE, "..", "calculator"), "/suite/tests/calculator");
  python.FS.writeFile("/suite/run_suite.py", await readFile(join(HERE, "run_suite.py"), "utf8"));
  return python.runPython(START);
}

const [wheel, ...rest] = process.argv.slice(2);
try {
  if (!wheel || rest.length > 0) {
    throw new Error("give the path of the calculator's compiled wheel, and nothing else");
  }
  process.exitCode = await run(wheel);
} catch (error) {
  // The stack of an error in Pyodide holds a minified line of a megabyte; the message says enough.
  console.error(`tests/pyodide/run.mjs: ${error.message}`);
  process.exitCode = USAGE_ERROR;
}
process.exit();
