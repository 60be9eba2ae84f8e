"""Bring the tables up to date; runs at every start, in however many processes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import ColumnElement, Connection, Engine, column, select, table, text

from desktop_app.adapters.database.engine import POSTGRESQL, describe, without_timeouts, writing
from desktop_app.domain.errors import DatabaseUnavailable
from worker_agent.contract.condition import Readiness

SCRIPTS = Path(__file__).parent / "migrations"
LOCK = 0x45415253484F54  # "EARSHOT": names the migration among PostgreSQL's advisory locks


def migrate(engine: Engine) -> None:
    """Raises DatabaseUnavailable where the database was made by a newer program."""
    with engine.connect() as connection:
        if compare_tables(connection) is Readiness.READY:
            return
    config = _config()
    with writing(engine).begin() as connection:  # on SQLite, that locks others out
        if connection.dialect.name == POSTGRESQL:
            without_timeouts(connection)
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")  # nothing to do where another process was first


def compare_tables(connection: Connection) -> Readiness:
    """Whether the tables are what this program needs; raises DatabaseUnavailable where a newer one made them."""
    present = MigrationContext.configure(connection).get_current_revision()
    _refuse_newer(connection, present)
    if present is None:
        return Readiness.MISSING
    return Readiness.READY if present == _scripts().get_current_head() else Readiness.OUTDATED


def refuse_newer(connection: Connection, *also: ColumnElement[Any]) -> None:
    """Raises DatabaseUnavailable where a newer program has changed the tables since we opened them.

    `also`: what to call by the same statement, for each of them takes the time of a round trip.
    """
    version = select(column("version_num"), *also).select_from(table("alembic_version"))
    _refuse_newer(connection, connection.scalar(version))


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config


def _refuse_newer(connection: Connection, present: str | None) -> None:
    if present is not None and present not in _known_revisions():
        raise DatabaseUnavailable(
            f"The database {describe(connection.engine.url)} was changed by a newer Earshot. "
            "Update this one to continue with it."
        )


@cache
def _known_revisions() -> frozenset[str]:
    return frozenset(script.revision for script in _scripts().walk_revisions())


@cache
def _scripts() -> ScriptDirectory:
    """Loaded once: each of the programs waits for it at its start."""
    return ScriptDirectory.from_config(_config())
