"""The one comment on a pull request, made from the artifacts of an untrusted run.

This runs with a token that may write, on the code of the main branch, by the standard library
alone. Its input is an archive that anybody's code can have made: it is limited in size, the
pull request that it names must have the very commit that was run, and its Markdown is stripped of
all but tables, lists, code and folding.
"""

import io
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from hooks.github import call_api

MARKER = "<!-- takst: impact and preview -->"
"""The comment is found by this and by its author."""

AUTHOR = "github-actions[bot]"
MOST_BYTES = 1_000_000
"""The largest archive, and the largest file in it."""

_PARTS = {"impact.md": 40_000, "pages.md": 15_000}
"""The parts of the comment in order, with the most characters of each; GitHub allows 65,536."""

_NUMBER = "number"
_COMMENT, _PREVIEW = "comment", "preview"
_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
_ALLOWED_TAGS = ("details>", "/details>", "summary>", "/summary>", "br>")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ENTITY = re.compile("&(?!lt;|gt;|amp;)")
_TAG = re.compile(rf"<(?!{'|'.join(map(re.escape, _ALLOWED_TAGS))})")
_LINKING = re.compile(r"@|://|\]\(|\]\[|\]:|\bwww\.|#(?=\d)|\bGH-(?=\d)", re.IGNORECASE)
_CUT = "\n\n… forkortet / shortened\n"

type Api = Callable[..., Any]
"""Calls GitHub's API: the path below the address, the method, and the fields of the body."""


class RefusedError(Exception):
    """The artifacts of a run may not be posted; the message says why."""


class Run(NamedTuple):
    """The run that made the archive, as GitHub itself reports it."""

    id: int
    head: str
    head_repository: str
    repository: str


class Left(NamedTuple):
    """The artifact of a run: the number of its pull request, and the parts of the comment."""

    number: int
    parts: Mapping[str, str]


def post(run: Run, api: Api) -> str:
    """Create or update the comment; return the sentence for the log. Raises RefusedError."""
    artifacts = _artifacts(run, api)
    if _COMMENT not in artifacts:
        raise RefusedError("the run has no comment to post")
    if artifacts[_COMMENT]["size_in_bytes"] > MOST_BYTES:
        raise RefusedError("the archive is too large")
    archive = api(f"repos/{run.repository}/actions/artifacts/{artifacts[_COMMENT]['id']}/zip")
    left = read_archive(archive)
    if not any(part.strip() for part in left.parts.values()):
        raise RefusedError("the run has no comment to post")
    pull = api(f"repos/{run.repository}/pulls/{left.number}")
    head = (pull["head"]["sha"], (pull["head"]["repo"] or {}).get("full_name"))
    if head != (run.head, run.head_repository) or pull["state"] != "open":
        raise RefusedError(
            f"pull request {left.number} is closed, or no longer at the run's commit"
        )
    body = comment_body(left, run, has_preview=_PREVIEW in artifacts)
    known = _known_comment(run, left.number, api)
    if known is None:
        api(f"repos/{run.repository}/issues/{left.number}/comments", method="POST", body=body)
        return f"commented on pull request {left.number}"
    api(f"repos/{run.repository}/issues/comments/{known}", method="PATCH", body=body)
    return f"changed the comment on pull request {left.number}"


def read_archive(archive: bytes) -> Left:
    """Read the number and the parts, and none that is too large; raises RefusedError."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as files:
            names = {info.filename: info.file_size for info in files.infolist()}
            texts = {
                name: files.read(name).decode("utf-8", errors="replace")
                for name in (_NUMBER, *_PARTS)
                if names.get(name, MOST_BYTES + 1) <= MOST_BYTES
            }
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise RefusedError(f"the archive can't be read: {error}") from None
    number = texts.pop(_NUMBER, "").strip()
    if not re.fullmatch(r"[1-9][0-9]{0,8}", number, re.ASCII):
        raise RefusedError("the archive names no pull request")
    return Left(int(number), texts)


def comment_body(left: Left, run: Run, *, has_preview: bool) -> str:
    """Return the text of the comment."""
    parts = [
        shortened(harmless(left.parts[name]), most).strip()
        for name, most in _PARTS.items()
        if left.parts.get(name, "").strip()
    ]
    if has_preview:
        parts.append(_preview(left.number, run))
    parts.append(
        "<sub>Tal og sider er beregnet af koden i denne pull request."
        f" · Computed by the code of this pull request, at {run.head[:9]}.</sub>"
    )
    return "\n\n".join([MARKER, *parts]) + "\n"


def harmless(markdown: str) -> str:
    """Return Markdown without links, mentions, pictures, hidden text and all but a few tags."""
    text = _CONTROL.sub("", markdown.replace("\r\n", "\n"))
    text = _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))
    return _LINKING.sub(lambda found: _broken(found.group()), text)


def shortened(markdown: str, most: int) -> str:
    """Return Markdown cut at the end of a line, with open blocks closed and a note about it."""
    if len(markdown) <= most:
        return markdown
    start = markdown[:most].rpartition("\n")[0]
    fences = re.findall(r"^(`{3,})", start, re.MULTILINE)
    end = f"\n{fences[-1]}" if len(fences) % 2 else ""
    end += "\n\n</details>" * (start.count("<details>") - start.count("</details>"))
    return f"{start}{end}{_CUT}"


def _broken(sign: str) -> str:
    """Break what GitHub would turn into a link with a zero-width space."""
    return f"{sign[0]}{_ZERO_WIDTH_SPACE}{sign[1:]}"


def _preview(number: int, run: Run) -> str:
    """Return the one command; it starts Python's own server, and nothing of the pull request."""
    folder = f"takst-preview-{number}"
    download = f"gh run download {run.id} --repo {run.repository} --name {_PREVIEW} --dir {folder}"
    serve = f"python3 -I -m http.server --bind 127.0.0.1 --directory {folder}/site 8000"
    return (
        "### Se siden · Preview\n\n"
        f"```console\n{download} && {serve}\n```\n\n"
        "Siden ligger så på · The site is then at http://127.0.0.1:8000 (uden net · offline)."
    )


def _artifacts(run: Run, api: Api) -> dict[str, Any]:
    found = api(f"repos/{run.repository}/actions/runs/{run.id}/artifacts?per_page=100")
    # A run that was started again has two of a name; the newest counts.
    by_age = sorted(found["artifacts"], key=lambda artifact: artifact["id"])
    return {artifact["name"]: artifact for artifact in by_age}


def _known_comment(run: Run, number: int, api: Api) -> int | None:
    page = 1
    while True:
        path = f"repos/{run.repository}/issues/{number}/comments?per_page=100&page={page}"
        comments = api(path)
        for comment in comments:
            if comment["user"]["login"] == AUTHOR and comment["body"].startswith(MARKER):
                return int(comment["id"])
        if len(comments) < 100:
            return None
        page += 1


def main() -> None:
    """Post for the run that the environment names; a refusal is logged and no failure."""
    environment = os.environ
    run = Run(
        id=int(environment["RUN_ID"]),
        head=environment["RUN_HEAD"],
        head_repository=environment["RUN_HEAD_REPOSITORY"],
        repository=environment["GITHUB_REPOSITORY"],
    )
    try:
        result = post(run, call_api)
    except RefusedError as refused:
        result = f"Not posted: {refused}."
    except subprocess.CalledProcessError as error:
        raise SystemExit(error.returncode) from None
    sys.stdout.write(f"{result}\n")


if __name__ == "__main__":
    main()
