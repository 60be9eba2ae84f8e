"""What was found in all transcripts, in the place of the list of tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.search_query import parse_query
from desktop_app.orchestrator.transcripts.search import Hit, search_in_steps, take_first
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.feeds.change_feed_poller import ChangeFeedPoller
from desktop_app.ui.operations import Operations
from desktop_app.ui.search.delegate import FindingDelegate
from desktop_app.ui.search.findings import FINDING, FindingsModel
from desktop_app.ui.search.news import SearchNews
from desktop_app.ui.search.saved import SavedSearchMenu
from desktop_app.ui.style.theme import set_font_scale, set_role
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.widgets.buttons import open_menu_at_once
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.plain import Label
from desktop_app.ui.widgets.rounded_corners import RoundedCorners
from desktop_app.ui.widgets.wrapped_rows import WrappedRows

PAGE = 20  # transcripts that are fetched when the person has come to the end; the first of them are shown at once


class _Running:
    """A search, until another one takes its place."""

    def __init__(self) -> None:
        self.stopped = False


class SearchPanel(QWidget):
    """Searches in the background; only the latest search is answered. The arrow keys go from one passage to the next,
    Enter reads on there."""

    chosen = Signal(object)  #: Finding
    opened = Signal()  #: the chosen one is to be read
    left = Signal()  #: back to the list of tasks
    saved_wanted = Signal(str)  #: this is to be searched for

    def __init__(
        self, operations: Operations, background: Background, feed: ChangeFeedPoller, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._repository = operations.tasks
        self._background = background
        self._key = f"search {id(self)}"
        self._running = _Running()
        self._hits: Iterator[Hit | None] = iter(())
        self._due = 0  #: transcripts that are still to be fetched
        self._fetching = False
        self._takes_focus = False
        self.title, self.number = ElidedLabel(Qt.TextElideMode.ElideRight), Label()
        self.saved = SavedSearchMenu(operations.tasks.saved_searches, background, self)
        self.saved.wanted.connect(self.saved_wanted)
        self.model = FindingsModel(self._fetch)
        self.view = QListView()
        self.news = SearchNews(self._repository, background, feed, self.model, self.view)
        self.nothing = EmptyState()
        self.missing = Label()
        self._stack = QStackedWidget()
        self._set_up_view()
        self._lay_out()
        self.search("")

    def search(self, text: str) -> None:
        """Show what has these words; without any, say how to search."""
        text = text.strip()
        self._running.stopped = True
        self._running = running = _Running()
        query = parse_query(text)
        self.news.watch(query)
        self.saved.show_present(text)
        self._hits = search_in_steps(self._repository, query, lambda: running.stopped)
        self._takes_focus = False
        self.title.set_text(tr("“{words}” in all transcripts", words=readable(text)) if text else "")
        if query.terms:
            self.number.setText("…")
            self._fetch(anew=True)
        else:
            self._fetching = False
            self._background.run(lambda: None, lambda _: None, key=self._key)  # no earlier one is answered
            self._show_nothing(tr("Search all transcripts"), _how())

    def take_focus(self) -> None:
        """To the first passage, as soon as there is one."""
        self._takes_focus = True
        if self.model.findings:
            self._focus()

    def _fetch(self, *, anew: bool = False) -> None:
        if self._fetching and not anew:
            return
        self._fetching = True
        self._due = PAGE
        self._fetch_some(anew=anew)

    def _fetch_some(self, *, anew: bool = False) -> None:
        hits, most, index = self._hits, self._due, self._repository.transcript_index
        self._background.run(
            lambda: (*take_first(hits, most), index.count_missing() if anew else None),
            lambda answer: self._show(*answer, anew=anew),
            failed=self._fail,
            key=self._key,
        )

    def _show(self, hits: list[Hit], complete: bool, missing: int | None, *, anew: bool) -> None:
        self._due -= len(hits)
        self._fetching = self._due > 0 and not complete
        if anew:
            self.model.begin()
            self._show_missing(missing or 0)
        self.model.append(hits, complete=complete)
        self.news.forget_shown()
        self._show_found()
        if anew and self.model.findings:
            self.view.scrollToTop()
            self.view.setCurrentIndex(self.model.index(0))
        if self._takes_focus and self.model.findings:
            self._focus()
        if self._fetching:
            self._fetch_some()

    def _show_found(self) -> None:
        """What is in the list by now."""
        if not self.model.findings and self.model.complete:
            self._show_nothing(tr("No transcript has that"), tr("All of the words have to be in one transcript."))
            return
        self._stack.setCurrentWidget(self.view)
        found = plural("{n} transcript", "{n} transcripts", self.model.transcripts)
        self.number.setText(found if self.model.complete else tr("{number} and more", number=found))

    def _show_nothing(self, title: str, sentence: str) -> None:
        self.model.begin()
        self.model.complete = True
        self.number.setText("")
        self.nothing.show_text(title, sentence)
        self._stack.setCurrentWidget(self.nothing)

    def _show_missing(self, number: int) -> None:
        said = plural(
            "{n} older transcript can't be searched yet: Earshot is taking it in.",
            "{n} older transcripts can't be searched yet: Earshot is taking them in.",
            number,
        )
        self.missing.setText(said if number else "")
        self.missing.setVisible(bool(number))

    def _fail(self, fault: str) -> None:
        self._fetching = False
        self._show_nothing(tr("The transcripts can't be searched"), fault)

    def _focus(self) -> None:
        self._takes_focus = False
        self.view.setFocus()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self.news.working:
            self.chosen.emit(index.data(FINDING))

    def _set_up_view(self) -> None:
        self.view.setObjectName("findings")
        RoundedCorners(self.view)
        WrappedRows(self.view)
        self.view.setAccessibleName(tr("What was found"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingDelegate(self.view))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.selectionModel().currentChanged.connect(lambda now, before: self._choose(now))
        self.view.clicked.connect(self._choose)
        for keys in ("Return", "Enter"):
            self._on_key(keys, self.opened.emit)
        self._on_key("Esc", self.left.emit)
        self.view.doubleClicked.connect(lambda index: self.opened.emit())
        for signal in (self.news.shown, self.news.changed):
            signal.connect(self._show_found)

    def _on_key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.view, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        set_font_scale(self.title, 1.15, bold=True)
        self.number.setProperty("role", "muted")
        set_role(self.missing, "muted")
        self.missing.setWordWrap(True)
        self.missing.hide()
        heading = QHBoxLayout()
        heading.setContentsMargins(GRID, 0, GRID, 0)
        heading.setSpacing(GRID)
        heading.addWidget(self.title, 1)
        heading.addWidget(self.number)
        heading.addWidget(self._saved_button())
        for page in (self.nothing, self.view):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(heading)
        layout.addWidget(self.news)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.missing)

    def _saved_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(tr("Saved searches"))
        button.setProperty("kind", "menu")
        button.setMenu(self.saved)
        open_menu_at_once(button)
        return button


def _how() -> str:
    return tr(
        "A transcript is found if it has all of the words. Words in quotation marks are found one after the other; "
        "transcripts with a -word are left out."
    )
