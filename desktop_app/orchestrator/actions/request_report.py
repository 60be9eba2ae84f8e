"""Request a report: a task that works on a selection of tasks, as they are now."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Collection
from datetime import UTC, datetime

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import NewTask, Task
from desktop_app.orchestrator.ports.tasks import TaskRepository
from worker_agent.contract.kinds import REPORT
from worker_agent.contract.options import ReportOptions
from worker_agent.contract.report import ReportInput, ReportRow
from worker_agent.contract.stores.object_store import ObjectStore, audio_key

MOST = 50_000  # tasks in one report: their list has to fit into a document of the store


def request_report(
    repository: TaskRepository, store: ObjectStore, host: str, ids: Collection[int], options: ReportOptions
) -> Task:
    """Store the list, then insert the task; raises EarshotError where there is nothing to report on, StoreUnavailable.

    A crash in between leaves a list that nobody asks for.
    """
    if len(ids) > MOST:
        raise EarshotError(f"A report can have {MOST:,} recordings at most. Choose fewer.")
    now = datetime.now(UTC)
    rows = tuple(_row(task) for task in _tasks(repository, ids) if task.kind != REPORT.name)
    if not rows:
        raise EarshotError("There is nothing to report on. Choose some recordings.")
    document = ReportInput(made_at=now, rows=rows).model_dump_json().encode()
    sha256 = hashlib.sha256(document).hexdigest()
    store.put(audio_key(sha256), document)
    new = NewTask(
        uid=uuid.uuid4().hex,
        file_name=options.title or f"Report on {len(rows):,} recording{'s' if len(rows) > 1 else ''}",
        source_path="",
        source_host=host,
        audio_sha256=sha256,
        audio_bytes=len(document),
        duration_seconds=sum(row.duration_seconds or 0.0 for row in rows),
        secret=secrets.token_hex(16),
        kind=REPORT.name,
        options=options,
    )
    with repository.unit_of_work() as unit:
        [task] = unit.add_tasks([new], now)
    return task


def _tasks(repository: TaskRepository, ids: Collection[int]) -> list[Task]:
    """In the order of the ids; those that are gone are left out."""
    found = repository.tasks(ids)
    return [found[id_] for id_ in dict.fromkeys(ids) if id_ in found]


def _row(task: Task) -> ReportRow:
    return ReportRow(
        id=task.id,
        kind=task.kind,
        file_name=task.file_name.encode(errors="backslashreplace").decode(),
        status=task.status.value,
        duration_seconds=task.duration_seconds,
        language=task.language,
        attempts=task.attempt,
        error=task.error.message if task.error else None,
        warning=task.warning,
        worker=task.worker,
        submitted_from=task.source_host,
        submitted_at=task.submitted_at,
        finished_at=task.finished_at,
        transcript_key=task.transcript_key,
    )
