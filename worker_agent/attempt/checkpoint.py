"""What the attempts of a task leave in the store for the next one: pieces of finished work, and how far they came.

A piece is an object named after what it is and after the delivery that kept it: `heard/000004.2` was kept by the
second delivery. So one listing tells what is there, and which delivery was the last to get any further.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from worker_agent.contract.messages import TaskReference
from worker_agent.contract.stores.object_store import (
    ObjectMissing,
    ObjectStore,
    ObjectTooLarge,
    StoreUnavailable,
    cancelled_key,
    checkpoint_prefix,
    results_prefix,
    task_prefix,
    transcripts_prefix,
)

logger = logging.getLogger(__name__)

_RELEASED_MARKER = "left"  # the name under which a delivery notes that it was given back, and is nobody's fault


@dataclass(frozen=True, slots=True)
class StoredArtifacts:
    """What the store holds of one generation of a task."""

    cancelled: bool  #: an operator wants it no more
    transcripts: tuple[str, ...]  #: keys of finished transcripts whose attempts may have died before they said so
    results: tuple[str, ...]  #: keys of other finished results, likewise
    pieces: tuple[str, ...]  #: of the checkpoint

    @property
    def furthest(self) -> int:
        """The number of the last delivery that got further than those before it, or was given back; 0: none."""
        return max(map(_delivery, self.pieces), default=0)


def list_artifacts(store: ObjectStore, task: TaskReference) -> StoredArtifacts:
    """List what there is; raises StoreUnavailable."""
    keys = sorted(store.keys(task_prefix(task.task)))
    transcripts = transcripts_prefix(task.task, task.generation)
    results = results_prefix(task.task, task.generation)
    pieces = checkpoint_prefix(task.task, task.generation)
    return StoredArtifacts(
        cancelled=cancelled_key(task.task, task.generation) in keys,
        transcripts=tuple(key for key in keys if key.startswith(transcripts)),
        results=tuple(key for key in keys if key.startswith(results) and _is_list(key.removeprefix(results))),
        pieces=tuple(key.removeprefix(pieces) for key in keys if key.startswith(pieces)),
    )


class Checkpoint:
    """The pieces of one generation."""

    def __init__(self, store: ObjectStore, task: TaskReference, delivery: int) -> None:
        self._store = store
        self._prefix = checkpoint_prefix(task.task, task.generation)
        self._delivery = delivery
        self._pieces: dict[str, str] = {}
        self._furthest = delivery - 1  # as long as we can't know better, this is the first try

    @property
    def fruitless(self) -> int:
        """How many deliveries, this one included, have come no further than one before them."""
        return max(1, self._delivery - self._furthest)

    @property
    def has_grown(self) -> bool:
        """Whether this delivery has kept something."""
        return self._furthest == self._delivery

    def load_index(self, artifacts: StoredArtifacts) -> None:
        """Take notice of what earlier deliveries have kept."""
        self._furthest = artifacts.furthest
        self._pieces.update((piece.rpartition(".")[0], piece) for piece in artifacts.pieces)

    @property
    def piece_names(self) -> list[str]:
        return sorted(self._pieces)

    def read(self, name: str) -> bytes | None:
        """None: there is no such piece, or no longer, or not one of ours. Raises StoreUnavailable."""
        if name not in self._pieces:
            return None
        try:
            return self._store.get(self._prefix + self._pieces[name])
        except (ObjectMissing, ObjectTooLarge):
            return None

    def write(self, name: str, data: bytes) -> None:
        """Keep a finished piece. One that the store does not take costs only the time to redo it."""
        try:
            self._store.put(f"{self._prefix}{name}.{self._delivery}", data)
        except StoreUnavailable as error:
            logger.warning("%s%s is not kept: %s", self._prefix, name, error)
        else:
            self._furthest = self._delivery

    def mark_released(self) -> None:
        """Note that this delivery is given back, and counts as none that failed."""
        self.write(_RELEASED_MARKER, b"")


def _is_list(name: str) -> bool:
    """Whether it lists an attempt's artifacts; those lie below it, and may be JSON, too."""
    return name.endswith(".json") and "/" not in name


def _delivery(piece: str) -> int:
    number = piece.rpartition(".")[2]
    return int(number) if number.isdecimal() else 0
