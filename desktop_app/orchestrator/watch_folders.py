"""Watch folders: all those of this computer."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.orchestrator.watch_folder import FolderWatch, WatchContext, WatchingStopped

REFRESH = 5.0  # seconds between two looks at which folders are to be watched


class FolderWatching:
    """All watched folders of this computer."""

    def __init__(
        self, context: WatchContext, has_turn: Callable[[], bool], tell: Callable[[str], None] = lambda sentence: None
    ) -> None:
        """`has_turn`: whether it is for this process to watch; `tell`: called with what keeps folders from being
        watched at present, an empty text where nothing does."""
        self._context = context
        self._has_turn = has_turn
        self._tell = tell
        self._watches: dict[int, FolderWatch] = {}
        self._refresh_at = float("-inf")

    def step(self) -> int:
        """Look once; returns how many files were dealt with. Raises EarshotError where the database fails."""
        if not self._has_turn():
            self.close()
            return 0
        if self._context.clock() >= self._refresh_at:
            self._refresh()
            self._refresh_at = self._context.clock() + REFRESH
        try:
            done = sum(watch.step() for watch in self._watches.values())
        except WatchingStopped:  # what was not read is found when folders are watched again
            return 0
        self._tell(" ".join(filter(None, (watch.folder.fault for watch in self._watches.values()))))
        return done

    def close(self) -> None:
        """Watch none until the next step."""
        for watch in self._watches.values():
            watch.close()
        self._watches.clear()
        self._refresh_at = float("-inf")

    def _refresh(self) -> None:
        wanted = {each.id: each for each in self._context.intake.repository.watched_folders.list(self._host)}
        for id_ in self._watches.keys() - wanted.keys():
            self._watches.pop(id_).close()
        for id_, folder in wanted.items():
            if id_ in self._watches:
                self._watches[id_].folder = folder
            else:
                self._watches[id_] = FolderWatch(self._context, folder)

    @property
    def _host(self) -> str:
        return self._context.intake.host
