"""The databases' errors as sentences that say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from desktop_app.adapters.database.engine import SQLITE, describe
from desktop_app.domain.errors import DatabaseUnavailable

PERMISSION_DENIED = "42501"  # PostgreSQL's code for it

#: What the driver's text contains: what we say. The first that fits is taken.
_SQLITE = {
    "disk is full": "The disk that holds the database {name} is full. Free some space; Earshot then goes on.",
    "locked": "The database {name} is held by another program. Close that program; Earshot then goes on.",
    "readonly": "The database {name} may not be written. Allow this user to write it and its folder.",
    "unable to open": "The database {name} can't be opened. Check that its folder is there and may be written.",
    "not a database": "{name} is no database. Move that file away, or name another one in EARSHOT_DATABASE__URL.",
    "malformed": "The database {name} is damaged. Put a backup in its place, or move it away to start afresh.",
    "disk i/o": "The disk that holds the database {name} does not work. Check its drive and its cable.",
}
_POSTGRESQL = {
    "no space left": "The server of the database {name} has no disk space left. Give it more; Earshot then goes on.",
    "password authentication": "The database {name} refuses the password. Correct it in EARSHOT_DATABASE__URL.",
    "no password supplied": "The database {name} wants a password. Give it in EARSHOT_DATABASE__URL.",
    "pg_hba.conf": "The database {name} does not let this computer in. Allow it in the server's pg_hba.conf.",
    "too many": "The database {name} has no connection left for us. Allow more, or close other programs.",
    "permission denied": "The database {name} does not allow that to its user. Give the user the rights to its tables.",
    "read-only": "The database {name} can only be read. Name the server's writer in EARSHOT_DATABASE__URL.",
    "could not translate host": "The server of the database {name} is not known. Check its name and the network.",
    "does not exist": "There is no database {name}. Create it, or name another one in EARSHOT_DATABASE__URL.",
    "deadlock": "The database {name} is at odds with another program's change. Earshot tries again by itself.",
    "starting up": "The database {name} is just starting. Earshot goes on when it is up.",
}
_OTHERWISE = {
    True: "The database {name} does not work ({reason}). Check its disk.",
    False: "The database {name} can't be reached ({reason}). Check that its server runs, and the network.",
}


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn what a person can mend into DatabaseUnavailable; a mistake of ours stays what it is."""
    try:
        yield
    except PoolTimeoutError as error:
        raise DatabaseUnavailable(
            f"The database {describe(url)} is slow: all connections are busy. Earshot tries again by itself."
        ) from error
    except DBAPIError as error:
        if not _is_the_databases(error):
            raise
        raise DatabaseUnavailable(_sentence(error, url)) from error


def _is_the_databases(error: DBAPIError) -> bool:
    if isinstance(error, OperationalError | InterfaceError | InternalError) or error.connection_invalidated:
        return True
    return type(error) is DatabaseError or getattr(error.orig, "pgcode", None) == PERMISSION_DENIED


def _sentence(error: DBAPIError, url: URL) -> str:
    is_sqlite = url.get_backend_name() == SQLITE
    text = str(error.orig)
    known = _SQLITE if is_sqlite else _POSTGRESQL
    sentence = next((say for mark, say in known.items() if mark in text.lower()), _OTHERWISE[is_sqlite])
    return sentence.format(name=describe(url), reason=_without_password(text, url))


def _without_password(text: str, url: URL) -> str:
    first = text.strip().splitlines()[0] if text.strip() else "no reason given"
    return first.replace(str(url.password), "***") if url.password else first
