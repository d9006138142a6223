// Large tables of constants that nothing of a module can reach once most of its functions are gone.
//
// The module says of itself where its addresses stand, for it is built to be put anywhere: code adds
// them to the memory's base, and one function writes them into data. A table goes only if functions
// that are gone are all that name its address and the one before it: nothing that stays is then
// likely to reach over both into it. Wherever it is unsure, a table stays.

import binaryen from "binaryen";
import { bodyOf, definedFunctions, exported, found, RELOCATIONS } from "./functions.mjs";

// Where the module's script puts the memory's base.
const BASE = 1024;
const LARGE = 32768;
// Code may count backwards from the address of the next thing.
const MARGIN = 1024;
const WORD = 4;
// Few data change before the memory is taken; were the base another, nothing would be in its place.
const MOSTLY = 0.9;

/**
 * The memory with zeros in place of such tables.
 * @param called The positions of the functions that stay.
 */
export function withoutTables(module, memory, called) {
  const { base, named, pointers, end } = readLayout(module);
  const right = pointers.filter(({ place, target }) => memory.readUInt32LE(place) === target);
  found(right.length > MOSTLY * pointers.length, "its data are not where they are looked for");
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

/** What the module says of its addresses. */
function readLayout(module) {
  const base = baseOf(module);
  const start = binaryen.emitText(binaryen.Function(module.getStart()).body);
  const relocations = binaryen.emitText(bodyOf(module, exported(module, RELOCATIONS)));
  const sum = `\\(i32\\.add\\s+\\(global\\.get \\$${base}\\)\\s+\\(i32\\.const (\\d+)\\)\\s*\\)`;
  const naming = new RegExp(`\\(global\\.set \\$(\\S+)\\s+${sum}`, "g");
  const writing = new RegExp(`\\(i32\\.store \\S+\\s+${sum}\\s+${sum}`, "g");
  const clearing = found(new RegExp(`memory\\.fill \\S+\\s+${sum}`).exec(start), "what it clears");
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
  throw new Error("the module is not built as it was: it imports no __memory_base");
}

/** All functions but those that only write addresses into memory when the module starts. */
function functionsWithAddresses(module) {
  const start = binaryen.getFunctionInfo(module.getStart()).name;
  const starting = [start, exported(module, RELOCATIONS)];
  return definedFunctions(module).filter(({ name }) => !starting.includes(name));
}

/** What may be an address in a function: what stands by a name, and any number beside the base. */
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

/** Large things between two addresses, of which the first and the one before are only named by what is gone. */
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
