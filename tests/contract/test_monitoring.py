"""Health, readiness and metrics, asked for over HTTP."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing

import pytest
from prometheus_client import CollectorRegistry, Counter

from worker_agent.contract.monitoring import MonitoringServer, monitored


class Watched:
    """A server, and the fault that it finds."""

    def __init__(self) -> None:
        self.fault = ""
        self.registry = CollectorRegistry()
        self.server = MonitoringServer(0, self.registry, lambda: self.fault)

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.server.port}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()


@pytest.fixture
def watched() -> Iterator[Watched]:
    found = Watched()
    with closing(found.server):
        yield found


def test_who_can_work_is_ready_and_who_can_not_says_why(watched: Watched) -> None:
    assert watched.get("/readyz") == (200, "ok\n")
    watched.fault = "The database can't be reached."
    assert watched.get("/readyz") == (503, "The database can't be reached.\n")
    assert watched.get("/healthz") == (200, "ok\n")  # a restart would not mend that


def test_metrics_are_told_as_they_stand(watched: Watched) -> None:
    tasks = Counter("tasks", "Tasks.", registry=watched.registry)
    tasks.inc(3)
    status, text = watched.get("/metrics?all")
    assert (status, "tasks_total 3.0" in text) == (200, True)


def test_nothing_else_is_there(watched: Watched) -> None:
    assert watched.get("/etc/passwd")[0] == 404


def test_only_this_machine_hears_it(watched: Watched) -> None:
    assert watched.server._server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_keeps_nobody_from_working(caplog: pytest.LogCaptureFixture) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with monitored(port, CollectorRegistry(), str):
            assert f"port {port} can't be had" in caplog.text
