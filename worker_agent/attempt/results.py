"""The result of an attempt in the store: each artifact under a key of the attempt's own, then what lists them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from worker_agent.attempt.checkpoint import StoredArtifacts
from worker_agent.contract.artifacts import TRANSCRIPT_MEDIA_TYPE, TRANSCRIPT_NAME, Artifact, ResultDocument
from worker_agent.contract.handler import NewArtifact, PermanentError, Result
from worker_agent.contract.messages import TaskReference
from worker_agent.contract.stores.object_store import (
    ObjectMissing,
    ObjectStore,
    ObjectTooLarge,
    artifact_key,
    result_key,
    transcript_key,
)
from worker_agent.contract.transcript import Transcript

logger = logging.getLogger(__name__)

_SHOWN = 100  # characters of a value that can't be stored


def store_result(store: ObjectStore, task: TaskReference, attempt: str, result: Result) -> ResultDocument:
    """Raises StoreUnavailable, OSError where an artifact's file can't be read, and PermanentError, before anything
    is stored, where the result is none that a message can tell of.
    """
    document = _build_document(task, attempt, result)
    encoded = _encoded(document)
    for artifact, new in zip(document.artifacts, result.artifacts, strict=True):
        _store(store, artifact.key, new.content)
    if not _is_transcript(result.artifacts):
        store.put(result_key(task.task, task.generation, attempt), encoded)
    return document


def find_result(store: ObjectStore, found: StoredArtifacts) -> ResultDocument | None:
    """The result of an attempt that died before it could report it; raises StoreUnavailable."""
    for key in (*found.transcripts, *found.results):
        try:
            data = store.get(key)
            return _of_transcript(key, data) if key in found.transcripts else ResultDocument.model_validate_json(data)
        except (ObjectMissing, ObjectTooLarge, ValueError):
            logger.warning("the result at %s can't be used", key)
    return None


def _is_transcript(artifacts: Sequence[NewArtifact]) -> bool:
    """Whether that is all there is: it is found without a list, and says all of itself."""
    return [artifact.name for artifact in artifacts] == [TRANSCRIPT_NAME]


def _build_document(task: TaskReference, attempt: str, result: Result) -> ResultDocument:
    names = [artifact.name for artifact in result.artifacts]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise _unusable(f"two artifacts have the name {twice!r}")
    try:
        return ResultDocument(
            artifacts=tuple(_artifact(task, attempt, result, new) for new in result.artifacts),
            values=dict(result.values),
            duration_seconds=result.duration_seconds,
            language=result.language,
            warning=result.warning,
            speed=result.speed,
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _unusable(f"{where} can't be {str(first['input'])[:_SHOWN]!r}: {first['msg']}") from error


def _encoded(document: ResultDocument) -> bytes:
    try:
        return document.model_dump_json().encode()
    except ValueError as error:
        raise _unusable("its text holds what is no letter") from error


def _unusable(why: str) -> PermanentError:
    return PermanentError(
        f"What was made of this task can't be stored ({why}). The package that brings its kind has to be mended."
    )


def _artifact(task: TaskReference, attempt: str, result: Result, new: NewArtifact) -> Artifact:
    if _is_transcript(result.artifacts):
        key = transcript_key(task.task, task.generation, attempt)
    else:
        key = artifact_key(task.task, task.generation, attempt, new.name)
    size = new.content.stat().st_size if isinstance(new.content, Path) else len(new.content)
    return Artifact(name=new.name, media_type=new.media_type, key=key, size=size)


def _store(store: ObjectStore, key: str, content: bytes | Path) -> None:
    if isinstance(content, Path):
        store.put_file(key, content)
    else:
        store.put(key, content)


def _of_transcript(key: str, data: bytes) -> ResultDocument:
    transcript = Transcript.decode(data)
    return ResultDocument(
        artifacts=(Artifact(name=TRANSCRIPT_NAME, media_type=TRANSCRIPT_MEDIA_TYPE, key=key, size=len(data)),),
        duration_seconds=transcript.duration_seconds,
        language=transcript.language,
        warning=transcript.warning,
    )
