"""Names of vocabulary lists: in the reader, in the menu Edit, by keys, and in the command palette."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.presentation.translation import tr
from desktop_app.ui.reader.reader import Reader
from desktop_app.ui.shell.commands import Commands
from desktop_app.ui.shell.top_bar import TopBar
from desktop_app.ui.vocabulary.dialog import VocabularyDialog
from desktop_app.ui.vocabulary.lists import VocabularyLists, search_for
from desktop_app.ui.vocabulary.menu import VocabularyMenu
from desktop_app.ui.window_state import WindowState


def add_vocabulary_commands(
    commands: Commands, reader: Reader, top: TopBar, state: WindowState, window: QWidget
) -> None:
    """Joins the lists, the marks, and the search of all transcripts."""
    pane = reader.transcript
    lists, search = pane.vocabulary, partial(search_for, search=top.search_transcripts_for)
    lists.changed.connect(lambda: pane.text.names.show(lists.vocabulary))
    menu = VocabularyMenu(lists, pane.find_bar)
    pane.find_bar.add_menu(menu, tr("Names of vocabulary lists"), "names")
    submenu = tr("Correct the transcript")
    steps = [
        commands.add("Edit", "next_name", tr("Next marked name"), pane.go_to_next_name, submenu=submenu, keys="F2"),
        commands.add(
            "Edit",
            "previous_name",
            tr("Previous marked name"),
            pane.go_to_previous_name,
            submenu=submenu,
            keys="Shift+F2",
        ),
    ]
    menu.set_steps(steps)
    edit = partial(_edit, lists, search, window)
    commands.add("Edit", "vocabulary_lists", tr("Vocabulary lists…"), edit)
    menu.edit_wanted.connect(edit)
    menu.searched.connect(search)
    pane.text.names.offer_search(search)
    lists.begin(state)


def _edit(lists: VocabularyLists, search: partial[None], window: QWidget) -> None:
    dialog = VocabularyDialog(lists, window)
    dialog.searched.connect(search)
    dialog.open()
