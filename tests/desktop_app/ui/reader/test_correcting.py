"""Speakers are named, words are replaced, and unsure ones are gone through, as a person does it: by the keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.reader.find_bar import LEAST_ROOM
from desktop_app.ui.reader.notice import Notice
from desktop_app.ui.reader.revisions_dialog import RevisionsDialog
from desktop_app.ui.reader.speaker_dialog import SpeakerDialog
from tests.desktop_app.ui.reader.conftest import CTRL, SHIFT, Key, Typist, make_repository
from tests.fakes.transcripts import make_timed_transcript
from worker_agent.contract.transcript import Transcript

FIRST, SECOND = "Let us begin.", "We finished the second part."


def trigger(typist: Typist, name: str) -> None:
    typist.window.commands.named(f"Correct the transcript: {name}").trigger()


def dialog(typist: Typist, kind: type[QDialog]) -> QDialog:
    found: list[QDialog] = []

    def is_open() -> bool:
        found[:] = [each for each in typist.window.findChildren(kind) if each.isVisible()]
        return bool(found)

    typist.qtbot.waitUntil(is_open)
    return found[0]


def name_speaker(typist: Typist, name: str, *, everywhere: bool = False) -> None:
    typist.press(Key.Key_S, CTRL | SHIFT)
    question = dialog(typist, SpeakerDialog)
    assert isinstance(question, SpeakerDialog)
    question.field.clear()
    typist.qtbot.keyClicks(question.field, name)
    question.everywhere.setChecked(everywhere)
    typist.qtbot.keyClick(question.field, Key.Key_Return)


def speakers(typist: Typist) -> list[str | None]:
    return [line.speaker for line in typist.view.transcript.lines]


def test_a_speaker_is_named_by_the_keys_and_stored(typist: Typist) -> None:
    before = typist.view.margin.width()
    typist.go_to(1, 3)
    name_speaker(typist, "Anna")
    assert speakers(typist) == [None, "Anna"]
    assert typist.view.margin.width() > before
    typist.qtbot.waitUntil(lambda: bool(typist.repository.revisions.list(1)))
    typist.press(Key.Key_Z, CTRL)
    assert speakers(typist) == [None, None]


def test_all_selected_lines_are_named_and_renamed_everywhere(typist: Typist) -> None:
    typist.select((0, 3), (1, 2))
    name_speaker(typist, "Speaker 1")
    assert speakers(typist) == ["Speaker 1", "Speaker 1"]
    typist.go_to(0, 0)
    name_speaker(typist, "Ben")
    assert speakers(typist) == ["Ben", "Speaker 1"]
    name_speaker(typist, "Speaker 1")
    name_speaker(typist, "Anna", everywhere=True)
    assert speakers(typist) == ["Anna", "Anna"]
    name_speaker(typist, "", everywhere=True)
    assert speakers(typist) == [None, None]


def test_a_click_beside_a_line_asks_who_speaks_it_and_offers_the_names_there_are(typist: Typist, qtbot: QtBot) -> None:
    name_speaker(typist, "Anna")
    place = typist.view.cursorRect(typist.view.cursor_at((1, 0))).center()
    place.setX(6)
    qtbot.mouseClick(typist.view.margin, Qt.MouseButton.LeftButton, pos=place)
    question = dialog(typist, SpeakerDialog)
    assert isinstance(question, SpeakerDialog)
    completer = question.field.completer()
    assert completer is not None
    completer.setCompletionPrefix("an")
    assert completer.currentCompletion() == "Anna"
    assert not question.everywhere.isVisible()
    qtbot.keyClicks(question.field, "Ben")
    question.accept()
    assert speakers(typist) == ["Anna", "Ben"]


def test_places_are_counted_before_they_are_replaced_and_all_come_back(typist: Typist, qtbot: QtBot) -> None:
    bar = typist.pane.find_bar
    typist.press(Key.Key_H, CTRL)
    assert bar.search.hasFocus()
    qtbot.keyClicks(bar.search, "e")
    assert (bar.all.text(), bar.found.text()) == ("Replace all 6 places", "1 of 6")
    assert len(typist.view.extraSelections()) == 6
    qtbot.keyClicks(bar.replacement, "E!")
    qtbot.keyClick(bar.replacement, Key.Key_Return)
    assert typist.lines == ["LE!t us begin.", SECOND]
    assert bar.found.text() == "2 of 6"  # what was written is passed over, though it is one more place
    qtbot.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert typist.lines == ["LE!!t us bE!gin.", "WE! finishE!d thE! sE!cond part."]
    typist.view.setFocus()
    typist.press(Key.Key_Z, CTRL)
    typist.press(Key.Key_Z, CTRL)
    assert typist.lines == [FIRST, SECOND]
    bar.search.setText("nowhere")
    assert (bar.all.text(), bar.all.isEnabled(), bar.one.isEnabled()) == ("Replace all", False, False)
    bar.search.setFocus()
    bar.replacement.setFocus()
    qtbot.keyClick(bar.replacement, Key.Key_Escape)
    assert not bar.replacement.isVisible()


def unsure_transcript() -> Transcript:
    """Of the second line, the second and the last word."""
    transcript = make_timed_transcript()
    first, second = transcript.segments
    doubted = tuple(
        word.model_copy(update={"probability": 0.4 if number in (1, 4) else 0.8})
        for number, word in enumerate(second.words)
    )
    return transcript.model_copy(update={"segments": (first, second.model_copy(update={"words": doubted}))})


def test_f6_goes_from_one_unsure_word_to_the_next(open_typist: Callable[..., Typist]) -> None:
    typist = open_typist(read_transcript=lambda id_: unsure_transcript())

    def selected() -> str:
        return typist.view.textCursor().selectedText()

    found = []
    for _ in range(3):
        typist.press(Key.Key_F12)
        found.append(selected())
    assert found == ["finished", "part.", "finished"]
    typist.press(Key.Key_F12, SHIFT)
    assert selected() == "part."
    typist.type("half.")  # whoever writes a word is sure of it
    typist.press(Key.Key_F12)
    typist.press(Key.Key_F12)
    assert selected() == "finished"
    typist.type("began")
    typist.press(Key.Key_F12)
    assert (selected(), typist.pane.found.text()) == ("", "No unsure word")


def test_how_unsure_a_marked_word_is_is_chosen_and_remembered(
    open_typist: Callable[..., Typist], tmp_path: Path
) -> None:
    state = tmp_path / "window.ini"
    typist = open_typist(read_transcript=lambda id_: unsure_transcript(), state_file=state)
    typist.window.commands.named("Underline unsure words: Below 90%").trigger()
    typist.press(Key.Key_F12)
    assert typist.view.textCursor().selectedText() == "We"
    again = open_typist(read_transcript=lambda id_: unsure_transcript(), state_file=state)
    again.press(Key.Key_F12)
    assert again.view.textCursor().selectedText() == "We"
    again.window.commands.named("Underline unsure words: None").trigger()
    again.press(Key.Key_F12)
    assert again.pane.found.text() == "No unsure word"


def test_an_unsure_word_is_underlined(open_typist: Callable[..., Typist]) -> None:
    typist = open_typist(read_transcript=lambda id_: unsure_transcript())

    def underlined(word: str) -> bool:
        typist.view.repaint()
        at = SECOND.index(word)
        first, last = (
            typist.view.cursorRect(typist.view.cursor_at((1, place))) for place in (at + 1, at + len(word) - 1)
        )
        picture = typist.view.viewport().grab().toImage()
        scale = picture.devicePixelRatio()
        colours = {
            picture.pixelColor(int(x * scale), int(y * scale)).name().upper()
            for x in range(first.left(), last.left())
            for y in range(first.bottom() - 3, first.bottom() + 2)
        }
        return "#8F5600" in colours

    assert (underlined("finished"), underlined("second")) == (True, False)
    typist.view.set_threshold(0.3)
    assert not underlined("finished")


def test_earlier_versions_are_looked_at_and_restored(open_typist: Callable[..., Typist]) -> None:
    repository = make_repository()
    typist = open_typist(repository)
    typist.type("Now ")
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")
    typist.read(2)
    typist.read(1)
    typist.view.setFocus()
    typist.type("And ")
    typist.wait_for_stored(f"And Now {FIRST} {SECOND}")
    trigger(typist, "Versions…")
    versions = dialog(typist, RevisionsDialog)
    assert isinstance(versions, RevisionsDialog)
    rows = versions.table.rows
    shown = [rows.index(row, column).data() for row in range(3) for column in (0, 1)]
    assert [shown[0], shown[2], *shown[4:]] == ["2", "1", "", "The machine"]
    versions.table.setCurrentIndex(rows.index(1, 0))
    typist.qtbot.keyClick(versions.table, Key.Key_Return)
    typist.qtbot.waitUntil(lambda: typist.lines == [f"Now {FIRST}", SECOND])
    assert typist.view.isReadOnly()
    typist.click("Use this text")
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")
    typist.qtbot.waitUntil(lambda: len(repository.revisions.list(1)) == 3)


def test_the_machines_text_is_restored_from_the_list_of_versions_and_that_is_undone(typist: Typist) -> None:
    typist.type("Now ")
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")
    trigger(typist, "Versions…")
    versions = dialog(typist, RevisionsDialog)
    assert isinstance(versions, RevisionsDialog)
    versions.table.setCurrentIndex(versions.table.rows.index(1, 0))  # the machine's own stands last
    typist.qtbot.mouseClick(versions.look, Qt.MouseButton.LeftButton)
    typist.wait_for("This is the machine's text")
    typist.click("Use this text")
    typist.wait_for_stored(f"{FIRST} {SECOND}")
    assert [one.number for one in typist.repository.revisions.list(1)] == [2, 1]
    typist.view.setFocus()
    typist.press(Key.Key_Z, CTRL)
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")
    assert typist.lines == [f"Now {FIRST}", SECOND]


@pytest.mark.parametrize("name", ["Undo the last edit", "Redo the edit"])
def test_the_menu_undoes_too(typist: Typist, name: str) -> None:
    typist.type("Now ")
    trigger(typist, "Undo the last edit")
    if name == "Redo the edit":
        trigger(typist, name)
    assert typist.lines == ([FIRST, SECOND] if name == "Undo the last edit" else [f"Now {FIRST}", SECOND])


def test_from_the_words_tab_leads_to_what_they_become_and_esc_leaves_both(typist: Typist, qtbot: QtBot) -> None:
    bar = typist.pane.find_bar
    typist.press(Key.Key_H, CTRL)
    qtbot.waitUntil(bar.search.hasFocus)
    qtbot.keyClicks(bar.search, "begin")
    qtbot.keyClick(bar.search, Key.Key_Tab)
    assert bar.replacement.hasFocus()
    qtbot.keyClick(bar.replacement, Key.Key_Backtab)
    qtbot.keyClick(bar.search, Key.Key_Escape)
    assert not bar.replacement.isVisible()
    assert typist.view.hasFocus()


def test_what_can_be_chosen_stands_below_a_long_sentence_and_beside_a_short_one(qtbot: QtBot, dressed: None) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.resize(440, 100)
    notice.show()
    choices = {"Load theirs": lambda: None, "Keep mine, too": lambda: None}
    sentence = "Ann saved this transcript at 20:26, while you were editing it. Nothing is overwritten."
    notice.tell(sentence, choices)
    qtbot.waitUntil(lambda: notice.shown["Load theirs"].y() >= notice.sentence.geometry().bottom())
    notice.tell("Edited by Ann, 20:26", choices)
    qtbot.waitUntil(lambda: notice.shown["Load theirs"].x() >= notice.sentence.geometry().right())
    notice.tell(sentence, choices)
    notice.resize(1200, 100)
    qtbot.waitUntil(lambda: notice.shown["Load theirs"].x() >= notice.sentence.geometry().right())


def test_where_the_machine_has_fewer_words_is_told_and_the_keys_stay_in_the_text(typist: Typist) -> None:
    typist.type("Now ")
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")
    typist.wait_for("Edited by")
    typist.view.setFocus()
    typist.click("Machine's text")
    typist.wait_for("In 1 place it lacks words.")
    assert typist.view.hasFocus()
    typist.click("Back")
    typist.wait_for("Edited by")
    assert typist.view.hasFocus()


def test_what_it_is_replaced_by_has_room_in_a_narrow_window_too(typist: Typist, qtbot: QtBot) -> None:
    bar = typist.pane.find_bar
    typist.press(Key.Key_H, CTRL)
    bar.search.setText("e")
    for width in (260, 700):
        bar.setFixedWidth(width)
        qtbot.waitUntil(lambda narrow=width == 260: _stands_below(bar.one, bar.replacement) is narrow)
        qtbot.waitUntil(lambda: bar.replacement.width() >= LEAST_ROOM)
        assert bar.all.mapTo(bar, bar.all.rect().topRight()).x() <= bar.width()


def _stands_below(button: QWidget, field: QWidget) -> bool:
    return button.mapToGlobal(QPoint(0, 0)).y() >= field.mapToGlobal(field.rect().bottomLeft()).y()
