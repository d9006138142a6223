"""The site is built aside and takes the last one's place only when it is whole."""

import logging
import os
import shutil
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import click

from hooks.build.finish import finish_site
from hooks.errors import BuildError
from hooks.runtime.kinds import RuntimeKind

_OURS = Path("assets/takst")
"""What every site that Takst has built holds."""


def build_site(
    config_file: Path,
    site: Path,
    day: date,
    url: str | None = None,
    *,
    data: Path | None = None,
    theme: Path | None = None,
    runtime: RuntimeKind = "snapshot",
) -> None:
    """Build the site as of a Danish date into the folder `site`.

    `url` is the address to be published at when it is not the one of site.yaml. `data` and `theme`
    are another provider's data and colours, in place of those of the project. `runtime` is the
    wanted kind of Python.

    Raises BuildError where the build fails; the folder is then as it was.
    """
    if not config_file.is_file():
        raise BuildError(f"{config_file} does not exist (run this in the project's folder)")
    site = site.absolute()
    settings = {
        "TAKST_DATE": day.isoformat(),
        "TAKST_URL": url,
        "TAKST_DATA": str(data.absolute()) if data else None,
        "TAKST_THEME": str(theme.absolute()) if theme else None,
        "TAKST_LAST": str(site),
        "TAKST_RUNTIME": runtime,
    }
    _refuse_foreign(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        made = aside / "new"
        _run_mkdocs(config_file, made, settings)
        finish_site(made, site)
        _swap(made, site, aside / "last")
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refuse_foreign(site: Path) -> None:
    """Refuse to replace a folder that no build of ours has made."""
    if site.exists() and not (site / _OURS).is_dir() and (site.is_file() or any(site.iterdir())):
        raise BuildError(
            f"{site} is not a site that Takst has built, so it is left alone"
            " (name another folder, or move this one away)"
        )


def _run_mkdocs(config_file: Path, site: Path, settings: Mapping[str, str | None]) -> None:
    """Run MkDocs' own command in this process, which has read most of what it needs."""
    from mkdocs.__main__ import cli  # noqa: PLC0415, no other command needs it

    options = ["--strict", "--config-file", str(config_file), "--site-dir", str(site)]
    try:
        with _left_as_found(settings):
            cli.main(["build", *options], prog_name="mkdocs", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        raise BuildError("the site was not built; the last one is untouched") from None


@contextmanager
def _left_as_found(settings: Mapping[str, str | None]) -> Iterator[None]:
    """Set the environment, and put it back with MkDocs' warnings and its filter of messages."""
    environment = dict(os.environ)
    log = logging.getLogger("mkdocs.commands.build")
    filters = list(log.filters)
    os.environ.update({name: value for name, value in settings.items() if value})
    try:
        with warnings.catch_warnings():
            yield
    finally:
        os.environ.clear()
        os.environ.update(environment)
        log.filters[:] = filters


def _swap(made: Path, site: Path, last: Path) -> None:
    """Put the new folder in the place of the old one; both are on one file system."""
    try:
        if site.exists():
            site.rename(last)
        made.rename(site)
    except BaseException:
        if last.exists() and not site.exists():
            last.rename(site)
        raise
