"""What whoever starts a build may choose."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from hooks.errors import BuildError
from hooks.runtime.kinds import RuntimeKind, kind_named

OPTIONS = "takst_options"
"""The key in MkDocs' setting `extra` under which a command hands its options to the adapter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """The day, address, data, theme and runtime of a build; None stands for the default.

    The defaults are today in Denmark, the address in data/site.yaml, data/ and the project's theme.
    """

    day: date | None = None
    url: str | None = None
    data: Path | None = None
    theme: Path | None = None
    runtime: RuntimeKind = "snapshot"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the options where MkDocs was started by itself, as `mkdocs serve` is.

        Raises BuildError where TAKST_DATE is not a date or TAKST_RUNTIME not a runtime.
        """
        day = environment.get("TAKST_DATE")
        try:
            parsed = date.fromisoformat(day) if day else None
        except ValueError:
            raise BuildError(
                f'TAKST_DATE: error: "{day}" is not a date (write it like 2026-07-01)'
            ) from None
        return cls(
            day=parsed,
            url=environment.get("TAKST_URL") or None,
            data=_path(environment.get("TAKST_DATA")),
            theme=_path(environment.get("TAKST_THEME")),
            runtime=kind_named(environment.get("TAKST_RUNTIME")),
        )


def _path(path: str | None) -> Path | None:
    return Path(path).absolute() if path else None
