"""Submit: take files and folders in as tasks."""

from __future__ import annotations

import logging
import secrets
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop_app.domain.batch import FolderDay, NewBatch, WhenDone
from desktop_app.domain.batches import in_batches
from desktop_app.domain.errors import NotAudio
from desktop_app.domain.task import NewTask, Task
from desktop_app.orchestrator.audio_files import find_audio, sha256_of
from desktop_app.orchestrator.intake.batch_names import name_of_drop, submitter
from desktop_app.orchestrator.intake.duplicates import Work, originals_among, work_of
from desktop_app.orchestrator.own_threads import map_in_threads
from desktop_app.orchestrator.ports.tasks import AudioProber, TaskRepository, UnitOfWork
from desktop_app.orchestrator.results import Rejection, SubmitProgress, SubmitReport
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.options import TaskOptions, parse_options

logger = logging.getLogger(__name__)

READERS = 4  # files read at once: enough to hide a network drive's latency, too few to thrash a disk
BATCH = 64  # files in one transaction
GROWING = timedelta(minutes=10)  # for one transaction's files: after that, whoever handed them in has died
NOTHING = WhenDone()
LONGEST_NAME = 1000  # bytes of one with its subfolders: messages take 1,024 characters


class StillGrowing(Exception):
    """The file is still being written."""


@dataclass(frozen=True, slots=True)
class SubmitContext:
    """Where submitted files go, and whose they are."""

    repository: TaskRepository
    prober: AudioProber
    host: str


@dataclass(frozen=True, slots=True)
class RequestedWork:
    """What is to be done with the files."""

    kind: str
    options: TaskOptions
    root: Path | None = None  #: the folder below which names of files tell their subfolders

    def name_of(self, path: Path) -> str:
        """What people call the file's task."""
        if self.root is None or not path.is_relative_to(self.root):
            return path.name
        name = path.relative_to(self.root).as_posix()
        return name if len(name.encode(errors="backslashreplace")) <= LONGEST_NAME else path.name


class _Drop:
    """The batch of one submit: it is there once it has a task."""

    def __init__(self, new: NewBatch) -> None:
        self.new = new
        self.id: int | None = None

    def grow(self, unit: UnitOfWork, fresh: Sequence[NewTask]) -> list[NewTask]:
        """The tasks as those of the batch, which is not done before we are, unless we die."""
        if not fresh:
            return []
        now = datetime.now(UTC)
        id_ = self.id or unit.add_batch(self.new, now)
        unit.let_grow(id_, now + GROWING)
        self.id = id_
        return [replace(one, batch_id=id_) for one in fresh]


def submit(
    intake: SubmitContext,
    paths: Sequence[Path],
    options: TaskOptions,
    on_progress: Callable[[SubmitProgress], None] = lambda progress: None,
    kind: str = TRANSCRIBE.name,
    root: Path | None = None,
    *,
    name: str | None = None,
    when_done: WhenDone = NOTHING,
    folder_day: FolderDay | None = None,
) -> SubmitReport:
    """Probe and hash the files, insert them as Pending; a file that is no good keeps no other one out.

    `root`: the folder below which the tasks' names tell the subfolders; None: they tell none. `name`: of the batch that
    they make; None: that of the folder or the first good file. `folder_day`: whose batch it is, with those before.
    """
    found, refused = find_audio(paths)
    wanted = RequestedWork(kind, parse_options(kind, options), root)
    new_batch = NewBatch(
        name=name or "",
        submitted_by=submitter(intake.host),
        host=intake.host,
        kind=kind,
        options=wanted.options,
        when_done=when_done,
        folder_day=folder_day,
    )
    drop = _Drop(new_batch)
    accepted: list[Task] = []
    known: list[Task] = []
    looked_at = 0
    on_progress(SubmitProgress(0, len(found)))
    for batch in in_batches(found, BATCH):
        fresh: list[NewTask] = []
        reads = map_in_threads(lambda path: _probe_or_reject(intake, path, wanted), batch, READERS, "intake")
        with closing(reads):  # whoever breaks off in `on_progress` waits for no file
            for outcome in reads:
                if isinstance(outcome, Rejection):
                    refused.append(outcome)
                else:
                    fresh.append(outcome)
                looked_at += 1
                on_progress(SubmitProgress(looked_at, len(found)))
        if not name:
            drop.new = replace(drop.new, name=name_of_drop(paths, {each.what for each in refused}))
        added, there = _insert(intake, fresh, drop)
        accepted += added
        known += there
    if drop.id is not None:
        with intake.repository.unit_of_work() as unit:
            unit.let_grow(drop.id, None)
    return SubmitReport(tuple(accepted), tuple(known), tuple(refused), drop.id)


def _probe_or_reject(intake: SubmitContext, path: Path, wanted: RequestedWork) -> NewTask | Rejection:
    try:
        return _probe_and_hash(intake, path, wanted)
    except FileNotFoundError:
        return Rejection(str(path), "There is no such file. Check its name, and that its drive is connected.")
    except PermissionError:
        return Rejection(str(path), "This file may not be read. Ask its owner for permission.")
    except NotAudio as error:
        return Rejection(str(path), str(error), lasting=True)
    except StillGrowing as error:
        return Rejection(str(path), str(error))
    except OSError as error:
        logger.exception("can't read %s", path)
        return Rejection(str(path), f"This file can't be read: {error.strerror or error}. Try again.")


def _probe_and_hash(intake: SubmitContext, path: Path, wanted: RequestedWork) -> NewTask:
    before = path.stat()
    if before.st_size == 0:
        raise NotAudio("This file is empty. Record or copy it again.")
    probe = intake.prober.probe(path)
    sha256 = sha256_of(path)
    after = path.stat()
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise StillGrowing("This file is still being written. Hand it in again when it is finished.")
    return NewTask(
        uid=uuid.uuid4().hex,
        file_name=wanted.name_of(path),
        source_path=str(path),
        source_host=intake.host,
        audio_sha256=sha256,
        audio_bytes=after.st_size,
        duration_seconds=probe.duration_seconds,
        kind=wanted.kind,
        options=wanted.options,
        secret=secrets.token_hex(16),
    )


def _insert(intake: SubmitContext, fresh: Sequence[NewTask], drop: _Drop) -> tuple[list[Task], list[Task]]:
    """Insert what is not there yet; returns the new and the known tasks.

    Looked up in the transaction that inserts, so that two who hand in the same files at once double nothing.
    """
    with intake.repository.unit_of_work() as unit:
        same = unit.find_by_audio_hash({new.audio_sha256 for new in fresh})
        there = [task for task in same if task.has_result or not task.status.terminal]
        files = {_file_of(task): task for task in there}
        known = [files[file] for file in map(_file_of, fresh) if file in files]
        unknown = [new for new in fresh if _file_of(new) not in files]
        unknown = drop.grow(unit, unknown)  # locks its batch, which comes before entries of the outbox
        unit.move_uploads([task.id for task in known], intake.host)
        return _add(unit, unknown, originals_among(there)), known


def _file_of(task: Task | NewTask) -> tuple[str, Work]:
    """What makes a file the same as one that is there already, whatever computer sees it."""
    return task.source_path, work_of(task)


def _add(unit: UnitOfWork, new: Sequence[NewTask], originals: Mapping[Work, Task]) -> list[Task]:
    """First those that are originals, then the duplicates, which name them."""
    now = datetime.now(UTC)
    first = {work_of(one): one for one in reversed(new) if work_of(one) not in originals}
    alone = [one for one in new if first.get(work_of(one)) is one or one.kind != TRANSCRIBE.name]
    added = unit.add_tasks(alone, now)
    by_work = {**originals, **{work_of(task): task for task in added}}
    duplicates = [replace(one, duplicate_of=by_work[work_of(one)].id) for one in new if one not in alone]
    return added + unit.add_tasks(duplicates, now)
