// Writes a small Pyodide that has the form which the cut knows, and does nothing.
//
//   node tests/pyodide/fake_pyodide.mjs OUT [NAMESPACE]
//
// NAMESPACE is where the module imports a global from that it uses, "env" by default.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import binaryen from "binaryen";

const EXTENSIONS = 20;
const [out, namespace = "env"] = process.argv.slice(2);
const extensions = Array.from({ length: EXTENSIONS }, (_, position) => `extension${position}`);

const module = binaryen.parseText(`
  (module
    (import "${namespace}" "base" (global $base i32))
    (import "env" "sideimport" (func $side))
    (func (export "start") (result i32) (global.get $base))
    ${extensions.map((name) => `(func (export "${name}") (call $side))`).join("\n")})`);
await writeFile(join(out, "pyodide.asm.wasm"), module.emitBinary());

const wrappers = extensions.map((name) => `var _${name}=Module["_${name}"]=wasmExports["${name}"];`);
await writeFile(
  join(out, "pyodide.asm.js"),
  `var Module={},API={};var _unread=()=>1;var _read=()=>2;;Module["_unread"]=_unread;;Module["_read"]=_read;
function sideimport(){return eval("1")}sideimport.sig="v";
var wasmImports={base:1,sideimport:sideimport};
${wrappers.join("")}
API.restoreSnapshot=function(a){let b={};return Module.HEAP8.set(a),b};
API.getExpectedKeys=function(){return[null,Module.x]};
globalThis._createPyodideModule=()=>[API,Module._read,wasmImports,wasmExports.start];
`,
);
await writeFile(
  join(out, "pyodide.mjs"),
  "export function loadPyodide(o,s){return s&&(o.x=1,o.INITIAL_MEMORY=s.length),globalThis._createPyodideModule(o)}",
);
await writeFile(
  join(out, "pyodide-lock.json"),
  JSON.stringify({ info: { python: "3.13.2" }, packages: { numpy: {} } }),
);
await writeFile(join(out, "python_stdlib.zip"), "");
