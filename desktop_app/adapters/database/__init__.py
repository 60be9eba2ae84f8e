"""The tasks in a database: SQLite on one computer, PostgreSQL for a fleet."""

from __future__ import annotations

from desktop_app.adapters.database.engine import make_engine, named_hosts, parse_url
from desktop_app.adapters.database.iam import IamTokens
from desktop_app.adapters.database.task_repository import SqlTaskRepository

__all__ = ["SqlTaskRepository", "named_hosts", "open_database", "parse_url"]


def open_database(
    url: str, *, at_once: bool = True, claimer: str | None = None, iam: bool = False, region: str | None = None
) -> SqlTaskRepository:
    """Connect, and bring the tables up to date, now or with the first use.

    `claimer`: the name under which this process claims entries of the outbox; None: one of its own.
    `iam`: sign in with tokens of AWS IAM, of this `region` where the host's name tells none.
    Raises SettingsError; DatabaseUnavailable only if `at_once`: else the first use does, and the next one tries again.
    """
    parsed = parse_url(url)
    repository = SqlTaskRepository(make_engine(parsed, IamTokens(parsed, region) if iam else None), claimer)
    if at_once:
        try:
            repository.open()
        except BaseException:
            repository.close()
            raise
    return repository
