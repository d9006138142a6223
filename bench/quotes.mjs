// Prints the measurements of bench/quoting.py in Pyodide, as JSON.
//
//   .venv/bin/node bench/quotes.mjs CATALOGUE_MODULE TODAY SECONDS RUNS

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

const [catalogue, today, seconds, runs] = process.argv.slice(2);
const python = await loadPyodide();
for (const name of ["bench", "calculator"]) {
  python.FS.mkdirTree(`/project/${name}`);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: join(ROOT, name) }, `/project/${name}`);
}
python.FS.writeFile("/project/takst_catalogue.py", await readFile(catalogue));
const measured = python.runPython(`
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, "/project")

from bench.quoting import rates
from takst_catalogue import CATALOGUE, SERVICES

rates(CATALOGUE, SERVICES, "${today}", ${seconds}, ${runs})
`);
process.stdout.write(`${measured}\n`);
