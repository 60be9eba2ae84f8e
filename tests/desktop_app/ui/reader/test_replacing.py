"""Words are replaced in a selection, and in all transcripts, as a person does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.moments import text_and_moments
from desktop_app.ui.reader.replace_dialog import ReplaceDialog
from tests.desktop_app.ui.reader.conftest import BY_MACHINE, CTRL, SHIFT, Key, Typist, make_repository, write_by_machine
from tests.desktop_app.ui.reader.test_correcting import dialog
from tests.fakes.operations import make_replace_operations
from worker_agent.contract.stores.folder_store import FolderStore

FIRST, SECOND = "Let us begin.", "We finished the second part."
OpenTypist = Callable[..., Typist]


def test_only_what_is_selected_is_found_and_replaced(typist: Typist, qtbot: QtBot) -> None:
    bar = typist.pane.find_bar
    typist.press(Key.Key_H, CTRL)
    assert not bar.within.isVisible()
    typist.select((0, 5), (1, 12))  # "s begin." and "We finished "
    assert bar.within.isVisible()
    qtbot.keyClicks(bar.search, "e")
    assert bar.all.text() == "Replace all 6 places"
    typist.select((0, 5), (1, 12))
    bar.within.click()
    assert bar.all.text() == "Replace all 3 places"
    qtbot.keyClicks(bar.replacement, "EEE")
    qtbot.keyClick(bar.replacement, Key.Key_Return)
    assert typist.lines == ["Let us bEEEgin.", SECOND]
    qtbot.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert typist.lines == ["Let us bEEEEEEEEEgin.", "WEEE finishEEEd the second part."]
    bar.within.click()
    assert not bar.within.isVisible()
    assert bar.found.text().startswith("1 of ")


def test_the_scope_ends_with_the_text(typist: Typist, qtbot: QtBot) -> None:
    bar = typist.pane.find_bar
    typist.press(Key.Key_H, CTRL)
    typist.select((0, 0), (0, 6))
    bar.within.setChecked(True)
    bar.search.setText("e")
    assert bar.all.text() == "Replace 1 place"
    typist.read(2)
    assert (bar.within.isChecked(), bar.within.isVisible()) == (False, False)
    bar.search.setText("e")
    assert bar.all.text() == "Replace all 6 places"


@pytest.fixture
def replacing(open_typist: OpenTypist, tmp_path: Path) -> Typist:
    """Two transcripts that say the same, and the real verbs."""
    repository, store = make_repository(), FolderStore(tmp_path)
    for id_ in (1, 2):
        store.put(f"key {id_}", BY_MACHINE.encode())
        text, moments = text_and_moments(BY_MACHINE)
        known = {"object_key": f"key {id_}", "text": text, "moments": moments}
        write_by_machine(repository, BY_MACHINE, task_id=id_, **known)
    return open_typist(repository, replacing=make_replace_operations(repository, store))


def text_of(typist: Typist, id_: int) -> str:
    record = typist.repository.transcript(id_)
    assert record
    return record.text


def test_words_are_replaced_in_chosen_transcripts_and_put_back(replacing: Typist, qtbot: QtBot) -> None:
    typist = replacing
    typist.press(Key.Key_H, CTRL | SHIFT)
    shown = dialog(typist, ReplaceDialog)
    assert isinstance(shown, ReplaceDialog)
    qtbot.keyClicks(shown.words, "BEGIN")
    qtbot.keyClick(shown.words, Key.Key_Return)
    qtbot.waitUntil(lambda: shown.list.topLevelItemCount() == 2)
    assert shown.replace_button.text() == "Replace in 2 transcripts"
    row = next(row for row in range(2) if shown.list.topLevelItem(row).data(0, Qt.ItemDataRole.UserRole).task.id == 2)
    assert [shown.list.topLevelItem(row).text(column) for column in (1, 2)] == ["1", FIRST]
    shown.list.topLevelItem(row).setCheckState(0, Qt.CheckState.Unchecked)
    assert shown.replace_button.text() == "Replace in 1 transcript"
    qtbot.keyClicks(shown.replacement, "start")
    qtbot.mouseClick(shown.replace_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: typist.lines == ["Let us start.", SECOND])  # the reader follows
    assert text_of(typist, 2) == BY_MACHINE.text
    [undo] = [
        button for button in typist.window.notifications.findChildren(QPushButton) if button.text().endswith("Undo")
    ]
    assert [one.number for one in typist.repository.revisions.list(1)] == [1]
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: typist.lines == [FIRST, SECOND])
    assert [one.number for one in typist.repository.revisions.list(1)] == [2, 1]


def test_other_words_are_not_replaced_before_they_were_looked_for(replacing: Typist, qtbot: QtBot) -> None:
    typist = replacing
    typist.pane.find_bar.search.setText("part")
    typist.press(Key.Key_H, CTRL | SHIFT)
    shown = dialog(typist, ReplaceDialog)
    assert isinstance(shown, ReplaceDialog)
    qtbot.waitUntil(lambda: shown.replace_button.isEnabled())  # what is searched for in the reader
    qtbot.keyClicks(shown.words, "y")
    assert (shown.list.topLevelItemCount(), shown.replace_button.isEnabled()) == (0, False)
    qtbot.keyClick(shown.words, Key.Key_Return)
    qtbot.waitUntil(lambda: shown.said.text() == "No transcript has that.")
    shown.words.setText("…")
    qtbot.keyClick(shown.words, Key.Key_Return)
    qtbot.waitUntil(lambda: "letters or digits" in shown.said.text())
    shown.close_button.click()


def test_who_types_looks_for_something_else_than_what_was_searched_for_last(replacing: Typist, qtbot: QtBot) -> None:
    replacing.pane.find_bar.search.setText("part")
    replacing.press(Key.Key_H, CTRL | SHIFT)
    found = dialog(replacing, ReplaceDialog)
    qtbot.waitUntil(lambda: found.list.topLevelItemCount() == 2)
    assert found.replace_button.text() == "Replace in 2 transcripts"
    qtbot.keyClicks(found.words, "nowhere")
    assert found.words.text() == "nowhere"
    found.search()
    qtbot.waitUntil(lambda: found.said.text() == "No transcript has that.")
    assert found.replace_button.text() == "Replace"
