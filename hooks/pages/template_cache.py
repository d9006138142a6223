"""Compiled templates, cached between builds: one that has not changed is not compiled again.

Jinja looks at a template's text; what else goes into the compiled form is in the folder's name.
"""

import shutil
from importlib.metadata import version

import jinja2

from hooks.cache import CACHE, hash_of_content

TEMPLATES = CACHE / "templates"


def template_cache(name: str, made_with: str) -> jinja2.BytecodeCache:
    """Return the cache of the environment of that name, and delete entries made with others.

    `made_with` names everything but the text of a template on which its compiled form depends: the
    environment's options, and the values that constants are folded with.
    """
    hashed = hash_of_content(f"{version('jinja2')}:{made_with}".encode())
    folder = TEMPLATES / f"{name}-{hashed}"
    if not folder.exists():
        for stale in TEMPLATES.glob(f"{name}-*"):
            shutil.rmtree(stale, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
    return _ByName(str(folder))


class _ByName(jinja2.FileSystemBytecodeCache):
    """A cache with one entry for each name, wherever the project's folder is."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template."""
        return super().get_cache_key(name)
