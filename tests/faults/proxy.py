"""Stands between the system and a server over HTTP, and makes the server fail."""

from __future__ import annotations

import http.client
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from tests.fixtures.http_servers import free_port

LONGEST_CALL = 60.0  # seconds; a long poll takes 20
HOP_BY_HOP = frozenset({"connection", "keep-alive", "expect", "host", "content-length", "transfer-encoding"})


class Fate(Enum):
    """What becomes of one call."""

    ANSWERED = auto()
    REFUSED = auto()  #: an error, before the effect
    LOST = auto()  #: the connection ends after the effect


@dataclass(frozen=True, slots=True)
class Call:
    """One call that has had its effect."""

    target: str  #: AWS's name for the operation, where the protocol has one in a header
    body: bytes
    status: int
    answer: bytes
    at: float  #: when the answer was there, in seconds since 1970


class Proxy:
    """Safe for use by several threads."""

    def __init__(self, target: str, watch: Callable[[Call], None] = lambda call: None) -> None:
        """`target`: the server's URL; `watch`: told of every call that has had its effect."""
        self._target = urlsplit(target)
        self._watch = watch
        self._port = free_port()
        self._lock = threading.Lock()
        self._coming: list[Fate] = []
        self._server: _Server | None = None
        self.spoiled = 0  #: calls that were refused or not answered

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def up(self) -> None:
        """Listen."""
        if self._server is None:
            self._server = _Server(self._port, self)
            threading.Thread(target=self._server.serve_forever, args=(0.02,), name="proxy", daemon=True).start()

    def down(self) -> None:
        """Cut all connections, and take no more."""
        if self._server is not None:
            self._server.end()
            self._server = None

    def spoil(self, fate: Fate, calls: int) -> None:
        """Let the next calls meet this fate."""
        with self._lock:
            self._coming += [fate] * calls

    def heal(self) -> None:
        """From now on all goes well."""
        with self._lock:
            self._coming.clear()
        self.up()

    def next_fate(self) -> Fate:
        with self._lock:
            if not self._coming:
                return Fate.ANSWERED
            self.spoiled += 1
            return self._coming.pop(0)

    def pass_on(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, Any, bytes]:
        """What the server answers: status, headers, body."""
        connection = http.client.HTTPConnection(self._target.hostname or "", self._target.port, timeout=LONGEST_CALL)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            answer = response.read()
        finally:
            connection.close()
        self._watch(Call(headers.get("X-Amz-Target", ""), body, response.status, answer, time.time()))
        return response.status, response.headers, answer


class _Server(ThreadingHTTPServer):
    request_queue_size = 64

    def __init__(self, port: int, proxy: Proxy) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.proxy = proxy
        self.connections: set[socket.socket] = set()

    def end(self) -> None:
        self.shutdown()
        self.server_close()
        for connection in tuple(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):  # a client that was killed is nothing new here
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.connections.add(self.connection)

    def finish(self) -> None:
        self.server.connections.discard(self.connection)
        super().finish()

    def handle_call(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        if len(body) < length:  # the client died while it spoke
            self.close_connection = True
            return
        fate = self.server.proxy.next_fate()
        if fate is Fate.REFUSED:
            self._answer(503, {}, b"")
            return
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        answer = self.server.proxy.pass_on(self.command, self.path, headers, body)
        if fate is Fate.LOST:
            self.close_connection = True
        else:
            self._answer(*answer)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = handle_call  # noqa: N815  the names that http.server looks for

    def _answer(self, status: int, headers: Any, body: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        # The answer to HEAD tells the length of what it leaves out
        length = headers.get("Content-Length", "0") if self.command == "HEAD" else str(len(body))
        self.send_header("Content-Length", length)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass
