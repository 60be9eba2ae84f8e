"""Export: write the results of completed tasks as files."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TypeVar

from desktop_app.domain.batches import in_batches
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.exporters import EXPORTERS, Exporter
from desktop_app.orchestrator.export_files import ExportFiles
from desktop_app.orchestrator.file_names import Names, NameTemplate
from desktop_app.orchestrator.ports import TaskRepository
from desktop_app.orchestrator.results import ExportReport, Rejection
from desktop_app.orchestrator.selection import not_found
from desktop_app.orchestrator.submit import is_called_like_audio, sha256_of
from desktop_app.orchestrator.watched_folders import WatchedFolders
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.stores.object_store import ObjectMissing, ObjectStore, StoreUnavailable
from worker_agent.contract.transcript import NewerTranscript, Transcript

T = TypeVar("T")
Content = bytes | Path  #: of a file
logger = logging.getLogger(__name__)

CHUNK = 200  # tasks read from the database at once; transcripts are read one by one
PATIENCE = 3  # times in a row that the store may fail: each failure takes as long as its client tries

LOST = "Its result is no longer in the store. Retry the task to have it written anew."
DAMAGED = "Its stored transcript is damaged. Retry the task to have it written anew."
DELETED = "Its result was older than it is kept, and so was deleted. Retry the task to have it made anew."
NOT_COMPLETED = {
    TaskStatus.PENDING: "It is still waiting for a worker. Export it when it has completed.",
    TaskStatus.IN_PROGRESS: "It is in progress on a worker. Export it when it has completed.",
    TaskStatus.FAILED: "It failed, so there is no transcript. Retry it first.",
    TaskStatus.CANCELLED: "It was cancelled, so there is no transcript. Retry it first.",
}


class _Refused(Exception):
    """This task can't be exported; the text says why."""


def export(
    repository: TaskRepository,
    store: ObjectStore,
    files: ExportFiles,
    ids: Collection[int],
    formats: Collection[str],
    folder: Path,
    *,
    name_template: str = "{name}",
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> ExportReport:
    """Write the transcript of each task in each format, or what else it has made.

    A task that can't be exported keeps no other one back.

    A file that is there already with the same content is left as it is; one with another content is never written
    over: the new one gets a number. Raises EarshotError, before anything is written, where the choice makes no sense.
    """
    exporters = [EXPORTERS[name] for name in require_formats(formats)]
    job = _Export(store, files, repository.watched_folders, folder, exporters, NameTemplate(name_template))
    if fault := files.fault_of_folder(folder):
        return ExportReport(refused=(Rejection(str(folder), fault),))
    wanted = list(dict.fromkeys(ids))
    on_progress(0, len(wanted))
    for done, (id_, task) in enumerate(_tasks(repository, wanted), 1):
        job.add(id_, task)
        on_progress(done, len(wanted))
    return ExportReport(tuple(job.written), tuple(job.refused))


@dataclass(slots=True)
class _Export:
    """One run: what was chosen, and what became of it so far."""

    store: ObjectStore
    files: ExportFiles
    own: WatchedFolders
    folder: Path
    exporters: Sequence[Exporter]
    template: NameTemplate
    names: Names = field(default_factory=Names)
    written: list[Path] = field(default_factory=list)
    refused: list[Rejection] = field(default_factory=list)
    store_faults: int = 0  #: in a row
    store_fault: str = ""

    def add(self, id_: int, task: Task | None) -> None:
        """Write a task's files, or note why not."""
        if task is None:
            self.refused += not_found([id_], ())
            return
        try:
            self._write(task)
        except _Refused as error:
            self.refused.append(Rejection(task.file_name, str(error)))

    def _write(self, task: Task) -> None:
        if fault := NOT_COMPLETED.get(task.status):
            raise _Refused(fault)
        if not task.has_result:
            raise _Refused(DELETED)
        try:
            if task.kind == TRANSCRIBE.name:
                self._place(self.template.name_of(task), self._rendered(task))
                return
            with TemporaryDirectory(prefix="earshot-", ignore_cleanup_errors=True) as scratch:
                self._place(self.template.name_of(task), self._fetched(task, Path(scratch)))
        except OSError as error:
            logger.exception("can't write the files of task %d", task.id)
            raise _Refused(self.files.explain(error)) from error

    def _fetched(self, task: Task, scratch: Path) -> dict[str, Content]:
        """What the task has made, by suffix."""
        suffixes = _suffixes([artifact.name for artifact in task.artifacts])
        found: dict[str, Content] = {}
        for suffix, artifact in zip(suffixes, task.artifacts, strict=True):
            found[suffix] = path = self._from_store(task, partial(self.store.fetch, artifact.key, scratch))
            if is_called_like_audio(artifact.name):
                self.own.add_exported(sha256_of(path), path.stat().st_size)  # before a watched folder may have it
        return found

    def _rendered(self, task: Task) -> dict[str, Content]:
        """The transcript in each format, by suffix."""
        try:
            transcript = Transcript.decode(self._from_store(task, partial(self.store.get, task.transcript_key or "")))
            return {exporter.suffix: exporter.render(transcript, task.file_name) for exporter in self.exporters}
        except NewerTranscript as error:
            raise _Refused(str(error)) from error
        except (ValueError, ArithmeticError) as error:
            logger.exception("can't read the transcript of task %d", task.id)
            raise _Refused(DAMAGED) from error

    def _from_store(self, task: Task, get: Callable[[], T]) -> T:
        if self.store_faults >= PATIENCE:
            raise _Refused(self.store_fault)
        try:
            document = get()
        except ObjectMissing as error:
            logger.exception("no result of task %d", task.id)
            raise _Refused(LOST) from error
        except StoreUnavailable as error:
            logger.exception("can't get the result of task %d", task.id)
            self.store_faults, self.store_fault = self.store_faults + 1, str(error)
            raise _Refused(self.store_fault) from error
        self.store_faults = 0
        return document

    def _place(self, wanted: str, contents: Mapping[str, Content]) -> None:
        """Write the contents under the first name that with all suffixes is free, or holds just them."""
        for name in self.names.candidates(wanted, contents):
            pairs = [(self.folder / f"{name}{suffix}", content) for suffix, content in contents.items()]
            if all(self.files.is_free(path) or self.files.holds(path, content) for path, content in pairs):
                break
        self.names.take(name, contents)
        for path, content in pairs:
            if self.files.is_free(path):
                self.files.write_whole(path, content)
            self.written.append(path)


def _suffixes(names: Sequence[str]) -> list[str]:
    """Of artifacts: ".flac", or the whole name where two have the same."""
    suffixes = [PurePath(name).suffix for name in names]
    return suffixes if len(set(suffixes)) == len(suffixes) else [f" {name}" for name in names]


def require_formats(names: Iterable[str]) -> tuple[str, ...]:
    """As they are called, each once; raises EarshotError where one is not known, or there is none."""
    formats = tuple(dict.fromkeys(name.strip().lower() for name in names if name.strip()))
    known = ", ".join(EXPORTERS)
    if not formats:
        raise EarshotError(f"Choose at least one format: {known}.")
    for name in formats:
        if name not in EXPORTERS:
            raise EarshotError(f"There is no format {name!r}. Choose from {known}.")
    return formats


def _tasks(repository: TaskRepository, ids: Iterable[int]) -> Iterator[tuple[int, Task | None]]:
    for chunk in in_batches(ids, CHUNK):
        tasks = repository.tasks(chunk)
        yield from ((id_, tasks.get(id_)) for id_ in chunk)
