// Makes the snapshot, a module of Python that has started already: its memory has the imported
// calculator, and it has only the functions that the calculator's tests call.
//
//   node hooks/runtime/snapshot/make.mjs PYODIDE ARCHIVE OUT MODULES [FUNCTIONS]
//
// PYODIDE is the folder of the cut Pyodide, ARCHIVE the packed library, and MODULES a JSON list of
// what to import from it. FUNCTIONS says which functions stay; without it all stay, and each reports
// its calls, for finding them.
// Writes pyodide.asm.wasm. Calling a function that is not in it ends in a trap, never in an answer;
// the worker then starts the cut Pyodide instead.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withData } from "./data.mjs";
import { countingCalls, hashOf, keepingOnly, readModule, withoutStart } from "./functions.mjs";
import { memoryAfterImports } from "./memory.mjs";
import { withoutTables } from "./tables.mjs";

async function make(pyodide, archive, out, modules, functions) {
  const full = await readFile(join(pyodide, "pyodide.asm.wasm"));
  const { memory, places } = await memoryAfterImports(pyodide, archive, modules);
  const module = readModule(full);
  if (functions && functions.hash !== hashOf(full)) {
    throw new Error("the list of functions was found in another Pyodide (run make modules)");
  }
  const filled = functions ? withoutTables(module, memory, functions.called) : memory;
  withoutStart(module, places);
  if (functions) {
    keepingOnly(module, functions.called);
  } else {
    countingCalls(module);
  }
  const snapshot = withData(Buffer.from(module.emitBinary()), filled);
  await writeFile(join(out, "pyodide.asm.wasm"), snapshot);
}

/** Return the hash of the module and the positions of the functions, from the list's lines. */
async function readFunctions(path) {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => /^[^#]/.test(line));
  const [hash, ...runs] = lines;
  const called = new Set();
  for (const run of runs) {
    const [first, last = first] = run.split("-").map(Number);
    for (let position = first; position <= last; position += 1) {
      called.add(position);
    }
  }
  return { hash, called };
}

const [pyodide, archive, out, modules, functions] = process.argv.slice(2);
try {
  const kept = functions && (await readFunctions(functions));
  await make(pyodide, archive, out, JSON.parse(modules), kept);
  process.exit();
} catch (error) {
  // The stack of an error in Pyodide holds a minified line of many pages; the message says enough.
  console.error(`hooks/runtime/snapshot/make.mjs: ${error.message}`);
  process.exit(1);
}
