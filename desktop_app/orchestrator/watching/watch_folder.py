"""Watch a folder: take in what comes into it, once it has stopped growing."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from stat import S_ISREG
from typing import Any

from desktop_app.domain.batch import FolderDay
from desktop_app.domain.batches import in_batches
from desktop_app.domain.watched_folder import FileState, KnownFile, WatchedFolder
from desktop_app.orchestrator.audio_files import audio_in, is_called_like_audio, sha256_of
from desktop_app.orchestrator.intake.batch_names import name_of_day
from desktop_app.orchestrator.intake.submit import SubmitContext, submit
from desktop_app.orchestrator.ports.watching import ChangeListener, FolderFiles
from desktop_app.orchestrator.results import SubmitReport
from desktop_app.orchestrator.watching.folder_faults import explain_error
from desktop_app.orchestrator.watching.settling import QUIET, Settling
from worker_agent.contract.options import TaskOptions

logger = logging.getLogger(__name__)

SEARCH = 60.0  # seconds, at least, between two searches of a whole folder: a change may have been missed
SEARCH_SHARE = 20  # times as long as a search took, until the next one
CHUNK = 500  # files asked for in the database at once
BATCH = 64  # files taken in at once

Clock = Callable[[], float]  #: in seconds


class WatchingStopped(Exception):
    """The program is to end."""


@dataclass(frozen=True, slots=True)
class WatchContext:
    """What watching works with."""

    intake: SubmitContext
    files: FolderFiles
    own_folders: Sequence[Path] = ()  #: where Earshot keeps its own files: nothing is taken from there
    quiet: float = QUIET  #: seconds without a change after which a file is taken for complete
    clock: Clock = time.monotonic
    today: Callable[[], date] = date.today  #: the day of whose batch new files are
    stop: threading.Event = field(default_factory=threading.Event)  #: set: begin to read no further file
    patience: float = 1.0  #: seconds for which the folders wait for one that is slow, each time that it begins to be


class FolderWatch:
    """One folder, as long as it is watched; its steps are taken on one thread after the other."""

    def __init__(self, context: WatchContext, folder: WatchedFolder) -> None:
        self.folder = folder
        self._context = context
        self._known = context.intake.repository.watched_folders
        self._root = Path(folder.path)
        self._listener: ChangeListener | None = None
        self._identity: tuple[int, int] | None = None
        self._search_at = float("-inf")
        self._stopped = threading.Event()
        self._stepping = threading.Lock()
        self._saving = threading.Lock()  # of `folder`, which more than one thread changes
        self._settling = Settling(
            _look, lambda path: context.files.is_complete(Path(path)), quiet=context.quiet, clock=context.clock
        )

    def step(self) -> int:
        """Look once; returns how many files were dealt with. Blocks for as long as the drive does; raises
        WatchingStopped, and EarshotError where the database fails."""
        with self._stepping:
            try:
                paths = self._changed_paths()
            except OSError as error:
                self._stop_listening()
                self._check_running()  # whoever watches it now tells of it
                self.note_fault(explain_error(self.folder.path, error))
                return 0
            self._check_running()
            self.note_fault(None)
            for chunk in in_batches(paths, CHUNK):
                self._consider(chunk)
            batches = in_batches(self._settling.pop_settled(), BATCH)
            return sum(self._take(batch) for batch in batches)

    def look(self) -> None:
        """Returns once the folder has answered; it may be called during a step."""
        with suppress(OSError):  # the step tells of it
            self._context.files.identify(self._root)

    def change_options(self, options: TaskOptions) -> None:
        with self._saving:
            self.folder = replace(self.folder, options=options)

    def note_fault(self, fault: str | None) -> None:
        """Why the folder can't be watched at present."""
        if fault and fault != self.folder.fault:
            logger.warning("%s", fault, exc_info=True)
        self._change(fault=fault)

    def stop(self) -> None:
        """Take in nothing more; never waits."""
        self._stopped.set()

    def close(self) -> None:
        """Stop; blocks until the step that is under way has ended."""
        self.stop()
        with self._stepping:
            self._stop_listening()

    def _stop_listening(self) -> None:
        if self._listener:
            self._listener.close()
        self._listener, self._search_at = None, float("-inf")

    def _changed_paths(self) -> Iterable[Path]:
        """What may be new; raises OSError where the folder can't be watched."""
        listener = self._listening()
        changed = listener.changes()
        if self._context.clock() < self._search_at:
            return self._audio_among(changed)
        began = self._context.clock()
        found = list(self._own_left_out(audio_in(self._root)))
        now = self._context.clock()
        self._search_at = now + max(SEARCH, SEARCH_SHARE * (now - began))
        return found

    def _listening(self) -> ChangeListener:
        """To the folder that is there now: a drive that was taken away and brought back is another one."""
        there = self._context.files.identify(self._root)
        if self._listener is None or self._identity != there:
            self._stop_listening()
            self._listener = self._context.files.listen(self._root)  # before the search, so that nothing is missed
            self._identity = there
        return self._listener

    def _audio_among(self, changed: Iterable[Path]) -> Iterator[Path]:
        for path in self._own_left_out(changed):
            if any(part.startswith(".") for part in path.relative_to(self._root).parts):
                continue
            if path.is_dir():
                yield from audio_in(path)
            elif is_called_like_audio(path.name):
                yield path

    def _own_left_out(self, paths: Iterable[Path]) -> Iterator[Path]:
        own = [folder for folder in self._context.own_folders if folder.is_relative_to(self._root)]
        return (path for path in paths if not any(path.is_relative_to(folder) for folder in own))

    def _consider(self, paths: Sequence[Path]) -> None:
        """Wait for those to settle that have changed since they were dealt with."""
        states = [state for path in paths if str(path) not in self._settling and (state := _look(str(path)))]
        known = self._known.find_files(self.folder.id, [state.path for state in states])
        for state in states:
            if state.path not in known or known[state.path].state != state:
                self._settling.add(state)

    def _take(self, states: Sequence[FileState]) -> int:
        """Submit what is new; what comes to no end now comes back with the next search."""
        done = list(self._known_contents(states))
        old = {known.state.path for known in done}
        seen = {state.path: state for state in states if state.path not in old}
        if seen:
            report = self._submit([Path(path) for path in seen])
            done += _dealt_with(report, seen)
            self._note_report(report)
        self._known.save_files(self.folder.id, done)
        return len(done)

    def _known_contents(self, states: Sequence[FileState]) -> Iterator[KnownFile]:
        """Those whose content was dealt with under another name, or is Earshot's own output.

        Only files that are as long as another one are read for that.
        """
        contents = self._known.find_contents(self.folder.id, {state.size for state in states})
        sizes = Counter(size for size, _ in contents) + Counter(state.size for state in states)
        for state in states:
            if sizes[state.size] == 1:
                continue
            self._check_running()
            with suppress(OSError):  # it is told where the file is submitted
                content = state.size, sha256_of(Path(state.path))
                if content in contents:
                    yield KnownFile(state, content[1])
                contents.add(content)

    def _submit(self, paths: Sequence[Path]) -> SubmitReport:
        folder, today = self.folder, self._context.today()
        return submit(
            self._context.intake,
            paths,
            folder.options,
            lambda progress: self._check_running(),
            kind=folder.kind,
            root=self._root,
            name=name_of_day(self._root, today),
            folder_day=FolderDay(folder.path, today),
        )

    def _check_running(self) -> None:
        if self._context.stop.is_set() or self._stopped.is_set():
            raise WatchingStopped

    def _note_report(self, report: SubmitReport) -> None:
        folder, refused = self.folder, [one for one in report.refused if one.lasting]
        changes: dict[str, Any] = {}
        if report.accepted:
            changes |= {"taken": folder.taken + len(report.accepted), "taken_at": datetime.now(UTC)}
            changes |= {"taken_name": report.accepted[-1].file_name}
        if refused:
            refusal = f"{Path(refused[-1].what).name}: {refused[-1].why}"
            changes |= {"refused": folder.refused + len(refused), "refusal": refusal}
        self._change(**changes)

    def _change(self, **changes: Any) -> None:
        with self._saving:
            changed = replace(self.folder, **changes)
            if changed != self.folder:
                self._known.save_progress(changed)
                self.folder = changed


def _look(path: str) -> FileState | None:
    try:
        there = Path(path).stat()
    except OSError:
        return None
    return FileState(path, there.st_size, there.st_mtime_ns) if S_ISREG(there.st_mode) and there.st_size else None


def _dealt_with(report: SubmitReport, seen: dict[str, FileState]) -> Iterator[KnownFile]:
    """What need not be looked at again as long as it stays as it was seen."""
    for task in (*report.accepted, *report.known):
        state = seen[task.source_path]
        if task.audio_bytes == state.size:
            yield KnownFile(state, task.audio_sha256)
    for refusal in report.refused:
        if refusal.lasting:
            yield KnownFile(seen[refusal.what], None)
