"""Export: write the results of completed tasks as files."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.domain.batches import in_batches
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import Task
from desktop_app.exporters import EXPORTERS
from desktop_app.exporters.manuscript import Sound
from desktop_app.orchestrator.actions.selection import not_found
from desktop_app.orchestrator.exporting.contents import (
    DAMAGED,
    ExportContents,
    PatientStore,
    Refused,
    require_result,
    sound_of,
)
from desktop_app.orchestrator.exporting.file_names import NameTemplate
from desktop_app.orchestrator.exporting.files import ExportFiles
from desktop_app.orchestrator.exporting.options import AS_USUAL, ExportOptions
from desktop_app.orchestrator.exporting.own_exports import OwnExports
from desktop_app.orchestrator.exporting.places import Content, ExportPlaces
from desktop_app.orchestrator.exporting.render_ahead import MANY, render_ahead
from desktop_app.orchestrator.exporting.rendering import Rendered, Renderer, Stored
from desktop_app.orchestrator.ports.revisions import RevisionRepository
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.results import ExportReport, Rejection
from desktop_app.orchestrator.transcripts.revision_documents import read_edited
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.parallel import ahead
from worker_agent.contract.stores.object_store import ObjectStore

logger = logging.getLogger(__name__)

CHUNK = 200  # tasks read from the database at once
READ_AT_ONCE = 8  # documents that a thread reads in a row, where there are many: to hand over each takes its time

Item = tuple[int, Task | None]  #: an id, and the task that has it
Document = bytes | Refused | None  #: a stored transcript, or why there is none; None: there is none to read


def export(
    repository: TaskRepository,
    store: ObjectStore,
    files: ExportFiles,
    ids: Collection[int],
    formats: Collection[str],
    folder: Path,
    options: ExportOptions = AS_USUAL,
    *,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
    is_stopped: Callable[[], bool] = lambda: False,
    own: OwnExports | None = None,
) -> ExportReport:
    """Write the transcript of each task in each format, or what else it has made.

    A task that can't be exported keeps no other one back. A file that is there already with the same content is left
    as it is; `options` say what becomes of one with another content. `is_stopped`: asked between tasks; what is
    written by then stays. `own`: what may be written over all the same, and where what is written is noted. Raises
    EarshotError, before anything is written, where the choice makes no sense.
    """
    chosen = require_formats(formats)
    contents = ExportContents(PatientStore(store), repository.watched_folders, Renderer.of(chosen, options))
    places, template = ExportPlaces(folder, files, options.existing, own), NameTemplate(options.name_template)
    job = _Export(contents, places, repository.revisions, template)
    if fault := files.fault_of_folder(folder):
        return ExportReport(refused=(Rejection(str(folder), fault),))
    wanted = list(dict.fromkeys(ids))
    many = len(wanted) >= MANY
    done = 0
    on_progress(0, len(wanted))
    with (
        closing(job.read_ahead(_tasks(repository, wanted), READ_AT_ONCE if many else 1)) as documents,
        closing(render_ahead(contents.renderer, documents, job.stored, many=many)) as files_ahead,
    ):
        for ((id_, task), document), rendered in files_ahead:
            if is_stopped():
                break
            job.add(id_, task, document, rendered)
            done += 1
            on_progress(done, len(wanted))
    return job.report(undone=len(wanted) - done)


@dataclass(slots=True)
class _Export:
    """One run, and what became of it so far."""

    contents: ExportContents
    places: ExportPlaces
    revisions: RevisionRepository
    template: NameTemplate
    refused: list[Rejection] = field(default_factory=list)
    notes: list[Rejection] = field(default_factory=list)

    def read_ahead(self, items: Iterable[Item], at_once: int) -> Generator[tuple[Item, Document], None, None]:
        """Each task with its document."""
        with closing(ahead(lambda piece: [self.read(item) for item in piece], in_batches(items, at_once))) as pieces:
            for piece, documents in pieces:
                yield from zip(piece, documents, strict=True)

    def read(self, item: Item) -> Document:
        """Ahead, on any thread. A person's version needs no store."""
        _, task = item
        if task is None or task.kind != TRANSCRIBE.name or not (task.transcript_key or task.edited_at):
            return None
        source = self.contents.source
        try:
            require_result(task)
            if task.edited_at and (edited := read_edited(self.revisions, task.id)) is not None:
                return edited
            return source.ask(task, partial(source.store.get, task.transcript_key or ""))
        except Refused as error:
            return error
        except ValueError:
            logger.exception("can't read the revision of task %d", task.id)
            return Refused(DAMAGED)

    def stored(self, item: tuple[Item, Document]) -> Stored | None:
        """What can be rendered ahead."""
        (_, task), document = item
        if task is None or not isinstance(document, bytes) or self.contents.wants_sound():
            return None
        return self.contents.stored(task, document)

    def add(self, id_: int, task: Task | None, document: Document, rendered: Rendered | None) -> None:
        """Write a task's files, or note why not. `rendered`: where that was done ahead."""
        if task is None:
            self.refused += not_found([id_], ())
            return
        try:
            self._write(task, document, rendered)
        except Refused as error:
            self.refused.append(Rejection(task.file_name, str(error)))
        except OSError as error:
            logger.exception("can't write the files of task %d", task.id)
            self.refused.append(Rejection(task.file_name, self.places.files.explain(error)))

    def report(self, undone: int) -> ExportReport:
        return ExportReport(
            files=tuple(self.places.there),
            refused=tuple(self.refused),
            notes=tuple(self.notes),
            unchanged=tuple(self.places.unchanged),
            numbered=tuple(self.places.numbered),
            replaced=self.places.replaced,
            left=self.places.left,
            undone=undone,
            subtitles=self.contents.checked,
        )

    def _write(self, task: Task, document: Document, rendered: Rendered | None) -> None:
        require_result(task)
        if isinstance(document, Refused):
            raise document
        if document is not None and not self.contents.wants_sound():
            self._place(task, self.contents.of_transcript(task, self.contents.stored(task, document), rendered))
            return
        with TemporaryDirectory(prefix="earshot-", ignore_cleanup_errors=True) as scratch:
            if document is None:
                self._place(task, self.contents.of_artifacts(task, Path(scratch)))
            else:
                self._write_with_sound(task, document, Path(scratch))

    def _write_with_sound(self, task: Task, document: bytes, scratch: Path) -> None:
        """The page holds the recording, or has it beside it, or goes without."""
        sound: Sound | None = None
        beside: dict[str, Content] = {}
        try:
            recording = self.contents.recording(task, scratch)
            sound = sound_of(task, recording)
            if sound.data is None:
                beside[sound.suffix] = recording
                self.contents.own.add_exported(task.audio_sha256, task.audio_bytes)
        except Refused as error:
            self.notes.append(Rejection(task.file_name, str(error)))
        rendered = self.contents.of_transcript(task, self.contents.stored(task, document, sound))
        self._place(task, {**rendered, **beside})

    def _place(self, task: Task, contents: Mapping[str, Content]) -> None:
        self.places.write(task.id, self.template.name_of(task), contents)


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


def _tasks(repository: TaskRepository, ids: Iterable[int]) -> Iterator[Item]:
    for chunk in in_batches(ids, CHUNK):
        tasks = repository.tasks(chunk)
        yield from ((id_, tasks.get(id_)) for id_ in chunk)
