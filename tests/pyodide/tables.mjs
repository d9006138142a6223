// Tries on a small module which of its tables are cleared.
//
//   node tests/pyodide/tables.mjs CASE
//
// CASE is JSON: what the function that stays names (`kept`: table, offset or before), whether data
// (`pointer`) or memory in use (`held`) point to the table, its `size`, and what differs from the form
// of Pyodide's module: whether memory is `moved`, the imported name of its `base`, the exported name
// of what writes `relocations`, and whether the start has its `clearing`.
// Prints whether the table and all around it are as they were.

import binaryen from "binaryen";
import { definedFunctions } from "../../hooks/runtime/snapshot/functions.mjs";
import { withoutTables } from "../../hooks/runtime/snapshot/tables.mjs";

const BASE = 1024;
const BEFORE = 64;
const TABLE = 128;

const form = { base: "__memory_base", relocations: "__wasm_apply_data_relocs", clearing: true };
const { kept, pointer, held, moved, size = 40_000, ...other } = JSON.parse(process.argv[2]);
const { base, relocations, clearing } = { ...form, ...other };
const next = TABLE + size;
const pointers = next + 64;
const cleared = pointers + 64;
const sum = (offset) => `(i32.add (global.get $base) (i32.const ${offset}))`;
const naming = {
  table: `(i32.load ${sum(TABLE)})`,
  offset: `(i32.load offset=${TABLE} (i32.add (global.get $base) (local.get 0)))`,
  before: `(i32.load ${sum(BEFORE)})`,
};
const module = binaryen.parseText(`
  (module
    (import "env" "${base}" (global $base i32))
    (memory 4)
    (export "${relocations}" (func $relocate))
    (export "kept" (func $kept))
    (export "gone" (func $gone))
    (start $start)
    (func $start ${clearing ? `(memory.fill ${sum(cleared)} (i32.const 0) (i32.const 64))` : "(nop)"})
    (func $relocate (i32.store ${sum(pointers)} ${sum(pointer ? TABLE : next)}))
    (func $kept (param i32) (result i32) ${naming[kept] ?? `(i32.load ${sum(next)})`})
    (func $gone (result i32)
      (i32.add (i32.load ${sum(BEFORE)}) (i32.add (i32.load ${sum(TABLE)}) (i32.load ${sum(next)}))))
  )`);
const memory = Buffer.alloc(BASE + cleared + 128, 1);
memory.writeUInt32LE(moved ? 7 : BASE + (pointer ? TABLE : next), BASE + pointers);
if (held) {
  memory.writeUInt32LE(BASE + TABLE, BASE + cleared + 64);
}
const stays = definedFunctions(module).filter(({ name }) => name === "kept");
const found = withoutTables(module, memory, new Set(stays.map(({ position }) => position)));
const isSame = (start, end) => found.subarray(start, end).equals(memory.subarray(start, end));
const end = BASE + next;
console.log(
  JSON.stringify({
    table: isSame(BASE + TABLE, end),
    around: isSame(0, BASE + TABLE) && isSame(end - BASE, found.length),
  }),
);
