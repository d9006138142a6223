"""The benchmark: what it serves, how it slows a visitor down, and how it reports figures."""

import gzip
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from bench.bars import bars
from bench.build import write_bare_project
from bench.encodings import chosen, encoded
from bench.errors import BenchError
from bench.figures import Bar, Occasion, Spread, Wait, percentile, ratio, spread
from bench.keystrokes import Press, presses
from bench.link import Link
from bench.profiles import FAST_4G, PROFILES, SLOW_4G, UNHINDERED, Network
from bench.report import amount, insert_tables, markdown_table
from bench.results import Machine, Results
from bench.server import Transfer, file_of, headers_of, served
from bench.stand_ins import PAGE, bare_site, plain_site, pyodide_site
from bench.weights import runtime_paths
from calculator.quote import quote
from hooks.clock import today_in_denmark
from hooks.content.load import load_content

ROOT = Path(__file__).parents[2]
TEXT = b"Takst " * 1000
BUILT_PAGE = """<head><link rel="modulepreload" href="../assets/main.js"></head>
<div id="takst-calculator"><script id="takst-first">preload()</script></div>
<script type="module" src="../assets/main.js"></script>
<script type="module" src="../assets/page.js"></script>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small site: a page, its calculator's page, and a file of text."""
    folder = tmp_path / "site"
    (folder / PAGE).mkdir(parents=True)
    (folder / PAGE / "index.html").write_text(BUILT_PAGE)
    (folder / "index.html").write_text("<p>Home</p>")
    (folder / "text.txt").write_bytes(TEXT)
    return folder


@pytest.mark.parametrize(
    ("expected", "accepted"),
    [
        ("br", "gzip, deflate, br, zstd"),
        ("gzip", "gzip, deflate"),
        ("gzip", "br;q=0, gzip;q=0.5"),
        ("br", "*"),
        ("identity", "deflate"),
        ("identity", ""),
        ("identity", "br;q=nonsense"),
    ],
)
def test_best_encoding_that_the_browser_takes_is_sent(expected: str, accepted: str) -> None:
    """Brotli comes before gzip, and an encoding of quality 0 is not used."""
    assert expected == chosen(accepted, ("br", "gzip"))


def test_encoding_that_is_not_offered_is_not_sent() -> None:
    """A host that offers gzip alone sends no brotli."""
    assert chosen("br, gzip", ("gzip",)) == "gzip"


def test_file_compressed_beside_the_original_is_sent(site: Path, tmp_path: Path) -> None:
    """The file that the build has compressed is sent."""
    (site / "text.txt.br").write_bytes(b"beside")
    sent = encoded(site / "text.txt", "br", tmp_path / "cache")
    assert (b"beside", "br") == (sent.content, sent.encoding)


def test_file_without_one_beside_it_is_compressed(site: Path, tmp_path: Path) -> None:
    """Both encodings decompress to the text."""
    cache = tmp_path / "cache"
    assert TEXT == gzip.decompress(encoded(site / "text.txt", "gzip", cache).content)
    assert TEXT == brotli.decompress(encoded(site / "text.txt", "br", cache).content)


def test_file_that_does_not_compress_is_sent_as_it_is(tmp_path: Path) -> None:
    """A single byte is sent uncompressed."""
    (tmp_path / "one").write_bytes(b"1")
    sent = encoded(tmp_path / "one", "gzip", tmp_path / "cache")
    assert (b"1", "identity") == (sent.content, sent.encoding)


def test_paths_do_not_leave_the_folder(site: Path) -> None:
    """A folder's page is its index, and a path outside the folder has no file."""
    assert site / "index.html" == file_of(site, "")
    assert file_of(site, "nothing.txt") is None
    assert file_of(site, "../site/text.txt") is None


def test_pages_are_revalidated_and_parts_are_cached() -> None:
    """Types are those that browsers require."""
    assert headers_of(Path("index.html")) == {
        "content-type": "text/html",
        "cache-control": "no-cache",
    }
    assert headers_of(Path("pyodide.asm.wasm")) == {
        "content-type": "application/wasm",
        "cache-control": "public, max-age=31536000, immutable",
    }
    assert headers_of(Path("pyodide.mjs"))["content-type"] == "text/javascript"


def test_host_counts_what_it_sends(site: Path) -> None:
    """An answer has its encoding's bytes; a browser that has the file gets none."""
    with served(site, ("gzip",)) as host:
        line = HTTPConnection(urlsplit(host.address).netloc)
        line.request("GET", "/text.txt", headers={"Accept-Encoding": "br, gzip"})
        answer = line.getresponse()
        content = answer.read()
        kept = {"Accept-Encoding": "gzip", "If-None-Match": answer.headers["ETag"]}
        line.request("GET", "/text.txt", headers=kept)
        line.getresponse()
        line.close()
    assert TEXT == gzip.decompress(content)
    assert [(200, len(content)), (304, 0)] == [(one.status, one.size) for one in host.transfers]


def test_networks_are_the_presets_of_devtools() -> None:
    """Bytes a second and seconds a request, as DevTools computes them."""
    expected = [(1_012_500, 165.0), (180_000, 562.5)]
    networks = (FAST_4G, SLOW_4G)
    assert expected == [(one.pace, round(one.latency * 1000, 3)) for one in networks]


def test_connections_share_the_bandwidth() -> None:
    """A piece has been sent when all earlier pieces and itself have."""
    link = Link(Network(pace=1000), clock=lambda: 5.0)
    assert [0.5, 0.7] == [pytest.approx(link.turn(500)), pytest.approx(link.turn(200))]


def test_idle_line_saves_nothing_up() -> None:
    """After a pause a piece takes as long as before."""
    times = iter([0.0, 100.0])
    link = Link(Network(pace=1000), clock=lambda: next(times))
    link.turn(500)
    assert pytest.approx(link.turn(500)) == 0.5


def test_line_without_a_limit_does_not_wait() -> None:
    """The desktop's line takes no time."""
    assert Link(UNHINDERED).turn(1_000_000_000) == 0.0


@pytest.mark.parametrize(("expected", "pace"), [(1_400, 1), (20_000, 1e6), (65_536, 1e9)])
def test_pieces_fit_the_pace(expected: int, pace: float) -> None:
    """A piece takes some hundredths of a second."""
    assert expected == Link(Network(pace=pace)).piece


def test_runtime_is_what_workers_request_and_readers_do_not() -> None:
    """A book is no part of the runtime, whoever requests it."""
    page, book = _transfer("beregn/"), _transfer("assets/book/1/2025.txt")
    early = _transfer("early.js", wanted_for="worker")
    wasm = _transfer("python.wasm", asked_by="early.js")
    late = _transfer("late.py")
    found = runtime_paths([page, early, wasm], [page, book, early, wasm, late])
    assert ["early.js", "late.py", "python.wasm"] == found


def _transfer(path: str, wanted_for: str = "", asked_by: str = "beregn/") -> Transfer:
    return Transfer(
        path=path,
        wanted_for=wanted_for,
        asked_by=asked_by,
        status=200,
        encoding="br",
        size=1,
    )


def test_stand_ins_differ_in_the_calculators_script_alone(site: Path, tmp_path: Path) -> None:
    """The page's other scripts stay, and nothing unused is preloaded."""
    content = load_content(ROOT / "data")
    for write in (plain_site, pyodide_site):
        folder = tmp_path / write.__name__
        write(site, folder, content, today_in_denmark())
        page = (folder / PAGE / "index.html").read_text()
        assert 'src="../assets/main.js"' not in page
        assert 'src="../assets/page.js"' in page
        assert "preload" not in page
        assert TEXT == (folder / "text.txt").read_bytes()


def test_page_without_a_calculator_has_no_stand_in(site: Path, tmp_path: Path) -> None:
    """A page without the calculator's script can't be compared."""
    (site / PAGE / "index.html").write_text("<p>Nothing</p>")
    with pytest.raises(BenchError, match="no calculator"):
        plain_site(site, tmp_path / "plain", load_content(ROOT / "data"), today_in_denmark())


def test_bare_page_is_small(site: Path, tmp_path: Path) -> None:
    """A plain page of some 3 kB has the figures of every tier."""
    content = load_content(ROOT / "data")
    bare_site(site, tmp_path / "bare", content, today_in_denmark())
    page = (tmp_path / "bare" / PAGE / "index.html").read_text()
    assert len(page) < 4000
    for tier in content.catalogue.tiers:
        base = quote(content.catalogue, tier.id, 0, today_in_denmark()).net
        assert f'"{tier.id}": [{{"first": 0, "start": {base * 100:.0f}, ' in page


def test_presses_change_the_count_with_every_key() -> None:
    """The last digit is replaced by another."""
    expected = [Press("Backspace", 38), Press("1", 381), Press("Backspace", 38), Press("2", 382)]
    assert expected == list(presses(4, 387))


def test_spread_has_the_middle_and_both_ends() -> None:
    """The order in which figures come does not matter."""
    assert Spread(median=3, lowest=1, highest=100, count=3) == spread([100, 1, 3])


def test_percentile_is_an_upper_bound_of_that_share() -> None:
    """Of 0 to 100, the 95th percentile is 95."""
    assert pytest.approx(percentile(range(101), 95)) == 95


@pytest.mark.parametrize(
    ("expected", "value", "to"), [(0.5, 1.0, 2.0), (None, None, 2.0), (None, 1.0, None)]
)
def test_ratio_needs_both(expected: float | None, value: float | None, to: float | None) -> None:
    """Without both measurements there is no ratio."""
    assert expected == ratio(value, to)


@pytest.mark.parametrize(("expected", "value"), [(True, 1.1), (False, 1.11), (None, None)])
def test_bar_is_met_up_to_its_limit(*, expected: bool | None, value: float | None) -> None:
    """A figure that was not measured neither meets nor misses it."""
    assert Bar(name="", value=value, limit=1.1, unit="×").met is expected


def test_bars_compare_medians_of_one_run() -> None:
    """The book's first price is compared with plain JavaScript, Python's with published Pyodide."""
    waits = (
        _wait("cold", "python", "book", 110),
        _wait("cold", "plain", "plain", 100),
        _wait("repeat", "python", "python", 30),
        _wait("repeat", "pyodide", "python", 100),
    )
    found = {bar.name: bar.value for bar in bars(_results(waits))}
    assert pytest.approx(1.1) == found["First price, book to plain JavaScript: Desktop"]
    name = "Python ready, second visit, to Pyodide as published: Desktop"
    assert pytest.approx(0.3) == found[name]
    assert found["Python ready, to Pyodide as published: Desktop"] is None


def _wait(occasion: Occasion, variant: str, source: str, milliseconds: float) -> Wait:
    found = spread([milliseconds])
    return Wait(
        profile="desktop",
        occasion=occasion,
        variant=variant,
        source=source,
        written=found,
        shown=found,
    )


def _results(waits: tuple[Wait, ...]) -> Results:
    return Results(
        made="today",
        machine=Machine(system="", processors=2, chromium="", versions={}),
        runs=1,
        profiles=PROFILES[:1],
        slowdowns={},
        waits=waits,
        weights={},
        keystrokes=(),
        efforts=(),
        tasks=(),
        rates=(),
        build=None,
    )


@pytest.mark.parametrize(
    ("expected", "value", "unit"),
    [
        ("0.43 s", 430.0, "s"),
        ("2.60 MB", 2_600_000, "bytes"),
        ("7.1 kB", 7_123, "bytes"),
        ("1.10 ×", 1.1, "×"),
        ("16 ms", 16.0, "ms"),
        ("31,475", 31_475.0, ""),
        ("–", None, "s"),
    ],
)
def test_figures_have_their_units(expected: str, value: float | None, unit: str) -> None:
    """A reader sees only significant digits."""
    assert expected == amount(value, unit)


def test_bare_mkdocs_builds_the_same_pages(tmp_path: Path) -> None:
    """The build for comparison has every page, in both languages, and no warning."""
    write_bare_project(ROOT, tmp_path)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    pages = {path.relative_to(tmp_path / "site") for path in tmp_path.rglob("site/**/index.html")}
    assert {Path("beregn/index.html"), Path("en/calculate/index.html")} <= pages
    assert len(pages) >= 28


def test_tables_are_markdown() -> None:
    """The first row is the heading, and columns after the first are right-aligned."""
    expected = "| What | Found |\n| --- | ---: |\n| Bytes | 1 |"
    assert expected == markdown_table([["What", "Found"], ["Bytes", "1"]])


def test_tables_replace_the_last_ones(tmp_path: Path) -> None:
    """Text outside the marks stays."""
    readme = tmp_path / "README.md"
    readme.write_text("Before\n<!-- bench -->\nold\n<!-- /bench -->\nAfter\n")
    insert_tables(readme, "new")
    assert readme.read_text() == ("Before\n<!-- bench -->\n\nnew\n\n<!-- /bench -->\nAfter\n")


def test_readme_without_marks_is_left_alone(tmp_path: Path) -> None:
    """Without marks, the tables have no place."""
    readme = tmp_path / "README.md"
    readme.write_text("No place\n")
    with pytest.raises(BenchError, match="no place"):
        insert_tables(readme, "new")


def test_readme_has_a_place_for_the_tables() -> None:
    """`make bench` finds its marks in this README."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.index("<!-- bench -->") < text.index("<!-- /bench -->")
