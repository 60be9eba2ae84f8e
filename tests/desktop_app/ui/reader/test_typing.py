"""A transcript is corrected as any text is; the text on the screen and the transcript are always the same."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.orchestrator.transcripts.save_revision import Edit, SaveReport, save_revision
from tests.desktop_app.ui.reader.conftest import BY_MACHINE, CTRL, SHIFT, Key, Typist, make_repository
from tests.fakes.operations import make_revision_operations

FIRST, SECOND = "Let us begin.", "We finished the second part."


def test_what_is_typed_is_saved_by_itself_and_who_edited_it_is_told(typist: Typist) -> None:
    typist.go_to(0, 6)
    typist.type(" all")
    assert typist.lines == ["Let us all begin.", SECOND]
    typist.wait_for_stored(f"Let us all begin. {SECOND}")
    typist.wait_for("Edited by")
    [revision] = typist.repository.revisions.list(1)
    typist.type(" now")
    typist.wait_for_stored(f"Let us all now begin. {SECOND}")
    [again] = typist.repository.revisions.list(1)
    assert (again.number, again.saves > revision.saves) == (1, True)
    assert typist.repository.tasks([1])[1].edited_at == again.saved_at
    words = typist.repository.revisions.document(1, 1)
    assert words is not None


def test_whoever_types_without_a_pause_is_saved_all_the_same(typist: Typist, qtbot: QtBot) -> None:
    for letter in "and on and on and on and on and on":
        typist.type(letter)
        qtbot.wait(60)
    assert typist.repository.revisions.list(1)[0].saves >= 2


def test_enter_splits_a_line_and_backspace_joins_it_again(typist: Typist) -> None:
    typist.go_to(0, 6)
    typist.press(Key.Key_Return)
    assert typist.lines == ["Let us", "begin.", SECOND]
    assert typist.view.place_of(typist.view.textCursor()) == (1, 0)
    assert [line.start for line in typist.view.transcript.lines] == [0.0, 1.0, 2.0]
    typist.press(Key.Key_Backspace)
    assert typist.lines == [FIRST, SECOND]
    assert typist.view.place_of(typist.view.textCursor()) == (0, 6)
    typist.press(Key.Key_End)
    typist.press(Key.Key_Delete)
    assert typist.lines == [f"{FIRST} {SECOND}"]
    typist.press(Key.Key_Home)
    typist.press(Key.Key_Backspace)  # before the first line there is none
    assert typist.lines == [f"{FIRST} {SECOND}"]


def test_undo_and_redo_go_back_to_the_beginning_and_forth_again(typist: Typist) -> None:
    before = typist.view.transcript.snapshot()()
    typist.go_to(0, 0)
    typist.type("Now ")
    typist.press(Key.Key_Return)
    typist.go_to(1, 3)
    typist.press(Key.Key_Delete)
    after = typist.lines
    for _ in range(5):
        typist.press(Key.Key_Z, CTRL)
    assert (typist.lines, typist.view.transcript.snapshot()()) == ([FIRST, SECOND], before)
    for _ in range(5):
        typist.press(Key.Key_Z, CTRL | SHIFT)
    assert typist.lines == after
    typist.press(Key.Key_Z, CTRL)
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")


def test_what_is_selected_over_lines_is_replaced(typist: Typist) -> None:
    typist.select((0, 4), (1, 3))
    typist.type("him")
    assert typist.lines == ["Let himfinished the second part."]
    typist.press(Key.Key_Z, CTRL)
    typist.press(Key.Key_Z, CTRL)
    assert typist.lines == [FIRST, SECOND]
    typist.select((0, 0), (1, len(SECOND)))
    typist.press(Key.Key_Delete)
    assert typist.lines == [""]
    typist.type("All new")
    assert typist.lines == ["All new"]
    typist.wait_for_stored("All new")


def test_lines_are_pasted_as_plain_text(typist: Typist) -> None:
    data = QMimeData()
    data.setText("one\r\ntwo 😀\nthree")
    data.setHtml("<b>one</b>")
    QGuiApplication.clipboard().setMimeData(data)
    typist.go_to(0, 3)
    typist.press(Key.Key_V, CTRL)
    assert typist.lines == ["Letone", "two 😀", "three us begin.", SECOND]
    typist.go_to(1, 5)
    typist.type("!")
    typist.press(Key.Key_Backspace)
    typist.press(Key.Key_Backspace)
    assert typist.lines[1] == "two "


def test_whatever_keys_are_pressed_text_and_transcript_are_the_same(typist: Typist) -> None:
    chance = random.Random(7)
    keys = [
        *(Key.Key_Return, Key.Key_Backspace, Key.Key_Delete, Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down),
        *(Key.Key_Home, Key.Key_End, Key.Key_Space, Key.Key_A, Key.Key_B),
    ]
    modified = [(Key.Key_Z, CTRL), (Key.Key_Z, CTRL | SHIFT), (Key.Key_Right, CTRL | SHIFT), (Key.Key_Down, SHIFT)]
    modified += [(Key.Key_X, CTRL), (Key.Key_V, CTRL), (Key.Key_Backspace, CTRL), (Key.Key_Up, SHIFT)]
    for _ in range(600):
        if chance.random() < 0.25:
            typist.press(*chance.choice(modified))
        else:
            typist.press(chance.choice(keys))
        assert typist.lines is not None
    while typist.view.transcript.can_undo:
        typist.press(Key.Key_Z, CTRL)
    assert typist.view.transcript.snapshot()() == BY_MACHINE


def test_tab_leaves_the_text_and_changes_nothing(typist: Typist) -> None:
    typist.press(Key.Key_Tab)
    assert not typist.view.hasFocus()
    assert typist.lines == [FIRST, SECOND]


def test_what_was_typed_is_saved_when_another_task_is_read(typist: Typist) -> None:
    typist.go_to(0, 0)
    typist.type("Now ")
    typist.read(2)
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")
    assert typist.lines == [FIRST, SECOND]
    typist.read(1)
    assert typist.lines == [f"Now {FIRST}", SECOND]
    typist.type("And ")
    typist.wait_for_stored(f"And Now {FIRST} {SECOND}")
    assert len(typist.repository.revisions.list(1)) == 2  # another sitting


def test_what_was_typed_is_saved_when_the_window_is_closed(typist: Typist) -> None:
    typist.type("Now ")
    typist.window.close()
    typist.window.background.join()
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")


def test_what_can_not_be_saved_is_said_and_tried_again(open_typist: Callable[..., Typist]) -> None:
    repository = make_repository()
    faults = ["The database is away. Start it."] * 2

    def save(edit: Edit) -> SaveReport:
        if faults:
            raise DatabaseUnavailable(faults.pop())
        return save_revision(repository, "desk-2", edit)

    typist = open_typist(repository, revisions=make_revision_operations(repository, lambda id_: BY_MACHINE, save=save))
    typist.type("Now ")
    typist.wait_for("Not saved yet, and tried again: The database is away. Start it.")
    typist.type("and ")
    typist.wait_for_stored(f"Now and {FIRST} {SECOND}")
    typist.wait_for("Edited by")


def test_reloading_keeps_the_place(typist: Typist) -> None:
    typist.view.go_to_time(2.6)
    assert typist.view.place_of(typist.view.textCursor()) == (1, 3)


@pytest.mark.parametrize(("line", "place", "seconds"), [(0, 5, 0.5), (1, 0, 2.0), (1, 27, 4.0)])
def test_a_click_with_ctrl_is_to_hear_the_word(
    typist: Typist, qtbot: QtBot, line: int, place: int, seconds: float
) -> None:
    rect = typist.view.cursorRect(typist.view.cursor_at((line, place)))
    with qtbot.waitSignal(typist.view.hear_from) as heard:
        qtbot.mouseClick(typist.view.viewport(), Qt.MouseButton.LeftButton, CTRL, rect.center())
    assert heard.args == [seconds]


def test_a_double_click_on_a_time_is_to_hear_the_line(typist: Typist, qtbot: QtBot) -> None:
    at = typist.view.cursorRect(typist.view.cursor_at((1, 0))).center()
    at.setX(typist.view.margin.width() - 12)
    with qtbot.waitSignal(typist.view.hear_from) as heard:
        qtbot.mouseDClick(typist.view.margin, Qt.MouseButton.LeftButton, pos=at)
    assert heard.args == [2.0]


def test_the_word_that_is_spoken_is_marked(typist: Typist) -> None:
    def marked() -> list[str]:
        return [mark.cursor.selectedText() for mark in typist.view.extraSelections()]

    for seconds, words in ((0.0, ["Let"]), (0.6, ["us"]), (1.6, ["begin."]), (3.2, ["second"]), (99.0, ["part."])):
        typist.view.mark_spoken(seconds)
        assert marked() == (words if seconds != 3.2 else ["the"])
    typist.view.mark_spoken(None)
    assert marked() == []
