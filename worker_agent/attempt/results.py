"""The result of an attempt in the store: each artifact under a key of the attempt's own, then what lists them."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from worker_agent.attempt.checkpoint import StoredArtifacts
from worker_agent.contract.artifacts import Artifact, ResultDocument, ResultValues
from worker_agent.contract.handler import NewArtifact, Result
from worker_agent.contract.messages import TaskReference
from worker_agent.contract.stores.object_store import (
    ObjectMissing,
    ObjectStore,
    ObjectTooLarge,
    artifact_key,
    result_key,
    transcript_key,
)
from worker_agent.contract.transcript import ARTIFACT_NAME, MEDIA_TYPE, Transcript

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StoredResult:
    """A whole result, as it is reported."""

    artifacts: tuple[Artifact, ...]
    duration_seconds: float
    values: ResultValues = field(default_factory=dict)
    language: str | None = None
    warning: str | None = None
    speed: float | None = None

    @property
    def transcript_key(self) -> str | None:
        return next((artifact.key for artifact in self.artifacts if artifact.name == ARTIFACT_NAME), None)


def store_result(store: ObjectStore, task: TaskReference, attempt: str, result: Result) -> StoredResult:
    """Raises StoreUnavailable, and OSError where an artifact's file can't be read."""
    artifacts = tuple(_store(store, task, attempt, artifact) for artifact in result.artifacts)
    stored = StoredResult(
        artifacts, result.duration_seconds, dict(result.values), result.language, result.warning, result.speed
    )
    if stored.transcript_key is None:  # a transcript is found without a list, and says all of itself
        document = ResultDocument(
            artifacts=artifacts, values=stored.values, duration_seconds=stored.duration_seconds, warning=stored.warning
        )
        store.put(result_key(task.task, task.generation, attempt), document.model_dump_json().encode())
    return stored


def find_result(store: ObjectStore, found: StoredArtifacts) -> StoredResult | None:
    """The result of an attempt that died before it could report it; raises StoreUnavailable."""
    for key in (*found.transcripts, *found.results):
        try:
            data = store.get(key)
            return _of_transcript(key, data) if key in found.transcripts else _of_document(data)
        except (ObjectMissing, ObjectTooLarge, ValidationError):
            logger.warning("the result at %s can't be used", key)
    return None


def _store(store: ObjectStore, task: TaskReference, attempt: str, new: NewArtifact) -> Artifact:
    if new.name == ARTIFACT_NAME:
        key = transcript_key(task.task, task.generation, attempt)
    else:
        key = artifact_key(task.task, task.generation, attempt, new.name)
    if isinstance(new.content, Path):
        size = new.content.stat().st_size
        artifact = Artifact(name=new.name, media_type=new.media_type, key=key, size=size)
        store.put_file(key, new.content)
    else:
        artifact = Artifact(name=new.name, media_type=new.media_type, key=key, size=len(new.content))
        store.put(key, new.content)
    return artifact


def _of_transcript(key: str, data: bytes) -> StoredResult:
    transcript = Transcript.decode(data)
    artifact = Artifact(name=ARTIFACT_NAME, media_type=MEDIA_TYPE, key=key, size=len(data))
    return StoredResult(
        (artifact,), transcript.duration_seconds, language=transcript.language, warning=transcript.warning
    )


def _of_document(data: bytes) -> StoredResult:
    document = ResultDocument.model_validate_json(data)
    return StoredResult(document.artifacts, document.duration_seconds, document.values, warning=document.warning)
