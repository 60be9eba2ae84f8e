"""Takes the password out of a database's URL, and puts it back."""

from __future__ import annotations

from sqlalchemy import URL, make_url

from desktop_app.adapters.database.engine import parse_url


def split_password(text: str) -> tuple[str, str | None]:
    """The URL without its password, and the password; raises SettingsError."""
    if (password := parse_url(text).password) is None:
        return text, None
    return _render(_replaced(make_url(text), None)), password


def join_password(text: str, password: str) -> str:
    """The URL with this password; one of a file stays as it is. Raises SettingsError."""
    parsed = parse_url(text)
    return _render(_replaced(make_url(text), password)) if parsed.username else text


def _replaced(url: URL, password: str | None) -> URL:
    return URL.create(url.drivername, url.username, password, url.host, url.port, url.database, url.query)


def _render(url: URL) -> str:
    return url.render_as_string(hide_password=False)
