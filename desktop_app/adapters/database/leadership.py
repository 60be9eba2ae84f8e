"""Which of the programs at one PostgreSQL database does what one alone can do as well as many.

A service (`earshot orchestrate`) always does, and has a lock that it shares with other services. A window does while no
service is there and no other window has the windows' lock. The locks end with their session: nobody has to notice that
a program has died. They only save work: several that work at once, by a mistake or for a moment, do no harm.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from desktop_app.adapters.database.engine import POSTGRESQL
from desktop_app.domain.errors import DatabaseUnavailable

logger = logging.getLogger(__name__)

RENEWAL = 5.0  # seconds between two questions to the server
IDLE = 60  # seconds without one after which the server ends the session: its program stands still, or is cut off

#: Names the locks among PostgreSQL's advisory ones
_KEY: dict[str, Any] = {"earshot": 0x45415253, "service": 1, "window": 2}

_END_WHEN_IDLE = text(  # older servers don't have it
    "SELECT set_config(name, :seconds, false) FROM pg_settings WHERE name = 'idle_session_timeout'"
)
_SHARE = text("SELECT pg_try_advisory_lock_shared(:earshot, :service)")
_GIVE_BACK = text("SELECT pg_advisory_unlock(:earshot, :window)")
_SERVICE_IS_THERE = """EXISTS (SELECT 1 FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND classid = :earshot AND objid = :service
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"""
_MAY_KEEP = text(f"SELECT NOT {_SERVICE_IS_THERE}")
_TAKE = text(f"SELECT CASE WHEN {_SERVICE_IS_THERE} THEN false ELSE pg_try_advisory_lock(:earshot, :window) END")


class Leadership:
    """What this process has of the locks; all threads may ask."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._has_lock = False
        self._leads = True
        self._asked = float("-inf")

    def leads(self, *, as_service: bool) -> bool:
        """True, too, where the server can't be asked: whatever is to be done then says so itself."""
        if self._engine.dialect.name != POSTGRESQL:
            return True
        with self._lock:
            if time.monotonic() - self._asked >= RENEWAL:
                self._leads = self._ask(as_service)
                self._asked = time.monotonic()
            return self._leads

    def close(self) -> None:
        with self._lock:
            self._hang_up()

    def _ask(self, as_service: bool) -> bool:
        try:
            if self._connection is None:
                self._connection = self._connect()
            return self._share(self._connection) if as_service else self._take_or_leave(self._connection)
        except (SQLAlchemyError, DatabaseUnavailable) as error:
            logger.info("can't tell who orchestrates: %s", error)
            self._hang_up()
            return True

    def _connect(self) -> Connection:
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        connection.detach()  # it is kept for long, and its locks with it
        connection.execute(_END_WHEN_IDLE, {"seconds": f"{IDLE}s"})
        return connection

    def _share(self, connection: Connection) -> bool:
        if self._has_lock:
            connection.scalar(text("SELECT 1"))  # else the server would end the session
        else:
            self._has_lock = bool(connection.scalar(_SHARE, _KEY))
        return True

    def _take_or_leave(self, connection: Connection) -> bool:
        had_lock = self._has_lock
        self._has_lock = bool(connection.scalar(_MAY_KEEP if had_lock else _TAKE, _KEY))
        if had_lock and not self._has_lock:
            connection.execute(_GIVE_BACK, _KEY)
        return self._has_lock

    def _hang_up(self) -> None:
        self._has_lock = False
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
