"""Connections: what SQLite and PostgreSQL each need to be durable, patient and quick to notice a lost network."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2
from psycopg2.extensions import make_dsn
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import ArgumentError

from desktop_app.adapters.database.iam import IamTokens, sign_in_with, with_tls
from desktop_app.domain.errors import DatabaseUnavailable, SettingsError
from desktop_app.domain.search_text import searchable_words
from desktop_app.domain.word_pairs import word_pairs
from worker_agent.contract.queues.sqlite_wal import use_wal

BUSY_TIMEOUT = 30.0  # seconds to wait for another process's transaction
CONNECT_TIMEOUT = 10  # seconds
LOCK_TIMEOUT = 10  # seconds to wait for a row that another program holds
STATEMENT_TIMEOUT = 60  # seconds for one statement, or for one part of a list that is read in parts
IDLE_IN_TRANSACTION = 30  # seconds after which a computer that fell asleep in mid-transaction holds up others no more
ROWS = 500  # in one round trip of a batch

KEEPALIVES = {  # a cut connection raises nothing by itself; these find it within a minute
    "keepalives": 1,
    "keepalives_idle": 30,  # seconds
    "keepalives_interval": 10,  # seconds
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,  # milliseconds
}

READ_ONLY = "25006"  # PostgreSQL's code for what a standby answers to a change

SQLITE = "sqlite"
POSTGRESQL = "postgresql"


DRIVERS = ("sqlite", "sqlite+pysqlite", "postgres", POSTGRESQL, "postgres+psycopg2", "postgresql+psycopg2")

_EXAMPLES = "Write it like sqlite:////folder/earshot.db or postgresql://user:password@host:5432/earshot"
_QUOTING = "In a password, write @ as %40, / as %2F, : as %3A and % as %25."
_HOST = re.compile(r"[\w.,-]+|[\da-fA-F:.]+(%\w+)?")  # names or addresses; one address of IPv6


def parse_url(text: str) -> URL:
    """Raises SettingsError, which repeats nothing of the text: what stands in a wrong place may be of the password."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise SettingsError(f"The database's URL is no URL. {_QUOTING} {_EXAMPLES}") from None
    if url.drivername not in DRIVERS:
        raise SettingsError(f"The database's URL names a kind of database that Earshot does not know. {_EXAMPLES}")
    if url.get_backend_name() == SQLITE:
        return _checked_file(url)
    if not (_is_plausible(url, text) and _is_accepted(url := url.set(drivername=f"{POSTGRESQL}+psycopg2"))):
        raise SettingsError(f"The database's URL can't be read. {_QUOTING} {_EXAMPLES}")
    return url


def _checked_file(url: URL) -> URL:
    if url.database in (None, "", ":memory:") or url.host or url.username or url.password or url.port:
        raise SettingsError(f"The database's URL names no file. {_EXAMPLES}")
    return url


def _is_plausible(url: URL, text: str) -> bool:
    """Whether host, port and database can be what they say: a password's @ or / would split it between them."""
    database, raw = url.database or "", text.upper()
    stray = any(mark in database and quote(mark, safe="") not in raw for mark in "@/")
    named = url.host is None or _HOST.fullmatch(url.host) is not None
    return named and not stray and (url.port is None or 0 < url.port < 2**16)


def _is_accepted(url: URL) -> bool:
    """Whether the driver knows all that stands behind the question mark."""
    try:
        make_dsn(**url.get_dialect()().create_connect_args(url)[1])
    except (ArgumentError, ValueError, psycopg2.Error):
        return False
    return True


def make_engine(url: URL, tokens: IamTokens | None = None) -> Engine:
    """Connects later, when first used; with `tokens` in place of a password."""
    if url.get_backend_name() == SQLITE:
        return _sqlite(url)
    if tokens is None:
        return _postgresql(url)
    engine = _postgresql(with_tls(url))
    sign_in_with(tokens.fresh, engine)
    return engine


def close_engine(engine: Engine) -> None:
    """Let go of all connections. What other threads still use, or open later, is closed when they are done with it."""
    event.listen(engine, "checkin", lambda _, record: record.invalidate())
    engine.dispose()


def describe(url: URL) -> str:
    """The database's name for people."""
    if url.get_backend_name() == SQLITE:
        return str(url.database)
    return f"{url.database or ''} on {url.host or ' or '.join(named_hosts(url)) or 'this computer'}".strip()


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT}, insertmanyvalues_page_size=ROWS)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        connection.isolation_level = None  # the driver would begin transactions too late; ours begin below
        use_wal(connection, BUSY_TIMEOUT)
        connection.execute("PRAGMA synchronous = FULL")  # an accepted task outlives a power cut, too
        connection.execute("PRAGMA foreign_keys = ON")
        connection.create_function("indexed_words", 1, _indexed_words, deterministic=True)  # for triggers
        connection.create_function("indexed_pairs", 1, _indexed_pairs, deterministic=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _indexed_words(text: str) -> str:
    """The spaces behind them let the last letter begin three characters, too."""
    return f"{searchable_words(text)}  "


def _indexed_pairs(text: str) -> str:
    return " ".join(sorted(word_pairs(searchable_words(text))))


def ensure_folder(url: URL) -> None:
    """Make the folder of a database that is a file; raises DatabaseUnavailable."""
    if url.get_backend_name() != SQLITE:
        return
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnavailable(
            f"The folder {folder} for the database can't be made ({error.strerror}). "
            "Name another one, or allow this user to write there."
        ) from error


def _postgresql(url: URL) -> Engine:
    defaults = {"connect_timeout": CONNECT_TIMEOUT, "application_name": "earshot", **KEEPALIVES}
    if len(named_hosts(url)) > 1:
        defaults["target_session_attrs"] = "read-write"  # whichever of them is the writer by now
    engine = create_engine(
        url,
        connect_args={name: value for name, value in defaults.items() if name not in url.query},
        pool_pre_ping=True,
        executemany_mode="values_plus_batch",  # else every row of a batched UPDATE is a round trip
        executemany_batch_page_size=ROWS,
        insertmanyvalues_page_size=ROWS,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(_session_settings())
        cursor.close()
        connection.commit()

    @event.listens_for(engine, "handle_error")
    def leave_a_standby(context: ExceptionContext) -> None:
        """By the next try there may be a writer at the same address: all connections are to be made anew."""
        if getattr(context.original_exception, "pgcode", None) == READ_ONLY:
            context.is_disconnect = True

    return engine


def _session_settings() -> str:
    """Together: each statement of its own would take the time of a round trip, for each connection."""
    return (
        f"SET lock_timeout = '{LOCK_TIMEOUT}s'; "
        f"SET statement_timeout = '{STATEMENT_TIMEOUT}s'; "
        f"SET idle_in_transaction_session_timeout = '{IDLE_IN_TRANSACTION}s'; "
        "SET cursor_tuple_fraction = 1"  # what we stream we read whole: no plan for the first rows only
    )


def without_timeouts(connection: Connection) -> None:
    """On PostgreSQL, let the present transaction take as long as it takes."""
    connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")


def named_hosts(url: URL) -> Sequence[str]:
    """Those that the URL's query names: the place for several."""
    named = url.query.get("host", ())
    return named.split(",") if isinstance(named, str) else named


def place_of(url: URL) -> str:
    """Where it is, for the person."""
    several = [host for host in named_hosts(url) if not host.startswith("/")]  # that is a socket's folder, here
    return url.host or " or ".join(several) or "this computer"


def reading(engine: Engine) -> Engine:
    """All that one transaction reads is of one moment; on SQLite that is so without asking."""
    if engine.dialect.name == SQLITE:
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def writing(engine: Engine) -> Engine:
    """SQLite's transactions take the write lock as they begin: one that read first could be refused it later."""
    return engine.execution_options(writes=True)
