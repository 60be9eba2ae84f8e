"""Watch folders: all those of this computer, each on a thread of its own, as a network drive may hang."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, wait
from typing import TypeVar

from desktop_app.orchestrator.own_threads import start
from desktop_app.orchestrator.watching.folder_faults import explain_silence
from desktop_app.orchestrator.watching.watch_folder import FolderWatch, WatchContext, WatchingStopped

T = TypeVar("T")

REFRESH = 5.0  # seconds between two looks at which folders are to be watched
SLOW = 20.0  # seconds after which a folder whose step goes on is asked whether it is there
ANSWER = 10.0  # seconds in which it answers, however much there is to read in it


class _Watched:
    """A folder, and what is under way in it."""

    def __init__(self, context: WatchContext, watch: FolderWatch) -> None:
        self.watch = watch
        self._clock = context.clock
        self._step: Future[int] | None = None
        self._look: Future[None] | None = None
        self._since = 0.0  # when the one that is under way was begun, the look or else the step

    def begin(self) -> Future[int] | None:
        """The next step, unless one is under way."""
        if self._step is not None:
            return None
        self._step, self._since = self._start(self.watch.step), self._clock()
        return self._step

    def take_result(self) -> tuple[int, BaseException | None]:
        """How many files were dealt with, and what the step has raised."""
        if self._step is None or not self._step.done():
            return 0, None
        ended, self._step = self._step, None
        fault = ended.exception()
        if isinstance(fault, WatchingStopped):  # what was not read is found when folders are watched again
            return 0, None
        return (0, fault) if fault else (ended.result(), None)

    def check_answers(self) -> None:
        """Tell apart a step that has much to do from one whose drive hangs."""
        waited = self._clock() - self._since
        if self._look is None:
            if self._step is not None and waited >= SLOW:
                self._look, self._since = self._start(self.watch.look), self._clock()
        elif self._look.done():
            self._look, self._since = None, self._clock()
            self.watch.note_fault(None)
        elif waited >= ANSWER:
            self.watch.note_fault(explain_silence(self.watch.folder.path))

    def close(self) -> Future[None]:
        """What is done when the step under way has ended."""
        self.watch.stop()
        return self._start(self.watch.close)

    def _start(self, call: Callable[[], T]) -> Future[T]:
        return start(call, f"watch {self.watch.folder.id}")


class FolderWatching:
    """All watched folders of this computer. None waits for another one, nor does the end of the program for any."""

    def __init__(
        self, context: WatchContext, has_turn: Callable[[], bool], tell: Callable[[str], None] = lambda sentence: None
    ) -> None:
        """`has_turn`: whether it is for this process to watch; `tell`: called with what keeps folders from being
        watched at present, an empty text where nothing does."""
        self._context = context
        self._has_turn = has_turn
        self._tell = tell
        self._watched: dict[int, _Watched] = {}
        self._refresh_at = float("-inf")

    def step(self) -> int:
        """Look once; returns how many files were dealt with. Raises EarshotError where the database fails."""
        if not self._has_turn():
            self.close()
            return 0
        if self._context.clock() >= self._refresh_at:
            self._refresh()
            self._refresh_at = self._context.clock() + REFRESH
        wait([*filter(None, [each.begin() for each in self._watched.values()])], self._context.patience)
        results = [each.take_result() for each in self._watched.values()]
        for each in self._watched.values():
            each.check_answers()
        for _, fault in results:
            if fault:
                raise fault
        self._tell(" ".join(filter(None, (each.watch.folder.fault for each in self._watched.values()))))
        return sum(done for done, _ in results)

    def close(self) -> None:
        """Watch none until the next step."""
        self._close(list(self._watched))
        self._refresh_at = float("-inf")

    def _refresh(self) -> None:
        context = self._context
        wanted = {each.id: each for each in context.intake.repository.watched_folders.list(context.intake.host)}
        self._close(self._watched.keys() - wanted.keys())
        for id_, folder in wanted.items():
            if id_ in self._watched:
                self._watched[id_].watch.change_options(folder.options)
            else:
                self._watched[id_] = _Watched(context, FolderWatch(context, folder))

    def _close(self, ids: Iterable[int]) -> None:
        wait([self._watched.pop(id_).close() for id_ in [*ids]], self._context.patience)
