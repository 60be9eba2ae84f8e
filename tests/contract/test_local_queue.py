"""What only the local queue promises: it costs little, heeds a stop at once, and outlives faults of the disk."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from tests.fixtures.sqlite_connections import is_closed
from tests.fixtures.write_protection import WriteProtect, files_in
from worker_agent.contract.condition import Readiness
from worker_agent.contract.queues import local_queue
from worker_agent.contract.queues.local_queue import LocalQueue
from worker_agent.contract.queues.queue import QueueUnavailable

FEW, MANY = 100, 100_000  # messages
SAMPLES = 40


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new/queue.db"


@pytest.fixture
def queue(path: Path) -> Iterator[LocalQueue]:
    queue = LocalQueue(path, "tasks")
    yield queue
    queue.close()


def test_a_stop_wakes_a_waiting_receiver(queue: LocalQueue) -> None:
    stop = threading.Event()
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(queue.receive, 1, wait_seconds=20, stop=stop)
        time.sleep(0.5)
        stop.set()
        assert waiting.result(timeout=10) == []


def test_a_message_of_another_program_is_noticed_without_a_search(
    queue: LocalQueue, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_queue, "SEARCH", 60.0)
    with ThreadPoolExecutor(1) as thread, closing(LocalQueue(path, "tasks")) as other:
        waiting = thread.submit(queue.receive, 1, wait_seconds=20)
        time.sleep(0.5)
        other.send(["task"])
        assert [message.body for message in waiting.result(timeout=10)] == ["task"]


def test_an_idle_receiver_costs_next_to_nothing(queue: LocalQueue) -> None:
    work, wait = time.thread_time(), 2.0
    assert queue.receive(1, wait_seconds=wait) == []
    assert time.thread_time() - work < wait / 20


def test_a_receipt_gets_old_with_its_lease(queue: LocalQueue) -> None:
    queue.send(["task"])
    [received] = queue.receive(1, visibility_timeout=0)
    assert queue.change_visibility([received.receipt_handle], 60) == [received.receipt_handle]
    [again] = queue.receive(1)
    assert queue.delete([received.receipt_handle]) == [received.receipt_handle]
    assert queue.delete([again.receipt_handle]) == []
    assert queue.delete([again.receipt_handle]) == [again.receipt_handle]


def test_leases_outlive_whoever_took_them(queue: LocalQueue, path: Path) -> None:
    queue.send(["task"])
    [received] = queue.receive(1)
    queue.close()
    with closing(LocalQueue(path, "tasks")) as another:
        assert another.receive(1, wait_seconds=0) == []
        assert another.delete([received.receipt_handle]) == []


def test_all_threads_share_one_connection_and_close_ends_it(
    queue: LocalQueue, opened: list[sqlite3.Connection]
) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(queue.send, [["task"]] * 20))
    assert queue.depth().visible == 20
    [connection] = opened
    queue.close()
    assert is_closed(connection)


def test_closing_waits_for_no_thread_that_is_stuck(queue: LocalQueue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_queue, "CLOSING", 0.1)
    queue.send(["task"])
    with queue._transaction(), ThreadPoolExecutor(1) as thread:
        thread.submit(queue.close).result(timeout=10)
    assert queue.depth().visible == 1


def test_many_waiting_messages_make_none_slower(queue: LocalQueue) -> None:
    def cost() -> float:
        """Of the quickest, for the disk has moods."""
        return min(_seconds(lambda: queue.delete([queue.receive(1)[0].receipt_handle])) for _ in range(SAMPLES))

    queue.send(["x" * 500] * FEW)
    with_few = cost()
    queue.send(["x" * 500] * MANY)
    assert cost() < with_few * 5


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_a_full_disk_is_said_in_a_sentence_and_loses_nothing(
    queue: LocalQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(local_queue, "SCHEMA", local_queue.SCHEMA + "PRAGMA max_page_count = 12;")
        queue.send(["kept"])
        with pytest.raises(QueueUnavailable, match=r"queue\.db can't be written: the disk is full\. Free some space\."):
            queue.send(["x" * 1000] * 100)
    assert queue.depth().visible == 1
    queue.send(["x" * 1000] * 100)  # there is space again
    assert queue.depth().visible == 101
    assert queue.receive(1)[0].body == "kept"


def test_a_file_that_another_program_holds_is_said_in_a_sentence(
    queue: LocalQueue, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_queue, "BUSY", 0.1)
    queue.send(["task"])
    with closing(sqlite3.connect(path, isolation_level=None)) as another:
        another.execute("BEGIN IMMEDIATE")
        with pytest.raises(QueueUnavailable, match=r"is held by another program\. Close it"):
            queue.receive(1)
    assert [one.body for one in queue.receive(1)] == ["task"]


def test_a_damaged_file_that_was_moved_away_is_made_anew(queue: LocalQueue, path: Path) -> None:
    path.parent.mkdir()
    path.write_text("This is a letter. " * 100)
    with pytest.raises(QueueUnavailable, match=r"or is damaged\. Move it away, then try again\."):
        queue.send(["task"])
    path.rename(path.with_name("moved"))
    queue.send(["task"])
    assert queue.depth().visible == 1


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(QueueUnavailable, match=r"queue\.db can't be used: .*\. Check the folder and its permissions\."):
        LocalQueue(tmp_path / "file/queue.db", "tasks").send(["task"])
    with pytest.raises(QueueUnavailable, match=r"queue\.db can't be used: .*\. Check the folder and its permissions\."):
        LocalQueue(tmp_path / "file/queue.db", "tasks").check()


def test_a_check_closes_what_it_opened(queue: LocalQueue, opened: list[sqlite3.Connection]) -> None:
    queue.send(["task"])
    queue.check()
    assert [is_closed(connection) for connection in opened] == [False, True]


def test_a_check_reads_the_log_that_a_killed_process_left(queue: LocalQueue, path: Path, tmp_path: Path) -> None:
    queue.send(["task"])  # the tables are in the log alone, until the queue is closed
    left = tmp_path / "left"
    shutil.copytree(path.parent, left)
    before = files_in(left)
    assert LocalQueue(left / path.name, "tasks").check().readiness is Readiness.READY
    assert files_in(left) == before


def test_a_check_makes_no_part_of_a_log_of_which_the_other_is_gone(queue: LocalQueue, path: Path) -> None:
    queue.send(["task"])
    queue.close()
    path.with_name(path.name + "-wal").touch()
    before = files_in(path.parent)
    assert queue.check().readiness is Readiness.READY
    assert files_in(path.parent) == before


def test_a_file_of_a_newer_program_is_left_alone_and_says_what_to_update(queue: LocalQueue, path: Path) -> None:
    queue.send(["task"])
    queue.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1")
    before = path.read_bytes()
    for use in (queue.check, queue.depth, partial(queue.send, ["more"]), partial(queue.receive, wait_seconds=0)):
        with pytest.raises(QueueUnavailable, match=r"changed by a newer Earshot\. Update this one"):
            use()
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_queue_with_the_first_use(queue: LocalQueue, path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert queue.check().readiness is Readiness.MISSING
    assert files_in(path.parent) == {str(path): b""}
    queue.send(["task"])
    assert queue.check().readiness is Readiness.READY


def test_a_check_finds_that_a_folder_is_write_protected(
    queue: LocalQueue, path: Path, write_protect: WriteProtect
) -> None:
    queue.send(["task"])
    queue.close()
    before = files_in(path.parent)
    write_protect(path.parent)
    for name in (path.name, "another.db"):
        with pytest.raises(QueueUnavailable, match=rf"^The queue file .*{name} can't be used: .* Check the folder"):
            LocalQueue(path.with_name(name), "tasks").check()
    assert files_in(path.parent) == before
