"""The import contracts in pyproject.toml: each one catches the import that it forbids."""

import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = CONFIGURATION["tool"]["importlinter"]["contracts"]

FORBIDDEN_IMPORTS = [
    ("hooks-in-layers", "hooks.content.load", "hooks.cli.main"),
    ("hooks-in-layers", "hooks.exports.files", "hooks.build.site"),
    ("hooks-in-layers", "hooks.pages.render", "hooks.exports.files"),
    ("hooks-in-layers", "hooks.runtime.library", "hooks.assets.scripts"),
    ("hooks-in-layers", "hooks.errors", "hooks.node"),
    ("page", "calculator.reports.quote", "calculator.page.answer"),
    ("page", "calculator.quote", "calculator.page.answer"),
    ("reports", "calculator.quote", "calculator.reports.quote"),
    ("calculator-alone", "calculator.quote", "hooks.clock"),
    ("mkdocs-at-the-edge", "hooks.pages.render", "mkdocs.config"),
]


def _skeleton(folder: Path) -> None:
    """Write the project's modules without their content, and its configuration."""
    for package in ("calculator", "hooks"):
        for module in (ROOT / package).rglob("*.py"):
            copy = folder / module.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.touch()
    (folder / "hooks/mkdocs_adapter.py").write_text("import mkdocs\n", encoding="utf-8")
    (folder / "hooks/build/command.py").write_text("import mkdocs\n", encoding="utf-8")
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())


def _lint_imports(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command: Sequence[str] = (
        str(Path(sys.executable).with_name("lint-imports")),
        "--no-cache",
        "--no-logo",
        *options,
    )
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_modules_without_imports_keep_every_contract(tmp_path: Path) -> None:
    """The skeleton that the other tests break is itself in order."""
    _skeleton(tmp_path)
    checked = _lint_imports(tmp_path)
    assert 0 == checked.returncode, checked.stdout


@pytest.mark.parametrize(("contract", "importer", "imported"), FORBIDDEN_IMPORTS)
def test_a_forbidden_import_breaks_its_contract(
    contract: str, importer: str, imported: str, tmp_path: Path
) -> None:
    """One import too many fails the check, which names both modules."""
    _skeleton(tmp_path)
    module = tmp_path / f"{importer.replace('.', '/')}.py"
    module.write_text(f"import {imported}\n", encoding="utf-8")
    checked = _lint_imports(tmp_path, "--contract", contract)
    assert 1 == checked.returncode
    assert f"{importer} -> {imported.removesuffix('.config')}" in checked.stdout


def test_a_new_room_needs_a_layer(tmp_path: Path) -> None:
    """A folder of hooks/ that no layer names fails the check."""
    _skeleton(tmp_path)
    (tmp_path / "hooks/attic").mkdir()
    (tmp_path / "hooks/attic/__init__.py").touch()
    checked = _lint_imports(tmp_path, "--contract", "hooks-in-layers")
    assert (1, True) == (checked.returncode, "attic" in checked.stdout)


def test_every_contract_is_broken_by_a_case() -> None:
    """No contract lacks an example of what it forbids."""
    assert {contract["id"] for contract in CONTRACTS} == {case[0] for case in FORBIDDEN_IMPORTS}


def test_the_calculator_imports_only_the_standard_library() -> None:
    """Every module of calculator/ runs in Pyodide without a package."""
    graph = grimp.build_graph("calculator", include_external_packages=True, cache_dir=None)
    imported = {
        module
        for importer in graph.modules
        if importer.partition(".")[0] == "calculator"
        for module in graph.find_modules_directly_imported_by(importer)
    }
    allowed = {"calculator", *sys.stdlib_module_names}
    assert set() == {module for module in imported if module.partition(".")[0] not in allowed}
