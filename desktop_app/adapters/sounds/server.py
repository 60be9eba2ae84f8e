"""Serves one recording over HTTP to the player of this computer.

FFmpeg reads it in a thread of its own, in parts, as it needs them, and goes to any place in it. So it waits for the
store there, and the window never does.
"""

from __future__ import annotations

import logging
import re
import secrets
import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from typing import Any

from worker_agent.contract.stores.object_store import ObjectMissing, StoreUnavailable

logger = logging.getLogger(__name__)

Read = Callable[[int, int], Iterable[bytes]]  # start, length; raises one of UNREADABLE

UNREADABLE = (StoreUnavailable, ObjectMissing)
_POLL = 0.05  # seconds until a closed server ends
_RANGE = re.compile(r"bytes=(\d+)-(\d*)$")


class SoundServer:
    """Only for those who know its address, which nobody can guess; only on this computer."""

    def __init__(self, read: Read, size: int) -> None:
        """`read`: gives a part of the recording; `size`: of all, in bytes."""
        self.fault = ""  #: a sentence on why a part could not be read; empty: all could
        self.read, self.size = read, size
        self.path = f"/{secrets.token_urlsafe(32)}"
        self._http = _Http(self)
        self.url = f"http://127.0.0.1:{self._http.server_port}{self.path}"
        threading.Thread(target=self._serve, name="sound", daemon=True).start()

    def close(self) -> None:
        """Break off what is being read; returns at once."""
        self._http.break_off()
        threading.Thread(target=self._http.shutdown, name="sound-end", daemon=True).start()

    def tell(self, error: Exception) -> None:
        self.fault = str(error)
        logger.warning("can't read on for the player: %s", error)

    def _serve(self) -> None:
        with self._http:
            self._http.serve_forever(_POLL)


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, sound: SoundServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.sound = sound
        self._open: set[socket.socket] = set()
        self._closed = False
        self._lock = threading.Lock()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._open.add(request)
            if self._closed:
                _cut(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A player that has heard enough just goes."""
        logger.debug("the player has gone", exc_info=True)

    def break_off(self) -> None:
        with self._lock:
            self._closed = True
            for each in self._open:
                _cut(each)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def do_GET(self) -> None:
        sound = self.server.sound
        if not secrets.compare_digest(self.path.encode(), sound.path.encode()):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        wanted = _RANGE.match(self.headers.get("Range", ""))
        start = int(wanted[1]) if wanted else 0
        end = min(int(wanted[2]) + 1, sound.size) if wanted and wanted[2] else sound.size
        if start >= end:
            self._begin(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, 0, f"bytes */{sound.size}")
            return
        self._send(sound, start, end, partial=wanted is not None)

    def log_message(self, format: str, *args: Any) -> None:
        logger.debug(format, *args)

    def _send(self, sound: SoundServer, start: int, end: int, *, partial: bool) -> None:
        self.close_connection = True  # as FFmpeg does it: a new one for each place in the recording
        pieces = iter(sound.read(start, end - start))
        try:
            first = next(pieces)
        except UNREADABLE as error:
            sound.tell(error)
            self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        status = HTTPStatus.PARTIAL_CONTENT if partial else HTTPStatus.OK
        self._begin(status, end - start, f"bytes {start}-{end - 1}/{sound.size}" if partial else "")
        try:
            for piece in chain([first], pieces):
                self.wfile.write(piece)
        except UNREADABLE as error:  # the player sees that less came than was promised
            sound.tell(error)

    def _begin(self, status: HTTPStatus, length: int, content_range: str) -> None:
        self.send_response(status)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(length))
        if content_range:
            self.send_header("Content-Range", content_range)
        self.end_headers()


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
