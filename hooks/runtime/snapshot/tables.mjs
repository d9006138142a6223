// Clears large tables of constants that a module can't reach once most of its functions are gone.
//
// The module is relocatable, so it says where its addresses are: code adds them to the memory's base,
// and one function writes them into data. A table is cleared only if its address, and the one before
// it, are named by removed functions alone: nothing that stays is then likely to reach into it. In
// any doubt, a table stays.

import binaryen from "binaryen";
import { bodyOf, definedFunctions, exported, found, RELOCATIONS } from "./functions.mjs";

// The memory's base, as the module's script sets it.
const BASE = 1024;
const LARGE = 32768;
// Code may count backwards from the address of the next thing.
const MARGIN = 1024;
const WORD = 4;
// The share of pointers that must still have their value: few change before the snapshot is taken.
const MOSTLY = 0.9;

/**
 * Return the memory with zeros in place of such tables.
 * @param called The positions of the functions that stay.
 */
export function withoutTables(module, memory, called) {
  const { base, named, pointers, end } = readLayout(module);
  const right = pointers.filter(({ place, target }) => memory.readUInt32LE(place) === target);
  found(right.length > MOSTLY * pointers.length, "its data are elsewhere");
  const gone = new Set();
  const kept = new Set(pointers.map(({ target }) => target));
  for (const { position, body } of functionsWithAddresses(module)) {
    const mentioned = called.has(position) ? kept : gone;
    for (const address of addressesIn(binaryen.emitText(body), base, named)) {
      mentioned.add(address);
    }
  }
  for (let place = end - (end % WORD); place + WORD <= memory.length; place += WORD) {
    const value = memory.readUInt32LE(place);
    if (gone.has(value)) {
      kept.add(value);
    }
  }
  const constants = pointers.reduce((least, { place }) => Math.min(least, place), end);
  const cleared = Buffer.from(memory);
  for (const { start, end } of tables(gone, kept, constants)) {
    cleared.fill(0, start, end);
  }
  return cleared;
}

/** Return what the module says about its addresses. */
function readLayout(module) {
  const base = baseOf(module);
  const start = binaryen.emitText(binaryen.Function(module.getStart()).body);
  const relocations = binaryen.emitText(bodyOf(module, exported(module, RELOCATIONS)));
  const sum = `\\(i32\\.add\\s+\\(global\\.get \\$${base}\\)\\s+\\(i32\\.const (\\d+)\\)\\s*\\)`;
  const naming = new RegExp(`\\(global\\.set \\$(\\S+)\\s+${sum}`, "g");
  const writing = new RegExp(`\\(i32\\.store \\S+\\s+${sum}\\s+${sum}`, "g");
  const clearing = found(new RegExp(`memory\\.fill \\S+\\s+${sum}`).exec(start), "its start clears no memory");
  return {
    base,
    named: new Map(Array.from(start.matchAll(naming), ([, name, target]) => [name, at(target)])),
    pointers: Array.from(relocations.matchAll(writing), ([, place, target]) => ({
      place: at(place),
      target: at(target),
    })),
    end: at(clearing[1]),
  };
}

function at(offset) {
  return Number(offset) + BASE;
}

function baseOf(module) {
  const count = module.getNumGlobals();
  for (let position = 0; position < count; position += 1) {
    const info = binaryen.getGlobalInfo(module.getGlobalByIndex(position));
    if (info.base === "__memory_base") {
      return info.name.replaceAll("$", "\\$");
    }
  }
  throw new Error("the module is not in the known form: it imports no __memory_base");
}

/** Return all functions but those that only write addresses into memory when the module starts. */
function functionsWithAddresses(module) {
  const start = binaryen.getFunctionInfo(module.getStart()).name;
  const starting = [start, exported(module, RELOCATIONS)];
  return definedFunctions(module).filter(({ name }) => !starting.includes(name));
}

/** Yield what may be an address in a function: what a name has, and any number beside the base. */
function* addressesIn(text, base, named) {
  for (const [, name] of text.matchAll(/\(global\.get \$([^\s)]+)\)/g)) {
    if (named.has(name)) {
      yield named.get(name);
    }
  }
  if (new RegExp(`\\(global\\.get \\$${base}\\)`).test(text)) {
    for (const [, number] of text.matchAll(/(?:i32\.const |offset=)(\d+)/g)) {
      yield at(number);
    }
  }
}

/** Yield the tables: large, with an address, and the one before, that only removed functions name. */
function* tables(gone, kept, end) {
  const addresses = [...gone.union(kept)].filter((address) => address < end);
  const sorted = Uint32Array.from(addresses).sort();
  for (let index = 1; index < sorted.length; index += 1) {
    const [before, start, next = end] = sorted.subarray(index - 1, index + 2);
    const isGone = !kept.has(before) && !kept.has(start);
    if (isGone && next - start >= LARGE) {
      yield { start, end: next - MARGIN };
    }
  }
}
