"""The guides: their examples are valid, their errors are the program's, their links lead somewhere.

A comment before an example, which GitHub doesn't show, says where it goes in a copy of the data in
`tests/guide/`: `<!-- data/tiers.yaml: end of price_lists -->`.
The examples of a section build on each other; a `wrong` one is inserted, its errors are compared
with the text below it, and it is removed.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner

from calculator.formatting import Language
from calculator.model import Catalogue, Meter, PriceList, Tier, TierPrice
from calculator.usage import Graduated, Package, PerUnit, Volume
from hooks.build.command import build_site
from hooks.cli.main import main
from hooks.content.load import load_catalogue, load_content
from hooks.content.yaml_source import read_yaml

ROOT = Path(__file__).parents[2]
GUIDES: dict[Language, Path] = {
    "da": ROOT / "docs/guide/rediger.md",
    "en": ROOT / "docs/guide/edit.md",
}
DATA = ROOT / "tests" / "guide"
REFERENCE = (ROOT / "docs/guide/data.md").read_text(encoding="utf-8")

_EXAMPLE = re.compile(
    r"<!-- data/(?P<file>\w+\.yaml)(?P<wrong>, wrong)?: (?P<place>[^\n]+) -->\n"
    r"```yaml\n(?P<yaml>.+?)```\n"
    r"(?:\n```text\n(?P<errors>.+?)```\n)?",
    re.DOTALL,
)
_LINE_NUMBER = re.compile(r"^(data/\w+\.yaml):[0-9]+:", re.MULTILINE)
"""Line numbers are not compared: an editor's file has other lines."""


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a guide: its YAML, where it goes, and the errors that the check reports."""

    file: str
    is_wrong: bool
    place: str
    yaml: str
    errors: str


def _examples(section: str) -> Iterator[Example]:
    for found in _EXAMPLE.finditer(section):
        yield Example(
            file=found["file"],
            is_wrong=found["wrong"] is not None,
            place=found["place"],
            yaml=found["yaml"],
            errors=found["errors"] or "",
        )


SECTIONS = [
    pytest.param(language, tuple(_examples(section)), id=f"{language}-{section.splitlines()[0]}")
    for language, guide in GUIDES.items()
    for section in guide.read_text(encoding="utf-8").split("\n## ")
    if _EXAMPLE.search(section)
]


def _put(text: str, place: str, yaml: str) -> str:
    """Return a file's text with the example inserted where the guide says."""
    words = place.split(maxsplit=2)
    match words:
        case ["end", "of", key]:
            return _at_the_end(text, key, yaml)
        case ["instead", "of", old]:
            assert 1 == text.count(old), f"{old!r} is not there once"
            return re.sub(rf"^.*{re.escape(old)}.*\n", lambda _: yaml, text, flags=re.MULTILINE)
        case ["key", key, parent]:
            within = parent.removeprefix("of ")
            old = rf"(^{within}:\n(?:  .*\n)*?)  {key}:.*\n(?:   .*\n)*"
            put, count = re.subn(old, lambda found: found[1] + yaml, text, flags=re.MULTILINE)
        case ["tiers", "of", "every entry"]:
            put, count = re.subn(
                r"^    tiers:\n", lambda found: found[0] + yaml, text, flags=re.MULTILINE
            )
        case ["tiers", "of", entry]:
            tier = yaml.partition(":")[0]
            old = rf"(  - id: {entry}\n(?:    .*\n)*?    tiers:\n){tier}:.*\n"
            put, count = re.subn(old, lambda found: found[1] + yaml, text)
        case _:
            raise AssertionError(f"unknown place {place!r}")
    assert count, f"there is no {place!r}"
    return put


def _at_the_end(text: str, key: str, yaml: str) -> str:
    """Return the text with lines added after the last one that belongs to a key."""
    lines = text.splitlines(keepends=True)
    last = lines.index(f"{key}:\n")
    for position, line in enumerate(lines[last + 1 :], last + 1):
        if not line.startswith((" ", "\n", "#")):
            break
        if line.startswith(" "):
            last = position
    return "".join((*lines[: last + 1], yaml, *lines[last + 1 :]))


def _validate(data: Path, language: Language) -> str:
    result = CliRunner().invoke(main, ["validate", "--data", str(data), "--lang", language])
    return result.output.replace(f"{data}/", "data/")


def _without_line_numbers(text: str) -> str:
    return _LINE_NUMBER.sub(r"\1:…:", text)


ORDERLY: dict[Language, str] = {"da": "Dataene er i orden.\n", "en": "The data are in order.\n"}


def _copy(folder: Path) -> Path:
    return Path(shutil.copytree(DATA, folder / "data"))


@pytest.mark.parametrize(("language", "examples"), SECTIONS)
def test_the_examples_of_a_section_are_valid(
    language: Language, examples: tuple[Example, ...], tmp_path: Path
) -> None:
    """Examples pass the check one after the other; wrong ones get the errors shown."""
    data = _copy(tmp_path)
    for example in examples:
        file = data / example.file
        before = file.read_text(encoding="utf-8")
        file.write_text(_put(before, example.place, example.yaml), encoding="utf-8")
        if example.is_wrong:
            reported = _without_line_numbers(_validate(data, language))
            assert _without_line_numbers(example.errors) == reported
            file.write_text(before, encoding="utf-8")
    assert ORDERLY[language] == _validate(data, language)


def test_the_guides_say_the_same() -> None:
    """Danish and English show the same examples in the same order, notes in their own language."""

    def shown(language: Language) -> list[tuple[str, bool, str, str]]:
        return [
            (example.file, example.is_wrong, example.place, re.sub(r" +#.*", "", example.yaml))
            for example in _examples(GUIDES[language].read_text(encoding="utf-8"))
        ]

    assert shown("da") == shown("en")
    assert len(shown("da")) > 10


@pytest.mark.parametrize("guide", GUIDES.values(), ids=GUIDES)
def test_every_example_of_a_guide_is_tried(guide: Path) -> None:
    """Each block of YAML says where it goes, and each block of errors follows one."""
    text = guide.read_text(encoding="utf-8")
    examples = list(_examples(text))
    assert text.count("```yaml") == len(examples)
    assert text.count("```text") == len([example for example in examples if example.errors])


WRITTEN = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    ROOT / "bench/README.md",
    ROOT / "docs/architecture.md",
    *sorted((ROOT / "docs/guide").glob("*.md")),
    *sorted((ROOT / "docs/adr").glob("*.md")),
]


def _anchors(file: Path) -> set[str]:
    """Return the anchors that GitHub makes of a file's headings."""
    headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("file", WRITTEN, ids=[str(file.relative_to(ROOT)) for file in WRITTEN])
def test_links_lead_to_files_and_headings(file: Path) -> None:
    """Each relative link of a document leads to a file of the repository and a heading in it."""
    links = re.findall(r"\]\(([^)\s]+)\)", file.read_text(encoding="utf-8"))
    for link in links:
        name, _, anchor = link.partition("#")
        if ":" not in name:
            target = file.parent / name if name else file
            assert target.exists(), link
            assert not anchor or anchor in _anchors(target), link


@pytest.fixture(scope="module")
def announced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return data with the guide's announced price list."""
    data = _copy(tmp_path_factory.mktemp("guide"))
    guide = GUIDES["en"].read_text(encoding="utf-8")
    example = next(each for each in _examples(guide) if each.place == "end of price_lists")
    file = data / example.file
    file.write_text(_put(file.read_text(encoding="utf-8"), example.place, example.yaml), "utf-8")
    return data


def _is_shown(tag: Tag) -> bool:
    """Return whether the tag is shown on the day of the build; those of other days are hidden."""
    return not any(each.has_attr("hidden") for each in (tag, *tag.parents))


CALENDAR = [
    (date(2026, 12, 31), ["kommende", "gælder nu"]),
    (date(2027, 1, 1), ["gælder nu"]),
]


@pytest.mark.parametrize(("day", "expected"), CALENDAR)
def test_an_announced_list_goes_live_by_the_calendar(
    announced: Path, day: date, expected: list[str], tmp_path: Path
) -> None:
    """The same data say *coming* until the day, and *in force* from it; the newest comes first."""
    build_site(ROOT / "mkdocs.yml", tmp_path / "site", day, data=announced)
    page = (tmp_path / "site" / "priser" / "index.html").read_text(encoding="utf-8")
    badges = BeautifulSoup(page, "html.parser").select(".takst-price-list .takst-badge")
    assert expected == [badge.get_text() for badge in badges if _is_shown(badge)]


def _blocks(heading: str) -> list[str]:
    """Return the blocks of YAML below a heading of the reference."""
    section = REFERENCE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"```yaml\n(.+?)```", section, re.DOTALL)


PRICE_LIST, OTHER_MODELS = _blocks("A price list, line by line")
(TIER,) = _blocks("A tier")
(METER,) = _blocks("What is counted")
REST = """\
currency: DKK
vat: {rate: "0.25", included: false}
rounding: {mode: half_up, step: "0.01", stage: total}
"""


def _contributed(folder: Path, price_list: str) -> Catalogue:
    (folder / "tiers.yaml").write_text(REST + METER + TIER + price_list, encoding="utf-8")
    return load_catalogue(folder)


def _keys(model: type) -> set[str]:
    return {field.name for field in fields(model)}


def test_the_price_list_line_by_line_is_one(tmp_path: Path) -> None:
    """The blocks on price lists, tiers and what is counted make a valid catalogue."""
    catalogue = _contributed(tmp_path, PRICE_LIST)
    (price_list,) = catalogue.price_lists
    assert ("2025-01", "published") == (price_list.id, price_list.status)
    assert isinstance(price_list.tiers["basis"].usage, Graduated)
    assert catalogue.recommended is not None


def test_the_price_list_line_by_line_names_every_key(tmp_path: Path) -> None:
    """No key of a price list or of a tier is left out of the blocks that explain them."""
    _contributed(tmp_path, PRICE_LIST)
    written = read_yaml(tmp_path / "tiers.yaml").value
    (price_list,), (tier,) = written["price_lists"], written["tiers"]
    assert _keys(PriceList) == set(price_list)
    assert _keys(TierPrice) == set(price_list["tiers"]["basis"])
    assert _keys(Tier) == set(tier)
    assert _keys(Meter) == set(written["meter"])


MODELS = list(
    zip(
        re.findall(r" {8}usage:.+?(?=\n {8}usage:|\n\Z)", OTHER_MODELS, re.DOTALL),
        (PerUnit, Volume, Package),
        strict=True,
    )
)


@pytest.mark.parametrize(("usage", "model"), MODELS)
def test_the_other_models_replace_usage(usage: str, model: type, tmp_path: Path) -> None:
    """Each is valid instead of the usage of the commented list."""
    before, _, after = PRICE_LIST.partition("        usage:\n")
    rest = after[after.index("        minimum:") :]
    catalogue = _contributed(tmp_path, f"{before}{usage}\n{rest}")
    assert isinstance(catalogue.price_lists[0].tiers["basis"].usage, model)


def test_the_data_of_the_guides_are_valid() -> None:
    """Each example is inserted into valid data."""
    assert 4 == len(load_content(DATA).catalogue.tiers)
