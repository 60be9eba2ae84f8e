"""What exported files are called."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Collection, Iterator
from itertools import chain, count
from pathlib import PurePath

from pathvalidate import sanitize_filename

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import Task
from desktop_app.presentation.local_time import local

FIELDS = ("name", "file", "id", "language", "date")
_HARMLESS = re.compile(r"\w[\w -]{3,98}\w", re.ASCII)  # on every system; those that some reserve are shorter
MAX_BYTES = 200  # of a name: file systems take 255, and a number and a suffix follow


class NameTemplate:
    """How a task's files are called, such as `{date} {name}`; raises EarshotError for one that can't be used."""

    def __init__(self, template: str) -> None:
        _check(template)
        self._template = template

    def name_of(self, task: Task) -> str:
        """Good on every system, without a suffix."""
        name = self._template.format(
            name=PurePath(task.file_name).stem,
            file=task.file_name,
            id=task.id,
            language=task.language or "",
            date=local(task.finished_at or task.submitted_at).date(),
        )
        return _safe(name) or f"task {task.id}"


class Names:
    """The names given away in one run, so that no task's file is written over another's."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def candidates(self, name: str, suffixes: Collection[str]) -> Iterator[str]:
        """`name`, then `name (2)` and so on, but for those that are taken with one of the suffixes."""
        for number in chain([""], (f" ({number})" for number in count(2))):
            if self._taken.isdisjoint(_keys(name + number, suffixes)):
                yield name + number

    def take(self, name: str, suffixes: Collection[str]) -> None:
        """Offer this with these suffixes to no other task."""
        self._taken |= _keys(name, suffixes)


def _check(template: str) -> None:
    if not template.strip():
        raise EarshotError("The name template is empty. Write one such as {name}.")
    if "/" in template or "\\" in template:
        raise EarshotError("A name template can't name folders: take the / out, and choose the folder itself.")
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError as error:
        raise EarshotError(f"The name template {template!r} has a brace that is not closed or opened.") from error
    for _, field, spec, conversion in parts:
        if field is not None and (field not in FIELDS or spec or conversion):
            known = ", ".join(f"{{{name}}}" for name in FIELDS)
            raise EarshotError(
                f"The name template {template!r} asks for something that does not exist. There are {known}."
            )


def _safe(name: str) -> str:
    if _HARMLESS.fullmatch(name):  # a look at all that systems may mind takes longer than writing the file
        return name
    text = name.encode(errors="replace").decode()
    safe = sanitize_filename(text, replacement_text="_", platform="universal")
    return safe.encode()[:MAX_BYTES].decode(errors="ignore").strip(" .")


def _keys(name: str, suffixes: Collection[str]) -> set[str]:
    """The same for names that some file system takes for one."""
    return {unicodedata.normalize("NFC", name + suffix).casefold() for suffix in suffixes}
