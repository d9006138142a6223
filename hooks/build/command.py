"""The build command: the new site is built beside the last one, and replaces it when finished."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import click

from hooks.assets.precompress import precompress
from hooks.assets.scripts import SCRIPTS
from hooks.assets.styles import join_styles
from hooks.build.options import OPTIONS, BuildOptions
from hooks.errors import BuildError
from hooks.runtime.kinds import RuntimeKind


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

    `url` is the address to publish at where it is not the one of site.yaml. `data` and `theme` are
    another provider's data and colours, in place of those of the project. `runtime` is the wanted
    kind of Python.

    Raises BuildError where the build fails; the folder is then as it was.
    """
    if not config_file.is_file():
        raise BuildError(f"{config_file} does not exist (run this in the project's folder)")
    options = BuildOptions(
        day=day,
        url=url,
        data=data and data.absolute(),
        theme=theme and theme.absolute(),
        runtime=runtime,
    )
    site = site.absolute()
    _refuse_foreign(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        new = aside / "new"
        _run_mkdocs(config_file, new, options)
        join_styles(new)
        precompress(new)
        _swap(new, site, aside / "last")
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refuse_foreign(site: Path) -> None:
    """Refuse to replace a folder that no build of Takst has made."""
    is_ours = (site / SCRIPTS).is_dir()  # every site of ours has it
    if site.exists() and not is_ours and (site.is_file() or any(site.iterdir())):
        raise BuildError(
            f"{site} is not a site that Takst has built, so it is left alone"
            " (name another folder, or move this one away)"
        )


def _run_mkdocs(config_file: Path, site: Path, options: BuildOptions) -> None:
    """Let MkDocs build the pages into a folder; a warning fails the build."""
    import mkdocs  # noqa: PLC0415, no other command needs it
    from mkdocs.commands.build import build  # noqa: PLC0415, as above
    from mkdocs.config import load_config  # noqa: PLC0415, as above

    try:
        with _printed_warnings(mkdocs.__name__):
            config = load_config(str(config_file), site_dir=str(site), strict=True)
            config.extra[OPTIONS] = options
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
    except click.ClickException as error:
        error.show()
        raise BuildError("the site was not built; the last one is untouched") from None


@contextmanager
def _printed_warnings(package: str) -> Iterator[None]:
    """Print what a package logs as a warning or an error."""
    log, handler = logging.getLogger(package), logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)


def _swap(new: Path, site: Path, last: Path) -> None:
    """Replace the old folder by the new one; both are on one file system."""
    try:
        if site.exists():
            site.rename(last)
        new.rename(site)
    except BaseException:
        if last.exists() and not site.exists():
            last.rename(site)
        raise
