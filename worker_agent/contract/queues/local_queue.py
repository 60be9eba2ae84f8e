"""The queue port on one local file: SQS's semantics for one machine, durable through `kill -9` and power loss."""

from __future__ import annotations

import sqlite3
import threading
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from worker_agent.contract import __version__
from worker_agent.contract.condition import Condition, Readiness
from worker_agent.contract.queues.queue import Depth, QueueAttributes, QueueUnavailable, ReceivedMessage
from worker_agent.contract.queues.sqlite_wal import LOOK, data_version, look_into, use_wal
from worker_agent.contract.rights import QueueNeed, Right
from worker_agent.contract.sqs_limits import MAX_WAIT
from worker_agent.contract.writable import is_writable_file

BUSY = 30.0  # seconds to wait for another process's transaction
CLOSING = 1.0  # seconds to wait for another thread's transaction
SEARCH = 0.2  # seconds between two searches of a file that nobody changes: a lease may have ended

SCHEMA_VERSION = 0  # the file's `user_version`; a change that older programs can't work with raises it
SCHEMA = """
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    uid TEXT NOT NULL,
    body TEXT NOT NULL,
    visible_at REAL NOT NULL,
    receipt TEXT,
    receive_count INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS messages_by_visibility ON messages (queue, visible_at, id);
CREATE UNIQUE INDEX IF NOT EXISTS messages_by_receipt ON messages (receipt) WHERE receipt IS NOT NULL;
"""


class LocalQueue:
    """One of the queues in a file. Any number of processes and threads may use it at once."""

    def __init__(self, path: Path, name: str, *, visibility_timeout: int = 300) -> None:
        """`visibility_timeout`: seconds of a lease where the receiver names none."""
        self._path = path
        self._name = name
        self._visibility_timeout = visibility_timeout
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.Lock()  # one connection serves all threads, one at a time

    @property
    def name(self) -> str:
        return f"{self._name} queue in {self._path}"

    def send(self, bodies: Sequence[str], *, delay_seconds: int = 0) -> list[int]:
        visible_at = time.time() + delay_seconds  # the wall clock: the only one that several processes share
        rows = [(self._name, uuid.uuid4().hex, body, visible_at) for body in bodies]
        with self._transaction() as connection:
            connection.executemany("INSERT INTO messages (queue, uid, body, visible_at) VALUES (?, ?, ?, ?)", rows)
        return []

    def receive(
        self,
        max_messages: int = 1,
        *,
        wait_seconds: float = MAX_WAIT,
        visibility_timeout: int | None = None,
        stop: threading.Event | None = None,
    ) -> list[ReceivedMessage]:
        deadline = time.monotonic() + wait_seconds
        stop = stop or threading.Event()
        lease = self._visibility_timeout if visibility_timeout is None else visibility_timeout
        while not stop.is_set():
            version = self._version()
            if self._may_have_one() and (received := self._take(max_messages, lease)):
                return received
            left = deadline - time.monotonic()
            if left <= 0:
                break
            self._await_change(version, min(SEARCH, left), stop)
        return []

    def delete(self, receipt_handles: Sequence[str]) -> list[str]:
        statement = "DELETE FROM messages WHERE queue = ? AND receipt = ?"
        with self._transaction() as connection:
            return [one for one in receipt_handles if not connection.execute(statement, (self._name, one)).rowcount]

    def change_visibility(self, receipt_handles: Sequence[str], seconds: int) -> list[str]:
        now = time.time()
        statement = "UPDATE messages SET visible_at = ? WHERE queue = ? AND receipt = ? AND visible_at > ?"
        with self._transaction() as connection:
            return [
                one
                for one in receipt_handles
                if not connection.execute(statement, (now + seconds, self._name, one, now)).rowcount
            ]

    def depth(self) -> Depth:
        statement = """SELECT sum(visible_at <= ?), sum(visible_at > ? AND receipt IS NOT NULL),
            sum(visible_at > ? AND receipt IS NULL) FROM messages WHERE queue = ?"""
        now = time.time()
        with self._open() as connection:
            visible, in_flight, delayed = connection.execute(statement, (now, now, now, self._name)).fetchone()
        return Depth(visible or 0, in_flight or 0, delayed or 0)

    def attributes(self) -> QueueAttributes:
        return QueueAttributes()

    def check(self) -> Condition:
        try:
            if is_writable_file(self._path) and self._holds_queues():
                return Condition(Readiness.READY, f"The {self.name} can be used.")
        except (sqlite3.Error, OSError) as error:
            raise QueueUnavailable(_sentence(self._path, error)) from error
        return Condition(Readiness.MISSING, f"There is no {self.name} yet. The first use makes it.")

    def rights(self, needs: Iterable[QueueNeed]) -> list[Right]:
        return []

    def close(self) -> None:
        if not self._lock.acquire(timeout=CLOSING):
            return  # a thread is stuck in it: only the end of the process can close it
        try:
            self._forget()
        finally:
            self._lock.release()

    def _holds_queues(self) -> bool:
        with closing(look_into(self._path, BUSY)) as connection:
            _refuse_newer(connection, self._path)
            return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'messages'").fetchone() is not None

    def _await_change(self, version: int, seconds: float, stop: threading.Event) -> None:
        """Until another connection has changed the file since it had that version."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and not stop.wait(min(LOOK, left)):
            if self._version() != version:
                return

    def _version(self) -> int:
        with self._open() as connection:
            return data_version(connection)

    def _may_have_one(self) -> bool:
        """A look that locks nobody out."""
        statement = "SELECT 1 FROM messages WHERE queue = ? AND visible_at <= ? LIMIT 1"
        with self._open() as connection:
            return connection.execute(statement, (self._name, time.time())).fetchone() is not None

    def _take(self, count: int, lease: int) -> list[ReceivedMessage]:
        now = time.time()
        chosen = """SELECT id, body, uid, receive_count + 1, visible_at FROM messages
            WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, id LIMIT ?"""
        with self._transaction() as connection:
            rows = connection.execute(chosen, (self._name, now, count)).fetchall()
            received = [
                ReceivedMessage(body, uuid.uuid4().hex, uid, times, now - since if times == 1 else None)
                for _, body, uid, times, since in rows
            ]
            connection.executemany(
                "UPDATE messages SET visible_at = ?, receipt = ?, receive_count = receive_count + 1 WHERE id = ?",
                [(now + lease, one.receipt_handle, row[0]) for one, row in zip(received, rows, strict=True)],
            )
        return received

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone; sqlite's errors become sentences."""
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = self._connect()
                yield self._connection
            except (sqlite3.Error, OSError) as error:
                self._forget()  # what is mended meanwhile works only on a new one
                raise QueueUnavailable(_sentence(self._path, error)) from error

    def _forget(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=BUSY, isolation_level=None, check_same_thread=False)
        try:
            _refuse_newer(connection, self._path)
            use_wal(connection, BUSY)
            connection.execute("PRAGMA synchronous = FULL")
            connection.executescript(SCHEMA)
        except BaseException:
            connection.close()
            raise
        return connection


def _refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    """Raises QueueUnavailable where the file is one that only a newer program can work with."""
    if connection.execute("PRAGMA user_version").fetchone()[0] > SCHEMA_VERSION:
        raise QueueUnavailable(
            f"The queue file {path} was changed by a newer Earshot. Update this one, version {__version__}, to use it."
        )


def _sentence(path: Path, error: Exception) -> str:
    text = str(error)
    if "full" in text or "No space" in text:
        return f"The queue file {path} can't be written: the disk is full. Free some space."
    if "locked" in text or "busy" in text:
        return f"The queue file {path} is held by another program. Close it, then try again."
    if "malformed" in text or "not a database" in text:
        return f"The file {path} is not a queue of Earshot, or is damaged. Move it away, then try again."
    return f"The queue file {path} can't be used: {text}. Check the folder and its permissions."
