"""What the workers' logs tell of their work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_LINE = re.compile(r"(?P<at>\S+)Z \w+ +\S+ \S+: (?P<text>.*)")
_ATTEMPT = r"task (?P<task>[0-9a-f]{32}) \(.*, attempt (?P<number>\d+)\)"
_TOOK = re.compile(rf"took {_ATTEMPT}")
_ENDED = re.compile(rf"{_ATTEMPT} (is (completed|given back|dropped|abandoned)|has failed|will be tried again).*")
_TRANSCRIBING = re.compile(
    r"transcribing chunks (?P<chunks>\S+) of \d+ \((?P<seconds>[\d.]+) s\) for (?P<task>[0-9a-f]{32})"
)


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch of chunks that a worker began to transcribe."""

    log: str  #: the file's name
    at: float  #: seconds since 1970
    taken: float  #: when the worker last heard that the task is its own
    task: str
    numbers: tuple[int, ...]  #: of the attempts that it may be of: a task that is on the queue twice may be taken twice
    chunks: str
    seconds: float  #: of speech
    broken_off: bool = False  #: it was the worker's last


def read_batches(logs: Iterable[Path]) -> list[Batch]:
    """In the order of the logs."""
    return [batch for log in logs for batch in _batches(log)]


def _batches(log: Path) -> Iterator[Batch]:
    taken: defaultdict[str, list[int]] = defaultdict(list)  # the numbers of the attempts, by task
    heard_at: dict[str, float] = {}  # by task
    ended: set[tuple[str, int]] = set()
    lines = [parts for parts in map(_LINE.fullmatch, log.read_text(errors="replace").splitlines()) if parts]
    for parts in lines:
        if took := _TOOK.fullmatch(parts["text"]):
            taken[took["task"]].append(int(took["number"]))
            heard_at[took["task"]] = _seconds(parts["at"])
            ended.discard((took["task"], int(took["number"])))
        elif end := _ENDED.fullmatch(parts["text"]):
            ended.add((end["task"], int(end["number"])))
        elif heard := _TRANSCRIBING.fullmatch(parts["text"]):
            numbers = taken[heard["task"]]
            running = [number for number in numbers if (heard["task"], number) not in ended]
            yield Batch(
                log=log.name,
                at=_seconds(parts["at"]),
                taken=heard_at.get(heard["task"], 0.0),
                task=heard["task"],
                numbers=tuple(running or numbers[-1:]),
                chunks=heard["chunks"],
                seconds=float(heard["seconds"]),
                broken_off=parts is lines[-1],
            )


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()
