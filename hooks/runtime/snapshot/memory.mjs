// The memory of Python once the calculator has been imported.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Sets in another order, for instance, would make another memory each time.
const ENVIRONMENT = { HOME: "/home/pyodide", PYTHONHASHSEED: "0" };

// The archive is not there where the memory will be used, so nothing may refer to it. Nobody reads
// docstrings in a browser. What is left is no garbage, and is not looked through for any.
const IMPORT = `
import gc, importlib, sys, types, zipimport
for name in NAMES:
    importlib.import_module(name)
for owner in gc.get_objects():
    if isinstance(owner, (types.FunctionType, types.ModuleType)):
        owner.__doc__ = None
    elif isinstance(owner, type) and isinstance(owner.__dict__.get("__doc__"), str):
        try:
            owner.__doc__ = None
        except TypeError:
            pass
del name, owner
sys.path.clear()
sys.path_importer_cache.clear()
zipimport._zip_directory_cache.clear()
gc.collect()
gc.freeze()
`;

// Python keeps the frozen code of modules that it has imported, and does not read it again.
const UNREAD = `
import _imp, sys
done = ("_frozen_importlib", "_frozen_importlib_external", *sys.modules)
unread = [
    _imp.find_frozen(name, withdata=True)[0].tobytes()
    for name in _imp._frozen_module_names()
    if name in done and _imp.is_frozen(name)
]
`;

/**
 * Start the cut Pyodide on the archive and import the modules; return a copy of its memory, and how
 * many places it has for objects of JavaScript.
 */
export async function memoryAfterImports(pyodide, archive, modules) {
  // Emscripten's script is CommonJS; joined with Pyodide's it no longer finds these by itself.
  globalThis.require = createRequire(import.meta.url);
  globalThis.__dirname = pyodide;
  const { loadPyodide, lock } = await import(pathToFileURL(join(pyodide, "runtime.js")));
  const python = await loadPyodide({
    // Otherwise Python would know the path of this script.
    _sysExecutable: "python",
    env: ENVIRONMENT,
    indexURL: `${pyodide}/`,
    lockFileContents: lock,
    stdLibURL: archive,
  });
  if (typeof python._module?.__hiwire_get !== "function" || !python._module.HEAPU8) {
    throw new Error("Pyodide's module has no HEAPU8 or no __hiwire_get");
  }
  python.runPython(IMPORT.replace("NAMES", () => JSON.stringify(modules)));
  const places = countPlaces(python._module);
  const memory = Buffer.from(python._module.HEAPU8);
  python.runPython(UNREAD);
  for (const content of python.runPython("unread").toJs()) {
    clear(memory, Buffer.from(content));
  }
  if (memory.includes(import.meta.dirname)) {
    throw new Error("the memory has a path of this machine: loadPyodide ignores _sysExecutable");
  }
  return { memory, places };
}

function clear(memory, content) {
  for (let place = memory.indexOf(content); place >= 0; place = memory.indexOf(content, place)) {
    memory.fill(0, place, place + content.length);
  }
}

/** Return how many there are; each must be empty, for no object here exists in another page. */
function countPlaces(module) {
  for (let place = 0; ; place += 1) {
    let held;
    try {
      held = module.__hiwire_get(place);
    } catch {
      return place;
    }
    if (held !== null) {
      throw new Error(`Python holds an object of JavaScript: ${held}`);
    }
  }
}
