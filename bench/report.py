"""The benchmark's tables, in Markdown: all on the terminal, the shorter ones in the README."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.errors import BenchError
from bench.figures import FIELD, Bar, Occasion
from bench.profiles import PROFILES, Profile
from bench.results import Results
from bench.variants import PLAIN, PUBLISHED, TITLES

START = "<!-- bench -->"
END = "<!-- /bench -->"

type Rows = Sequence[Sequence[str]]

_NOTHING = "–"
_OCCASIONS: dict[Occasion, str] = {
    "cold": "first visit",
    "repeat": "second visit",
    "later": "later visits",
}
_SOURCES = {"book": "from the answer book", "python": "from Python"}
_PARTS = {
    "page": "the page's HTML",
    "script and style": "script and style before the calculator is touched",
    "book": "the answer book",
    "runtime": "the runtime",
    "everything": "all that a first visit fetches",
}


def report(results: Results, bars: Sequence[Bar], *, short: bool = False) -> str:
    """Return a description of the run and its tables; a short report has no processor time."""
    efforts = [] if short else _effort_rows(results)
    tables = (_wait_rows(results), efforts, _other_rows(results), _bar_rows(bars))
    parts = [_introduction(results), *(markdown_table(rows) for rows in tables if len(rows) > 1)]
    return "\n\n".join(parts)


def insert_tables(readme: Path, tables: str) -> None:
    """Write the tables between the README's two marks; raises BenchError where they are missing."""
    text = readme.read_text(encoding="utf-8")
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise BenchError(f"{readme} has no place for the tables ({START} … {END})")
    readme.write_text(f"{before}{START}\n\n{tables}\n\n{END}{after}", encoding="utf-8")


def markdown_table(rows: Rows) -> str:
    """Return a table with a heading as its first row and numbers after its first column."""
    heading, *body = ["| " + " | ".join(row) + " |" for row in rows]
    rule = "| --- |" + " ---: |" * (len(rows[0]) - 1)
    return "\n".join([heading, rule, *body])


def amount(value: float | None, unit: str) -> str:
    """Return a figure with its unit, or a dash where nothing was measured.

    Units are `s` for milliseconds written as seconds, `ms`, `bytes`, `×` and none.
    """
    if value is None:
        return _NOTHING
    if unit == "s":
        return f"{value / 1000:.2f} s"
    if unit == "bytes":
        return f"{value / 1e6:.2f} MB" if value >= 1e5 else f"{value / 1e3:.1f} kB"
    if unit == "×":
        return f"{value:.2f} ×"
    return f"{value:,.0f} {unit}".strip()


def _introduction(results: Results) -> str:
    machine = results.machine
    where = f"{machine.processors} processors with Chromium {machine.chromium}"
    lines = [
        f"Medians of {results.runs} runs on {where}, {results.made}.",
        "The first visit has nothing cached; the second has the cache of the first.",
        *(_profile_line(profile, results) for profile in results.profiles),
    ]
    return "\n".join(lines)


def _profile_line(profile: Profile, results: Results) -> str:
    """Return how a profile is slowed."""
    network = profile.network
    if network.pace is None:
        return f"{profile.title}: not slowed."
    pace = f"{network.pace * 8 / 1e6:.2f} Mbit/s, {network.latency * 1000:.0f} ms a request"
    slow = results.slowdowns.get(profile.name, {})
    places = " and ".join(f"{times:.1f} in a {place}" for place, times in slow.items())
    measured = f", the processor {profile.slowdown} times slower (measured: {places})"
    return f"{profile.title}: {pace}{measured if slow else ''}."


def _wait_rows(results: Results) -> list[list[str]]:
    kinds = {(wait.variant, wait.source) for wait in results.waits if wait.source != FIELD}
    visits = _visits(results)
    return [
        ["From opening the page to the price", *_visit_titles(visits)],
        *(
            [
                _wait_name(variant, source),
                *(amount(results.wait(*visit, variant, source), "s") for visit in visits),
            ]
            for variant, source in sorted(kinds, key=_order)
        ),
    ]


def _effort_rows(results: Results) -> list[list[str]]:
    variants = {(effort.variant, "") for effort in results.efforts}
    visits = _visits(results)
    return [
        ["Processor time of page and workers until then", *_visit_titles(visits)],
        *(
            [
                TITLES.get(variant, variant),
                *(amount(results.effort(*visit, variant), "s") for visit in visits),
            ]
            for variant, _ in sorted(variants, key=_order)
        ),
    ]


def _visits(results: Results) -> list[tuple[str, Occasion]]:
    """Return the columns: each profile's first, second and later visits."""
    met = {wait.occasion for wait in results.waits}
    return [
        (profile.name, occasion)
        for profile in results.profiles
        for occasion in _OCCASIONS
        if occasion in met
    ]


def _visit_titles(visits: Sequence[tuple[str, Occasion]]) -> Iterator[str]:
    titles = {profile.name: profile.title for profile in PROFILES}
    return (f"{titles[profile]}, {_OCCASIONS[occasion]}" for profile, occasion in visits)


def _order(kind: tuple[str, str]) -> tuple[int, str, str]:
    """Return a key that sorts variants in their listed order, other sites last."""
    names = list(TITLES)
    variant, source = kind
    return names.index(variant) if variant in names else len(names), variant, source


def _wait_name(variant: str, source: str) -> str:
    title = TITLES.get(variant, variant)
    where = "" if variant == PUBLISHED else _SOURCES.get(source, "")
    return f"{title}, {where}" if where else title


def _other_rows(results: Results) -> list[list[str]]:
    rows = [["What else it takes", "Figure"], *_weight_rows(results), *_key_rows(results)]
    return [*rows, *_rate_rows(results), *_build_rows(results)]


def _weight_rows(results: Results) -> Iterator[list[str]]:
    for variant, weights in results.weights.items():
        for weight in weights:
            if weight.files:
                title = TITLES.get(variant, variant)
                found = f"{amount(weight.br, 'bytes')} / {amount(weight.gzip, 'bytes')}"
                yield [f"{title}: {_PARTS[weight.part]}, brotli / gzip", found]


def _key_rows(results: Results) -> Iterator[list[str]]:
    titles = {profile.name: profile.title for profile in results.profiles}
    for keys in results.keystrokes:
        where = f"{TITLES.get(keys.variant, keys.variant)}, {titles[keys.profile]}"
        name = f"{where}: key to price, median / 95th percentile"
        yield [name, f"{keys.any_50:.1f} / {keys.any_95:.1f} ms"]
        yield [f"{where}: key to the frame that has it, 95th percentile", f"{keys.shown_95:.1f} ms"]
        if keys.variant != PLAIN:
            name = f"{where}: key to Python's price, median / 95th percentile"
            yield [name, f"{keys.wanted_50:.1f} / {keys.wanted_95:.1f} ms"]


def _rate_rows(results: Results) -> Iterator[list[str]]:
    for kind in dict.fromkeys(rate.kind for rate in results.rates):
        found = [results.rate(python, kind) for python in ("CPython", "Pyodide")]
        rates = " / ".join(amount(value, "") for value in found)
        yield [f"{kind.capitalize()} a second, CPython / Pyodide", rates]


def _build_rows(results: Results) -> Iterator[list[str]]:
    if results.build is not None:
        found = results.build
        seconds = f"{found['takst_seconds']:.2f} / {found['bare_mkdocs_seconds']:.2f} s"
        yield ["Whole build, Takst / bare MkDocs on the same pages", seconds]


def _bar_rows(bars: Sequence[Bar]) -> list[list[str]]:
    met = {True: "yes", False: "no", None: _NOTHING}
    rows = [
        [bar.name, amount(bar.value, bar.unit), amount(bar.limit, bar.unit), met[bar.met]]
        for bar in bars
    ]
    return [["Bar", "Found", "At most", "Met"], *rows]
