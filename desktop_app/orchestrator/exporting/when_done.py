"""When done: what the operator wished for the end of a batch.

The host that handed the batch in does it, for the folder is there. Whoever claims the batch exports first and notes it
then: a crash in between leads to a second export, which finds every file there and writes none. The notification comes
after the note, so that it comes once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from desktop_app.domain.batch import Batch
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.actions.batches import find_tasks
from desktop_app.orchestrator.actions.selection import with_results
from desktop_app.orchestrator.exporting.batch_exports import CLAIM_TIMEOUT, export_batch
from desktop_app.orchestrator.exporting.files import ExportFiles
from desktop_app.orchestrator.ports.tasks import TaskRepository
from worker_agent.contract.stores.object_store import ObjectStore

logger = logging.getLogger(__name__)

BATCHES = 20  # claimed at once


def finish_batches(
    repository: TaskRepository,
    store: ObjectStore,
    files: ExportFiles,
    host: str,
    on_done: Callable[[Batch], None] = lambda batch: None,
) -> int:
    """Returns how many batches were done. `on_done`: tells the person, where that was wished."""
    now = datetime.now(UTC)
    if not repository.batches.has_done(host, now):  # asked without a transaction that writes
        return 0
    done = 0
    for batch in repository.batches.claim_done(host, now, now + CLAIM_TIMEOUT, BATCHES):
        if trouble := _export(repository, store, files, batch):
            repository.batches.note_trouble(batch.id, trouble)
            logger.warning("batch %d is not exported: %s", batch.id, trouble)
        elif repository.batches.note_done(batch.id, datetime.now(UTC), batch.when_done):
            done += 1
            logger.info("batch %d is done", batch.id)
            if batch.when_done.notify:
                on_done(batch)
    return done


def _export(repository: TaskRepository, store: ObjectStore, files: ExportFiles, batch: Batch) -> str | None:
    """What has been completed; returns a sentence where something could not be written."""
    if not batch.when_done.folder:
        return None
    completed = with_results(repository, find_tasks(repository, batch.id, {TaskStatus.COMPLETED}))
    return export_batch(repository, store, files, batch, completed)
