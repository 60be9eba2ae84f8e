"""Batches, the order and pauses, as an operator sees and changes them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.batch import ALL_KINDS, WhenDone
from desktop_app.domain.task import TaskStatus
from desktop_app.exporters.manuscript import Part
from desktop_app.ui.export.dialog import ExportDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.commands import title_of
from desktop_app.ui.shell.places import Place
from desktop_app.ui.submit.when_done_dialog import WhenDoneDialog
from desktop_app.ui.widgets.plain import strip_mnemonic
from tests.fakes import demo
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task


def batches(window: MainWindow) -> list[Place]:
    return [place for place in window.sidebar.places() if place.batch]


def open_batch(qtbot: QtBot, window: MainWindow, title: str) -> None:
    qtbot.waitUntil(lambda: len(batches(window)) == 3)
    window.go_to(next(place.key for place in batches(window) if place.title == title))
    qtbot.waitUntil(window.tasks.batch_menu.isVisible)


def choose(window: MainWindow, name: str) -> None:
    menu = window.tasks.batch_menu.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if strip_mnemonic(action.text()) == name).trigger()


def test_the_latest_batches_stand_in_the_sidebar_with_how_far_they_are(qtbot, open_window) -> None:
    window = open_window(demo.busy())
    qtbot.waitUntil(lambda: [place.title for place in batches(window)] == ["Interviews", "Council 2026", "Voicemail"])
    assert batches(window)[0].detail.endswith("%")
    assert batches(window)[2].detail == "8"  # all of it has ended


def test_a_batch_shows_its_tasks_alone(qtbot, open_window) -> None:
    window = open_window(demo.busy())
    open_batch(qtbot, window, "Voicemail")
    qtbot.waitUntil(lambda: window.tasks.model.rowCount() == 8)
    assert window.tasks.title.text() == "Voicemail"
    assert "ann@desk-2" in window.tasks.number.text()


def test_a_batch_is_paused_and_goes_on(qtbot, open_window) -> None:
    repository = demo.busy()
    window = open_window(repository)
    open_batch(qtbot, window, "Interviews")
    choose(window, "Pause")
    qtbot.waitUntil(lambda: batches(window)[0].detail == "paused")
    choose(window, "Resume")
    qtbot.waitUntil(lambda: batches(window)[0].detail != "paused")


def test_what_failed_of_a_batch_is_tried_again(qtbot, open_window) -> None:
    repository = demo.busy()
    window = open_window(repository)
    open_batch(qtbot, window, "Voicemail")
    open_batch(qtbot, window, "Interviews")
    choose(window, "Retry what failed")
    qtbot.waitUntil(lambda: repository.tasks([33])[33].generation == 2)
    assert repository.tasks([9])[9].generation == 1  # of another batch


def test_a_batch_is_exported_as_a_whole(qtbot, open_window) -> None:
    window = open_window(demo.busy())
    open_batch(qtbot, window, "Voicemail")
    choose(window, "Export…")
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is not None)
    dialog = window.findChild(ExportDialog)
    assert dialog.only_selected.isChecked()
    assert dialog.only_selected.text() == "The 8 selected tasks"


def test_a_batch_is_removed_with_its_tasks(qtbot, open_window) -> None:
    window = open_window(demo.busy())
    open_batch(qtbot, window, "Voicemail")
    choose(window, "Remove all of it")
    qtbot.waitUntil(lambda: "Voicemail" not in [place.title for place in batches(window)], timeout=10_000)
    assert window.sidebar.place.key == "all"


def test_a_task_is_put_first(qtbot, open_window) -> None:
    repository = demo.busy()
    window = open_window(repository)
    row = window.tasks.model.row_of(12)
    assert row is not None
    window.tasks.view.select_row(row)
    window.commands.named("Do first").trigger()
    qtbot.waitUntil(lambda: repository.tasks([12])[12].place < 0)


COPYING = ("Copy as text", "Copy as Markdown with times")


@pytest.mark.parametrize(
    ("status", "left_out"),
    [
        (TaskStatus.PENDING, {"Remove", *COPYING}),
        (TaskStatus.IN_PROGRESS, {"Retry", "Retry as…", "Remove", *COPYING}),
        (TaskStatus.COMPLETED, {"Cancel", "Do first", "Do last", "Do in its turn"}),
    ],
)
def test_what_can_not_be_done_with_a_task_is_not_offered(qtbot, open_window, status, left_out) -> None:
    repository = MemoryRepository([make_task(id=1, status=status)])
    window = open_window(repository)
    view = window.tasks.view
    view.select_row(0)
    view.customContextMenuRequested.emit(QPoint(20, 10))
    [menu] = view.findChildren(QMenu)
    actions = {title_of(action): action.isEnabled() for action in menu.actions() if not action.isSeparator()}
    assert {"Read", "Retry", "Do first", "Export…", "Remove"} < set(actions)
    assert {name for name, enabled in actions.items() if not enabled} == left_out
    with repository.unit_of_work() as unit:
        unit.save_tasks([replace(repository.tasks([1])[1], status=TaskStatus.FAILED)])
    qtbot.waitUntil(window.commands.named("Remove").isEnabled)
    assert not window.commands.named("Cancel").isEnabled()


def test_everything_is_paused_and_said_so(qtbot, open_window) -> None:
    repository = demo.busy()
    window = open_window(repository)
    window.commands.named("Pause everything").trigger()
    qtbot.waitUntil(lambda: ALL_KINDS in repository.batches.backlog().paused_kinds)
    qtbot.waitUntil(lambda: "everything is paused" in window.footer.backlog.text())
    window.commands.named("Resume everything").trigger()
    qtbot.waitUntil(lambda: "paused" not in window.footer.backlog.text())


def ask_what_happens(qtbot: QtBot, window: MainWindow, batch: str) -> WhenDoneDialog:
    open_batch(qtbot, window, batch)
    choose(window, "When it is done…")
    return next(dialog for dialog in window.findChildren(WhenDoneDialog) if dialog.isVisible())


def press(qtbot: QtBot, dialog: WhenDoneDialog) -> None:
    with qtbot.waitSignal(dialog.chosen):
        qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)


def test_what_happens_at_the_end_of_a_batch_is_changed(qtbot, open_window) -> None:
    repository = demo.busy()
    window = open_window(repository, host="desk-2")
    dialog = ask_what_happens(qtbot, window, "Voicemail")
    [batch] = [each.batch for each in repository.batches.summaries() if each.batch.name == "Voicemail"]
    dialog.export.setChecked(True)
    assert dialog.focusWidget() is dialog.folder
    assert not dialog.apply.isEnabled()  # it has no folder yet
    dialog.folder.setText("/out")
    dialog.formats.boxes["srt"].setChecked(True)
    dialog.formats.parts["txt"][Part.TIMES].setChecked(True)
    dialog.subtitles.numbers["line"].setValue(30)
    dialog.follow_edits.setChecked(True)
    press(qtbot, dialog)
    wish = WhenDone(
        folder="/out",
        formats=("txt", "srt"),
        follow_edits=True,
        parts={"txt": ("speakers", "times")},
        subtitles="line=30,lines=2,shortest=1,longest=7,speed=17",
        anew=True,
    )
    qtbot.waitUntil(lambda: repository.batches.summaries([batch.id])[0].batch.when_done == wish)
    qtbot.waitUntil(lambda: window.tasks.batch_menu.summary.batch.when_done == wish)

    again = ask_what_happens(qtbot, window, "Voicemail")
    assert again.formats.parts["txt"][Part.TIMES].isChecked()
    assert (again.subtitles.numbers["line"].value(), again.subtitles.profile.currentText()) == (30, "Own numbers")
    again.follow_edits.setChecked(False)
    press(qtbot, again)
    wish = replace(wish, follow_edits=False)
    qtbot.waitUntil(lambda: repository.batches.summaries([batch.id])[0].batch.when_done == wish)


def test_the_folder_is_chosen_on_the_computer_that_handed_the_batch_in(qtbot, open_window) -> None:
    window = open_window(demo.busy(), host="elsewhere")
    dialog = ask_what_happens(qtbot, window, "Voicemail")
    assert "desk-2" in dialog.note.text()
    assert not dialog.export.isEnabled()
    assert not dialog.folder.isEnabled()


def test_limits_that_contradict_each_other_are_not_taken(qtbot, open_window) -> None:
    window = open_window(demo.busy())
    dialog = ask_what_happens(qtbot, window, "Voicemail")
    dialog.export.setChecked(True)
    dialog.folder.setText("/out")
    dialog.subtitles.numbers["shortest"].setValue(4)
    dialog.subtitles.numbers["longest"].setValue(2)
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "shortest" in dialog.note.text()
