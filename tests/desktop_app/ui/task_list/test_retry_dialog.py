"""Who does tasks anew with other options is told what that costs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.task import TaskStatus
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.task_list.retry_dialog import RetryDialog
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task


@pytest.mark.parametrize(("status", "warned"), [(TaskStatus.COMPLETED, True), (TaskStatus.FAILED, False)])
def test_a_result_that_a_retry_deletes_is_told_of(
    status: TaskStatus, warned: bool, qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window(MemoryRepository([make_task(id=1, status=status)]))
    window.tasks.view.select_row(0)
    window.commands.named("Retry as…").trigger()
    [dialog] = window.findChildren(RetryDialog)
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("Export it first" in text for text in texts) is warned
    dialog.reject()
