"""Finds which modules the calculator imports, while its tests run.

Whatever is imported while a function of the calculator is being called counts, however deep in the
standard library the import is; what the tests import for themselves doesn't.
"""

import builtins
import importlib.util
import sys
from collections.abc import Iterable, Mapping, Sequence
from types import FrameType, ModuleType
from typing import Any

OWNERS = ("calculator", "xlsxwriter")


class Finder:
    """Watches imports; `names` has what each owner has imported."""

    def __init__(self) -> None:
        self.names: dict[str, set[str]] = {owner: set() for owner in OWNERS}
        self._import = builtins.__import__

    def start(self) -> None:
        """Watch from now on."""
        builtins.__import__ = self._watched

    def _watched(
        self,
        name: str,
        globals: Mapping[str, Any] | None = None,  # noqa: A002, the hook's own names
        locals: Mapping[str, Any] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        module = self._import(name, globals, locals, fromlist or (), level)
        owner = _owner(sys._getframe(1))
        if owner:
            package = (globals or {}).get("__package__") or ""
            full_name = importlib.util.resolve_name("." * level + name, package)
            members = (f"{full_name}.{member}" for member in fromlist or ())
            self.names[owner].update(
                (full_name, *(name for name in members if name in sys.modules))
            )
        return module


def _owner(frame: FrameType | None) -> str:
    """Return whose call this is: the innermost owner on the stack."""
    while frame:
        package = str(frame.f_globals.get("__name__", "")).partition(".")[0]
        if package in OWNERS:
            return package
        frame = frame.f_back
    return ""


def loaded_after(names: Iterable[str], archive: str) -> list[str]:
    """Import the modules and return all that are loaded from that archive by then."""
    for name in names:
        importlib.import_module(name)
    return sorted(
        name
        for name, module in sys.modules.items()
        if (_origin(module) or "").startswith(f"{archive}/")
    )


def _origin(module: ModuleType) -> str | None:
    """Return the file that a module was loaded from; what is frozen or built in has none."""
    spec = getattr(module, "__spec__", None)
    return spec.origin if spec and spec.has_location else None
