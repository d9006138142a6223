// Cuts Pyodide down to what runs without extension modules, and joins its two scripts.
//
//   node hooks/runtime/trim_pyodide.mjs PYODIDE OUT
//
// Pyodide exports every symbol of CPython so that compiled packages can be loaded into it. Takst
// loads none, so what only they could use goes: the exports, the functions behind them that nothing
// else calls, and the JavaScript that waits on both sides of them.
// Pyodide can also start from a copy of its memory; Takst's module has that in itself
// (hooks/runtime/snapshot), so nothing is left to be copied.
// Writes pyodide.asm.wasm, and runtime.js, which exports loadPyodide and a lock that names no package.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import binaryen from "binaryen";
import { build } from "esbuild";
import { minify } from "terser";

const WRAPPER = /var (_\w+)=Module\["\1"\]=wasmExports\["(\w+)"\];/g;
const IMPORTS = /\bwasmImports=\{([^{}]*)\}/;
const PUBLISHED = /\bModule\["(\w+)"\]=\1;/g;
// For functions that an extension module takes the address of.
const SIGNATURE = /\b\w+\.sig="\w*";/g;
// Only an extension module brings JavaScript of its own; a direct eval would keep every name as is.
const DIRECT_EVAL = /(?<![\w.$])eval\(/g;
// Restoring from a copy of the memory, what the table of JavaScript objects must begin with for it,
// and the size of the copy in place of the memory's own.
const RESTORE = /\bAPI\.restoreSnapshot=function\(\w\)\{.*?\breturn Module\.HEAP8\.set\(\w\),\w\};/;
const EXPECTED = /\bAPI\.getExpectedKeys=function\(\)\{return\[null,[^\]]*\]\};/;
const COPY_SIZE = /,\w+\.INITIAL_MEMORY=\w+\.length\b/;
const WORD = /[A-Za-z_$][\w$]*/g;
const PROPERTY = /(?:\.|["'])([A-Za-z_$][\w$]*)/g;

const MOST_USED = 0.1;
const NODE = ["node:*", "fs", "path", "crypto", "child_process", "ws"];

/** The names of the exports that the script itself uses, beside wrapping them for others. */
function usedExports(script, names) {
  const wrapped = new Map([...script.matchAll(WRAPPER)].map(([, name, target]) => [name, target]));
  const words = new Set(script.replaceAll(WRAPPER, "").match(WORD));
  const used = [...wrapped].filter(([name]) => words.has(name)).map(([, target]) => target);
  return new Set([...used, ...names.filter((name) => words.has(name))]);
}

/** The module without the other exports and without what only they reach. */
function cutModule(bytes, used) {
  const module = binaryen.readBinary(bytes);
  for (const name of exportNames(module)) {
    if (!used.has(name)) {
      module.removeExport(name);
    }
  }
  module.runPasses(["remove-unused-module-elements"]);
  return module.emitBinary();
}

function exportNames(module) {
  const count = module.getNumExports();
  return Array.from({ length: count }, (_, position) => {
    return binaryen.getExportInfo(module.getExportByIndex(position)).name;
  });
}

/** The script without wrappers of exports that are gone, and without what nobody asks for. */
function cutScript(script, starter, used, wanted) {
  const imports = found(IMPORTS.exec(script), "wasmImports");
  const entries = imports[1].split(",");
  const kept = entries.filter((entry) => wanted.has(entry.split(":")[0].trim()));
  found(RESTORE.exec(script), "restoreSnapshot");
  found(EXPECTED.exec(script), "getExpectedKeys");
  const inner = script
    .replace(RESTORE, "API.restoreSnapshot=()=>({hiwireKeys:[],immortalKeys:[]});")
    .replace(EXPECTED, "API.getExpectedKeys=()=>[null];")
    .replace(imports[0], () => `wasmImports={${kept.join(",")}}`)
    .replaceAll(WRAPPER, (wrapper, _name, target) => (used.has(target) ? wrapper : ""))
    .replaceAll(SIGNATURE, "")
    .replaceAll(DIRECT_EVAL, "(0,eval)(");
  const named = new Set(properties(inner.replaceAll(PUBLISHED, "")));
  for (const name of properties(starter)) {
    named.add(name);
  }
  return inner.replaceAll(PUBLISHED, (statement, name) => (named.has(name) ? statement : ""));
}

function found(match, name, file = "pyodide.asm.js") {
  if (!match) {
    throw new Error(`${file} has no ${name} where it is looked for`);
  }
  return match;
}

/** What a script reads of objects by a name that stands in it. */
function properties(script) {
  return Array.from(script.matchAll(PROPERTY), ([, name]) => name);
}

/** One script that needs no other: Pyodide's own, with Emscripten's ahead of it. */
async function joinScripts(pyodide, script, starter) {
  const { info } = JSON.parse(await readFile(join(pyodide, "pyodide-lock.json"), "utf8"));
  const lock = JSON.stringify({ info, packages: {} });
  const scripts = {
    name: "scripts",
    setup(bundler) {
      bundler.onResolve({ filter: /^emscripten$/ }, ({ path }) => ({ path, namespace: path }));
      bundler.onLoad({ filter: /./, namespace: "emscripten" }, () => ({ contents: script }));
      bundler.onResolve({ filter: /^pyodide$/ }, ({ path }) => ({ path, namespace: path }));
      bundler.onLoad({ filter: /./, namespace: "pyodide" }, () => ({ contents: pyodideScript }));
    },
  };
  const size = found(COPY_SIZE.exec(starter), "INITIAL_MEMORY", "pyodide.mjs");
  const pyodideScript = starter.replace(size[0], "");
  const joined = await build({
    stdin: {
      contents: `
        import "emscripten";
        export { loadPyodide } from "pyodide";
        export const lock = ${lock};
      `,
      resolveDir: pyodide,
    },
    bundle: true,
    external: NODE,
    format: "esm",
    legalComments: "none",
    logLevel: "error",
    plugins: [scripts],
    target: "es2022",
    write: false,
  });
  const small = await minify(joined.outputFiles[0].text, { module: true, compress: { passes: 2 } });
  return small.code;
}

async function cut(pyodide, out) {
  const script = await readFile(join(pyodide, "pyodide.asm.js"), "utf8");
  const starter = await readFile(join(pyodide, "pyodide.mjs"), "utf8");
  const bytes = await readFile(join(pyodide, "pyodide.asm.wasm"));
  const names = WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name);
  const used = usedExports(script, names);
  if (used.size > MOST_USED * names.length) {
    throw new Error(`${used.size} of ${names.length} exports look used: pyodide.asm.js has changed`);
  }
  const module = cutModule(bytes, used);
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(module));
  if (imports.some((wanted) => wanted.module === "GOT.func")) {
    throw new Error("the module takes addresses of JavaScript functions: their signatures must stay");
  }
  const wanted = new Set(imports.map(({ name }) => name));
  const kept = cutScript(script, starter, used, wanted);
  await writeFile(join(out, "pyodide.asm.wasm"), module);
  await writeFile(join(out, "runtime.js"), await joinScripts(pyodide, kept, starter));
}

const [pyodide, out] = process.argv.slice(2);
try {
  await cut(pyodide, out);
} catch (error) {
  console.error(`hooks/runtime/trim_pyodide.mjs: ${error.message}`);
  process.exitCode = 1;
}
