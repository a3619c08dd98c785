"""A dump server on loopback that can fail in the ways that servers do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LAST_MODIFIED = "Tue, 18 Nov 2025 03:00:00 GMT"


@dataclass
class DumpServer:
    """What is served, and what was asked for."""

    files: dict[str, bytes]
    address: str = ""
    etag: str | None = '"one"'
    cut_after: int | None = None
    """Bytes after which the connection ends; the next answers are whole again."""
    length: bool = True
    """Whether Content-Length is told."""
    redirect: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """Path and Range of each request."""
    sent: int = 0
    """Bytes of files."""
    agents: list[str | None] = field(default_factory=list)


@contextmanager
def serving(files: dict[str, bytes]) -> Iterator[DumpServer]:
    """The server, running."""
    state = DumpServer(files)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            pass

        def do_GET(self) -> None:
            state.asked.append((self.path, self.headers.get("Range")))
            state.agents.append(self.headers.get("User-Agent"))
            if self.path in state.redirect:
                self.send_response(302)
                self.send_header("Location", state.redirect[self.path])
                self.end_headers()
            elif self.path not in state.files:
                self.send_error(404)
            else:
                self._file(state.files[self.path])

        def _file(self, content: bytes) -> None:
            start = 0
            wanted = self.headers.get("Range")
            if wanted and self.headers.get("If-Range") in (state.etag, LAST_MODIFIED):
                start = int(wanted.removeprefix("bytes=").removesuffix("-"))
                if start >= len(content):
                    self.send_response(416)
                    self.send_header("Content-Range", f"bytes */{len(content)}")
                    self.end_headers()
                    return
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            if state.etag:
                self.send_header("ETag", state.etag)
            self.send_header("Last-Modified", LAST_MODIFIED)
            if state.length:
                self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            end, state.cut_after = state.cut_after, None
            piece = content[start:] if end is None else content[start:end]
            state.sent += len(piece)
            self.wfile.write(piece)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
