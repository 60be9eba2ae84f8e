"""Operations for tests of the window: real verbs on a repository in memory, no queue, no store, no worker."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from desktop_app.domain import transitions
from desktop_app.domain.batch import WhenDone
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.health import Health
from desktop_app.domain.log_piece import LogPiece
from desktop_app.domain.retention import Outlook
from desktop_app.domain.revision import MachineText
from desktop_app.domain.sound import Sound
from desktop_app.domain.task import NewTask, Task, TaskStatus
from desktop_app.orchestrator.actions.choose_options import change_options
from desktop_app.orchestrator.results import ChangeReport, ExportReport, Rejection, SubmitProgress, SubmitReport
from desktop_app.orchestrator.transcripts.read_transcript import OpenTranscript, read_revision
from desktop_app.orchestrator.transcripts.replace_words import ReplaceReport, find_replacements, put_back, replace_words
from desktop_app.orchestrator.transcripts.save_drafts import save_drafts
from desktop_app.orchestrator.transcripts.save_revision import save_revision
from desktop_app.orchestrator.watching.add_watched_folder import add_watched_folder
from desktop_app.settings_form import DATABASE_PASSWORD, CheckReport, Setting, make_form
from desktop_app.ui.operations import Operations, ReplaceOperations, RevisionOperations, SettingsOperations
from tests.fakes.memory_drafts import MemoryDrafts
from tests.fakes.memory_repository import MemoryRepository
from worker_agent.contract.kinds import BUILT_IN
from worker_agent.contract.options import ReportOptions, TaskOptions
from worker_agent.contract.stores.object_store import ObjectStore
from worker_agent.contract.supervision import WorkerReport, WorkerState
from worker_agent.contract.transcript import Segment, Transcript

NO_AUDIO = "There is no audio in this file. Hand in a recording."


class FakeVerbs:
    """Does at once, in memory, what the orchestrator does."""

    def __init__(self, repository: MemoryRepository) -> None:
        self._repository = repository

    def submit(
        self,
        paths: Sequence[Path],
        options: TaskOptions,
        on_progress: Callable[[SubmitProgress], None],
        kind: str = "transcribe",
        when_done: WhenDone | None = None,
    ) -> SubmitReport:
        good = [path for path in paths if path.suffix != ".txt"]
        refused = [Rejection(str(path), NO_AUDIO) for path in paths if path.suffix == ".txt"]
        accepted = []
        for number, path in enumerate(good, 1):
            with self._repository.unit_of_work() as unit:
                accepted += unit.add_tasks([replace(_new(path, options, number), kind=kind)], datetime.now(UTC))
            on_progress(SubmitProgress(number, len(good)))
        return SubmitReport(tuple(accepted), (), tuple(refused))

    def retry(self, ids: Collection[int], changes: Mapping[str, object]) -> ChangeReport:
        with self._repository.unit_of_work() as unit:
            tasks = unit.lock_tasks_by_id(ids).values()
            unit.save_tasks([transitions.start_generation(task, change_options(task, changes)) for task in tasks])
        return ChangeReport(tuple(ids))

    def cancel(self, ids: Collection[int]) -> ChangeReport:
        with self._repository.unit_of_work() as unit:
            tasks = unit.lock_tasks_by_id(ids).values()
            live = [task for task in tasks if not task.status.terminal]
            unit.save_tasks([replace(task, status=TaskStatus.CANCELLED) for task in live])
        refused = [Rejection(task.file_name, "It has ended already.") for task in tasks if task.status.terminal]
        return ChangeReport(tuple(task.id for task in live), tuple(refused))

    def remove(self, ids: Collection[int]) -> ChangeReport:
        with self._repository.unit_of_work() as unit:
            unit.remove_tasks(list(ids))
        return ChangeReport(tuple(ids))

    def report(self, ids: Collection[int], options: ReportOptions) -> Task:
        new = replace(_new(Path(options.title or f"Report on {len(ids)}"), options, 1), kind="report")
        with self._repository.unit_of_work() as unit:
            [task] = unit.add_tasks([new], datetime.now(UTC))
        return task

    def export(self, ids: Collection[int], formats: Collection[str], folder: Path, *chosen: Any) -> ExportReport:
        names = [task.file_name for task in self._repository.tasks(ids).values()]
        return ExportReport(tuple(folder / f"{name}.{suffix}" for name in names for suffix in formats))


def no_sound(task_id: int) -> Sound:
    raise EarshotError("The recording is no longer in the store. Hand it in again to hear it.")


def make_operations(repository: MemoryRepository, **replaced: Any) -> Operations:
    """Every verb may be replaced by name."""
    verbs = FakeVerbs(repository)
    parts: dict[str, Any] = {
        "tasks": repository,
        "submit": verbs.submit,
        "retry": verbs.retry,
        "cancel": verbs.cancel,
        "remove": verbs.remove,
        "export": verbs.export,
        "read_transcript": lambda task_id: make_transcript(),
        "open_sound": no_sound,
        "watch_health": lambda tell: tell(Health()),
        "watch_local_worker": lambda tell: tell(WorkerReport(state=WorkerState.IDLE, detail="")),
        "restart_local_worker": lambda: None,
        "watched_folders": lambda: repository.watched_folders.list("desk"),
        "watch_folder": partial(add_watched_folder, repository.watched_folders, "desk", ()),
        "unwatch_folders": repository.watched_folders.remove,
        "report": verbs.report,
        "settings": make_settings_operations(),
        "read_log": lambda name, after: LogPiece("" if after else f"The log of {name}\n", 20, anew=not after),
        "log_names": ("Earshot", "This computer's worker"),
        "log_folder": Path("/home/ann/logs"),
        "tell_system": lambda topic, title, text: True,
        "watch_system_clicks": lambda tell: None,
        "kinds": tuple(BUILT_IN.values()),
        "export_formats": ("txt", "srt", "vtt", "json"),
        "samples": (Path("/samples/one.flac"), Path("/samples/two.flac")),
        "hand_over": lambda: 0,
        "host": "desk-2",
        "works_locally": True,
        "state_file": None,
        "database_name": "this computer",
    }
    parts |= replaced
    parts.setdefault("revisions", make_revision_operations(repository, parts["read_transcript"]))
    nothing = ReplaceOperations(lambda words, most, stopped: [], lambda *chosen: ReplaceReport(), lambda replaced: [])
    parts.setdefault("replacing", nothing)
    return Operations(**parts)


def make_revision_operations(
    repository: MemoryRepository, by_machine: Callable[[int], Transcript], **replaced: Any
) -> RevisionOperations:
    """`by_machine`: reads what the machine wrote."""

    def open_(task_id: int) -> OpenTranscript:
        latest = repository.revisions.latest([task_id]).get(task_id)
        task, record = repository.tasks([task_id]).get(task_id), repository.transcript(task_id)
        source = MachineText(task.generation if task else 1, record.attempt_uid if record else "a")
        text = read_revision(repository, task_id, latest.number) if latest else by_machine(task_id)
        return OpenTranscript(task_id, text, latest, source)

    drafts = replaced.get("drafts") or MemoryDrafts()
    parts: dict[str, Any] = {
        "open": open_,
        "read_machine_text": by_machine,
        "read": partial(read_revision, repository),
        "list": repository.revisions.list,
        "save": partial(save_revision, repository, "desk-2"),
        "drafts": drafts,
        "save_drafts": partial(save_drafts, repository, "desk-2", drafts),
    }
    return RevisionOperations(**{**parts, **replaced})


def make_replace_operations(repository: MemoryRepository, store: ObjectStore) -> ReplaceOperations:
    """The real verbs; `store`: has what the machine wrote."""
    return ReplaceOperations(
        lambda words, most, stopped: list(islice(find_replacements(repository, words, None, stopped), most)),
        partial(replace_words, repository, store, "desk-2"),
        partial(put_back, repository, store, "desk-2"),
    )


def make_settings_operations(**replaced: Any) -> SettingsOperations:
    """A file that names the home folder alone; the environment names the queue of the statuses."""
    values, environment = {"home": "/home/ann"}, {"queue": {"status": "fleet-status"}}
    password = Setting(DATABASE_PASSWORD, "Password", "Kept in this system's keyring.", None, "none", secret=True)
    parts: dict[str, Any] = {
        "read": lambda: make_form(Path("/config.toml"), values, environment, password),
        "test": lambda part, changes: CheckReport(),
        "save": lambda changes: {},
        "look_ahead": lambda changes: Outlook(),
        "apply": lambda keys: None,
    }
    return SettingsOperations(**{**parts, **replaced})


def make_transcript(
    sentences: Sequence[str] = ("Good morning everyone.", "Shall we begin?"), **fields: Any
) -> Transcript:
    segments = tuple(
        Segment(start=4.0 * number, end=4.0 * number + 3.5, text=text) for number, text in enumerate(sentences)
    )
    known = {"language": "en", "duration_seconds": 4.0 * len(segments), "model": "base", "segments": segments}
    return Transcript(**{**known, **fields})


def _new(path: Path, options: TaskOptions, number: int) -> NewTask:
    return NewTask(
        uid=f"{hash((path, number)) & (2**128 - 1):032x}",
        file_name=path.name,
        source_path=str(path),
        source_host="desk",
        audio_sha256=f"{hash(path) & (2**256 - 1):064x}",
        audio_bytes=1_000_000,
        duration_seconds=60.0,
        options=options,
        secret="5" * 32,
    )
