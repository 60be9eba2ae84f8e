"""Hints that something in the database has changed: PostgreSQL's notifications, or the version of SQLite's file."""

from __future__ import annotations

import logging
import select
import socket
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any, Protocol

import psycopg2
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from desktop_app.adapters.database.engine import SQLITE
from desktop_app.domain.errors import DatabaseUnavailable
from worker_agent.contract.backoff import exponential_backoff
from worker_agent.contract.queues.sqlite_wal import LOOK, data_version

logger = logging.getLogger(__name__)

CHANNEL = "earshot"  # of PostgreSQL's notifications
CHECK = 20.0  # seconds of silence after which a listener asks the server whether it still listens
LONGEST_PAUSE = 30.0  # seconds between two tries to listen

FAULTS = (SQLAlchemyError, psycopg2.Error, sqlite3.Error, OSError, DatabaseUnavailable)


class NotListening(OSError):
    """The server has forgotten that we listen, as a connection pooler makes it do."""


class _Source(Protocol):
    def wait(self) -> bool:
        """Until something has changed, or for a while; returns whether it has. Raises one of FAULTS."""

    def close(self) -> None: ...


class ChangeHints:
    """Calls back, on a thread of its own, when something has changed; the thread runs from the first subscriber on."""

    def __init__(self, engine: Engine, prepare: Callable[[], None]) -> None:
        """`prepare`: called before the engine is used; raises DatabaseUnavailable."""
        self._engine = engine
        self._prepare = prepare
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[], None]] = []
        self._thread: threading.Thread | None = None
        self._closing: socket.socket
        self._wake: socket.socket
        self._closed = threading.Event()
        self.live = False  #: whether a change would be told at present

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Returns what ends it."""
        with self._lock:
            self._callbacks.append(callback)
            if self._thread is None and not self._closed.is_set():
                self._closing, self._wake = socket.socketpair()
                self._thread = threading.Thread(target=self._run, name="change hints", daemon=True)
                self._thread.start()
        return lambda: self._unsubscribe(callback)

    def close(self) -> None:
        with self._lock:
            self._callbacks.clear()
            first = not self._closed.is_set()
            self._closed.set()
        if self._thread is None or not first:
            return
        self._wake.close()
        self._thread.join(1.0)  # longer only if the network hangs: then the process ends without it
        if not self._thread.is_alive():
            self._closing.close()

    def _unsubscribe(self, callback: Callable[[], None]) -> None:
        with self._lock, suppress(ValueError):  # the hints were closed before
            self._callbacks.remove(callback)

    def _run(self) -> None:
        waits = exponential_backoff(longest=LONGEST_PAUSE)
        while not self._closed.is_set():
            try:
                self._follow()
            except FAULTS as error:
                logger.info("no hints of changes for now: %s", error)
            if self.live:  # it has worked for a while
                waits = exponential_backoff(longest=LONGEST_PAUSE)
            self.live = False
            self._closed.wait(next(waits))

    def _follow(self) -> None:
        """Until it is closed, or a fault."""
        self._prepare()
        with closing(self._open()) as source:
            self.live = True
            self._tell()  # of what nobody has told before we listened
            while not self._closed.is_set():
                if source.wait():
                    self._tell()

    def _open(self) -> _Source:
        connection = self._engine.raw_connection()
        driver = connection.driver_connection
        connection.detach()  # it is kept for long, and would be missing among the connections for everything else
        try:
            if self._engine.dialect.name == SQLITE:
                return _FileVersion(driver, self._closed)
            return _Listener(driver, self._closing)
        except FAULTS:
            connection.close()
            raise

    def _tell(self) -> None:
        with self._lock:
            callbacks = tuple(self._callbacks)
        for callback in callbacks:
            callback()


class _FileVersion:
    """SQLite counts the changes of a file by other connections."""

    def __init__(self, connection: Any, closed: threading.Event) -> None:
        self._connection = connection
        self._closed = closed
        self._version = data_version(connection)

    def wait(self) -> bool:
        self._closed.wait(LOOK)
        before, self._version = self._version, data_version(self._connection)
        return before != self._version

    def close(self) -> None:
        self._connection.close()


class _Listener:
    """A connection to which PostgreSQL sends what others notify."""

    def __init__(self, connection: Any, closing: socket.socket) -> None:
        """`closing`: can be read once it is time to end."""
        self._connection = connection
        self._closing = closing
        connection.autocommit = True
        self._execute(f"LISTEN {CHANNEL}")

    def wait(self) -> bool:
        ready, _, _ = select.select([self._connection, self._closing], [], [], CHECK)
        if not ready:
            self._check()
        self._connection.poll()
        told = bool(self._connection.notifies)
        self._connection.notifies.clear()
        return told

    def close(self) -> None:
        self._connection.close()

    def _check(self) -> None:
        """A connection that was cut raises nothing while it waits: only a question brings that to light."""
        if not self._execute("SELECT 1 FROM pg_listening_channels() AS channel WHERE channel = %s", CHANNEL):
            raise NotListening("the server does not know that we listen")

    def _execute(self, statement: str, *values: str) -> bool:
        """Returns whether there are rows."""
        with self._connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.description is not None and cursor.fetchone() is not None
