"""Looks whether the database can be used, and changes nothing in it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, text

from desktop_app.adapters.database.engine import BUSY_TIMEOUT, READ_ONLY, SQLITE, describe
from desktop_app.adapters.database.error_translation import NOT_ALLOWED, fault_of_code, fault_of_file, translate_errors
from desktop_app.adapters.database.migrate import compare_tables
from desktop_app.adapters.database.schema import metadata
from worker_agent.contract.condition import Condition, Readiness
from worker_agent.contract.queues.sqlite_wal import look_into
from worker_agent.contract.writable import is_writable_file

_SENTENCES = {
    Readiness.READY: "The database {name} can be used.",
    Readiness.MISSING: "The database {name} has no tables yet. The next start makes them.",
    Readiness.OUTDATED: "The database {name} was made by an earlier Earshot. The next start brings it up to date.",
}
_MAY_CREATE = text("SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)")
_MAY_USE = text(
    "SELECT bool_and(has_table_privilege(name, privilege)) FROM unnest(:tables) AS name, "
    "unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS privilege"
)


def check_database(engine: Engine) -> Condition:
    """Raises DatabaseUnavailable."""
    with translate_errors(engine.url):
        readiness = _look_into_file(engine.url) if engine.dialect.name == SQLITE else _ask_server(engine)
    return Condition(readiness, _SENTENCES[readiness].format(name=describe(engine.url)))


def _look_into_file(url: URL) -> Readiness:
    path = Path(str(url.database))
    try:
        if not is_writable_file(path):
            return Readiness.MISSING
    except OSError as error:
        raise fault_of_file(url, error) from error
    reader = create_engine(url, creator=lambda: look_into(path, BUSY_TIMEOUT), poolclass=NullPool)
    with reader.connect() as connection:
        return compare_tables(connection)


def _ask_server(engine: Engine) -> Readiness:
    with engine.connect() as connection:
        readiness = compare_tables(connection)
        if connection.scalar(text("SHOW transaction_read_only")) == "on":
            raise fault_of_code(READ_ONLY, engine.url)
        if not _is_allowed(connection, readiness):
            raise fault_of_code(NOT_ALLOWED, engine.url)
        return readiness


def _is_allowed(connection: Connection, readiness: Readiness) -> bool:
    """Whether the server's user may do what comes next; whether it may alter tables shows only when it does."""
    match readiness:
        case Readiness.READY:
            return bool(connection.scalar(_MAY_USE, {"tables": [table.name for table in metadata.sorted_tables]}))
        case Readiness.MISSING:
            return bool(connection.scalar(_MAY_CREATE))
        case Readiness.OUTDATED:
            return True
