"""The benchmark's tables, in Markdown: the same on the terminal and in the README."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.errors import BenchError
from bench.figures import Bar
from bench.profiles import Profile
from bench.results import Results
from bench.variants import TITLES

START = "<!-- bench -->"
END = "<!-- /bench -->"

type Rows = Sequence[Sequence[str]]


def report(results: Results, bars: Sequence[Bar]) -> str:
    """Give all tables, with a sentence on how they were made."""
    parts = [_introduction(results), _table(_wait_rows(results), results.profiles)]
    parts += [markdown_table(rows) for rows in (_other_rows(results), _bar_rows(bars)) if rows]
    return "\n\n".join(parts)


def put_into(readme: Path, tables: str) -> None:
    """Put the tables between the README's two marks; raises BenchError where they are missing."""
    text = readme.read_text(encoding="utf-8")
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise BenchError(f"{readme} has no place for the tables ({START} … {END})")
    readme.write_text(f"{before}{START}\n\n{tables}\n\n{END}{after}", encoding="utf-8")


def markdown_table(rows: Rows) -> str:
    """Give a table whose first row is its heading and whose columns after the first are numbers."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    heading, *body = [
        "| "
        + " | ".join(
            cell.ljust(width) if position == 0 else cell.rjust(width)
            for position, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in rows
    ]
    rule = " | ".join(
        "-" * width if position == 0 else "-" * (width - 1) + ":"
        for position, width in enumerate(widths)
    )
    return "\n".join([heading, f"| {rule} |", *body])


def seconds(milliseconds: float | None) -> str:
    """Give a wait in words: 0.43 s, or a dash where nothing was measured."""
    return "–" if milliseconds is None else f"{milliseconds / 1000:.2f} s"


def amount(value: float | None, unit: str) -> str:
    """Give a figure with its unit, or a dash where nothing was measured."""
    if value is None:
        return "–"
    if unit == "bytes":
        return f"{value / 1e6:.2f} MB" if value >= 1e5 else f"{value / 1e3:.1f} kB"
    if unit == "×":
        return f"{value:.2f} ×"
    return f"{value:,.0f} {unit}".strip()


def _introduction(results: Results) -> str:
    machine = results.machine
    return (
        f"Medians of {results.runs} runs on {machine.processors} processors with Chromium"
        f" {machine.chromium}, {results.made}."
        " A first visit has nothing cached, the second one is a visit with what the first has left."
    )


def _table(rows: Rows, profiles: Sequence[Profile]) -> str:
    columns = [f"{profile.title}, {visit}" for profile in profiles for visit in ("first", "second")]
    return markdown_table([["From opening the page to the price", *columns], *rows])


def _wait_rows(results: Results) -> list[list[str]]:
    kinds = list(dict.fromkeys((wait.variant, wait.source) for wait in results.waits))
    kinds.sort(key=lambda kind: (list(TITLES).index(kind[0]) if kind[0] in TITLES else -1, kind[1]))
    return [
        [
            _wait_name(variant, source),
            *(
                seconds(results.wait(profile.name, occasion, variant, source))
                for profile in results.profiles
                for occasion in ("cold", "repeat")
            ),
        ]
        for variant, source in kinds
    ]


def _wait_name(variant: str, source: str) -> str:
    title = TITLES.get(variant, variant)
    told = {"book": "from the answer book", "python": "from Python"}
    return f"{title}, {told[source]}" if source in told and variant != "pyodide" else title


def _other_rows(results: Results) -> list[list[str]]:
    rows = [
        *_weight_rows(results),
        *_key_rows(results),
        *_rate_rows(results),
        *_build_rows(results),
    ]
    return [["Besides", "Figure"], *rows] if rows else []


def _weight_rows(results: Results) -> Iterator[list[str]]:
    for variant, weights in results.weights.items():
        for weight in weights:
            if weight.files:
                name = f"{TITLES.get(variant, variant)}: {weight.part}, brotli / gzip"
                found = f"{amount(weight.br, 'bytes')} / {amount(weight.gzip, 'bytes')}"
                yield [name, found]


def _key_rows(results: Results) -> Iterator[list[str]]:
    for keys in results.keystrokes:
        name = f"Key to price, median / 95th percentile: {keys.profile}"
        yield [name, f"{keys.any_50:.1f} / {keys.any_95:.1f} ms"]
        name = f"Key to Python's price, median / 95th percentile: {keys.profile}"
        yield [name, f"{keys.python_50:.1f} / {keys.python_95:.1f} ms"]


def _rate_rows(results: Results) -> Iterator[list[str]]:
    for kind in dict.fromkeys(rate.kind for rate in results.rates):
        found = [results.rate(python, kind) for python in ("CPython", "Pyodide")]
        told = " / ".join(amount(value, "") for value in found)
        yield [f"{kind.capitalize()} a second, CPython / Pyodide", told]


def _build_rows(results: Results) -> Iterator[list[str]]:
    if results.build is not None:
        found = results.build
        told = f"{found['takst_seconds']:.2f} / {found['bare_mkdocs_seconds']:.2f} s"
        yield ["Whole build, Takst / bare MkDocs on the same pages", told]


def _bar_rows(bars: Sequence[Bar]) -> list[list[str]]:
    told = {True: "yes", False: "no", None: "–"}
    rows = [
        [bar.name, amount(bar.value, bar.unit), amount(bar.limit, bar.unit), told[bar.met]]
        for bar in bars
    ]
    return [["Bar", "Found", "At most", "Met"], *rows]
