"""The tasks in a database: SQLite on one computer, PostgreSQL for a fleet."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.adapters.database.engine import make_engine, parse_url, place_of
from desktop_app.adapters.database.iam import IamTokens, sign_in_with
from desktop_app.adapters.database.task_repository import SqlTaskRepository
from desktop_app.adapters.database.url_password import join_password, split_password

__all__ = ["SqlTaskRepository", "join_password", "open_database", "parse_url", "place_of", "split_password"]


def open_database(
    url: str,
    *,
    at_once: bool = True,
    claimer: str | None = None,
    iam: bool = False,
    region: str | None = None,
    password: Callable[[], str] | None = None,
) -> SqlTaskRepository:
    """Connect, and bring the tables up to date, now or with the first use.

    `claimer`: the name under which this process claims entries of the outbox; None: one of its own.
    `iam`: sign in with tokens of AWS IAM, of this `region` where the host's name tells none.
    `password`: asked for it at every new connection, where it is not in the URL.
    Raises SettingsError; DatabaseUnavailable only if `at_once`: else the first use does, and the next one tries again.
    """
    parsed = parse_url(url)
    engine = make_engine(parsed, IamTokens(parsed, region) if iam else None)
    if password is not None and not iam:
        sign_in_with(password, engine)
    repository = SqlTaskRepository(engine, claimer)
    if at_once:
        try:
            repository.open()
        except BaseException:
            repository.close()
            raise
    return repository
