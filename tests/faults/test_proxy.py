"""The proxy fails as it is told to: before the effect, after it, or altogether; and the ledger reads what passes."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.faults.lease_log import LeaseLog
from tests.faults.proxy import Call, Fate, Proxy
from tests.fixtures.http_servers import serving
from worker_agent.contract.messages import TaskMessage

TASK = TaskMessage(task="f" * 32, generation=1, audio_key="audio/ff", file_name="board.wav", max_attempts=5)


class Server(BaseHTTPRequestHandler):
    """Answers with what it was sent."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response_only(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def calls() -> list[Call]:
    return []


@pytest.fixture
def proxy(calls: list[Call]) -> Iterator[Proxy]:
    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Server)) as url:
        proxy = Proxy(url, calls.append)
        proxy.up()
        yield proxy
        proxy.down()


@pytest.fixture
def client(proxy: Proxy) -> Iterator[http.client.HTTPConnection]:
    with closing(http.client.HTTPConnection(proxy.url.removeprefix("http://"), timeout=10)) as client:
        yield client


def post(client: http.client.HTTPConnection, body: bytes = b"hello") -> tuple[int, bytes]:
    try:
        client.request("POST", "/", body)
        response = client.getresponse()
        return response.status, response.read()
    except ConnectionError:
        client.close()  # the next call opens a new connection
        raise


def test_a_call_goes_through(client: http.client.HTTPConnection, calls: list[Call]) -> None:
    assert [post(client), post(client)] == [(200, b"hello")] * 2
    assert [call.answer for call in calls] == [b"hello"] * 2


def test_half_a_call_is_none(proxy: Proxy, client: http.client.HTTPConnection, calls: list[Call]) -> None:
    client.putrequest("POST", "/")
    client.putheader("Content-Length", "5")
    client.endheaders(b"hel")
    client.close()
    post(client)
    assert [call.body for call in calls] == [b"hello"]


def test_refused_calls_have_no_effect(proxy: Proxy, client: http.client.HTTPConnection, calls: list[Call]) -> None:
    proxy.spoil(Fate.REFUSED, 2)
    assert [post(client)[0] for _ in range(3)] == [503, 503, 200]
    assert len(calls) == 1


def test_lost_calls_have_their_effect(proxy: Proxy, client: http.client.HTTPConnection, calls: list[Call]) -> None:
    proxy.spoil(Fate.LOST, 1)
    with pytest.raises(http.client.RemoteDisconnected):
        post(client)
    assert len(calls) == 1


def test_what_is_down_takes_no_calls_and_comes_back(proxy: Proxy, client: http.client.HTTPConnection) -> None:
    post(client)
    proxy.down()
    with pytest.raises(ConnectionError):
        post(client)  # on the connection that was open
    with pytest.raises(ConnectionError):
        post(client)  # on a new one
    proxy.heal()
    assert post(client) == (200, b"hello")


def sqs(operation: str, request: dict[str, Any], answer: dict[str, Any], at: float) -> Call:
    return Call(f"AmazonSQS.{operation}", json.dumps(request).encode(), 200, json.dumps(answer).encode(), at)


def test_the_ledger_knows_until_when_a_task_was_whose() -> None:
    lease_log = LeaseLog()
    message = {"Body": TASK.encode(), "ReceiptHandle": "r", "Attributes": {"ApproximateReceiveCount": "2"}}
    lease_log.note(sqs("ReceiveMessage", {"VisibilityTimeout": 10}, {"Messages": [message]}, at=100.0))
    change = {"Id": "0", "ReceiptHandle": "r", "VisibilityTimeout": 60}
    lease_log.note(sqs("ChangeMessageVisibilityBatch", {"Entries": [change]}, {"Failed": []}, at=105.0))
    lease_log.note(sqs("ChangeMessageVisibilityBatch", {"Entries": [change]}, {"Failed": [{"Id": "0"}]}, at=150.0))
    [delivery] = lease_log.deliveries(TASK.task, 2)
    assert [delivery.ends(moment) for moment in (99.0, 104.0, 106.0, 151.0)] == [0.0, 110.0, 165.0, 165.0]
    assert lease_log.deliveries(TASK.task, 1) == []
