// Which tables of a module nobody can reach once most of its functions are gone.
//
// As a linker does that drops unused sections: what a function that stays takes the address of is
// reached, and so is what reached data point to. The module says of itself where the addresses
// stand, for it is built to be put anywhere: code adds them to the memory's base, and one function
// writes them into data.
// Only tables of constants count that are large; wherever it is unsure, data are reached.

import binaryen from "binaryen";
import { CONSTRUCTORS, bodyOf, definedFunctions, exported, found, RELOCATIONS } from "./functions.mjs";

// Where the module's script puts the memory's base.
const BASE = 1024;
const LARGE = 4096;
// Code may take the address of a part of a thing, so a thing may go on behind the next address.
const SLACK = 1024;
const BEFORE = 16;
const WORD = 4;

/**
 * The ranges of constants that functions which stay can't reach.
 * @param memory What it is like when the functions begin.
 * @param called The positions of the functions that stay.
 */
export function deadRanges(module, memory, called) {
  const layout = readLayout(module);
  checkPlaces(layout, memory);
  const reached = reachedBytes(layout, memory, rootsOf(layout, memory, called));
  return [...unreached(reached, layout)];
}

/** What the module says of its addresses. */
function readLayout(module) {
  const base = baseOf(module);
  const start = textOf(binaryen.Function(module.getStart()).body);
  const relocations = textOf(bodyOf(module, exported(module, RELOCATIONS)));
  const constant = `\\(i32\\.add\\s+\\(global\\.get \\$${base}\\)\\s+\\(i32\\.const (\\d+)\\)\\s*\\)`;
  const named = new RegExp(`\\(global\\.set \\$(\\S+)\\s+${constant}`, "g");
  const written = new RegExp(`\\(i32\\.store \\S+\\s+${constant}\\s+${constant}`, "g");
  const cleared = found(new RegExp(`memory\\.fill \\S+\\s+${constant}`).exec(start), "what it clears");
  const pointers = Array.from(relocations.matchAll(written), ([, place, target]) => ({
    place: Number(place) + BASE,
    target: Number(target) + BASE,
  }));
  const names = new Map(
    Array.from(start.matchAll(named), ([, name, target]) => [name, Number(target) + BASE]),
  );
  const functions = addressesInCode(module, base, names);
  const addresses = [
    ...pointers.map(({ target }) => target),
    ...names.values(),
    ...functions.values().flatMap((targets) => targets),
  ];
  const end = Number(cleared[1]) + BASE;
  return {
    pointers,
    written: new Set(pointers.map(({ place }) => place)),
    functions,
    // Without an address in it, a range of data is constant.
    constantsEnd: pointers.reduce((least, { place }) => Math.min(least, place), end),
    end,
    starts: Uint32Array.from(new Set(addresses.filter((address) => address < end))).sort(),
  };
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

function textOf(expression) {
  return binaryen.emitText(expression);
}

/** The addresses of data that each function takes, by its position. */
function addressesInCode(module, base, names) {
  const holding = new RegExp(`\\(local\\.(?:set|tee) \\$(\\d+)\\s+\\(global\\.get \\$${base}\\)`, "g");
  const bases = `global\\.get \\$${base}|local\\.tee \\$\\d+\\s+\\(global\\.get \\$${base}\\)`;
  const adding = new RegExp(
    `\\(i32\\.add\\s+\\((?:${bases}|local\\.get \\$(\\d+))\\s*\\)\\s+\\(i32\\.const (\\d+)\\)`,
    "g",
  );
  const writing = [RELOCATIONS, CONSTRUCTORS].map((name) => exported(module, name));
  const start = binaryen.getFunctionInfo(module.getStart()).name;
  const functions = new Map();
  for (const { position, name, body } of definedFunctions(module)) {
    if (name === writing[0] || name === start) {
      continue;
    }
    const text = textOf(body);
    const locals = new Set(Array.from(text.matchAll(holding), ([, local]) => local));
    const targets = Array.from(text.matchAll(adding))
      .filter(([, local]) => local === undefined || locals.has(local))
      .map(([, , offset]) => Number(offset) + BASE);
    const named = Array.from(text.matchAll(/\(global\.get \$([^\s)]+)\)/g), ([, global]) =>
      names.get(global),
    );
    functions.set(position, [...targets, ...named.filter((target) => target !== undefined)]);
  }
  return functions;
}

/** Most addresses in data still stand where the module writes them, or the base is another one. */
function checkPlaces({ pointers }, memory) {
  const right = pointers.filter(({ place, target }) => memory.readUInt32LE(place) === target);
  found(right.length > 0.9 * pointers.length, "its data are not where they are looked for");
}

/** What functions that stay take the address of, and what memory in use points to. */
function rootsOf(layout, memory, called) {
  const { functions, end } = layout;
  const roots = new Set(called.values().flatMap((position) => functions.get(position) ?? []));
  for (let place = end - (end % WORD); place + WORD <= memory.length; place += WORD) {
    const value = memory.readUInt32LE(place);
    if (pointsSomewhere(layout, memory, value)) {
      roots.add(value);
    }
  }
  return roots;
}

/**
 * Whether a number that stands where the module has put no address is one all the same.
 *
 * Any number may look like an address. One counts that is where a thing starts, or within a text,
 * for texts are also known by their ends.
 */
function pointsSomewhere({ starts, constantsEnd }, memory, value) {
  return starts[firstAfter(starts, value) - 1] === value || isInText(memory, value, constantsEnd);
}

function isInText(memory, place, end) {
  if (place <= BASE || place >= end) {
    return false;
  }
  let last = place - 1;
  while (last < end && memory[last] >= 0x20 && memory[last] < 0x7f) {
    last += 1;
  }
  return last > place && memory[last] === 0;
}

/** The position of the first start behind an address. */
function firstAfter(starts, address) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= address) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** A mark for each byte that is reached. */
function reachedBytes(layout, memory, roots) {
  const { starts, constantsEnd, end, written } = layout;
  const reached = new Uint8Array(end);
  const waiting = [...roots].filter((address) => address < end);
  const seen = new Set(waiting);
  while (waiting.length > 0) {
    const address = waiting.pop();
    const next = firstAfter(starts, address);
    const from = Math.max(BASE, (starts[next - 1] ?? BASE) - BEFORE);
    const to = Math.min(end, Math.max(starts[next] ?? end, address + SLACK));
    reached.fill(1, from, to);
    if (to <= constantsEnd) {
      continue;
    }
    for (let place = from - (from % WORD); place < to; place += WORD) {
      const target = memory.readUInt32LE(place);
      const isAddress = written.has(place) || pointsSomewhere(layout, memory, target);
      if (isAddress && target >= BASE && target < end && !seen.has(target)) {
        seen.add(target);
        waiting.push(target);
      }
    }
  }
  return reached;
}

function* unreached(reached, { constantsEnd }) {
  let start = BASE;
  for (let place = BASE; place <= constantsEnd; place += 1) {
    if (place === constantsEnd || reached[place]) {
      if (place - start >= LARGE) {
        yield { start, end: place };
      }
      start = place + 1;
    }
  }
}
