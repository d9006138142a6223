// The memory of Python once the calculator has been imported.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Sets in another order, for instance, would make another memory each time.
const ENVIRONMENT = { HOME: "/home/pyodide", PYTHONHASHSEED: "0" };

// Nothing is left of the archive, which is not there where the memory will be used, nor of what only
// imports need, or readers: the code of dataclasses by their texts, and docstrings. What there is
// then is no garbage and is not looked through for any.
const IMPORT = `
import gc, importlib, sys, types, zipimport
for name in NAMES:
    importlib.import_module(name)
sys.modules["takst_dataclass_code"].COMPILED.clear()
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
 * Starts the cut Pyodide on the archive, imports the modules, and gives a copy of its memory, and how
 * many places it knows for objects of JavaScript.
 */
export async function memoryAfterImports(pyodide, archive, modules) {
  // Emscripten's script is CommonJS; joined with Pyodide's it no longer finds these by itself.
  globalThis.require = createRequire(import.meta.url);
  globalThis.__dirname = pyodide;
  const { loadPyodide, lock } = await import(pathToFileURL(join(pyodide, "runtime.js")));
  const python = await loadPyodide({
    // Else Python would be told where this script lies.
    _sysExecutable: "python",
    env: ENVIRONMENT,
    indexURL: `${pyodide}/`,
    lockFileContents: lock,
    stdLibURL: archive,
  });
  python.runPython(IMPORT.replace("NAMES", () => JSON.stringify(modules)));
  const places = countPlaces(python._module);
  const memory = Buffer.from(python._module.HEAPU8);
  python.runPython(UNREAD);
  for (const content of python.runPython("unread").toJs()) {
    clear(memory, Buffer.from(content));
  }
  return { memory, places };
}

function clear(memory, content) {
  for (let place = memory.indexOf(content); place >= 0; place = memory.indexOf(content, place)) {
    memory.fill(0, place, place + content.length);
  }
}

/** They have to be empty: what is an object in this process is none in another page. */
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
