"""What whoever starts a build may choose."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from calculator.errors import InputError
from calculator.quote import read_day
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
        return cls(
            day=_day(environment.get("TAKST_DATE")),
            url=environment.get("TAKST_URL") or None,
            data=_path(environment.get("TAKST_DATA")),
            theme=_path(environment.get("TAKST_THEME")),
            runtime=_runtime(environment.get("TAKST_RUNTIME")),
        )


def _day(text: str | None) -> date | None:
    try:
        return read_day(text) if text else None
    except InputError:
        raise BuildError(
            f'TAKST_DATE: error: "{text}" is not a date (write it like 2026-07-01)'
        ) from None


def _runtime(name: str | None) -> RuntimeKind:
    try:
        return kind_named(name)
    except BuildError as error:
        raise BuildError(f"TAKST_RUNTIME: error: {error}") from None


def _path(path: str | None) -> Path | None:
    return Path(path).absolute() if path else None
