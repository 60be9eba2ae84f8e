"""What is exported, and what is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.results import ExportReport, Rejection
from desktop_app.ui.background import Background
from desktop_app.ui.export.dialog import ExportDialog
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.operations import make_operations
from tests.fakes.tasks import make_task

REPOSITORY_TASKS = [make_task(id=1, status=TaskStatus.COMPLETED), make_task(id=2), make_task(id=3)]


@pytest.fixture
def open_dialog(qtbot):
    background = Background()
    orders = []

    def open_(selected, report=None, fault=None):
        def export(ids, formats, folder):
            orders.append((list(ids), list(formats), folder))
            if fault:
                raise fault
            return report or ExportReport((folder / "a.txt",))

        operations = make_operations(MemoryRepository(REPOSITORY_TASKS), export=export)
        dialog = ExportDialog(operations, background, selected)
        qtbot.addWidget(dialog)
        dialog.folder.setText("/transcripts")
        dialog.show()
        return dialog, orders

    yield open_
    background.close()


def test_the_selected_tasks_are_exported_in_the_chosen_formats(qtbot, open_dialog) -> None:
    dialog, orders = open_dialog([2, 3])
    dialog.formats["srt"].setChecked(False)
    dialog.formats["json"].setChecked(True)
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


def test_a_folder_that_can_not_be_written_is_told_and_another_can_be_chosen(qtbot, open_dialog) -> None:
    dialog, _ = open_dialog([2], fault=PermissionError(13, "Permission denied", "/transcripts"))
    dialog.start.click()
    qtbot.waitUntil(lambda: "Permission denied" in dialog.outcome.text())
    assert dialog.start.isEnabled()


def test_nothing_is_exported_in_no_format(open_dialog) -> None:
    dialog, _ = open_dialog([2])
    for box in dialog.formats.values():
        box.setChecked(False)
    assert not dialog.start.isEnabled()
