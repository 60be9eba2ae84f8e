"""What becomes of a search while its answer is read: transcripts are completed, edited and removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.search_query import SearchQuery
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import Changes
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.transcripts.search import Hit, search_in
from desktop_app.ui.background import Background
from desktop_app.ui.feeds.change_feed_poller import ChangeFeedPoller

LOOK_AFTER = 300  # milliseconds after a change: many come together
AT_ONCE = 50  # transcripts that are looked into

NOTHING = SearchQuery(())


class LaterHits(QObject):
    """Looks into what the change feed tells of, some at a time, in the background."""

    seen = Signal(object, object)  #: ids of tasks, and what was found in those among them that have it: Hits by id

    def __init__(
        self,
        repository: TaskRepository,
        background: Background,
        feed: ChangeFeedPoller,
        is_shown: Callable[[int], bool],
        parent: QObject | None = None,
    ) -> None:
        """`is_shown`: whether something was found in the transcript of the task."""
        super().__init__(parent)
        self._is_shown = is_shown
        self._repository = repository
        self._background = background
        self._query = NOTHING
        self._waiting: dict[int, None] = {}  #: ids, in the order in which they changed
        self._looking = False
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER)
        self._timer.timeout.connect(self._look)
        feed.changed.connect(self._hear)

    def watch(self, query: SearchQuery) -> None:
        """Look for this from now on."""
        self._query = query
        self._waiting.clear()
        self._looking = False
        self._timer.stop()

    def _hear(self, changes: Changes) -> None:
        if not self._query.terms:
            return
        completed = (task.id for task in changes.tasks if task.status is TaskStatus.COMPLETED)
        changed = [*(task.id for task in changes.tasks), *changes.removed]
        self._waiting.update(dict.fromkeys([*completed, *filter(self._is_shown, changed)]))
        self._look_soon()

    def _look_soon(self) -> None:
        if self._waiting and not self._looking and not self._timer.isActive():
            self._timer.start()

    def _look(self) -> None:
        self._looking = True
        ids = list(self._waiting)[:AT_ONCE]
        for id_ in ids:
            del self._waiting[id_]
        repository, query = self._repository, self._query
        self._background.run(
            lambda: search_in(repository, query, ids),
            lambda hits: self._tell(query, ids, hits),
            failed=lambda fault: self._try_again(query, ids),
        )

    def _tell(self, query: SearchQuery, ids: Sequence[int], hits: Mapping[int, Hit]) -> None:
        if query is self._query:
            self._looking = False
            self.seen.emit(ids, hits)
            self._look_soon()

    def _try_again(self, query: SearchQuery, ids: Sequence[int]) -> None:
        """The window says elsewhere that the database does not answer."""
        if query is self._query:
            self._looking = False
            self._waiting.update(dict.fromkeys(ids))
            self._look_soon()
