"""Stands between the system and a server over HTTP, and makes the server fail."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto

from tests.fixtures.forwarding import Answer, ForwardingHandler, ForwardingServer, forward
from tests.fixtures.http_servers import free_port


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
        self._target = target
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

    def pass_on(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        answer = forward(self._target, method, path, headers, body)
        self._watch(Call(headers.get("X-Amz-Target", ""), body, answer.status, answer.body, time.time()))
        return answer


class _Server(ForwardingServer):
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


class _Handler(ForwardingHandler):
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
            self.answer(503, {}, b"")
            return
        answer = self.server.proxy.pass_on(self.command, self.path, self.headers_to_pass_on(), body)
        if fate is Fate.LOST:
            self.close_connection = True
        else:
            self.answer(*answer)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = handle_call  # noqa: N815  the names that http.server looks for
