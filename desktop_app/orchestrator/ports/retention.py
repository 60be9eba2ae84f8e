"""What the orchestrator needs to delete what is older than it is to be kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from desktop_app.domain.retention import Expired, Retained
from desktop_app.domain.task import Task

Place = tuple[datetime, int]  #: of a task among those that have ended: its end, and its id


class RetentionUnit(Protocol):
    """The part of a transaction that deletes what is no longer needed."""

    def find_unfinished_batches(self, ids: Collection[int]) -> set[int]:
        """Those of which something is still to be exported or told when they are done; before the transaction ends, no
        other one of these comes to be so."""

    def remove_transcripts(self, task_ids: Collection[int]) -> None:
        """Delete the records of these tasks' transcripts."""

    def claim_audio(self, sha256s: Collection[str], now: datetime, until: datetime) -> set[str]:
        """Note that this audio is about to be deleted from the store: nobody uploads it before `until`, and who needs
        it later has to. Returns what nobody else deletes at the time, or has deleted.

        To be called in the transaction in which `find_by_audio_hash` has told that nobody needs it.
        """

    def find_deleted_audio(self, sha256s: Collection[str]) -> set[str]:
        """What the store no longer holds, or is about to lose."""


class RetentionRepository(Protocol):
    """Every method raises DatabaseUnavailable; all may be called from any thread."""

    def summarize(self, kind: Retained, before: datetime) -> Expired:
        """What of the kind ended before that, and is needed by nothing that goes on."""

    def find_tasks(self, kind: Retained, before: datetime, after: Place | None, limit: int) -> list[Task]:
        """The first of the tasks to which that belongs, by their places; only those behind `after`.

        FINISHED_TASKS: without those that still have something to be cleaned up. REMOVED_TASKS are none.
        """

    def find_abandoned_audio(self, now: datetime, limit: int) -> list[str]:
        """What somebody claimed, to delete it, and has not deleted in time; without what tasks need that go on."""

    def note_audio_deleted(self, sha256s: Collection[str], until: datetime) -> None:
        """The store no longer holds it. `until`: as it was claimed; what others have claimed since is still theirs."""

    def find_removed(self, ids: Mapping[str, int]) -> set[str]:
        """Of these tasks, by uid, those that were removed from this very database, as far as that is not forgotten
        yet."""

    def forget_removals(self, before: datetime, limit: int) -> int:
        """Forget some removals of tasks that are older; returns how many. Who has not read of one reads everything
        anew."""
