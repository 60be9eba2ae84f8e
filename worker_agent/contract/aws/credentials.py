"""Where AWS credentials come from: to notice that they were replaced, and to tell people where to do so."""

from __future__ import annotations

import os
from pathlib import Path

from boto3.session import Session
from botocore.credentials import Credentials, RefreshableCredentials
from botocore.exceptions import BotoCoreError

_FILES = {"AWS_SHARED_CREDENTIALS_FILE": "~/.aws/credentials", "AWS_CONFIG_FILE": "~/.aws/config"}
_VARIABLES = "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
_BY_ITSELF = "Earshot continues by itself within a minute"
_SHOWN = 4  # characters at each end of an access key: enough to find it, and to tell whether it is a temporary one


def files_version() -> object:
    """Another one whenever one of the files changes that credentials may come from."""
    return tuple(_version(_file(variable)) for variable in _FILES)


def name_of(session: Session) -> str:
    """Its access key, as far as it is shown to people, such as "the AWS key AKIA…XYZ4"."""
    found = _credentials(session)
    if found is None or isinstance(found, RefreshableCredentials) or len(found.access_key) < 3 * _SHOWN:
        return "the AWS key"
    return f"the AWS key {found.access_key[:_SHOWN]}…{found.access_key[-_SHOWN:]}"


def how_to_renew(session: Session) -> str:
    """How a sentence goes on that says what to do: "Renew it", and this."""
    found = _credentials(session)
    match found.method if found else None:
        case "env":
            return f"in {_VARIABLES}, and start Earshot anew"
        case "shared-credentials-file":
            return f"in {_file('AWS_SHARED_CREDENTIALS_FILE')}; {_BY_ITSELF}"
        case "config-file":
            return f"in {_file('AWS_CONFIG_FILE')}; {_BY_ITSELF}"
        case None:
            return f"as for the AWS command line; {_BY_ITSELF}"
        case method:
            return f"where it comes from ({method}); {_BY_ITSELF}"


def _credentials(session: Session) -> Credentials | None:
    try:
        return session.get_credentials()
    except BotoCoreError:
        return None


def _file(variable: str) -> Path:
    name = os.path.expandvars(os.environ.get(variable, _FILES[variable]))
    return Path(os.path.expanduser(name))  # noqa: PTH111  Path's own raises where the user has no home, as in a container


def _version(path: Path) -> object:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
