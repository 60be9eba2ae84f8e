"""Signing in to a PostgreSQL of RDS with a token of AWS IAM, where there is no password to keep."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, event

from desktop_app.domain.errors import DatabaseUnavailable, SettingsError

if TYPE_CHECKING:
    from boto3.session import Session

    from worker_agent.contract.aws.session import Connection

PORT = 5432  # PostgreSQL's own, where the URL names none
REQUIRED_PERMISSIONS = "rds-db:connect"
STRICTER = ("verify-ca", "verify-full")  # than the TLS that a token needs

_REGION = re.compile(r"\.([a-z]{2}(?:-[a-z]+)+-\d)\.rds\.amazonaws\.com(?:\.cn)?$")


class IamTokens:
    """Makes a token for each connection: one is good for a quarter of an hour, and only to begin a connection."""

    def __init__(self, url: URL, region: str | None) -> None:
        """`region`: where the host's name tells none; None: boto3's own. Raises SettingsError."""
        if url.get_backend_name() != "postgresql":
            raise SettingsError("database.iam is for PostgreSQL on RDS. Name one in database.url, or take iam out.")
        if not url.username or not url.host or "," in url.host:
            raise SettingsError(
                "database.iam needs a user and one host. Write database.url like postgresql://user@host/db"
            )
        self._user, self._host, self._port = url.username, url.host, url.port or PORT
        named = _REGION.search(url.host)
        self._region = named[1] if named else region

    def fresh(self) -> str:
        """Raises DatabaseUnavailable where AWS's credentials or the region are missing."""
        with self._connection.use() as client:
            token: str = client.generate_db_auth_token(self._host, self._port, self._user)
        return token

    @cached_property
    def _connection(self) -> Connection[Any]:
        from worker_agent.contract.aws.session import Connection  # here, for boto3 takes its time to load

        return Connection("The database", lambda error: REQUIRED_PERMISSIONS, DatabaseUnavailable, self._open)

    def _open(self, session: Session) -> Any:
        return session.client("rds", region_name=self._region)


def with_tls(url: URL) -> URL:
    """A token is never sent in the clear, and RDS takes none that is."""
    return url if url.query.get("sslmode") in STRICTER else url.update_query_dict({"sslmode": "require"})


def sign_in_with(password: Callable[[], str], engine: Engine) -> None:
    """Ask for the password, or for a token in its place, at every new connection of the engine."""

    @event.listens_for(engine, "do_connect")
    def give_password(dialect: object, record: object, arguments: object, parameters: dict[str, Any]) -> None:
        parameters["password"] = password()
