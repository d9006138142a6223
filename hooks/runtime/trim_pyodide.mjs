// Cuts Pyodide down to what runs without extension modules, and joins its two scripts.
//
//   node hooks/runtime/trim_pyodide.mjs PYODIDE OUT
//
// Pyodide exports every symbol of CPython so that compiled packages can be loaded into it. Takst
// loads none, so this removes what only they could use: the exports, the functions behind them that
// nothing else calls, and the JavaScript on both sides of them.
// Pyodide can also start from a copy of its memory. The module of Takst's snapshot holds its memory
// itself (hooks/runtime/snapshot), so the scripts no longer copy any.
// Writes pyodide.asm.wasm, and runtime.js, which exports loadPyodide and a lock that names no package.
// Ends with an error where Pyodide is built in another way; the build then publishes the full one.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import binaryen from "binaryen";
import { build } from "esbuild";
import { minify } from "terser";

const WRAPPER = /var (_\w+)=Module\["\1"\]=wasmExports\["(\w+)"\];/g;
const IMPORTS = /\bwasmImports=\{([^{}]*)\}/;
const PUBLISHED = /\bModule\["(\w+)"\]=\1;/g;
// Signatures of functions whose address an extension module takes.
const SIGNATURE = /\b\w+\.sig="\w*";/g;
// Only an extension module brings JavaScript of its own; a direct eval would keep every name.
const DIRECT_EVAL = /(?<![\w.$])eval\(/g;
// How a copy of the memory is restored, what the table of JavaScript objects must begin with then,
// and where the copy's size replaces that of the memory.
const RESTORE = /\bAPI\.restoreSnapshot=function\(\w\)\{.*?\breturn Module\.HEAP8\.set\(\w\),\w\};/;
const EXPECTED = /\bAPI\.getExpectedKeys=function\(\)\{return\[null,[^\]]*\]\};/;
const COPY_SIZE = /,\w+\.INITIAL_MEMORY=\w+\.length\b/;
const WORD = /[A-Za-z_$][\w$]*/g;
const PROPERTY = /(?:\.|["'])([A-Za-z_$][\w$]*)/g;

const MOST_USED = 0.1;
const NODE = ["node:*", "fs", "path", "crypto", "child_process", "ws"];

/** Return the names of the exports that the script itself uses, beside wrapping them for others. */
function usedExports(script, names) {
  const wrapped = new Map([...script.matchAll(WRAPPER)].map(([, name, target]) => [name, target]));
  const words = new Set(script.replaceAll(WRAPPER, "").match(WORD));
  const used = [...wrapped].filter(([name]) => words.has(name)).map(([, target]) => target);
  const all = new Set([...used, ...names.filter((name) => words.has(name))]);
  if (all.size > MOST_USED * names.length) {
    throw new Error(`pyodide.asm.js seems to use ${all.size} of ${names.length} exports`);
  }
  return all;
}

/** Return the module without the other exports and without what only they reach. */
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

/** Return the names of what the module imports. */
function importNames(module) {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(module));
  if (imports.some((entry) => entry.module === "GOT.func")) {
    throw new Error("the module takes addresses of JavaScript functions, which needs signatures");
  }
  return new Set(imports.map(({ name }) => name));
}

/** Check that the scripts have what is replaced in them. */
function checkScripts(script, starter) {
  checkPattern(IMPORTS, script, "pyodide.asm.js has no wasmImports");
  checkPattern(RESTORE, script, "pyodide.asm.js has no restoreSnapshot");
  checkPattern(EXPECTED, script, "pyodide.asm.js has no getExpectedKeys");
  checkPattern(COPY_SIZE, starter, "pyodide.mjs has no INITIAL_MEMORY");
}

function checkPattern(pattern, script, message) {
  if (!pattern.test(script)) {
    throw new Error(`${message} in the form that is known`);
  }
}

/** Return the script without wrappers of removed exports, and without what nothing reads. */
function cutScript(script, starter, used, wanted) {
  const imports = IMPORTS.exec(script);
  const entries = imports[1].split(",");
  const kept = entries.filter((entry) => wanted.has(entry.split(":")[0].trim()));
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

/** Return the names of the properties that a script names. */
function properties(script) {
  return Array.from(script.matchAll(PROPERTY), ([, name]) => name);
}

/** Return one script that needs no other: Pyodide's own, with Emscripten's ahead of it. */
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
  const pyodideScript = starter.replace(COPY_SIZE, "");
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
  checkScripts(script, starter);
  const used = usedExports(script, names);
  const module = cutModule(bytes, used);
  const kept = cutScript(script, starter, used, importNames(module));
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
