"""The tasks in a database: SQLite on one computer, PostgreSQL for a fleet."""

from __future__ import annotations

from desktop_app.adapters.database.engine import make_engine, parse_url
from desktop_app.adapters.database.faults import explained
from desktop_app.adapters.database.migrate import migrate
from desktop_app.adapters.database.task_repository import SqlTaskRepository

__all__ = ["SqlTaskRepository", "open_database"]


def open_database(url: str) -> SqlTaskRepository:
    """Connect, and bring the tables up to date; raises SettingsError or DatabaseUnavailable."""
    parsed = parse_url(url)
    engine = make_engine(parsed)
    try:
        with explained(parsed):
            migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return SqlTaskRepository(engine)
