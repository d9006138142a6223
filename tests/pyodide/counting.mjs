// Records which functions of a counting snapshot are called.
//
//   node --import tests/pyodide/counting.mjs SCRIPT …
//
// Appends their positions to the file that TAKST_CALLED names, one a line. SCRIPT may leave calls out
// with takstCounting.isOn.

import { appendFileSync } from "node:fs";

const called = new Set();
const counting = { isOn: true };
const instantiate = WebAssembly.instantiate;

globalThis.takstCounting = counting;

WebAssembly.instantiate = (module, imports) => {
  if (imports?.env) {
    imports.env.takst_called = (position) => {
      if (counting.isOn) {
        called.add(position);
      }
    };
  }
  return instantiate(module, imports);
};

process.on("exit", () => {
  appendFileSync(process.env.TAKST_CALLED, [...called, ""].join("\n"));
});
