"""Health, readiness and metrics over HTTP, on this machine alone: for Prometheus and for what restarts programs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder

logger = logging.getLogger(__name__)

_TEXT = "text/plain; charset=utf-8"


class MonitoringServer:
    """Answers on 127.0.0.1, until it is closed: `/healthz` while the process runs, `/readyz` while it can work, and
    `/metrics`."""

    def __init__(self, port: int, registry: CollectorRegistry, find_fault: Callable[[], str]) -> None:
        """`port`: 0 for any. `find_fault`: why nothing can be done at present; empty: it can. Raises OSError."""
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(registry, find_fault))
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, name="monitoring", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def monitored(port: int, registry: CollectorRegistry, find_fault: Callable[[], str]) -> Iterator[None]:
    """Until the end of the block; a port that can't be had keeps nobody from working."""
    try:
        server = MonitoringServer(port, registry, find_fault)
    except OSError as error:
        logger.warning("nothing tells of health and metrics: port %d can't be had (%s)", port, error.strerror)
        yield
        return
    with closing(server):
        logger.info("health and metrics are told on http://127.0.0.1:%d", server.port)
        yield


def _handler(registry: CollectorRegistry, find_fault: Callable[[], str]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            match self.path.partition("?")[0]:
                case "/healthz":
                    self._answer(HTTPStatus.OK, "ok\n")
                case "/readyz":
                    fault = find_fault()
                    self._answer(HTTPStatus.SERVICE_UNAVAILABLE if fault else HTTPStatus.OK, f"{fault or 'ok'}\n")
                case "/metrics":
                    encode, media_type = choose_encoder(self.headers.get("Accept", ""))
                    self._answer(HTTPStatus.OK, encode(registry), media_type)
                case _:
                    self._answer(HTTPStatus.NOT_FOUND, "There are /healthz, /readyz and /metrics.\n")

        def _answer(self, status: HTTPStatus, content: str | bytes, media_type: str = _TEXT) -> None:
            body = content.encode() if isinstance(content, str) else content
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Who asks every few seconds is not worth a line."""

    return Handler
