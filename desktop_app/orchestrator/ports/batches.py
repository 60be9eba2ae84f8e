"""What the orchestrator needs to keep of batches, of the order, and of presets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from desktop_app.domain.batch import Backlog, Batch, BatchSummary, ExportedTranscript, Preset, WhenDone


class BatchRepository(Protocol):
    """Every method raises DatabaseUnavailable; all may be called from any thread."""

    def summaries(self, ids: Collection[int] | None = None, limit: int = 500) -> list[BatchSummary]:
        """Those there are among `ids`, or the latest; the newest first."""

    def task_ids(self, ids: Collection[int]) -> Sequence[int]:
        """The tasks of these batches, oldest first."""

    def rename(self, id_: int, name: str) -> None: ...

    def change_when_done(self, id_: int, wish: WhenDone, *, reopens: bool) -> bool:
        """What is to happen at its end from now on. `reopens`: where it has ended, that happens now. False: the batch
        is gone."""

    def pause(self, ids: Collection[int], *, paused: bool) -> None:
        """What is on the queue already stays there."""

    def pause_kind(self, kind: str, *, paused: bool) -> None:
        """Likewise for all tasks of a kind, or ALL_KINDS."""

    def put(self, ids: Collection[int], place: int) -> None:
        """All tasks of these batches that have no place of their own are to be done in that place."""

    def put_tasks(self, task_ids: Collection[int], place: int) -> list[int]:
        """Likewise for single tasks that have not ended; returns which of them there are."""

    def backlog(self) -> Backlog:
        """Where what waits is."""

    def count_taken(self, since: datetime, most: int) -> int:
        """How many attempts began after that; it counts no further than to `most`."""

    def find_less_urgent(self, now: datetime, most: int) -> int:
        """How many tasks are on the queue that would have to wait for one that is put first, and is still here; 0 where
        there is none. It counts no further than to `most`."""

    def withdraw(self, task_ids: Collection[int]) -> set[int]:
        """Of these tasks, whose messages we hold, those before their first attempt wait here again; returns them."""

    def has_done(self, host: str, now: datetime) -> bool:
        """Whether there is something to be claimed."""

    def claim_done(self, host: str, now: datetime, until: datetime, limit: int) -> list[Batch]:
        """Batches all tasks of which have ended, for the host that has to do something about it; nobody else gets them
        `until` then."""

    def note_done(self, id_: int, at: datetime, done: WhenDone | None = None) -> bool:
        """What was to happen has been done; False: tasks of it were started anew meanwhile, or somebody was first.
        `done`: what has been done; False as well where something else is to happen by now."""

    def has_edited(self, host: str, now: datetime, before: datetime) -> bool:
        """Whether there is something for `claim_edited`."""

    def claim_edited(
        self, host: str, now: datetime, until: datetime, before: datetime
    ) -> tuple[Batch, list[int]] | None:
        """A batch that is done and whose export follows edits, and those of its tasks that were edited since they were
        exported, but not after `before`. None: there is none that is free. Nobody else gets it `until` then."""

    def release_edited(self, id_: int) -> None:
        """Somebody may claim the batch again; there was no trouble."""

    def exported(self, task_ids: Collection[int]) -> dict[int, ExportedTranscript]:
        """What their batch's export has written of these tasks, by task."""

    def note_exported(self, exported: Collection[ExportedTranscript]) -> None:
        """In place of what was noted of these tasks; of one that is gone, nothing is."""

    def note_trouble(self, id_: int, sentence: str) -> None:
        """Why what was to happen could not be done; it is tried again."""

    def presets(self) -> list[Preset]:
        """By name."""

    def save_preset(self, preset: Preset) -> None:
        """Insert, or replace the one of that name."""

    def remove_preset(self, name: str) -> bool:
        """Whether there was one."""
