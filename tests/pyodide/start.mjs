// Replaces the start of a small module that is built like Pyodide's, and runs it.
//
//   node tests/pyodide/start.mjs CASE
//
// CASE is JSON with what differs from the known form: the names of exports and imports
// (`constructors`, `relocations`, `counting`), parts of the constructors (`stack`, `first`, `made`,
// `second`, `table`), whether the start `clears` memory last, and whether the module `counts_data`.
// Prints the calls of the new start.

import binaryen from "binaryen";
import { withData } from "../../hooks/runtime/snapshot/data.mjs";
import { withoutStart } from "../../hooks/runtime/snapshot/functions.mjs";

const PLACES = 2;
const known = {
  constructors: "__wasm_call_ctors",
  relocations: "__wasm_apply_data_relocs",
  counting: "_PyEM_InitTrampoline_js",
  clears: true,
  stack: "(call $stack)",
  first: "(drop (call $grow (ref.null extern)))",
  made: "(call $second)",
  second: "(drop (call $grow (local.get 0)))",
  table: "(call $table)",
  counts_data: false,
};
const form = { ...known, ...JSON.parse(process.argv[2]) };
const clearing = "(memory.fill (i32.const 0) (i32.const 0) (i32.const 8))";
const counted = '(data $passive "x") (func (export "init") (memory.init $passive (i32.const 0) (i32.const 0) (i32.const 1)))';
const module = binaryen.parseText(`
  (module
    (import "env" "stack" (func $stack))
    (import "env" "grow" (func $grow (param externref) (result i32)))
    (import "env" "second" (func $second (result externref)))
    (import "env" "table" (func $table))
    (import "env" "${form.counting}" (func $counting))
    (memory 1)
    (export "${form.constructors}" (func $construct))
    (export "${form.relocations}" (func $relocate))
    (start $start)
    (func $start ${form.clears ? `(nop) ${clearing}` : `${clearing} (nop)`})
    (func $relocate (unreachable))
    (func $construct (local externref)
      ${form.stack}
      ${form.first}
      (local.set 0 ${form.made})
      ${form.second}
      ${form.table})
    ${form.counts_data ? counted : ""})`);
const { MutableGlobals, BulkMemory, BulkMemoryOpt, ReferenceTypes } = binaryen.Features;
module.setFeatures(MutableGlobals | BulkMemory | BulkMemoryOpt | ReferenceTypes);
withoutStart(module, PLACES);
const bytes = withData(Buffer.from(module.emitBinary()), Buffer.alloc(8, 1));
const calls = [];
const env = {
  stack: () => calls.push("stack"),
  grow: (object) => calls.push(`grow ${object}`),
  second: () => "second",
  table: () => calls.push("table"),
  [form.counting]: () => calls.push("counting"),
};
const { instance } = await WebAssembly.instantiate(bytes, { env });
instance.exports.__wasm_apply_data_relocs();
instance.exports.__wasm_call_ctors();
console.log(JSON.stringify(calls));
