"""The kinds of tasks: those of Earshot, and those that other packages plug in.

A package adds a kind by an entry point of the group `earshot.handlers`, named as the kind, that leads to a class with
the interface of `TaskHandler` (handler.py). The desktop app loads it as well, for its `kind`: the class's module
imports what its work needs only where it works.
"""

from __future__ import annotations

import importlib.metadata
import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from worker_agent.contract.model import KindName
from worker_agent.contract.options import OPTIONS, ConvertOptions, ReportOptions, TaskOptions, TranscribeOptions

logger = logging.getLogger(__name__)

GROUP = "earshot.handlers"
_PROGRAM = "worker_agent."  # whose own entry points are in the group as well

_kind_name: TypeAdapter[str] = TypeAdapter(KindName)


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """A value of a result that the lists show."""

    key: str  #: in `values`
    title: str
    unit: str = ""
    decimals: int = 0  #: of a number


@dataclass(frozen=True, slots=True)
class TaskKind:
    """What the programs know of a kind, whether they can do such tasks or not."""

    name: str  #: in messages, the database and JSON: small letters, digits, `_.-`
    title: str  #: for people, as a verb: "Convert"
    options: type[TaskOptions]  #: its JSON schema makes the form
    columns: tuple[ResultColumn, ...] = ()
    takes_files: bool = True  #: False: it works on tasks that are there


TRANSCRIBE = TaskKind("transcribe", "Transcribe", TranscribeOptions)
CONVERT = TaskKind(
    "convert",
    "Convert",
    ConvertOptions,
    (
        ResultColumn("loudness", "Loudness", "LUFS", 1),
        ResultColumn("peak", "True peak", "dBTP", 1),
        ResultColumn("gain", "Gain", "dB", 1),
    ),
)
REPORT = TaskKind(
    "report",
    "Report",
    ReportOptions,
    (ResultColumn("recordings", "Recordings"), ResultColumn("words", "Words")),
    takes_files=False,
)
BUILT_IN = {kind.name: kind for kind in (TRANSCRIBE, CONVERT, REPORT)}


@cache
def find_kinds() -> dict[str, TaskKind]:
    """All kinds, by name. A package that can't be loaded is left out, and the log says why."""
    return BUILT_IN | {name: handler.kind for name, handler in find_plug_ins()}


def find_plug_ins() -> Iterator[tuple[str, Any]]:
    """The handler classes that other packages bring, by kind; none replaces one that is there."""
    found = set(OPTIONS)
    for entry in importlib.metadata.entry_points(group=GROUP):
        if entry.name in OPTIONS and entry.value.startswith(_PROGRAM):
            continue
        try:
            handler = _load(entry, found)
        except Exception:
            logger.exception("the kind %r of the package %s can't be used", entry.name, entry.dist and entry.dist.name)
            continue
        found.add(entry.name)
        yield entry.name, handler


def _load(entry: importlib.metadata.EntryPoint, taken: Collection[str]) -> Any:
    """Raises whatever the package does, and TypeError or ValueError where its class is no handler."""
    if entry.name in taken:
        raise ValueError(f"there is a kind {entry.name!r} already")
    handler = entry.load()
    kind = getattr(handler, "kind", None)
    if not isinstance(kind, TaskKind) or _kind_name.validate_python(kind.name) != entry.name:
        raise TypeError(f"{entry.value} has no `kind` of the name {entry.name!r}")
    if not issubclass(kind.options, TaskOptions):
        raise TypeError(f"the options of {entry.value} are no TaskOptions")
    return handler
