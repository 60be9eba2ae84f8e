"""What can be done with the transcript that is read: in the menu Edit, by keys, and in the command palette."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.presentation.translation import format_percent, tr
from desktop_app.ui.reader.reader import Reader
from desktop_app.ui.shell.choice_menu import add_choice_menu
from desktop_app.ui.shell.commands import Commands
from desktop_app.ui.shell.notifications import NotificationArea
from desktop_app.ui.window_state import WindowState

THRESHOLDS = (0, 30, 50, 70, 90)  # percent of probability; 0: no word is marked
USUAL = 50


def add_reader_commands(commands: Commands, reader: Reader, notifications: NotificationArea) -> None:
    """Behind what finds words in it."""
    pane = reader.transcript
    menu = tr("Correct the transcript")

    def add(id_: str, name: str, act: Callable[[], object], keys: str = "") -> None:
        commands.add("Edit", id_, name, act, submenu=menu, keys=keys)

    add("undo_edit", tr("Undo the last edit"), pane.undo)
    add("redo_edit", tr("Redo the edit"), pane.redo)
    add("replace_in_transcript", tr("Find and replace"), reader.replace_words, "Ctrl+H")
    everywhere = tr("Replace in all transcripts…")
    add("replace_everywhere", everywhere, lambda: reader.replace_everywhere(notifications), "Ctrl+Shift+H")
    add("name_speaker", tr("Name the speaker…"), pane.ask_for_speaker, "Ctrl+Shift+S")
    add("next_unsure", tr("Next unsure word"), pane.go_to_next_unsure, "F12")
    add("previous_unsure", tr("Previous unsure word"), pane.go_to_previous_unsure, "Shift+F12")
    add("machine_text", tr("Look at the machine's text"), pane.editing.look_at_machine_text)
    add("versions", tr("Versions…"), pane.show_versions)


def add_threshold_choice(commands: Commands, reader: Reader, state: WindowState, window: QWidget) -> None:
    """Under View: below which probability a word is one that the machine was unsure of."""
    names = {str(percent): _name(percent) for percent in THRESHOLDS}
    remembered = state.read_text("unsure")
    chosen = remembered if remembered in names else str(USUAL)

    def choose(percent: str) -> None:
        reader.transcript.text.set_threshold(int(percent) / 100)
        state.write("unsure", percent)

    add_choice_menu(commands, window, "unsure", tr("Underline unsure words"), names, chosen, choose)
    reader.transcript.text.set_threshold(int(chosen) / 100)


def _name(percent: int) -> str:
    return tr("Below {percent}", percent=format_percent(percent)) if percent else tr("None", "no words")
