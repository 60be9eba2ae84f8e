"""Bring the tables up to date; runs at every start, in however many processes.

Alembic is imported where there is something to do: what is imported before a window shows rows takes a fifth less
time without it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, column, inspect, select, table, text

from desktop_app.adapters.database.engine import POSTGRESQL, describe, without_timeouts, writing
from desktop_app.domain.errors import DatabaseUnavailable
from worker_agent.contract.condition import Readiness

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).parent / "migrations"
VERSIONS = "alembic_version"  # the table
_REVISION = re.compile(r'^(revision|down_revision) = "(\w+)"', re.MULTILINE)  # as the scripts say it
LOCK = 0x45415253484F54  # "EARSHOT": names the migration among PostgreSQL's advisory locks


def migrate(engine: Engine) -> None:
    """Raises DatabaseUnavailable where the database was made by a newer program."""
    with engine.connect() as connection:
        if compare_tables(connection) is Readiness.READY:
            return
    from alembic import command

    config = _config()
    with writing(engine).begin() as connection:  # on SQLite, that locks others out
        if connection.dialect.name == POSTGRESQL:
            without_timeouts(connection)
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")  # nothing to do where another process was first


def compare_tables(connection: Connection) -> Readiness:
    """Whether the tables are what this program needs; raises DatabaseUnavailable where a newer one made them."""
    if not inspect(connection).has_table(VERSIONS):
        return Readiness.MISSING
    present = connection.scalar(_version())
    _refuse_newer(connection, present)
    if present is None:
        return Readiness.MISSING
    return Readiness.READY if present == latest_revision() else Readiness.OUTDATED


def refuse_newer(connection: Connection, *also: ColumnElement[Any]) -> None:
    """Raises DatabaseUnavailable where a newer program has changed the tables since we opened them.

    `also`: what to call by the same statement, for each of them takes the time of a round trip.
    """
    _refuse_newer(connection, connection.scalar(_version(*also)))


def latest_revision() -> str:
    """Of this program's tables: the one on which no other is built."""
    [latest] = _revisions().keys() - _revisions().values()
    return latest


def _version(*also: ColumnElement[Any]) -> Select[Any]:
    return select(column("version_num"), *also).select_from(table(VERSIONS))


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config


def _refuse_newer(connection: Connection, present: str | None) -> None:
    if present is not None and present not in _revisions():
        raise DatabaseUnavailable(
            f"The database {describe(connection.engine.url)} was changed by a newer Earshot. "
            "Update this one to continue with it."
        )


@cache
def _revisions() -> dict[str, str]:
    """Those that this program knows, each with the one on which it is built; empty: it is the first."""
    found = {}
    for script in (SCRIPTS / "versions").glob("*.py"):
        told = dict(_REVISION.findall(script.read_text(encoding="utf-8")))
        found[told["revision"]] = told.get("down_revision", "")
    return found
