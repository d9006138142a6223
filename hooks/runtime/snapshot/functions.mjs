// Changes a module's functions: which of them stay, and what the start still does.
//
// Functions are named by their position in the cut Pyodide, imported ones counted.

import { createHash } from "node:crypto";
import binaryen from "binaryen";

const { i32, none } = binaryen;

export const CONSTRUCTORS = "__wasm_call_ctors";
export const RELOCATIONS = "__wasm_apply_data_relocs";
const COUNTING_ARGUMENTS = "_PyEM_InitTrampoline_js";

export function readModule(bytes) {
  return binaryen.readBinary(bytes);
}

export function hashOf(bytes) {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 12);
}

/** Return the functions with a body, each with its position. */
export function definedFunctions(module) {
  const count = module.getNumFunctions();
  return Array.from({ length: count }, (_, position) => {
    const reference = module.getFunctionByIndex(position);
    return { position, reference, ...binaryen.getFunctionInfo(reference) };
  }).filter((info) => info.module === "");
}

/** Return the name, inside the module, of what it exports under that name. */
export function exported(module, name) {
  const count = module.getNumExports();
  for (let position = 0; position < count; position += 1) {
    const info = binaryen.getExportInfo(module.getExportByIndex(position));
    if (info.name === name) {
      return info.value;
    }
  }
  throw new Error(`the module exports no ${name}`);
}

export function bodyOf(module, name) {
  return binaryen.getFunctionInfo(module.getFunction(name)).body;
}

export function found(match, what) {
  if (!match) {
    throw new Error(`the module is not in the known form: ${what}`);
  }
  return match;
}

/** Make each function trap whose position is not among those called. */
export function keepingOnly(module, called) {
  for (const { position, reference } of definedFunctions(module)) {
    if (!called.has(position)) {
      binaryen.Function(reference).body = module.unreachable();
    }
  }
  module.runPasses(["remove-unused-module-elements"]);
}

/** Make each function report its position to `env.takst_called` when it is called. */
export function countingCalls(module) {
  const functions = definedFunctions(module);
  module.addFunctionImport("takst_called", "env", "takst_called", i32, none);
  for (const { position, reference, body, results } of functions) {
    const reporting = module.call("takst_called", [module.i32.const(position)], none);
    binaryen.Function(reference).body = module.block(null, [reporting, body], results);
  }
}

/**
 * Make the module leave its memory as it is when it starts.
 *
 * Pyodide's start clears what the file doesn't fill, writes the addresses of data into data, and runs
 * constructors. The snapshot's memory has the results of these, so the start does only the rest.
 */
export function withoutStart(module, places) {
  withoutClearing(module);
  setBody(module, exported(module, RELOCATIONS), module.nop());
  setBody(module, exported(module, CONSTRUCTORS), tablesAndStack(module, places));
}

function setBody(module, name, body) {
  binaryen.Function(module.getFunction(name)).body = body;
}

function withoutClearing(module) {
  const block = binaryen.Block(binaryen.Function(module.getStart()).body);
  const last = block.numChildren - 1;
  found(
    binaryen.getExpressionId(block.getChildAt(last)) === binaryen.MemoryFillId,
    "its start does not end with clearing memory",
  );
  block.removeChildAt(last);
}

/** Return the name, inside the module, of the function that it imports under that name. */
function imported(module, name) {
  const count = module.getNumFunctions();
  for (let position = 0; position < count; position += 1) {
    const info = binaryen.getFunctionInfo(module.getFunctionByIndex(position));
    if (info.module !== "" && info.base === name) {
      return info.name;
    }
  }
  throw new Error(`the module is not in the known form: it imports no ${name}`);
}

/**
 * Return what the start does beside memory: the stack's ends and the tables of JavaScript's objects,
 * as constructors make them, and the function that this browser has for counting arguments.
 */
function tablesAndStack(module, places) {
  const text = binaryen.emitText(bodyOf(module, exported(module, CONSTRUCTORS)));
  const [, stack] = found(/^\(block\s+\(call \$(\w+)\)/.exec(text), "the stack's ends");
  const [, grow] = found(/\(call \$(\w+)\s+\(ref\.null noextern\)\s*\)/.exec(text), "a first object");
  const growing = new RegExp(`\\(call \\$${grow}\\s+\\(local\\.get (\\$\\d+)\\)`);
  const next = found(growing.exec(text), "a second object");
  const setting = new RegExp(`\\(local\\.set \\${next[1]}\\s+\\(call \\$([\\w$]+)\\)`);
  const [, second] = found(setting.exec(text.slice(0, next.index)), "what the second object is");
  const after = text.slice(next.index + next[0].length);
  const [, table] = found(/\(call \$(\w+)\)/.exec(after), "the second table");
  const { externref } = binaryen;
  const objects = [module.ref.null(externref), module.call(second, [], externref)];
  return module.block(null, [
    module.call(stack, [], none),
    ...objects.map((object) => module.drop(module.call(grow, [object], i32))),
    ...Array.from({ length: places }, () => module.call(table, [], none)),
    module.call(imported(module, COUNTING_ARGUMENTS), [], none),
  ]);
}
