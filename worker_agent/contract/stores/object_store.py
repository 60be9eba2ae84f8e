"""The object store: the port, and where in it everything lies."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from worker_agent.contract.condition import Condition
from worker_agent.contract.rights import Right, StoreNeed

MAX_DOCUMENT_BYTES = 64 * 1024 * 1024  # of a transcript or a checkpoint; a day of speech takes 25 MiB
AUDIO, TASKS = "audio/", "tasks/"  # what all keys begin with


class ObjectMissing(Exception):
    """The store holds no such object; its text says which."""


class ObjectTooLarge(Exception):
    """The object is larger than what is looked for can be; its text says which."""


class StoreUnavailable(Exception):
    """The store can't be reached, is full, or refuses us; its text says what to do."""


class NotDeleted(StoreUnavailable):
    """Some of several objects could not be deleted; its text says why, and what to do."""

    def __init__(self, why: str, keys: Collection[str]) -> None:
        """`keys`: those that may still be there."""
        super().__init__(why)
        self.keys = frozenset(keys)


class ObjectStore(Protocol):
    """Named bytes. Writes are atomic: an object is there whole or not at all. Methods raise StoreUnavailable."""

    @property
    def name(self) -> str:
        """What people call the store, in logs and errors."""

    def put(self, key: str, data: bytes) -> None: ...

    def put_file(self, key: str, source: Path) -> None:
        """Store the file's content; raises OSError where the source can't be read."""

    def get(self, key: str, max_bytes: int = MAX_DOCUMENT_BYTES) -> bytes:
        """The object's bytes; raises ObjectMissing, and ObjectTooLarge before anything is loaded."""

    def get_range(self, key: str, start: int, length: int) -> bytes:
        """The object's bytes from `start` on, `length` of them at most: fewer at its end, none beyond; raises
        ObjectMissing."""

    def path_of(self, key: str) -> Path | None:
        """The file of this computer that is the object, never to be written to; None: there is none, the object may
        be there all the same. Raises ObjectMissing."""

    def fetch(self, key: str, scratch: Path, on_progress: Callable[[], object] = lambda: None) -> Path:
        """A local file with the object's content: the store's own where it is a folder (never to be written to),
        else a download into the folder `scratch`; raises ObjectMissing, and OSError where `scratch` can't be used.

        `on_progress` is called, from any thread, as long as a download goes on.
        """

    def exists(self, key: str) -> bool: ...

    def delete(self, key: str) -> None:
        """Remove the object; one that is not there is no error."""

    def delete_many(self, keys: Collection[str]) -> None:
        """Remove the objects, in as few calls as can be. Raises NotDeleted where some did not go: the others have."""

    def keys(self, prefix: str) -> Iterator[str]:
        """The keys that start with `prefix`, in any order."""

    def check(self) -> Condition:
        """Look whether the store is there and answers; makes, writes and removes nothing.

        Whether objects may be written shows only when that is done.
        """

    def rights(self, needs: Iterable[StoreNeed]) -> list[Right]:
        """Which of those uses of a store that is there are refused, or show only when they are made; changes nothing.

        Where a store has no rights of its own, there are none.
        """

    def close(self) -> None:
        """Let go of all connections; the next use connects anew. Raises nothing."""


def check_size(key: str, size: int, max_bytes: int) -> None:
    """Raises ObjectTooLarge."""
    if size > max_bytes:
        raise ObjectTooLarge(f"{key} has {size:,} bytes, more than the {max_bytes:,} that it may have.")


def audio_key(sha256: str) -> str:
    """Audio is stored by content: the same recording lies there once."""
    return f"{AUDIO}{sha256[:2]}/{sha256}"


def task_prefix(task: str) -> str:
    """Everything that belongs to one task and goes when it is removed."""
    return f"{TASKS}{task}/"


def transcripts_prefix(task: str, generation: int) -> str:
    """Where the attempts of one generation leave their transcripts."""
    return f"{task_prefix(task)}transcripts/{generation}-"


def transcript_key(task: str, generation: int, attempt: str) -> str:
    """Each attempt writes under its own key, so a late one overwrites nothing."""
    return f"{transcripts_prefix(task, generation)}{attempt}.json"


def results_prefix(task: str, generation: int) -> str:
    """Where the attempts of one generation leave results other than a transcript."""
    return f"{task_prefix(task)}results/{generation}-"


def result_key(task: str, generation: int, attempt: str) -> str:
    """The document that lists the artifacts of an attempt, stored after them."""
    return f"{results_prefix(task, generation)}{attempt}.json"


def artifact_key(task: str, generation: int, attempt: str, name: str) -> str:
    """Each attempt writes under keys of its own, so a late one overwrites nothing."""
    return f"{results_prefix(task, generation)}{attempt}/{name}"


def cancelled_key(task: str, generation: int) -> str:
    """An object whose presence tells the workers to drop the task."""
    return f"{task_prefix(task)}cancelled/{generation}"


def checkpoint_prefix(task: str, generation: int) -> str:
    """Where the attempts of one generation keep what is finished."""
    return f"{task_prefix(task)}checkpoints/{generation}/"
