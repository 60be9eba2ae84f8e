"""Between rows and the domain's values."""

from __future__ import annotations

import json
import unicodedata
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row

from desktop_app.adapters.database.schema import attempts, tasks, transcripts
from desktop_app.domain.task import Attempt, NewTask, Outcome, Task, TaskStatus, TranscriptRecord
from worker_agent.contract.artifacts import Artifact
from worker_agent.contract.messages import TaskError
from worker_agent.contract.options import parse_options

Values = dict[str, Any]  #: by column

_CONVERTED = ("status", "options", "artifacts", "values")
_TASK_COLUMNS = [column.name for column in tasks.c]
_TASK_AS_IT_IS = [name for name in _TASK_COLUMNS if name in Task.__slots__ and name not in _CONVERTED]
_ATTEMPT_AS_IT_IS = [name for name in Attempt.__slots__ if name in attempts.c and name != "outcome"]
_artifacts: TypeAdapter[tuple[Artifact, ...]] = TypeAdapter(tuple[Artifact, ...])
_TRANSCRIPT = [column.name for column in transcripts.c]


def new_task(new: NewTask, at: datetime) -> Task:
    """The task that a file becomes; its id is the database's to give."""
    return Task(
        id=0,
        uid=new.uid,
        secret=new.secret,
        file_name=new.file_name,
        source_path=new.source_path,
        source_host=new.source_host,
        audio_sha256=new.audio_sha256,
        audio_bytes=new.audio_bytes,
        duration_seconds=new.duration_seconds,
        kind=new.kind,
        options=new.options,
        duplicate_of=new.duplicate_of,
        batch_id=new.batch_id,
        submitted_at=at,
        revision=1,
    )


def task_values(task: Task) -> Values:
    """All columns but the id, the revision and the number of the transaction."""
    values = {name: getattr(task, name) for name in _TASK_AS_IT_IS}
    del values["id"], values["revision"]
    return values | {
        "status": task.status.value,
        "options": task.options.model_dump_json(),
        "artifacts": _artifacts.dump_json(task.artifacts).decode() if task.artifacts else None,
        "result_values": json.dumps(task.values) if task.values else None,
        "error_kind": task.error and task.error.kind,
        "error_message": task.error and task.error.message,
        "search_name": searchable(task.file_name),
        "retried": task.retried,
    }


def task_from(row: Row[Any]) -> Task:
    values = row._mapping
    return Task(
        **{name: values[name] for name in _TASK_AS_IT_IS},
        status=TaskStatus(values["status"]),
        options=parse_options(values["kind"], json.loads(values["options"])),
        artifacts=_artifacts.validate_json(values["artifacts"]) if values["artifacts"] else (),
        values=json.loads(values["result_values"]) if values["result_values"] else {},
        error=_error(row),
    )


def attempt_values(attempt: Attempt) -> Values:
    return {name: getattr(attempt, name) for name in _ATTEMPT_AS_IT_IS} | {
        "outcome": attempt.outcome.value,
        "error_kind": attempt.error and attempt.error.kind,
        "error_message": attempt.error and attempt.error.message,
    }


def attempt_from(row: Row[Any]) -> Attempt:
    values = row._mapping
    return Attempt(
        **{name: values[name] for name in _ATTEMPT_AS_IT_IS}, outcome=Outcome(values["outcome"]), error=_error(row)
    )


def transcript_values(record: TranscriptRecord) -> Values:
    return {name: getattr(record, name) for name in _TRANSCRIPT}


def transcript_from(row: Row[Any]) -> TranscriptRecord:
    return TranscriptRecord(**{name: row._mapping[name] for name in _TRANSCRIPT})


def searchable(text: str) -> str:
    """The same for all spellings that a person takes for the same: neither database folds more than a to z alike."""
    return unicodedata.normalize("NFC", text.casefold())


def _error(row: Row[Any]) -> TaskError | None:
    return None if row.error_kind is None else TaskError(kind=row.error_kind, message=row.error_message)
