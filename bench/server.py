"""A host for a folder of files: negotiates encodings, sets caching headers, counts bytes.

It speaks HTTP/1.1 and carries every answer over the current visitor's link.
"""

import mimetypes
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import uvicorn

from bench.encodings import Body, Encoding, chosen, encoded
from bench.link import Link
from bench.profiles import UNHINDERED, Network
from hooks.cache import hash_of_content

BLANK = "blank"
"""The address of an empty page, which costs nothing on any network."""

_TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip"}

type _Message = MutableMapping[str, Any]
type _Send = Callable[[_Message], Awaitable[None]]
type _Receive = Callable[[], Awaitable[_Message]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """An answer that was sent: what was asked for and how many bytes its body took.

    `path` is from the root without a slash before it, `wanted_for` what the browser says that it
    needs the file for, such as `script` or `worker`, and `asked_by` the path of the page or script
    that asked.
    """

    path: str
    wanted_for: str
    asked_by: str
    status: int
    encoding: Encoding
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: Body

    @property
    def wire_headers(self) -> list[tuple[bytes, bytes]]:
        """Return all headers in the server's form."""
        headers = {**self.headers, "content-length": str(len(self.body.content))}
        if self.body.encoding != "identity":
            headers["content-encoding"] = self.body.encoding
        return [(name.encode(), value.encode()) for name, value in headers.items()]


_NOTHING = Body(content=b"", encoding="identity")
_EMPTY_PAGE = _Answer(
    status=200,
    headers={"content-type": "text/html", "cache-control": "no-store"},
    body=Body(
        content=b'<!doctype html><title>Blank</title><link rel="icon" href="data:,">',
        encoding="identity",
    ),
)


class Host:
    """Serves a folder over one visitor's link at a time, as an ASGI application."""

    def __init__(self, folder: Path, offered: tuple[Encoding, ...]) -> None:
        self.folder = folder
        self.offered = offered
        self.link = Link(UNHINDERED)
        self.transfers: list[Transfer] = []
        self.address = ""

    def expect_visitor(self, network: Network) -> None:
        """Reset the count, with a line of its own for the next visitor."""
        self.link = Link(network)
        self.transfers = []

    async def __call__(self, scope: _Message, _receive: _Receive, send: _Send) -> None:
        """Answer a request."""
        link, transfers = self.link, self.transfers
        path = unquote(scope["path"]).lstrip("/")
        asked = {name.decode(): value.decode() for name, value in scope["headers"]}
        if path == BLANK:
            await _send(send, _EMPTY_PAGE, Link(UNHINDERED))
            return
        await link.answer()
        answer = self._answer(path, asked)
        transfers.append(_transfer(path, asked, answer))
        await _send(send, answer, link)

    def _answer(self, path: str, asked: dict[str, str]) -> _Answer:
        file = file_of(self.folder, path)
        status = 200
        if file is None:
            file, status = self.folder / "404.html", 404
        if not file.exists():
            return _Answer(status=404, headers={}, body=_NOTHING)
        encoding = chosen(asked.get("accept-encoding", ""), self.offered)
        body = encoded(file, encoding)
        tag = f'"{hash_of_content(body.content)}"'
        headers = {**headers_of(file), "etag": tag, "vary": "accept-encoding"}
        if asked.get("if-none-match") == tag:
            return _Answer(status=304, headers=headers, body=_NOTHING)
        return _Answer(status=status, headers=headers, body=body)


def file_of(folder: Path, path: str) -> Path | None:
    """Return the file of a path of the site, None where the folder has none."""
    if ".." in path.split("/"):
        return None
    file = folder / path
    if file.is_dir():
        file /= "index.html"
    return file if file.is_file() else None


def headers_of(file: Path) -> dict[str, str]:
    """Return a file's type and caching headers: pages are revalidated, hashed files cached."""
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    is_page = file.suffix == ".html"
    return {
        "content-type": kind or "application/octet-stream",
        "cache-control": "no-cache" if is_page else "public, max-age=31536000, immutable",
    }


@contextmanager
def served(folder: Path, offered: tuple[Encoding, ...]) -> Iterator[Host]:
    """Serve a folder on this machine, in a thread; `offered` are the encodings, best first."""
    host = Host(folder, offered)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        host.address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        config = uvicorn.Config(
            host, http="h11", ws="none", lifespan="off", access_log=False, log_config=None
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.should_exit = True
            server.force_exit = True
            thread.join()


async def _send(send: _Send, answer: _Answer, link: Link) -> None:
    content = answer.body.content
    start = {"status": answer.status, "headers": answer.wire_headers}
    await send({"type": "http.response.start", **start})
    for position in range(0, len(content), link.piece):
        piece = content[position : position + link.piece]
        await link.carry(len(piece))
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def _transfer(path: str, asked: dict[str, str], answer: _Answer) -> Transfer:
    return Transfer(
        path=path,
        wanted_for=asked.get("sec-fetch-dest", ""),
        asked_by=urlsplit(asked.get("referer", "")).path.lstrip("/"),
        status=answer.status,
        encoding=answer.body.encoding,
        size=len(answer.body.content),
    )
