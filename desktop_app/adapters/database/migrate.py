"""Bring the tables up to date; runs at every start, in however many processes."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from desktop_app.adapters.database.engine import POSTGRESQL, describe, without_timeouts, writing
from desktop_app.domain.errors import DatabaseUnavailable

SCRIPTS = Path(__file__).parent / "migrations"
LOCK = 0x45415253484F54  # "EARSHOT": names the migration among PostgreSQL's advisory locks


def migrate(engine: Engine) -> None:
    """Raises DatabaseUnavailable where the database was made by a newer program."""
    config = _config()
    with engine.connect() as connection:
        if _is_current(connection, config):
            return
    with writing(engine).begin() as connection:  # on SQLite, that locks others out
        if connection.dialect.name == POSTGRESQL:
            without_timeouts(connection)
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")  # nothing to do where another process was first


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config


def _is_current(connection: Connection, config: Config) -> bool:
    scripts = ScriptDirectory.from_config(config)
    present = MigrationContext.configure(connection).get_current_revision()
    if present is not None and present not in {script.revision for script in scripts.walk_revisions()}:
        raise DatabaseUnavailable(
            f"The database {describe(connection.engine.url)} was made by a newer Earshot. Update this one to use it."
        )
    return present == scripts.get_current_head()
