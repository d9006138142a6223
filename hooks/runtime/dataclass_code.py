"""What dataclasses would compile in the visitor's browser, compiled while the library is packed.

A dataclass writes its methods as source text and compiles it when its class is made, which is most
of what importing the calculator takes there. Here that text is taken down while this Python imports
the calculator, and its code travels along; a text that is not among it is compiled as ever.
"""

import json
import marshal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hooks.errors import BuildError
from hooks.runtime.bytecode import without_places

_PATH = "dataclasses.py"
_COMPILES = "exec(txt, self.globals, ns)"
_LOOKS_UP = "exec(_COMPILED.get(txt, txt), self.globals, ns)"
_TAKES_DOWN = "_TAKEN.append(txt); exec(txt, self.globals, ns)"
_IMPORTS = "\nfrom takst_dataclass_code import COMPILED as _COMPILED\n"

_PROGRAM = """
import json, sys
sys.path.insert(0, sys.argv[1])
import dataclasses
for module in sys.argv[2:]:
    __import__(module)
print(json.dumps(dataclasses._TAKEN))
"""


def precompile_dataclasses(
    travelling: Mapping[str, bytes], names: Iterable[str]
) -> dict[str, bytes]:
    """Give the sources with their dataclasses compiled; `names` are the modules that have some.

    Raises BuildError where the library's dataclasses are not written as they were.
    """
    source = travelling[_PATH].decode()
    if source.count(_COMPILES) != 1:
        raise BuildError(
            f"Pyodide's {_PATH} no longer has one {_COMPILES}"
            " (correct hooks/runtime/dataclass_code.py)"
        )
    texts = _taken_down(travelling, source, names)
    return {
        **travelling,
        _PATH: (source.replace(_COMPILES, _LOOKS_UP) + _IMPORTS).encode(),
        "takst_dataclass_code.py": _module(texts).encode(),
    }


def _taken_down(
    travelling: Mapping[str, bytes], source: str, names: Iterable[str]
) -> tuple[str, ...]:
    """Give the texts that dataclasses compile while the modules are imported."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in names:
            path = folder / f"{name.replace('.', '/')}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(travelling[path.relative_to(folder).as_posix()])
        taking = source.replace(_COMPILES, _TAKES_DOWN) + "\n_TAKEN = []\n"
        (folder / _PATH).write_text(taking, encoding="utf-8")
        told = _run([str(folder), *names])
    return tuple(dict.fromkeys(json.loads(told)))


def _run(arguments: list[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-OO", "-c", _PROGRAM, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise BuildError(f"the calculator can't be imported:\n{done.stderr.strip()}")
    return done.stdout


def _module(texts: Iterable[str]) -> str:
    code = {text: without_places(compile(text, "<dataclass>", "exec")) for text in texts}
    return f"from marshal import loads\nCOMPILED = loads({marshal.dumps(code)!r})\n"
