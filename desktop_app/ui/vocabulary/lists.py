"""The vocabulary lists of the database, and which of them are marked here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.named_text import NamedText
from desktop_app.domain.vocabulary import Vocabulary, read_names
from desktop_app.orchestrator.ports.search import NamedTexts
from desktop_app.ui.background import Background
from desktop_app.ui.window_state import WindowState

UNMARKED = "unmarked lists"  #: where the window remembers them, one a line


class VocabularyLists(QObject):
    """Everyone at the database has the same lists; what is not to be marked each chooses for themselves."""

    changed = Signal()

    def __init__(self, kept: NamedTexts, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._background = background
        self._state = WindowState(None)
        self._unmarked: frozenset[str] = frozenset()
        self.lists: Sequence[NamedText] = ()
        self.vocabulary = Vocabulary(())  #: of the lists that are marked

    def begin(self, state: WindowState) -> None:
        """`state`: of the window, which remembers what is not marked."""
        self._state = state
        self._unmarked = frozenset(state.read_text(UNMARKED).split("\n"))
        self.refresh()

    def is_marked(self, name: str) -> bool:
        return name not in self._unmarked

    def mark(self, name: str, marked: bool) -> None:
        self._unmark(self._unmarked - {name} if marked else self._unmarked | {name})
        self.refresh()

    def refresh(self) -> None:
        """Names may be many: they are read and prepared in the background."""
        kept, unmarked = self._kept, self._unmarked

        def work() -> tuple[Sequence[NamedText], Vocabulary]:
            lists = kept.list()
            return lists, Vocabulary(_names(each for each in lists if each.name not in unmarked))

        self._background.run(work, self._take, failed=lambda fault: None, key="vocabulary")

    def save(self, lists: Mapping[str, str], removed: Collection[str], unmarked: Collection[str]) -> None:
        """Texts by name, as they are from now on; of the others, those are left alone that are not `removed`."""
        self._unmark(frozenset(unmarked))

        def work() -> None:
            for name in removed:
                self._kept.remove(name)
            for name, text in lists.items():
                self._kept.save(NamedText(name, text))

        self._background.run(work, lambda done: self.refresh())

    def _unmark(self, names: frozenset[str]) -> None:
        self._unmarked = names
        self._state.write(UNMARKED, "\n".join(sorted(names)))

    def _take(self, found: tuple[Sequence[NamedText], Vocabulary]) -> None:
        self.lists, self.vocabulary = found
        self.changed.emit()


def _names(lists: Iterable[NamedText]) -> Iterable[str]:
    return (name for each in lists for name in read_names(each.text))


def search_for(name: str, search: Callable[[str], object]) -> None:
    """In all transcripts, for its words one after the other."""
    words = " ".join(name.replace('"', " ").split())
    search(f'"{words}"' if " " in words or words.startswith("-") else words)
