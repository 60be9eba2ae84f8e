"""Rows that look the same are not drawn again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.ui.background import Background
from desktop_app.ui.style.theme import apply_theme
from desktop_app.ui.style.tokens import DARK
from desktop_app.ui.task_list import row_pictures
from desktop_app.ui.task_list.cells import row_heights
from desktop_app.ui.task_list.columns import TASK_COLUMNS
from desktop_app.ui.task_list.delegate import TaskDelegate
from desktop_app.ui.task_list.model import TaskModel
from desktop_app.ui.task_list.view import TaskView
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from worker_agent.contract.messages import TaskError

ROWS = 5


@pytest.fixture
def repository() -> MemoryRepository:
    return MemoryRepository([make_task(id=id_) for id_ in range(1, ROWS + 1)])


@pytest.fixture
def view(qtbot: QtBot, dressed: None, repository: MemoryRepository) -> Iterator[TaskView]:
    background = Background()
    model = TaskModel(repository, background, TASK_COLUMNS, TaskFilter())
    view = TaskView(model, "Tasks")
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    with qtbot.waitSignal(model.loaded):
        model.refresh()
    qtbot.waitUntil(lambda: all(model.task_at(row) for row in range(ROWS)))
    qtbot.wait(50)
    yield view
    background.close()


@pytest.fixture
def drawn(view: TaskView, monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """The ids of the tasks whose rows were drawn."""
    monkeypatch.setattr(row_pictures, "LONGEST", 1.0)  # however slow the machine is
    ids: list[int | None] = []
    draw = TaskDelegate.paint_row

    def note(self, painter, task, height):
        ids.append(task and task.id)
        draw(self, painter, task, height)

    monkeypatch.setattr(TaskDelegate, "paint_row", note)
    view.viewport().repaint()
    ids.clear()
    return ids


def test_a_row_that_has_not_changed_is_copied(view: TaskView, drawn: list[int | None]) -> None:
    view.viewport().repaint()
    assert drawn == []


def test_a_changed_task_alone_is_drawn_anew(
    qtbot: QtBot, view: TaskView, repository: MemoryRepository, drawn: list[int | None]
) -> None:
    [task] = repository.tasks([3]).values()
    changed = replace(task, file_name="another name.wav", revision=task.revision + 1)
    view.model()._pages.add([changed])
    view.viewport().repaint()
    assert drawn == [3]


def test_a_selected_row_and_another_width_are_drawn_anew(view: TaskView, drawn: list[int | None]) -> None:
    view.select_row(1)
    view.viewport().repaint()
    assert drawn == [ROWS - 1]
    view.resize(1000, 400)
    view.viewport().repaint()
    assert set(drawn) == {*range(1, ROWS + 1)}


def test_both_lines_of_a_row_keep_off_its_edges(
    qtbot: QtBot, view: TaskView, repository: MemoryRepository, drawn: list[int | None]
) -> None:
    error = TaskError(kind="Other", message="jumpy Ågygj")
    [task] = repository.tasks([ROWS]).values()
    view.model()._pages.add([replace(task, status=TaskStatus.FAILED, error=error, revision=task.revision + 1)])
    view.model().dataChanged.emit(view.model().index(0, 0), view.model().index(0, 0))
    low = view.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: view.rowHeight(0) > low)
    image = view.viewport().grab().toImage()
    inked = [y for y in range(view.rowHeight(0) - 1) if any(is_inked(image.pixelColor(x, y)) for x in range(8, 80))]
    assert inked[0] >= 4
    assert inked[-1] <= view.rowHeight(0) - 5


def is_inked(colour: QColor) -> bool:
    return colour.lightness() < 200


def test_another_theme_shows_at_once(qapp: QApplication, view: TaskView) -> None:
    apply_theme(qapp, "dark")
    try:
        at = QPoint(3, 3)
        colour = view.viewport().grab().toImage().pixelColor(at)
        assert colour == QColor(DARK.surface)
    finally:
        apply_theme(qapp, "light")


def test_what_there_is_no_time_for_is_drawn_soon(
    qtbot: QtBot, view: TaskView, drawn: list[int | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_pictures, "LONGEST", -1.0)
    view.resize(1000, 400)
    view.viewport().repaint()
    assert drawn == []
    monkeypatch.setattr(row_pictures, "LONGEST", 1.0)
    qtbot.waitUntil(lambda: set(drawn) == {*range(1, ROWS + 1)})


def test_a_row_has_its_height_before_it_is_first_painted(
    qtbot: QtBot, dressed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = TaskError(kind="NotAudio", message="There is no audio in this file.")
    background = Background()
    repository = MemoryRepository([make_task(id=1, status=TaskStatus.FAILED, error=error)])
    model = TaskModel(repository, background, TASK_COLUMNS, TaskFilter())
    view = TaskView(model, "Tasks")
    qtbot.addWidget(view)
    heights: list[int] = []
    draw = TaskDelegate.paint_row

    def note(self, painter, task, height):
        heights.append(height)
        draw(self, painter, task, height)

    monkeypatch.setattr(TaskDelegate, "paint_row", note)
    view.show()
    model.refresh()
    qtbot.waitUntil(lambda: bool(heights))
    qtbot.wait(100)
    assert heights == [row_heights(view.fontMetrics())[1]]
    background.close()
