"""Tasks as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

import click

from desktop_app.domain.batch import Backlog, BatchSummary
from desktop_app.domain.batches import in_batches
from desktop_app.domain.retention import Expired, Retained
from desktop_app.domain.task import Attempt, Task, TranscriptRecord
from desktop_app.orchestrator.ports.tasks import TaskRepository

CHUNK = 500  # tasks read at once


def print_tasks(repository: TaskRepository, ids: Collection[int], *, before: str = "", after: str = "") -> None:
    """Print a JSON list, some tasks at a time, so that a million of them need no memory."""
    click.echo(before + "[", nl=False)
    for index, task in enumerate(describe_tasks(repository, ids)):
        click.echo(("," if index else "") + "\n" + json.dumps(task, ensure_ascii=False), nl=False)
    click.echo("\n]" + after)


def describe_tasks(repository: TaskRepository, ids: Collection[int]) -> Iterator[dict[str, Any]]:
    """The tasks in the order of their ids; those that are gone are left out."""
    for chunk in in_batches(ids, CHUNK):
        tasks, transcripts = repository.tasks(chunk), repository.transcripts(chunk)
        for id_ in chunk:
            if task := tasks.get(id_):
                yield describe_task(task, transcripts.get(id_))


def describe_task(task: Task, transcript: TranscriptRecord | None) -> dict[str, Any]:
    return {
        "id": task.id,
        "file": task.file_name,
        "path": task.source_path.encode(errors="backslashreplace").decode(),
        "kind": task.kind,
        "options": task.options.model_dump(mode="json"),
        "status": task.status.value,
        "duplicate_of": task.duplicate_of,
        "batch": task.batch_id,
        "attempt": task.attempt,
        "progress": round(task.progress, 4),
        "worker": task.worker,
        "error": task.error.message if task.error else None,
        "warning": task.warning,
        "language": task.language,
        "duration_seconds": task.duration_seconds,
        "values": task.values,
        "artifacts": [artifact.model_dump(exclude={"key"}) for artifact in task.artifacts],
        "transcript": transcript.text if transcript and task.is_readable else None,
        "edited_at": _time(task.edited_at),
        "edited_by": task.edited_by,
    }


def describe_attempt(attempt: Attempt) -> dict[str, Any]:
    return {
        "number": attempt.number,
        "generation": attempt.generation,
        "worker": attempt.worker,
        "outcome": attempt.outcome.value,
        "started_at": _time(attempt.started_at),
        "ended_at": _time(attempt.ended_at),
        "error": attempt.error.message if attempt.error else None,
        "resumed_from_seconds": attempt.resumed_from_seconds,
    }


def describe_batch(summary: BatchSummary) -> dict[str, Any]:
    batch, then = summary.batch, summary.batch.when_done
    return {
        "id": batch.id,
        "name": batch.name,
        "submitted_by": batch.submitted_by,
        "submitted_at": _time(batch.submitted_at),
        "kind": batch.kind,
        "options": batch.options.model_dump(mode="json"),
        "counts": {status.value: number for status, number in summary.counts.items()},
        "progress": round(summary.progress, 4),
        "seconds_left": summary.seconds_left,
        "paused": batch.paused,
        "order": "first" if batch.place < 0 else "last" if batch.place > 0 else "usual",
        "when_done": {
            "folder": then.folder,
            "formats": list(then.formats),
            "notify": then.notify,
            "follow_edits": then.follow_edits,
            "parts": {name: list(parts) for name, parts in then.parts.items()},
            "subtitles": then.subtitles or "usual",
        },
        "done_at": _time(batch.done_at),
        "note": batch.done_note,
    }


def describe_backlog(backlog: Backlog) -> dict[str, Any]:
    return {
        "on_queue": backlog.on_queue,
        "waiting": backlog.waiting,
        "paused": backlog.paused,
        "to_upload": backlog.to_upload,
        "paused_kinds": sorted(kind or "all" for kind in backlog.paused_kinds),
    }


def describe_expired(kind: Retained, days: int | None, expired: Expired | None) -> dict[str, Any]:
    """`days`: for which it is kept; None: for ever, and nothing is counted."""
    return {
        "kind": kind.value,
        "days": days,
        "count": expired.count if expired else 0,
        "bytes": expired.bytes if expired else None,
        "oldest": _time(expired.oldest) if expired else None,
    }


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
