"""The comment on a pull request: one, changed in place, and only text of what is not ours."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from hooks.ci.pull_request_comment import (
    AUTHOR,
    MARKER,
    MOST_BYTES,
    RefusedError,
    Run,
    comment_body,
    harmless,
    main,
    post,
    read_archive,
    shortened,
)
from hooks.github import call_api
from tests.golden_file import golden

RUN = Run(id=99, head="a" * 40, head_repository="fork/takst", repository="owner/takst")
PARTS = {"number": "12\n", "impact.md": "Ingen prisændringer.\n", "pages.md": "Ingen sider.\n"}


def _archive(files: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


KEPT = ("comment", "preview")


class GitHub:
    """Answers as GitHub does, and keeps what is written to it."""

    def __init__(self, **pull: object) -> None:
        """Take what is special about the pull request."""
        self.archive = _archive(PARTS)
        self.artifacts = [{"name": name, "id": 5, "size_in_bytes": 900} for name in KEPT]
        head = {"sha": RUN.head, "repo": {"full_name": RUN.head_repository}}
        self.pull = {"head": head, "state": "open", **pull}
        self.comments: list[dict[str, Any]] = []
        self.written: list[tuple[str, str]] = []

    def __call__(self, path: str, *, method: str = "GET", body: str | None = None) -> object:
        """Answer one question."""
        if body is not None:
            self.written.append((method, path))
            self._write(path, body)
            return {}
        if path.endswith("/zip"):
            assert "repos/owner/takst/actions/artifacts/5/zip" == path
            return self.archive
        if "/artifacts" in path:
            return {"artifacts": self.artifacts}
        if "/pulls/" in path:
            return self.pull
        page = int(path.rpartition("=")[2])
        return self.comments[100 * (page - 1) : 100 * page]

    def _write(self, path: str, body: str) -> None:
        known = [one for one in self.comments if path.endswith(f"comments/{one['id']}")]
        for one in known:
            one["body"] = body
        if not known:
            self.comment(AUTHOR, body)

    def comment(self, author: str, body: str) -> None:
        """Add a comment."""
        self.comments.append(
            {"id": len(self.comments) + 1, "user": {"login": author}, "body": body}
        )


def test_the_first_run_comments_and_the_next_changes_it() -> None:
    """There is one comment, whatever else has been said, and it has what the last run found."""
    github = GitHub()
    for number in range(150):
        github.comment("someone", f"{MARKER} {number}")
    post(RUN, github)
    github.archive = _archive(PARTS | {"impact.md": "Priserne stiger.\n"})
    post(RUN, github)
    ours = [one["body"] for one in github.comments if one["user"]["login"] == AUTHOR]
    assert [
        ("POST", "repos/owner/takst/issues/12/comments"),
        ("PATCH", "repos/owner/takst/issues/comments/151"),
    ] == github.written
    assert (1, True) == (len(ours), "Priserne stiger." in ours[0])


def test_a_comment_is_as_expected() -> None:
    """The marker, the prices, the pages, the one command that opens the preview, and a note."""
    left = read_archive(_archive(PARTS))
    body = comment_body(left, RUN, has_preview=True)
    assert golden("comment.md", body) == body


def test_without_a_built_site_there_is_no_preview() -> None:
    """A pull request whose site does not build shows what happens to prices all the same."""
    left = read_archive(_archive({"number": "12", "impact.md": "Ingen prisændringer."}))
    body = comment_body(left, RUN, has_preview=False)
    assert ("Ingen prisændringer." in body, "gh run download" in body) == (True, False)


OTHER_PULLS = [
    {"head": {"sha": "b" * 40, "repo": {"full_name": "fork/takst"}}},
    {"head": {"sha": RUN.head, "repo": {"full_name": "other/takst"}}},
    {"head": {"sha": RUN.head, "repo": None}},
    {"state": "closed"},
]


@pytest.mark.parametrize("pull", OTHER_PULLS)
def test_another_pull_request_gets_no_comment(pull: dict[str, object]) -> None:
    """The number that a fork wrote counts only where that pull request has the run's commit."""
    github = GitHub(**pull)
    with pytest.raises(RefusedError, match="pull request 12"):
        post(RUN, github)
    assert [] == github.written


@pytest.mark.parametrize("number", ["", "0", "-1", "12/../13", "1e3", "١٢", "9" * 10, "12\n13"])
def test_what_is_no_number_is_refused(number: str) -> None:
    """Only plain digits name a pull request: the number goes into an address."""
    with pytest.raises(RefusedError, match="names no pull request"):
        read_archive(_archive(PARTS | {"number": number}))


def test_a_broken_archive_is_refused() -> None:
    """What is no archive is reported without a traceback."""
    with pytest.raises(RefusedError, match="can't be read"):
        read_archive(b"PK\x03\x04 but no more")


def test_a_large_archive_is_not_fetched() -> None:
    """GitHub reports the size before anything is fetched."""
    github = GitHub()
    github.artifacts[0]["size_in_bytes"] = MOST_BYTES + 1
    with pytest.raises(RefusedError, match="too large"):
        post(RUN, github)


def test_the_newest_of_two_archives_counts() -> None:
    """A run that was started again leaves a second one of the same name."""
    github = GitHub()
    older = {"name": "comment", "id": 4, "size_in_bytes": 900}
    github.artifacts += [older]
    post(RUN, github)
    assert 1 == len(github.comments)


@pytest.mark.parametrize("artifacts", [[], ["preview"]])
def test_a_run_without_a_comment_is_not_posted(artifacts: list[str]) -> None:
    """A run that broke off early leaves the comment of the last one as it is."""
    github = GitHub()
    github.artifacts = [{"name": name, "id": 5, "size_in_bytes": 900} for name in artifacts]
    with pytest.raises(RefusedError, match="no comment to post"):
        post(RUN, github)


def test_an_empty_comment_is_not_posted() -> None:
    """An archive with a number alone says nothing."""
    github = GitHub()
    github.archive = _archive({"number": "12", "impact.md": "\n"})
    with pytest.raises(RefusedError, match="no comment to post"):
        post(RUN, github)


def test_a_file_that_unpacks_to_much_is_left_out() -> None:
    """A small archive can hold a large file; it is not unpacked."""
    left = read_archive(_archive(PARTS | {"impact.md": "a" * (MOST_BYTES + 1)}))
    assert ["pages.md"] == list(left.parts)


def test_other_files_are_not_read() -> None:
    """Only the parts that the comment has are taken from the archive."""
    left = read_archive(_archive(PARTS | {"../evil.md": "x", "more.md": "x"}))
    assert (12, ["impact.md", "pages.md"]) == (left.number, list(left.parts))


Z = "\u200b"
HARMLESS = [
    ("@team", f"@{Z}team"),
    ("&#64;team &commat;", f"&amp;#{Z}64;team &amp;commat;"),
    ("[x](https://a.b)", f"[x]{Z}(https:{Z}//a.b)"),
    ("![x][y]\n[y]: z", f"![x]{Z}[y]\n[y]{Z}: z"),
    ("www.a.dk", f"w{Z}ww.a.dk"),
    ("fixes #12 GH-3", f"fixes #{Z}12 G{Z}H-3"),
    ("<img src=x><!-- a --><details open>", "&lt;img src=x>&lt;!-- a -->&lt;details open>"),
    ("<details>\n<summary>a</summary>\nb<br>c\n</details>",) * 2,
    ("a\u202eb\x00c\td", "abcd"),
    ("### Priser\n| a | b |\n> [!WARNING]\n`/om/` &lt;b&gt; \\*",) * 2,
]


@pytest.mark.parametrize(("markdown", "expected"), HARMLESS)
def test_text_of_a_fork_can_neither_link_nor_mention_nor_hide(markdown: str, expected: str) -> None:
    """What tables, lists and folding need stays; all else shows as it was written."""
    assert expected == harmless(markdown)


def test_a_long_text_is_cut_at_a_line_and_closed() -> None:
    """Folding and code that are open where it is cut are closed, and it is said."""
    text = "<details>\n<summary>a</summary>\n\n```diff\n" + "-line\n" * 50
    expected = (
        "<details>\n<summary>a</summary>\n\n```diff\n-line\n-line\n```\n\n</details>"
        "\n\n… forkortet / shortened\n"
    )
    assert expected == shortened(text, 56)


def test_a_comment_is_never_longer_than_github_takes() -> None:
    """65,536 characters, whatever the run has left."""
    left = read_archive(_archive(PARTS | {"impact.md": "@\n" * 90_000, "pages.md": "@\n" * 90_000}))
    assert len(comment_body(left, RUN, has_preview=True)) < 65_536


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a gh on PATH that writes down its arguments, and return that file."""
    script = tmp_path / "gh"
    script.write_text(
        f"#!/bin/sh\nprintf '%s\\n' \"$*\" >>{tmp_path}/arguments\n"
        'case "$*" in *--input*) cat >&2;; *broken*) exit 3;; */zip) printf PK; exit;; esac\n'
        'echo "{}"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return tmp_path / "arguments"


def test_the_api_is_called_through_githubs_own_command(
    gh: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """JSON comes as values, an archive as bytes; a body is sent on the standard input."""
    answers = [
        call_api("a/b"),
        call_api("c/zip"),
        call_api("d", method="POST", body="@ 'quoted'\n"),
    ]
    assert [{}, b"PK", {}] == answers
    assert {"body": "@ 'quoted'\n"} == json.loads(capfd.readouterr().err)
    expected = [
        "api --method GET a/b",
        "api --method GET c/zip",
        "api --method POST d --input -",
    ]
    assert expected == gh.read_text("utf-8").splitlines()


@pytest.fixture
def run_in_environment(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Name the run as comment.yml does, in the repository that the test asks for."""
    names = {"RUN_ID": "99", "RUN_HEAD": RUN.head, "RUN_HEAD_REPOSITORY": RUN.head_repository}
    for name, value in (names | {"GITHUB_REPOSITORY": request.param}).items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("run_in_environment", ["owner/broken"], indirect=True)
@pytest.mark.usefixtures("gh", "run_in_environment")
def test_an_error_of_github_fails_the_job() -> None:
    """The exit status is that of gh, which has said why."""
    with pytest.raises(SystemExit) as ended:
        main()
    assert 3 == ended.value.code
