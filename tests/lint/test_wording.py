"""The word check finds the project's old dialect and leaves ordinary English alone."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENTRIES = (ROOT / ".codespell/dialect.txt").read_text(encoding="utf-8").splitlines()
WORDS = [entry.partition("->")[0] for entry in ENTRIES]

ORDINARY = """\
Return what stands for VAT; nobody stands in for the customer, and the contract stands alone.
Words that stand out stood for something; "i stand til" is Danish.
The law as it stands applies; two lists can be told apart. They keep the whole file in place.
A stand-in is kept for a day, as given: a list of what is listed. Give each tier a name, and say so.
The worker started Python, and the whole Python library is there. Who gives, says and tells?
"""


def _codespell(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    (folder / "text.md").write_text(text, encoding="utf-8")
    for path in ("pyproject.toml", ".codespell/dialect.txt"):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes((ROOT / path).read_bytes())
    command = [str(Path(sys.executable).with_name("codespell")), "text.md"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_each_word_of_the_dictionary_is_found(tmp_path: Path) -> None:
    """An entry is reported with its line, also where it begins with a capital."""
    lines = [written for word in WORDS for written in (word, word.capitalize())]
    checked = _codespell(tmp_path, "".join(f"({line} it)\n" for line in lines))
    reported = re.findall(r"text\.md:([0-9]+): ", checked.stdout)
    assert [str(number) for number in range(1, len(lines) + 1)] == reported


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_has_a_replacement_and_a_reason(entry: str) -> None:
    """Who is stopped by the check reads what to write and why."""
    replacement, _, reason = entry.partition("->")[2].rpartition(", ")
    assert "" not in {replacement, reason}


def test_ordinary_english_passes(tmp_path: Path) -> None:
    """The same words in their usual meanings are not reported."""
    checked = _codespell(tmp_path, ORDINARY)
    assert (0, "") == (checked.returncode, checked.stdout)
