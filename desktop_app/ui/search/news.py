"""Says what is found after the rest, and brings what is shown up to date where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QPushButton

from desktop_app.domain.search_query import SearchQuery
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.transcripts.search import Hit
from desktop_app.presentation.translation import plural
from desktop_app.ui.background import Background
from desktop_app.ui.feeds.change_feed_poller import ChangeFeedPoller
from desktop_app.ui.search.findings import FINDING, FindingsModel
from desktop_app.ui.search.later_hits import LaterHits
from desktop_app.ui.widgets.held_view import held


class SearchNews(QPushButton):
    """A line above the list: nothing comes into the list by itself, and nothing in it jumps."""

    shown = Signal()  #: what is new is in the list now
    changed = Signal()  #: what was in the list already is another

    def __init__(
        self,
        repository: TaskRepository,
        background: Background,
        feed: ChangeFeedPoller,
        model: FindingsModel,
        view: QListView,
    ) -> None:
        super().__init__()
        self._model, self._view = model, view
        self._new: dict[int, Hit] = {}  #: not shown yet; by the task's id
        self.working = False  #: the list is being changed: what is chosen in it was not chosen by the person
        self._later = LaterHits(repository, background, feed, self._is_known, self)
        self._later.seen.connect(self._take_in)
        self.setProperty("kind", "link")
        self.clicked.connect(self.show_new)
        self._tell()

    def watch(self, query: SearchQuery) -> None:
        """Another search has begun."""
        self._later.watch(query)
        self._new.clear()
        self._tell()

    def forget_shown(self) -> None:
        """More was fetched, and may have been among the new."""
        self._new = {id_: hit for id_, hit in self._new.items() if not self._model.has(id_)}
        self._tell()

    def show_new(self) -> None:
        """Above the rest; what is chosen stays so."""
        self._model.put_first(self._new.values())
        self._new.clear()
        self._view.scrollToTop()
        self.shown.emit()
        self._tell()

    def _is_known(self, task_id: int) -> bool:
        return task_id in self._new or self._model.has(task_id)

    def _take_in(self, task_ids: Sequence[int], hits: Mapping[int, Hit]) -> None:
        self.working = True
        with held(self._view):
            for id_ in task_ids:
                self._take(id_, hits.get(id_))
        self.working = False
        self._tell()
        self.changed.emit()

    def _take(self, task_id: int, hit: Hit | None) -> None:
        """The transcript that is open stays in the list: it may be the person who takes the word out of it just now."""
        if self._model.has(task_id):
            if hit or task_id != self._opened:
                self._model.replace(task_id, hit)
        elif hit:
            self._new[task_id] = hit
        else:
            self._new.pop(task_id, None)

    @property
    def _opened(self) -> int | None:
        current = self._view.currentIndex()
        return current.data(FINDING).task_id if current.isValid() else None

    def _tell(self) -> None:
        number = len(self._new)
        self.setText(plural("{n} new result – show it", "{n} new results – show them", number))
        self.setVisible(bool(number))
