"""What is exported, and what is told of it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from desktop_app.domain.task import TaskStatus
from desktop_app.exporters.cues.check import Limit, SubtitleCheck
from desktop_app.exporters.cues.limits import PROFILES, SubtitleLimits
from desktop_app.exporters.manuscript import Part
from desktop_app.orchestrator.exporting.options import Existing
from desktop_app.orchestrator.results import ExportReport, Rejection
from desktop_app.ui.background import Background
from desktop_app.ui.export.dialog import ExportDialog
from desktop_app.ui.style.tokens import GRID
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.operations import make_operations
from tests.fakes.tasks import make_task

REPOSITORY_TASKS = [make_task(id=1, status=TaskStatus.COMPLETED), make_task(id=2), make_task(id=3)]


@pytest.fixture
def open_dialog(qtbot):
    background = Background()
    orders = []
    chosen = []

    def open_(selected, report=None, fault=None):
        def export(ids, formats, folder, options, told, stopped):
            orders.append((list(ids), list(formats), folder))
            chosen.append(options)
            if fault:
                raise fault
            return report or ExportReport((folder / "a.txt",))

        operations = make_operations(MemoryRepository(REPOSITORY_TASKS), export=export)
        dialog = ExportDialog(operations, background, selected)
        qtbot.addWidget(dialog)
        dialog.folder.setText("/transcripts")
        dialog.show()
        dialog.options = chosen
        return dialog, orders

    yield open_
    background.close()


def test_the_selected_tasks_are_exported_in_the_chosen_formats(qtbot, open_dialog) -> None:
    dialog, orders = open_dialog([2, 3])
    dialog.formats.boxes["srt"].setChecked(False)
    dialog.formats.boxes["json"].setChecked(True)
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.outcome.text() == "1 file written.")
    assert orders == [([2, 3], ["txt", "json"], Path("/transcripts"))]
    assert dialog.open_folder.isVisible()


def test_without_a_selection_all_completed_ones_are_meant(qtbot, open_dialog) -> None:
    dialog, orders = open_dialog([])
    dialog.start.click()
    qtbot.waitUntil(lambda: bool(orders))
    assert orders[0][0] == [1]


def test_what_was_left_out_is_listed(qtbot, open_dialog) -> None:
    report = ExportReport((), (Rejection("b.wav", "It has no transcript yet."),))
    dialog, _ = open_dialog([2], report)
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.refused.count() == 1)
    assert dialog.refused.item(0).text() == "b.wav – It has no transcript yet."


def test_what_was_there_already_and_what_got_a_number_is_told(qtbot, open_dialog) -> None:
    old, new, other = (Path(f"/transcripts/{name}.txt") for name in ("old", "new", "talk (2)"))
    dialog, _ = open_dialog([2], ExportReport((old, new, other), unchanged=(old,), numbered=(other,)))
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    told = (
        "2 files written. 1 file was there already, unchanged. "
        "1 got a number, because there is another file of its name: talk (2).txt."
    )
    qtbot.waitUntil(lambda: dialog.outcome.text() == told)


def test_exporting_again_says_that_nothing_had_to_be_written(qtbot, open_dialog) -> None:
    files = (Path("/transcripts/a.txt"), Path("/transcripts/b.txt"))
    dialog, _ = open_dialog([2], ExportReport(files, unchanged=files))
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.outcome.text() == "2 files were there already, unchanged.")
    assert dialog.open_folder.isVisible()


def test_a_folder_that_can_not_be_written_is_told_and_another_can_be_chosen(qtbot, open_dialog) -> None:
    dialog, _ = open_dialog([2], fault=PermissionError(13, "Permission denied", "/transcripts"))
    dialog.start.click()
    qtbot.waitUntil(lambda: "Permission denied" in dialog.outcome.text())
    assert dialog.start.isEnabled()


def test_nothing_is_exported_in_no_format(open_dialog) -> None:
    dialog, _ = open_dialog([2])
    for box in dialog.formats.boxes.values():
        box.setChecked(False)
    assert not dialog.start.isEnabled()


def test_what_is_chosen_of_each_format_and_of_the_files_is_heeded(qtbot, open_dialog) -> None:
    dialog, _ = open_dialog([2, 3])
    dialog.formats.parts["txt"][Part.TIMES].setChecked(True)
    dialog.formats.parts["srt"][Part.SPEAKERS].setChecked(True)
    dialog.names.template.setText("{id} {name}")
    dialog.names.existing.setCurrentIndex(1)
    dialog.subtitles.profile.setCurrentIndex(2)
    dialog.subtitles.profile.activated.emit(2)
    dialog.start.click()
    qtbot.waitUntil(lambda: bool(dialog.options))
    [options] = dialog.options
    assert options.parts["txt"] == {Part.TIMES, Part.SPEAKERS}
    assert options.parts["srt"] == {Part.SPEAKERS}
    assert options.parts["vtt"] == {Part.SPEAKERS}
    assert (options.name_template, options.existing) == ("{id} {name}", Existing.REPLACE)
    assert options.subtitles == PROFILES["bbc"]


def test_own_numbers_of_subtitles_are_told_from_the_named_ones(open_dialog) -> None:
    choice = open_dialog([2])[0].subtitles
    assert (choice.profile.currentText(), choice.numbers["line"].value()) == ("Usual subtitles", 42)
    choice.numbers["line"].setValue(37)
    assert choice.profile.currentText() == "Own numbers"
    choice.numbers["speed"].setValue(15)
    assert choice.profile.currentText() == "As for the BBC"
    choice.numbers["lines"].setValue(1)
    assert choice.limits() == SubtitleLimits(line=37, lines=1, reading_speed=15)


def test_numbers_that_contradict_each_other_are_said_and_nothing_begins(open_dialog) -> None:
    dialog, orders = open_dialog([2])
    dialog.subtitles.numbers["shortest"].setValue(5)
    dialog.subtitles.numbers["longest"].setValue(2)
    dialog.start.click()
    assert "shortest" in dialog.outcome.text()
    assert not orders


def test_subtitles_are_asked_about_only_where_there_are_some(open_dialog) -> None:
    dialog, _ = open_dialog([2])
    assert dialog.subtitles.isEnabled()
    dialog.formats.boxes["srt"].setChecked(False)
    assert not dialog.subtitles.isEnabled()
    assert not dialog.formats.parts["srt"][Part.SPEAKERS].isEnabled()


def test_the_name_of_the_first_file_is_shown_while_the_template_is_written(qtbot, open_dialog) -> None:
    dialog, _ = open_dialog([3])
    names = dialog.names
    qtbot.waitUntil(lambda: names.preview.text() == "Such as recording-0003.txt")
    names.template.setText("{id} {name}")
    assert names.preview.text() == "Such as 3 recording-0003.txt"
    dialog.all_completed.click()
    qtbot.waitUntil(lambda: names.preview.text() == "Such as 1 recording-0001.txt")
    names.template.setText("{nothing}")
    assert "does not exist" in names.wrong.text()
    assert names.wrong.isVisible()
    assert not names.preview.isVisible()
    assert not dialog.start.isEnabled()
    names.template.setText("{file}")
    assert dialog.start.isEnabled()


def test_the_dialog_shows_all_that_can_be_chosen(qtbot: QtBot, dressed: None, open_dialog) -> None:
    dialog, _ = open_dialog([3])
    [choices] = dialog.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: dialog.names.preview.text() == "Such as recording-0003.txt")
    assert choices.verticalScrollBar().maximum() == 0
    template, preview = dialog.names.template.geometry(), dialog.names.preview.geometry()
    assert 0 < preview.top() - template.bottom() <= GRID


def test_progress_is_shown_and_it_can_be_stopped(qtbot) -> None:
    background, go_on = Background(), threading.Event()

    def export(ids, formats, folder, options, told, stopped):
        told(1, 3)
        go_on.wait(10)
        return ExportReport((folder / "a.txt",), undone=2 if stopped() else 0)

    operations = make_operations(MemoryRepository(REPOSITORY_TASKS), export=export)
    dialog = ExportDialog(operations, background, [1, 2, 3])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.outcome.text() == "Writing the files… 1 of 3")
    assert (dialog.bar.value(), dialog.bar.maximum()) == (1, 3)
    assert not dialog.start.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: "Stopped: 2 tasks were not come to." in dialog.outcome.text())
    assert dialog.start.isEnabled()
    assert not dialog.stop.isVisible()
    background.close()


def test_the_report_tells_of_files_that_were_there_and_of_subtitles(qtbot, open_dialog) -> None:
    check = SubtitleCheck(1200, {Limit.SPEED: 17})
    dialog, _ = open_dialog([2], ExportReport((Path("/a.srt"),), replaced=1, left=2, subtitles=check))
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.open_folder.isVisible())
    assert dialog.outcome.text() == (
        "1 file written. 1 file was written over. 2 files were there already and stay as they are. "
        "1,200 subtitles: 17 are faster than can be read."
    )
