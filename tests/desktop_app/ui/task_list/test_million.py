"""A list of a million tasks answers at once, whatever is done to it."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from time import perf_counter

from PySide6.QtCore import Qt

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.ports.lists import Sort, TaskFilter
from desktop_app.ui.task_list.view import TaskView
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task

MILLION = 1_000_000


class Million(MemoryRepository):
    """Makes its tasks up when they are asked for, and counts how many that were."""

    def __init__(self) -> None:
        super().__init__()
        self.length = MILLION
        self.asked_for = 0

    def find_ids(
        self, which: TaskFilter, sort: Sort = Sort.ID, *, descending: bool = True, limit: int | None = None
    ) -> Sequence[int]:
        if which.status or which.search or which.retried:
            return array("q")
        whole = range(self.length, 0, -1) if descending else range(1, self.length + 1)
        return array("q", whole[:limit])

    def tasks(self, ids: Collection[int]) -> dict[int, Task]:
        self.asked_for += len(ids)
        return {id_: make_task(id=id_) for id_ in ids}

    def counts(self) -> Mapping[TaskStatus, int]:
        return {**dict.fromkeys(TaskStatus, 0), TaskStatus.PENDING: self.length}


def test_a_million_tasks(qtbot, open_window) -> None:
    repository = Million()
    window = open_window(repository)
    view, model = window.tasks.view, window.tasks.model
    qtbot.waitUntil(lambda: model.rowCount() == MILLION)

    view.scrollToBottom()
    qtbot.waitUntil(lambda: model.index(MILLION - 1, 0).data() == "recording-0001.wav")
    assert repository.asked_for < 1000

    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_count() == MILLION

    repository.length += 3
    model.refresh()
    qtbot.waitUntil(lambda: model.rowCount() == MILLION + 3)
    assert view.selected_count() == MILLION

    ids = view.selected_ids()
    assert (len(ids), ids[0], ids[-1]) == (MILLION, MILLION, 1)


def test_the_work_of_the_window_does_not_grow_with_the_list(qtbot, open_window) -> None:
    """Painting and scrolling a million rows costs what a thousand cost."""

    def seconds(length: int) -> float:
        repository = Million()
        repository.length = length
        view = open_window(repository).tasks.view
        return min(scroll_through(view) for _ in range(3))

    seconds(1000)  # the first window warms the fonts up
    assert seconds(MILLION) < 5 * seconds(1000)


def scroll_through(view: TaskView) -> float:
    bar, start = view.verticalScrollBar(), perf_counter()
    for step in range(10):
        bar.setValue(bar.maximum() * step // 10)
        view.viewport().repaint()
    return perf_counter() - start
