"""Set-up: versions are pinned, downloads are hashed, and tools are found."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WANTED = (ROOT / ".python-version").read_text(encoding="utf-8").strip()
LOCKS = ["requirements.txt", "requirements-dev.txt", ".ci/uv-requirements.txt"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def read(path: str) -> str:
    """Return the text of a file of the project."""
    return (ROOT / path).read_text(encoding="utf-8")


def locked(path: str) -> Iterator[str]:
    """Yield the requirements of a lock file, with continuation lines joined and no comments."""
    lines = [line for line in read(path).splitlines() if not line.lstrip().startswith("#")]
    return (entry for entry in "\n".join(lines).replace("\\\n", " ").splitlines() if entry)


def names(requirements: Iterator[str] | list[str]) -> set[str]:
    """Return the bare, lower-case package names of requirements."""
    return {re.split(r"[^A-Za-z0-9_.-]", entry)[0].lower() for entry in requirements}


class TestLockFiles:
    """What is installed is exactly what was locked."""

    @pytest.mark.parametrize("path", LOCKS)
    def test_every_python_package_is_pinned_with_a_hash(self, path: str) -> None:
        """A line of a Python lock file is one version and the hashes of its files."""
        pattern = re.compile(r"[a-z0-9.-]+==\S+( ; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+ *")
        assert [] == [entry for entry in locked(path) if not pattern.fullmatch(entry)]

    @pytest.mark.parametrize("path", [*LOCKS, "package-lock.json"])
    def test_no_lock_file_holds_an_address(self, path: str) -> None:
        """Any mirror serves: a lock file says what to fetch, and not from where."""
        assert [] == re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links", read(path))

    def test_every_npm_package_has_an_integrity_hash(self) -> None:
        """An npm package is pinned by its hash and carries no address."""
        packages = json.loads(read("package-lock.json"))["packages"]
        installed = {path: entry for path, entry in packages.items() if path}
        assert "node_modules/pyodide" in installed
        assert {} == {path: e for path, e in installed.items() if "integrity" not in e}
        assert {} == {path: e for path, e in installed.items() if "resolved" in e}

    def test_npm_writes_no_addresses_and_runs_no_scripts(self) -> None:
        """The project's own npm settings keep the lock file free of addresses."""
        settings = read(".npmrc").splitlines()
        assert "omit-lockfile-registry-resolved=true" in settings
        assert "ignore-scripts=true" in settings

    def test_npm_packages_are_pinned_exactly(self) -> None:
        """package.json names one version of each package, never a range."""
        package = json.loads(read("package.json"))
        versions = [*package["dependencies"].values(), *package["devDependencies"].values()]
        assert [] == [v for v in versions if not re.fullmatch(r"\d+\.\d+\.\d+", v)]

    def test_the_project_depends_on_nothing_unlocked(self) -> None:
        """Each dependency in pyproject.toml, and what builds it, is in requirements.txt."""
        project = tomllib.loads(read("pyproject.toml"))
        needed = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
        assert set() == names(needed) - names(locked("requirements.txt"))

    def test_tests_run_on_the_versions_that_build_the_site(self) -> None:
        """requirements-dev.txt holds every entry of requirements.txt unchanged."""
        assert set() == set(locked("requirements.txt")) - set(locked("requirements-dev.txt"))


class TestPythonAndPyodide:
    """Bytecode made here runs in the browser."""

    def test_python_is_the_one_that_the_project_names(self) -> None:
        """The Python that runs this is of the minor in .python-version."""
        assert WANTED == f"{sys.version_info.major}.{sys.version_info.minor}"

    def test_pyodide_is_of_the_same_minor(self) -> None:
        """Pyodide's Python and the project's share a minor."""
        lock = json.loads(read("node_modules/pyodide/pyodide-lock.json"))
        assert WANTED == lock["info"]["python"].rpartition(".")[0]

    def test_the_package_asks_for_the_same_minor(self) -> None:
        """requires-python admits the minor in .python-version and no other."""
        major, minor = WANTED.split(".")
        requires = tomllib.loads(read("pyproject.toml"))["project"]["requires-python"]
        assert f">={WANTED},<{major}.{int(minor) + 1}" == requires


class TestWorkflows:
    """Workflows run pinned actions with few permissions."""

    @pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
    def test_every_action_is_pinned_by_commit(self, path: Path) -> None:
        """An action is named by the 40 digits of a commit, with its version beside it."""
        used = re.findall(r"uses: *(.+)", path.read_text(encoding="utf-8"))
        assert used
        pattern = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
        assert [] == [action for action in used if not pattern.fullmatch(action)]

    @pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
    def test_permissions_belong_to_jobs(self, path: Path) -> None:
        """Each job has its own permissions; the workflow itself has none."""
        assert "\npermissions: {}\n" in path.read_text(encoding="utf-8")


class TestEditorsAndHooks:
    """What helps while editing uses the same versions and tools as make."""

    def test_the_devcontainer_has_the_projects_python(self) -> None:
        """The image is one of the minor in .python-version."""
        container = json.loads(read(".devcontainer/devcontainer.json"))
        assert f"/python:{WANTED}-" in container["image"]

    def test_the_devcontainer_installs_with_make(self) -> None:
        """Its command makes the stamps of the Makefile, so `make` finds everything in place."""
        command = json.loads(read(".devcontainer/devcontainer.json"))["postCreateCommand"]
        assert command.startswith("make ")
        assert [] == [
            stamp for stamp in command.split()[1:] if f":= {stamp}\n" not in read("Makefile")
        ]

    def test_the_devcontainer_installs_chromium_as_root(self) -> None:
        """Its user may not install packages, so the script that does runs under sudo."""
        command = json.loads(read(".devcontainer/devcontainer.json"))["onCreateCommand"]
        assert "sudo .ci/find-browser" == command
        assert os.access(ROOT / ".ci" / "find-browser", os.X_OK)

    def test_hooks_before_a_commit_are_tools_of_the_environment(self) -> None:
        """pre-commit downloads nothing: each hook is local and runs a program of .venv."""
        repositories = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
        hooks = [hook for repository in repositories for hook in repository["hooks"]]
        assert ["local"] == [repository["repo"] for repository in repositories]
        assert {"system"} == {hook["language"] for hook in hooks}
        programs = {hook["entry"].split()[0] for hook in hooks}
        assert {".venv/bin/ruff", ".venv/bin/codespell", ".venv/bin/takst"} == programs


class TestCommands:
    """The commands that the README names."""

    def test_ci_runs_the_readmes_test_command(self) -> None:
        """What CI runs is `make test` and nothing beside it."""
        lines = [line for line in read(".ci/run").splitlines() if not line.startswith("#")]
        assert "make test" == lines[-1]
        assert ["set", "cd", "make"] == [line.split()[0] for line in lines]

    def test_make_alone_lists_every_documented_target(self) -> None:
        """`make` without a target prints each target that has a `##` comment, and runs none."""
        documented = re.findall(r"^([a-z-]+):.*## ", read("Makefile"), flags=re.MULTILINE)
        environment = {k: v for k, v in os.environ.items() if k not in {"MAKEFLAGS", "MAKELEVEL"}}
        listing = subprocess.run(
            ["make"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        ).stdout
        assert documented == re.findall(r"^make ([a-z-]+) ", listing, flags=re.MULTILINE)
        assert {"serve", "build", "test"} <= set(documented)

    def test_every_target_of_the_makefile_is_documented(self) -> None:
        """A phony target is one that a person may call, so it has a `##` comment."""
        makefile = read("Makefile")
        phony = re.findall(r"^\.PHONY: ([a-z-]+)$", makefile, flags=re.MULTILINE)
        assert phony == re.findall(r"^([a-z-]+):.*## ", makefile, flags=re.MULTILINE)


class Machine:
    """A stand-in for a machine: a copy of .ci and a PATH that holds only what is put there."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        self.bin = folder / "bin"
        self.home = folder / "home"
        for made in (self.root / ".ci", self.bin, self.home):
            made.mkdir(parents=True)
        (self.root / ".python-version").write_text(f"{WANTED}\n", encoding="utf-8")
        for script in ("find-python", "find-browser", "uv-requirements.txt"):
            (self.root / ".ci" / script).write_bytes((ROOT / ".ci" / script).read_bytes())

    def put(self, name: str, script: str, folder: Path | None = None) -> Path:
        """Put an executable on PATH, or into another folder."""
        path = (folder or self.bin) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    def put_python(self, name: str, minor: str, folder: Path | None = None) -> Path:
        """Put a program that answers every question as a CPython of this minor does."""
        return self.put(name, f'echo "cpython {minor}"; echo "$0"', folder)

    def find_python(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run .ci/find-python on this machine."""
        return self._run("find-python", environment)

    def find_browser(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run .ci/find-browser on this machine."""
        return self._run("find-browser", environment)

    def _run(self, script: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        basics = {"PATH": str(self.bin), "HOME": str(self.home)}
        return subprocess.run(
            ["/bin/sh", str(self.root / ".ci" / script)],
            env=basics | environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a machine with a shell and nothing else."""
    return Machine(tmp_path)


class TestFindPython:
    """.ci/find-python prints one path, or one line on what to install."""

    def test_takes_the_named_python(self, machine: Machine) -> None:
        """A python3.13 on PATH is taken silently."""
        python = machine.put_python(f"python{WANTED}", WANTED)
        found = machine.find_python()
        assert (0, f"{python}\n", "") == (found.returncode, found.stdout, found.stderr)

    @pytest.mark.parametrize("name", ["python3", "python"])
    def test_takes_a_plain_python_of_the_minor(self, machine: Machine, name: str) -> None:
        """A plain python3 or python is taken where it is of the wanted minor."""
        python = machine.put_python(name, WANTED)
        assert f"{python}\n" == machine.find_python().stdout

    def test_passes_over_a_python_of_another_minor(self, machine: Machine) -> None:
        """A python3 of another minor is passed over for a python that fits."""
        machine.put_python("python3", "3.9")
        python = machine.put_python("python", WANTED)
        assert f"{python}\n" == machine.find_python().stdout

    def test_prefers_the_python_that_the_user_names(self, machine: Machine, tmp_path: Path) -> None:
        """$PYTHON goes before everything on PATH."""
        machine.put_python(f"python{WANTED}", WANTED)
        python = machine.put_python("mine", WANTED, tmp_path)
        assert f"{python}\n" == machine.find_python(PYTHON=str(python)).stdout

    def test_says_that_the_python_the_user_names_does_not_fit(self, machine: Machine) -> None:
        """A wrong $PYTHON is reported and passed over."""
        wrong = machine.put_python("wrong", "3.9")
        python = machine.put_python("python3", WANTED)
        found = machine.find_python(PYTHON=str(wrong))
        assert f"{python}\n" == found.stdout
        assert f"PYTHON={wrong} is not a complete Python {WANTED}" in found.stderr

    def test_looks_behind_a_shim_that_fails(self, machine: Machine, tmp_path: Path) -> None:
        """A shim that exists and fails does not hide the same name later on PATH."""
        machine.put(f"python{WANTED}", "exit 127")
        python = machine.put_python(f"python{WANTED}", WANTED, tmp_path / "later")
        path = f"{machine.bin}:{tmp_path / 'later'}"
        assert f"{python}\n" == machine.find_python(PATH=path).stdout

    def test_takes_a_python_that_pyenv_has_and_has_not_selected(self, machine: Machine) -> None:
        """A version in ~/.pyenv is taken also where pyenv itself is not on PATH."""
        folder = machine.home / ".pyenv" / "versions" / f"{WANTED}.4" / "bin"
        python = machine.put_python("python", WANTED, folder)
        assert f"{python}\n" == machine.find_python().stdout

    def test_takes_a_python_that_uv_has(self, machine: Machine, tmp_path: Path) -> None:
        """A Python that only uv knows is taken, and nothing is downloaded."""
        python = machine.put_python("python3", WANTED, tmp_path / "of-uv")
        machine.put("uv", f'test "$2" = find && echo "{python}"')
        found = machine.find_python()
        assert (f"{python}\n", "") == (found.stdout, found.stderr)

    def test_lets_uv_download_one_and_says_so(self, machine: Machine, tmp_path: Path) -> None:
        """Where uv knows none, it is asked to download one, after a message."""
        python = tmp_path / "downloaded" / "python3"
        made = machine.put_python("made", WANTED, tmp_path)
        machine.put(
            "uv",
            f'case $2 in find) test -x "{python}" && echo "{python}" ;; '
            f'install) /bin/mkdir "{python.parent}" && /bin/cp "{made}" "{python}" ;; esac',
        )
        found = machine.find_python()
        assert f"{python}\n" == found.stdout
        assert f"takst: letting uv download Python {WANTED}" in found.stderr

    def test_downloads_into_the_projects_folder(self, machine: Machine, tmp_path: Path) -> None:
        """Neither uv's cache nor its Python lands in the home folder."""
        python = machine.put_python("made", WANTED, tmp_path)
        machine.put(
            "uv",
            f'case $2 in find) test -n "$UV_PYTHON_INSTALL_DIR" && test -e "{tmp_path}/log" &&'
            f' echo "{python}" ;; install) echo "$UV_CACHE_DIR $UV_PYTHON_INSTALL_DIR" >'
            f'"{tmp_path}/log" ;; esac',
        )
        tools = machine.root / ".tools"
        assert f"{python}\n" == machine.find_python().stdout
        assert f"{tools}/uv-cache {tools}/python\n" == (tmp_path / "log").read_text("utf-8")

    def test_keeps_the_folders_that_the_user_chose(self, machine: Machine) -> None:
        """UV_CACHE_DIR and UV_PYTHON_INSTALL_DIR of the environment are left as they are."""
        machine.put("uv", 'test $2 = find || echo "$UV_CACHE_DIR $UV_PYTHON_INSTALL_DIR" >&2')
        found = machine.find_python(UV_CACHE_DIR="/my/cache", UV_PYTHON_INSTALL_DIR="/my/python")
        assert "/my/cache /my/python" in found.stderr.splitlines()

    def test_names_the_package_that_debian_lacks(self, machine: Machine) -> None:
        """A wanted Python without venv leads to the package with venv."""
        python = machine.put(
            f"python{WANTED}", 'case $2 in *ensurepip*) exit 1 ;; *"sys.exit"*) exit 0 ;; esac'
        )
        found = machine.find_python()
        assert (1, "") == (found.returncode, found.stdout)
        assert f"install the package python{WANTED}-venv ({python} lacks venv)" in found.stderr

    def test_names_no_package_where_only_another_python_is(self, machine: Machine) -> None:
        """The package would not help where the Python is of another minor."""
        machine.put("python3", "exit 1")
        assert "-venv" not in machine.find_python().stderr

    def test_says_what_to_set_behind_a_proxy(self, machine: Machine) -> None:
        """A download that fails may need the proxy's address and certificate."""
        machine.put("uv", "exit 2")
        said = machine.find_python().stderr
        assert [] == [name for name in ("HTTPS_PROXY", "SSL_CERT_FILE") if name not in said]

    @pytest.mark.parametrize(
        "uv",
        ["echo no network >&2; exit 2", 'test "$2" = install', "echo /no/such/python"],
        ids=["fails", "installs and then finds none", "names what does not run"],
    )
    def test_stops_with_a_sentence_when_uv_brings_none(self, machine: Machine, uv: str) -> None:
        """Where uv fails too, the last line says what was tried and what to install."""
        machine.put("uv", uv)
        found = machine.find_python()
        assert (1, "") == (found.returncode, found.stdout)
        last = found.stderr.splitlines()[-1]
        assert last.startswith(f"takst: no usable Python {WANTED} found")
        assert "uv could not download one" in last
        assert f"install Python {WANTED}" in last

    def test_stops_with_a_sentence_when_nothing_fits(self, machine: Machine) -> None:
        """Where there is no Python at all, one line says what to install."""
        machine.put("python3", "exit 127")
        found = machine.find_python()
        assert (1, "") == (found.returncode, found.stdout)
        assert 1 == len(found.stderr.splitlines())
        assert f"install Python {WANTED}" in found.stderr


# The places where macOS keeps its applications are no matter of PATH.
no_macos = pytest.mark.skipif(
    Path("/Applications").exists(), reason="a browser may be in /Applications"
)


class TestFindBrowser:
    """.ci/find-browser prints one path, or one line on what to install."""

    def test_takes_the_browser_that_the_user_names(self, machine: Machine, tmp_path: Path) -> None:
        """$CHROMIUM goes before everything on PATH."""
        machine.put("chromium", "exit 0")
        browser = machine.put("mine", "exit 0", tmp_path)
        assert f"{browser}\n" == machine.find_browser(CHROMIUM=str(browser)).stdout

    def test_refuses_a_named_browser_that_does_not_start(self, machine: Machine) -> None:
        """A wrong $CHROMIUM is an error, not a reason to take another browser."""
        machine.put("chromium", "exit 0")
        broken = machine.put("broken", "exit 1")
        found = machine.find_browser(CHROMIUM=str(broken))
        assert (1, "") == (found.returncode, found.stdout)
        assert f"CHROMIUM={broken} is not a browser that starts" in found.stderr

    @pytest.mark.parametrize(
        "name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    )
    def test_takes_an_installed_browser(self, machine: Machine, name: str) -> None:
        """A Chromium or Chrome on PATH is taken silently."""
        browser = machine.put(name, "exit 0")
        found = machine.find_browser()
        assert (f"{browser}\n", "") == (found.stdout, found.stderr)

    def test_passes_over_a_browser_that_does_not_start(self, machine: Machine) -> None:
        """A browser that exists and fails, as a stub of a package manager does, is passed over."""
        machine.put("chromium-browser", "exit 1")
        browser = machine.put("google-chrome", "exit 0")
        assert f"{browser}\n" == machine.find_browser().stdout

    @no_macos
    def test_lets_root_install_debians_package(self, machine: Machine, tmp_path: Path) -> None:
        """Where root has apt-get and no browser, Debian's chromium is installed."""
        made = machine.put("made", "exit 0", tmp_path)
        machine.put("id", "echo 0")
        machine.put("apt-get", f'test "$1" = update || /bin/cp "{made}" "{machine.bin}/chromium"')
        found = machine.find_browser()
        assert f"{machine.bin}/chromium\n" == found.stdout
        assert "takst: installing Debian's chromium" in found.stderr

    @no_macos
    @pytest.mark.parametrize(
        ("environment", "folder"),
        [({}, "project/.tools/browsers"), ({"PLAYWRIGHT_BROWSERS_PATH": "/mine"}, "/mine")],
        ids=["default", "chosen"],
    )
    def test_playwright_downloads_into_the_projects_folder(
        self, machine: Machine, tmp_path: Path, environment: dict[str, str], folder: str
    ) -> None:
        """Playwright's browsers do not land in the home folder, unless the user wants it."""
        machine.put("id", "echo 1000")
        browser = machine.put("downloaded", "exit 0", tmp_path)
        tools = machine.root / ".venv" / "bin"
        log = tmp_path / "log"
        machine.put("playwright", f'echo "$PLAYWRIGHT_BROWSERS_PATH" >"{log}"', tools)
        machine.put("python", f'test -e "{log}" && echo "{browser}"', tools)
        assert f"{browser}\n" == machine.find_browser(**environment).stdout
        assert f"{tmp_path / folder}\n" == log.read_text("utf-8")

    @no_macos
    def test_stops_with_a_sentence_when_apt_brings_none(self, machine: Machine) -> None:
        """Where apt-get fails, the last line says what was tried and what to install."""
        machine.put("id", "echo 0")
        machine.put("apt-get", "exit 100")
        found = machine.find_browser()
        assert (1, "") == (found.returncode, found.stdout)
        last = found.stderr.splitlines()[-1]
        assert "apt-get could not install one" in last
        assert "Install Chromium or Chrome" in last

    @no_macos
    def test_stops_with_a_sentence_when_there_is_no_way(self, machine: Machine) -> None:
        """Where nothing can be installed, one line says what to install."""
        machine.put("id", "echo 1000")
        found = machine.find_browser()
        assert (1, "") == (found.returncode, found.stdout)
        assert 1 == len(found.stderr.splitlines())
        assert "Install Chromium or Chrome" in found.stderr
