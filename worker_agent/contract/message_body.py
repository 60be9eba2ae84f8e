"""Messages and documents that are none of this version: what can be told of them."""

from __future__ import annotations

import json
import re
from collections.abc import Container
from typing import Any

from pydantic import ValidationError

_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,63}")  # of a kind or a type


def fields_of(body: str | bytes) -> dict[str, Any]:
    """Of the JSON object; none where the body is something else."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def version_of(body: str | bytes) -> int:
    """The version of the contract that it is written by; 0: it is none."""
    version = fields_of(body).get("version")
    return version if type(version) is int else 0  # True is an int, too


def find_unknown_part(body: str, protocol: int, tag: str, known: Container[str]) -> str | None:
    """What of the message a later version may have brought; None: no version can have written it.

    `tag`: the field that says what it is a message of; `known`: the values that it has in this version.
    """
    fields = fields_of(body)
    version, name = fields.get("version"), fields.get(tag)
    if version_of(body) > protocol:
        return f"version {version} of the messages"
    if isinstance(name, str) and _NAME.fullmatch(name) and name not in known and version in (None, protocol):
        return f"the {tag} {name!r}"
    return None


def first_line(error: Exception) -> str:
    """Why a body is no message, in one line."""
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "message"
        return f"{where}: {first['msg']}"
    return str(error).splitlines()[0]
