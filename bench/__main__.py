"""The benchmark's command line: `python -m bench --help`."""

import os
from pathlib import Path

import click

from bench.bars import bars
from bench.errors import BenchError
from bench.profiles import PROFILES
from bench.report import insert_tables, report
from bench.results import write_results
from bench.run import PARTS, Plan, measure
from bench.variants import NAMES
from hooks.clock import today_in_denmark
from hooks.content.load import load_content

_ROOT = Path(__file__).parent.parent
_DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option(
    "--site",
    "sites",
    type=_DIRECTORY,
    multiple=True,
    default=[_ROOT / "site"],
    help="A built site; further ones are visited in turn with it.",
)
@click.option(
    "--only",
    "variants",
    type=click.Choice(NAMES),
    multiple=True,
    default=NAMES,
    help="The variants to visit.",
)
@click.option(
    "--profile",
    "profiles",
    type=click.Choice([profile.name for profile in PROFILES]),
    multiple=True,
    default=[profile.name for profile in PROFILES],
    help="The visitor's machine and network; all by default.",
)
@click.option(
    "--part",
    "parts",
    type=click.Choice(PARTS),
    multiple=True,
    default=PARTS,
    help="The parts to measure.",
)
@click.option("--runs", type=click.IntRange(1), default=5, show_default=True)
@click.option(
    "--visits",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="How often each visitor comes; browsers cache more from visit to visit.",
)
@click.option("--keys", type=click.IntRange(2), default=120, show_default=True)
@click.option(
    "--json", "output", type=click.Path(path_type=Path), help="Write all results to this file."
)
@click.option("--readme", is_flag=True, help="Write the tables into README.md.")
def main(
    *,
    sites: tuple[Path, ...],
    variants: tuple[str, ...],
    profiles: tuple[str, ...],
    parts: tuple[str, ...],
    runs: int,
    visits: int,
    keys: int,
    output: Path | None,
    readme: bool,
) -> None:
    """Measure how long visitors wait, and what else the site costs."""
    if "CHROMIUM" not in os.environ:
        raise click.ClickException(
            "CHROMIUM is not set (run make bench, or set it to the browser's path)"
        )
    plan = Plan(
        sites=sites,
        variants=variants,
        profiles=[profile for profile in PROFILES if profile.name in profiles],
        parts=parts,
        runs=runs,
        visits=visits,
        keys=keys,
        content=load_content(_ROOT / "data"),
        day=today_in_denmark(),
        log=lambda line: click.echo(line, err=True),
    )
    try:
        results = measure(plan)
        found = bars(results)
        click.echo(report(results, found))
        if output:
            write_results(results, found, output)
        if readme:
            insert_tables(_ROOT / "README.md", report(results, found, short=True))
    except BenchError as error:
        raise click.ClickException(str(error)) from None


if __name__ == "__main__":
    main()
