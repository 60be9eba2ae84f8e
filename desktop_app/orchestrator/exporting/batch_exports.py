"""Exports that batches make by themselves: when all of it is done and, where that was chosen, after each edit.

A file is written over where it is as it was written here. One that a person has changed stays, and the new one gets a
number. What was written is noted after it was written: a crash in between leads to another export, which finds the same
content there and takes it for its own.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop_app.domain.batch import Batch, ExportedTranscript, WhenDone
from desktop_app.domain.errors import EarshotError
from desktop_app.exporters.manuscript import Part
from desktop_app.orchestrator.exporting.export import export
from desktop_app.orchestrator.exporting.files import ExportFiles
from desktop_app.orchestrator.exporting.options import ExportOptions
from desktop_app.orchestrator.exporting.own_exports import OwnExports
from desktop_app.orchestrator.exporting.subtitle_limits import parse_limits
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.results import ExportReport
from worker_agent.contract.stores.object_store import ObjectStore

logger = logging.getLogger(__name__)

CLAIM_TIMEOUT = timedelta(minutes=5)  # after which what failed is tried again
QUIET = timedelta(seconds=5)  # after the last edit: who types saves every second


def export_batch(
    repository: TaskRepository, store: ObjectStore, files: ExportFiles, batch: Batch, ids: Collection[int]
) -> str | None:
    """Write these tasks of the batch, if that was wished; returns a sentence where something could not be written."""
    if not batch.when_done.folder:
        return None
    own = OwnExports()  # noted in any case: the person may wish later that edits are followed
    if batch.when_done.follow_edits or batch.when_done.anew:
        own = OwnExports({id_: each.digests for id_, each in repository.batches.exported(ids).items()})
    before = repository.tasks(ids)  # who edits one from here on has it exported once more
    folder, formats = Path(batch.when_done.folder), batch.when_done.formats
    try:
        options = options_of(batch.when_done)
        report = export(repository, store, files, ids, formats, folder, options, own=own)
    except EarshotError as error:
        return str(error)
    written = [
        ExportedTranscript(task_id=id_, edited_at=before[id_].edited_at, digests=digests)
        for id_, digests in own.written.items()
        if id_ in before
    ]
    repository.batches.note_exported(written)
    return _trouble(report)


def options_of(wish: WhenDone) -> ExportOptions:
    """What was chosen of the export; raises EarshotError where a newer program has chosen what this one does not know.
    A part that it does not know is left out."""
    known = set(Part)
    parts = {name: frozenset(Part(part) for part in parts if part in known) for name, parts in wish.parts.items()}
    return ExportOptions(parts=parts, subtitles=parse_limits(wish.subtitles))


def follow_edits(repository: TaskRepository, store: ObjectStore, files: ExportFiles, host: str) -> int:
    """Export what was edited in one batch since it was exported; returns how many transcripts."""
    now = datetime.now(UTC)
    if not repository.batches.has_edited(host, now, now - QUIET):  # asked without a transaction that writes
        return 0
    found = repository.batches.claim_edited(host, now, now + CLAIM_TIMEOUT, now - QUIET)
    if found is None:
        return 0
    batch, edited = found
    if trouble := export_batch(repository, store, files, batch, edited):
        repository.batches.note_trouble(batch.id, trouble)
        logger.warning("edits of batch %d are not exported: %s", batch.id, trouble)
        return 0
    repository.batches.release_edited(batch.id)
    logger.info("%d edited transcripts of batch %d are exported", len(edited), batch.id)
    return len(edited)


def _trouble(report: ExportReport) -> str | None:
    return f"{report.refused[0].what}: {report.refused[0].why}" if report.refused else None
