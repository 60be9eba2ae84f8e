"""What the workers' logs tell of their work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_LINE = re.compile(r"(?P<at>\S+)Z \w+ +\S+ \S+: (?P<text>.*)")
_TOOK = re.compile(r"took task (?P<task>[0-9a-f]{32}) \(.*, attempt (?P<number>\d+)\)")
_TRANSCRIBING = re.compile(
    r"transcribing chunks (?P<chunks>\S+) of \d+ \((?P<seconds>[\d.]+) s\) for (?P<task>[0-9a-f]{32})"
)


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch of chunks that a worker began to transcribe."""

    log: str  #: the file's name
    at: float  #: seconds since 1970
    task: str
    number: int  #: of the attempt
    chunks: str
    seconds: float  #: of speech
    broken_off: bool = False  #: it was the worker's last


def read_batches(logs: Iterable[Path]) -> list[Batch]:
    """In the order of the logs."""
    return [batch for log in logs for batch in _batches(log)]


def _batches(log: Path) -> Iterator[Batch]:
    numbers: dict[str, int] = {}  # of the attempts, by task: a worker takes a task while it works on another
    lines = [parts for parts in map(_LINE.fullmatch, log.read_text(errors="replace").splitlines()) if parts]
    for parts in lines:
        if took := _TOOK.fullmatch(parts["text"]):
            numbers[took["task"]] = int(took["number"])
        elif heard := _TRANSCRIBING.fullmatch(parts["text"]):
            yield Batch(
                log=log.name,
                at=_seconds(parts["at"]),
                task=heard["task"],
                number=numbers[heard["task"]],
                chunks=heard["chunks"],
                seconds=float(heard["seconds"]),
                broken_off=parts is lines[-1],
            )


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()
