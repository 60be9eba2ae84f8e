"""Which files have stopped growing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from desktop_app.domain.watched_folder import FileState

QUIET = 5.0  # seconds without a change after which a file is taken for complete

Look = Callable[[str], FileState | None]  #: at a file; None: there is none, or it is empty


class Settling:
    """Files that are being written, as far as anybody knows."""

    def __init__(
        self,
        look: Look,
        is_complete: Callable[[str], bool],
        *,
        quiet: float = QUIET,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`is_complete`: whether nothing but its past growth speaks against the file; `clock`: in seconds."""
        self._look = look
        self._is_complete = is_complete
        self._quiet = quiet
        self._clock = clock
        self._files: dict[str, tuple[FileState, float]] = {}  # by path, and since when they look like that

    def __contains__(self, path: str) -> bool:
        return path in self._files

    def add(self, state: FileState) -> None:
        """Wait for this file; one that is waited for already keeps its time."""
        self._files.setdefault(state.path, (state, self._clock()))

    def pop_settled(self) -> list[FileState]:
        """Those that are complete; they are not waited for any longer. One that is gone is forgotten."""
        now = self._clock()
        settled = list(self._settled(now))
        for state in settled:
            del self._files[state.path]
        return settled

    def _settled(self, now: float) -> Iterator[FileState]:
        for path, (before, since) in [*self._files.items()]:
            state = self._look(path)
            if state is None:
                del self._files[path]
            elif state != before:
                self._files[path] = (state, now)
            elif now - since >= self._quiet and self._is_complete(path):
                yield state
