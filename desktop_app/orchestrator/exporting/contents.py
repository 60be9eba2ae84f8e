"""What is to be written of a task: its transcript in each format, or the files that it has made."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePath
from typing import TypeVar

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.exporters.cues.check import SubtitleCheck
from desktop_app.exporters.manuscript import LONG_AGO, Part, Sound
from desktop_app.exporters.media_types import media_type
from desktop_app.orchestrator.audio_files import is_called_like_audio, sha256_of
from desktop_app.orchestrator.exporting.places import Content
from desktop_app.orchestrator.exporting.rendering import Rendered, Renderer, Stored
from desktop_app.orchestrator.ports.watching import WatchedFolders
from worker_agent.contract.stores.object_store import ObjectMissing, ObjectStore, StoreUnavailable, audio_key
from worker_agent.contract.transcript import NewerTranscript

T = TypeVar("T")
logger = logging.getLogger(__name__)

PATIENCE = 3  # times in a row that the store may fail: each failure takes as long as its client tries
EMBEDDED = 20_000_000  # bytes of sound that a page may hold; a longer recording lies beside it

LOST = "Its result is no longer in the store. Retry the task to have it written anew."
DAMAGED = "Its stored transcript is damaged. Retry the task to have it written anew."
DELETED = "Its result was older than it is kept, and so was deleted. Retry the task to have it made anew."
SILENT = "Its recording is no longer in the store, so the page is without its sound."
NOT_COMPLETED = {
    TaskStatus.PENDING: "It is still waiting for a worker. Export it when it has completed.",
    TaskStatus.IN_PROGRESS: "It is in progress on a worker. Export it when it has completed.",
    TaskStatus.FAILED: "It failed, so there is no transcript. Retry it first.",
    TaskStatus.CANCELLED: "It was cancelled, so there is no transcript. Retry it first.",
}


class Refused(Exception):
    """This task can't be exported; the text says why."""


def require_result(task: Task) -> None:
    """Raises Refused where there is nothing to export."""
    if not task.edited_at and (fault := NOT_COMPLETED.get(task.status)):
        raise Refused(fault)
    if not task.is_readable:
        raise Refused(DELETED)


@dataclass(slots=True)
class PatientStore:
    """The store, which is asked no more once it has failed several times in a row."""

    store: ObjectStore
    faults: int = 0  #: in a row
    fault: str = ""

    def ask(self, task: Task, get: Callable[[], T]) -> T:
        """What `get` finds in it; raises Refused."""
        if self.faults >= PATIENCE:
            raise Refused(self.fault)
        try:
            found = get()
        except ObjectMissing as error:
            logger.exception("no result of task %d", task.id)
            raise Refused(LOST) from error
        except StoreUnavailable as error:
            logger.exception("can't get the result of task %d", task.id)
            self.faults, self.fault = self.faults + 1, str(error)
            raise Refused(self.fault) from error
        self.faults = 0
        return found


@dataclass(slots=True)
class ExportContents:
    """Makes them, in the formats that were chosen."""

    source: PatientStore
    own: WatchedFolders
    renderer: Renderer
    checked: SubtitleCheck = field(default_factory=SubtitleCheck)  #: of all subtitles so far

    def stored(self, task: Task, document: bytes, sound: Sound | None = None) -> Stored:
        return Stored(document, task.file_name, task.finished_at or LONG_AGO, sound)

    def of_transcript(self, task: Task, stored: Stored, rendered: Rendered | None = None) -> Mapping[str, Content]:
        """The stored document in each format, by suffix; raises Refused. `rendered`: where that was done already."""
        try:
            rendered = rendered or self.renderer.render(stored)
        except NewerTranscript as error:
            raise Refused(str(error)) from error
        except (ValueError, ArithmeticError) as error:
            logger.exception("can't read the transcript of task %d", task.id)
            raise Refused(DAMAGED) from error
        self.checked += rendered.check
        return rendered.contents

    def wants_sound(self) -> bool:
        return "html" in self.renderer.formats and Part.SOUND in self.renderer.parts.get("html", ())

    def recording(self, task: Task, scratch: Path) -> Path:
        """The task's audio, from the store, as a file; raises Refused."""
        try:
            return self.source.ask(task, partial(self.source.store.fetch, audio_key(task.audio_sha256), scratch))
        except Refused as error:
            raise Refused(SILENT if str(error) == LOST else str(error)) from error

    def of_artifacts(self, task: Task, scratch: Path) -> Mapping[str, Content]:
        """What the task has made, by suffix; raises Refused and OSError."""
        suffixes = _suffixes([artifact.name for artifact in task.artifacts])
        found: dict[str, Content] = {}
        for suffix, artifact in zip(suffixes, task.artifacts, strict=True):
            path = self.source.ask(task, partial(self.source.store.fetch, artifact.key, scratch))
            found[suffix] = path
            if is_called_like_audio(artifact.name):
                self.own.add_exported(sha256_of(path), path.stat().st_size)  # before a watched folder may have it
        return found


def sound_of(task: Task, recording: Path) -> Sound:
    """For the page: within it if it is small enough."""
    embedded = recording.stat().st_size <= EMBEDDED
    kind = media_type(task.file_name)
    suffix = PurePath(task.file_name).suffix or ".audio"
    return Sound(kind if "/" in kind else "audio/mpeg", recording.read_bytes() if embedded else None, suffix)


def _suffixes(names: Sequence[str]) -> list[str]:
    """Of artifacts: ".flac", or the whole name where two have the same."""
    suffixes = [PurePath(name).suffix for name in names]
    return suffixes if len(set(suffixes)) == len(suffixes) else [f" {name}" for name in names]
