"""One behaviour for every queue: the local file, and SQS over HTTP."""

from __future__ import annotations

import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from boto3.session import Session

from tests.fixtures.write_protection import files_in
from worker_agent.contract.aws import session as aws
from worker_agent.contract.condition import Readiness
from worker_agent.contract.queues.local_queue import LocalQueue
from worker_agent.contract.queues.queue import Queue, QueueUnavailable, ReceivedMessage
from worker_agent.contract.queues.sqs import SqsQueue

SHORT, LONG = 2, 60  # seconds of visibility timeout
RECEIVERS = 8

MakeQueue = Callable[[], Queue]


@pytest.fixture(params=["local", "sqs"])
def kind(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture
def name() -> str:
    return f"queue-{uuid.uuid4().hex}"


@pytest.fixture
def another(kind: str, name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MakeQueue]:
    """Makes connections to one and the same queue."""
    if kind == "local":
        opened: list[LocalQueue] = []

        def local() -> Queue:
            opened.append(LocalQueue(tmp_path / "queue.db", name, visibility_timeout=LONG))
            return opened[-1]

        yield local
        for queue in opened:
            queue.close()
    else:
        request.getfixturevalue("aws_credentials")
        url = request.getfixturevalue("sqs_url")

        def sqs() -> Queue:
            return SqsQueue(name, visibility_timeout=LONG, region="us-east-1", endpoint_url=url)

        yield sqs


@pytest.fixture
def queue(another: MakeQueue) -> Queue:
    return another()


@pytest.fixture
def look(kind: str, name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], object]:
    """All that there is of the queue."""
    if kind == "local":
        return lambda: files_in(tmp_path)
    client = aws.sqs_client(Session(), "us-east-1", request.getfixturevalue("sqs_url"))

    def ask() -> object:
        urls = client.list_queues(QueueNamePrefix=name).get("QueueUrls", [])
        return {url: client.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"] for url in urls}

    return ask


def receive_one(queue: Queue, wait: float = 5, timeout: int | None = None) -> ReceivedMessage:
    [received] = queue.receive(1, wait_seconds=wait, visibility_timeout=timeout)
    return received


def test_what_is_sent_arrives(queue: Queue) -> None:
    assert queue.send(["hello", "schön → 日本"]) == []
    bodies = {receive_one(queue).body for _ in range(2)}
    assert bodies == {"hello", "schön → 日本"}


def test_a_closed_queue_is_used_again(queue: Queue) -> None:
    queue.close()
    queue.send(["task"])
    queue.close()
    queue.close()
    assert receive_one(queue).body == "task"


def test_an_empty_queue_gives_nothing(queue: Queue) -> None:
    assert queue.receive(10, wait_seconds=0) == []


def test_a_received_message_is_hidden_until_its_lease_ends(queue: Queue) -> None:
    queue.send(["task"])
    first = receive_one(queue, timeout=SHORT)
    assert queue.receive(1, wait_seconds=0) == []
    second = receive_one(queue, wait=SHORT * 4)
    assert (first.receive_count, second.receive_count) == (1, 2)
    assert first.message_id == second.message_id
    assert first.receipt_handle != second.receipt_handle


def test_a_first_delivery_tells_how_long_the_message_has_waited(queue: Queue) -> None:
    queue.send(["task"])
    time.sleep(1.2)
    first = receive_one(queue, timeout=0)
    assert first.waited is not None
    assert 1 <= first.waited < 30
    assert receive_one(queue).waited is None


def test_a_deleted_message_does_not_come_back(queue: Queue) -> None:
    queue.send(["task"])
    assert queue.delete([receive_one(queue, timeout=SHORT).receipt_handle]) == []
    assert queue.receive(1, wait_seconds=SHORT + 1) == []


def test_a_released_message_is_visible_at_once(queue: Queue) -> None:
    queue.send(["task"])
    assert queue.change_visibility([receive_one(queue).receipt_handle], 0) == []
    assert receive_one(queue).receive_count == 2


def test_a_lease_can_be_made_longer(queue: Queue) -> None:
    queue.send(["task"])
    received = receive_one(queue, timeout=SHORT)
    queue.change_visibility([received.receipt_handle], LONG)
    assert queue.receive(1, wait_seconds=SHORT + 1) == []


def test_a_delayed_message_comes_later(queue: Queue) -> None:
    queue.send(["task"], delay_seconds=SHORT)
    assert queue.receive(1, wait_seconds=0) == []
    assert receive_one(queue, wait=SHORT * 4).body == "task"


def test_an_old_receipt_takes_the_message_from_nobody(queue: Queue) -> None:
    queue.send(["task"])
    old = receive_one(queue, timeout=1)
    new = receive_one(queue, wait=10, timeout=SHORT)
    queue.delete([old.receipt_handle])
    assert receive_one(queue, wait=SHORT * 4).message_id == new.message_id


def test_a_receipt_that_works_no_more_is_reported_and_the_others_work(queue: Queue) -> None:
    queue.send(["a", "b"])
    old = receive_one(queue, timeout=1)
    good = receive_one(queue)
    time.sleep(1.5)
    receive_one(queue)
    failed = queue.change_visibility([old.receipt_handle, good.receipt_handle], 0)
    assert good.receipt_handle not in failed
    assert receive_one(queue).message_id == good.message_id


def test_more_than_a_batch(queue: Queue) -> None:
    bodies = [str(number) for number in range(25)]
    assert queue.send(bodies) == []
    received: list[ReceivedMessage] = []
    while more := queue.receive(10, wait_seconds=1):
        received += more
    assert sorted(one.body for one in received) == sorted(bodies)
    assert queue.delete([one.receipt_handle for one in received]) == []
    assert queue.depth().in_flight == 0


def test_large_messages_are_sent_in_smaller_batches(queue: Queue) -> None:
    bodies = [letter * 200_000 for letter in "abcdefgh"]
    assert queue.send(bodies) == []
    received: list[ReceivedMessage] = []
    while len(received) < len(bodies) and (more := queue.receive(10, wait_seconds=2)):
        received += more
    assert sorted(one.body for one in received) == bodies


def test_a_long_poll_wakes_when_a_message_comes(another: MakeQueue) -> None:
    sender, receiver = another(), another()
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(receiver.receive, 1, wait_seconds=20)
        time.sleep(0.5)
        sender.send(["task"])
        sent = time.monotonic()
        [received] = waiting.result()
        assert time.monotonic() - sent < 15  # well before the poll would have ended
    assert received.body == "task"


def test_a_stopped_receiver_takes_nothing(queue: Queue) -> None:
    queue.send(["task"])
    stop = threading.Event()
    stop.set()
    assert queue.receive(1, wait_seconds=20, stop=stop) == []
    assert receive_one(queue).receive_count == 1


def test_depth_tells_what_is_where(queue: Queue) -> None:
    queue.send(["a", "b", "c"])
    queue.send(["later"], delay_seconds=100)
    receive_one(queue)
    depth = queue.depth()
    assert (depth.visible, depth.in_flight, depth.delayed) == (2, 1, 1)


def test_eight_receivers_get_no_message_twice_inside_its_timeout(another: MakeQueue) -> None:
    count = 200
    another().send([str(number) for number in range(count)])
    seen: Counter[str] = Counter()
    lock = threading.Lock()

    def consume(queue: Queue) -> None:
        while received := queue.receive(3, wait_seconds=1):
            with lock:
                seen.update(one.body for one in received)
            queue.delete([one.receipt_handle for one in received[::2]])  # the others stay hidden

    with ThreadPoolExecutor(RECEIVERS) as threads:
        for consumer in [threads.submit(consume, another()) for _ in range(RECEIVERS)]:
            consumer.result()
    assert set(seen.values()) == {1}
    assert len(seen) == count


def test_a_check_of_a_queue_that_is_not_there_makes_none(queue: Queue, look: Callable[[], object]) -> None:
    before = look()
    for _ in range(2):
        found = queue.check()
        assert found.readiness is Readiness.MISSING
        assert found.sentence.startswith(f"There is no {queue.name} yet. The first use makes it")
    assert look() == before


def test_a_check_changes_nothing_that_is_there(another: MakeQueue, look: Callable[[], object]) -> None:
    user, checker = another(), another()
    user.send(["taken", "waiting"])
    receive_one(user)
    user.send(["delayed"], delay_seconds=LONG)
    in_use = look()
    assert checker.check().readiness is Readiness.READY
    assert look() == in_use
    user.close()
    closed = look()
    assert checker.check().readiness is Readiness.READY
    assert look() == closed
    assert receive_one(user).receive_count == 1
    depth = user.depth()
    assert (depth.visible, depth.in_flight, depth.delayed) == (0, 2, 1)


def test_an_sqs_that_does_not_answer_is_said_in_a_sentence(aws_credentials: None) -> None:
    queue = SqsQueue("tasks", visibility_timeout=LONG, region="us-east-1", endpoint_url="http://127.0.0.1:1")
    with pytest.raises(QueueUnavailable, match=r"queue tasks can't be reached\. Check"):
        queue.send(["task"])
    with pytest.raises(QueueUnavailable, match=r"queue tasks can't be reached\. Check"):
        queue.check()


def test_a_queue_file_that_is_none_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "queue.db"
    path.write_text("This is a letter. " * 100)
    with pytest.raises(QueueUnavailable, match=r"is not a queue of Earshot, or is damaged\."):
        LocalQueue(path, "tasks").send(["task"])
    with pytest.raises(QueueUnavailable, match=r"is not a queue of Earshot, or is damaged\."):
        LocalQueue(path, "tasks").check()


def test_two_queues_in_one_file_keep_apart(tmp_path: Path) -> None:
    tasks, status = LocalQueue(tmp_path / "queue.db", "tasks"), LocalQueue(tmp_path / "queue.db", "status")
    tasks.send(["task"])
    assert status.receive(1, wait_seconds=0) == []
    assert tasks.receive(1, wait_seconds=0)
    tasks.close()
    status.close()
