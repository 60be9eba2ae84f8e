"""Translates the databases' errors into sentences that say what to do."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from desktop_app.adapters.database.engine import READ_ONLY, SQLITE, describe
from desktop_app.domain.errors import DatabaseUnavailable

NOT_ALLOWED = "42501"  # PostgreSQL's code for what the user has no right to

#: What the driver's text contains: what we say. The first that fits is taken.
_SQLITE = {
    "disk is full": "The disk that holds the database {name} is full. Free some space; Earshot then continues.",
    "locked": "The database {name} is held by another program. Close that program; Earshot then continues.",
    "readonly": "The database {name} may not be written. Allow this user to write it and its folder.",
    "unable to open": "The database {name} can't be opened. Check that its folder is there and may be written.",
    "not a database": "{name} is no database. Move that file away, or name another one in EARSHOT_DATABASE__URL.",
    "malformed": "The database {name} is damaged. Put a backup in its place, or move it away to start afresh.",
    "disk i/o": "The disk that holds the database {name} does not work. Check its drive and its cable.",
}
_READ_ONLY = (
    "The database {name} can only be read, as a standby is until it is promoted. Earshot continues by itself when it "
    "can be written; else name the server's writer in EARSHOT_DATABASE__URL."
)
_NO_SPACE = "The server of the database {name} has no disk space left. Give it more; Earshot then continues."
_NOT_ALLOWED = "The database {name} does not allow that to its user. Give the user the rights to its tables."
_NO_CONNECTION = "The database {name} has no connection left for us. Allow more, or close other programs."
_AT_ODDS = "The database {name} was changed by another program at the same time. Earshot tries again by itself."
_GOING_DOWN = "The database {name} can't be reached: its server is shutting down. Earshot continues when it is up."
_STARTING = "The database {name} is just starting. Earshot continues when it is up."

#: PostgreSQL's code for what is wrong (SQLSTATE), the same in all languages: what we say.
_BY_CODE = {
    READ_ONLY: _READ_ONLY,
    "25P03": "The database {name} gave up on a change, for this computer stood still. Earshot tries again by itself.",
    "40001": _AT_ODDS,
    "40P01": _AT_ODDS,
    NOT_ALLOWED: _NOT_ALLOWED,
    "53100": _NO_SPACE,
    "53200": "The server of the database {name} has no memory left. Give it more; Earshot then continues.",
    "53300": _NO_CONNECTION,
    "55P03": "The database {name}: another program holds what this needs. "
    "Wait for that program or end it, then try again; what Earshot does by itself continues then.",
    "57014": "The database {name} took too long and gave up. Look for what keeps its server busy, then try again; "
    "what Earshot does by itself continues.",
    "57P01": _GOING_DOWN,
    "57P02": "The database {name} can't be reached: its server has crashed. Earshot continues when it is up.",
    "57P03": _STARTING,
}
#: The same for errors without a code: the driver tells none where a connection can't be made.
_POSTGRESQL = {
    "no space left": _NO_SPACE,
    "password authentication": "The database {name} refuses the password. Correct it in EARSHOT_DATABASE__URL; "
    "with database.iam, grant rds_iam to the user.",
    "pam authentication": "The database {name} refuses the IAM token. Give these AWS credentials the right "
    "rds-db:connect to this user.",
    "no password supplied": "The database {name} wants a password. Give it in EARSHOT_DATABASE__URL.",
    "pg_hba.conf": "The database {name} does not let this computer in. Allow it in the server's pg_hba.conf.",
    "too many": _NO_CONNECTION,
    "permission denied": _NOT_ALLOWED,
    "read-only": _READ_ONLY,
    "could not translate host": "The server of the database {name} is not known. Check its name and the network.",
    "does not exist": "There is no database {name}. Create it, or name another one in EARSHOT_DATABASE__URL.",
    "starting up": _STARTING,
    "shutting down": _GOING_DOWN,
}
_OTHERWISE = {
    True: "The database {name} does not work ({reason}). Check its disk.",
    False: "The database {name} can't be reached ({reason}). Check that its server runs, and the network.",
}


_NOT_REACHED = "that database.url names"  # what stands there may be no server's name but a part of a password
_WHERE = re.compile(r"^connection to server (at|on) .*? failed: ", re.MULTILINE)
_QUOTED = re.compile(r'".*"|".*$', re.MULTILINE)


class DriverFault(Exception):
    """What the driver said when it could not connect, without the parts of the URL that it quotes."""


@contextmanager
def translate_errors(url: URL) -> Iterator[None]:
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
        raise DatabaseUnavailable(_sentence(error, url)) from _cause(error, url)


def fault_of_code(code: str, url: URL) -> DatabaseUnavailable:
    """What PostgreSQL will answer with this code, once it is asked."""
    return DatabaseUnavailable(_BY_CODE[code].format(name=describe(url)))


def fault_of_file(url: URL, error: OSError) -> DatabaseUnavailable:
    """What SQLite will meet, once it writes."""
    marks = {errno.ENOSPC: "disk is full", errno.EACCES: "readonly", errno.EROFS: "readonly"}
    return DatabaseUnavailable(_SQLITE[marks.get(error.errno or 0, "unable to open")].format(name=describe(url)))


def _is_the_databases(error: DBAPIError) -> bool:
    if isinstance(error, OperationalError | InterfaceError | InternalError) or error.connection_invalidated:
        return True
    return type(error) is DatabaseError or _code_of(error) in _BY_CODE


def _sentence(error: DBAPIError, url: URL) -> str:
    is_sqlite = url.get_backend_name() == SQLITE
    text = str(error.orig)
    known = _SQLITE if is_sqlite else _POSTGRESQL
    sentence = _BY_CODE.get(_code_of(error)) or next(
        (say for mark, say in known.items() if mark in text.lower()), _OTHERWISE[is_sqlite]
    )
    name = describe(url) if is_sqlite or _was_reached(error) else _NOT_REACHED
    lines = (text if is_sqlite else _without_values(text)).strip().splitlines()
    return sentence.format(name=name, reason=lines[0] if lines else "no reason given")


def _cause(error: DBAPIError, url: URL) -> Exception:
    """For the log."""
    if url.get_backend_name() == SQLITE or error.statement is not None:
        return error
    fault = DriverFault(f"{type(error.orig).__name__}: {_without_values(str(error.orig))}")
    return fault.with_traceback(error.__traceback__)


def _was_reached(error: DBAPIError) -> bool:
    """Whether a server answers under the name that the URL gives."""
    return error.statement is not None or _WHERE.match(str(error.orig)) is not None


def _without_values(text: str) -> str:
    return _QUOTED.sub('"…"', _WHERE.sub("", text))


def _code_of(error: DBAPIError) -> str:
    """ "": there is none, as with SQLite."""
    return getattr(error.orig, "pgcode", None) or ""
