"""The list as an operator uses it: keys, clicks, columns, and tasks that come and go meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import Changes, Sort, TaskFilter
from desktop_app.ui.background import Background
from desktop_app.ui.style.tokens import current_tokens
from desktop_app.ui.task_list.columns import TASK_COLUMNS, TIME_LEFT, columns_for
from desktop_app.ui.task_list.list_loader import FIRST
from desktop_app.ui.task_list.model import TaskModel
from desktop_app.ui.task_list.view import TaskView
from desktop_app.ui.widgets.plain import strip_mnemonic
from tests.fakes import demo
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from worker_agent.contract.kinds import CONVERT
from worker_agent.contract.messages import TaskError

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ERROR = TaskError(kind="NotAudio", message="There is no audio in this file.")


class Slow(MemoryRepository):
    """Gives the first of a list at once, all of it when told."""

    def __init__(self, *tasks) -> None:
        super().__init__(tasks)
        self.go_on = threading.Event()
        self.go_on.set()

    def find_ids(
        self, which: TaskFilter, sort: Sort = Sort.ID, *, descending: bool = True, limit: int | None = None
    ) -> Sequence[int]:
        if limit is None:
            assert self.go_on.wait(10)
        return super().find_ids(which, sort, descending=descending, limit=limit)


OpenList = Callable[..., TaskView]


@pytest.fixture
def open_list(qtbot: QtBot, dressed: None) -> Iterator[OpenList]:
    """Opens a view of the repository's tasks, and waits until all of them are listed."""
    backgrounds = []

    def open_(repository: MemoryRepository, which: TaskFilter | None = None) -> TaskView:
        background = Background()
        backgrounds.append(background)
        model = TaskModel(repository, background, TASK_COLUMNS, which or TaskFilter())
        view = TaskView(model, "Tasks")
        view.model_ = model
        qtbot.addWidget(view)
        view.resize(900, 400)
        view.show()
        model.refresh()
        qtbot.waitUntil(lambda: model.complete and model.task_at(0) is not None)
        return view

    yield open_
    for background in backgrounds:
        background.close()


def some(number: int, **fields) -> list:
    return [make_task(id=id_, **fields) for id_ in range(1, number + 1)]


def change(view: TaskView, repository: MemoryRepository, *tasks) -> None:
    """As the change feed tells it."""
    repository.put(*tasks)
    stored = tuple(repository.tasks([task.id for task in tasks]).values())
    view.model_.apply(Changes(repository.latest_cursor(), stored, (), complete=True))


def click(qtbot: QtBot, view: TaskView, row: int, column: int = 0, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    at = view.visualRect(view.model_.index(row, column)).center()
    qtbot.mouseClick(view.viewport(), LEFT, modifier, at)


def listed(view: TaskView) -> list[int]:
    return [view.model_.id_at(row) for row in range(view.model_.rowCount())]


# current and selected


def test_a_row_that_ctrl_takes_out_of_the_selection_is_not_the_current_one(qtbot, open_list) -> None:
    view = open_list(MemoryRepository(some(5)))
    click(qtbot, view, 0)
    click(qtbot, view, 2, modifier=CTRL)
    assert sorted(view.selected_ids()) == [3, 5]
    click(qtbot, view, 2, modifier=CTRL)
    assert (list(view.selected_ids()), view.current_id()) == ([5], 5)
    click(qtbot, view, 0, modifier=CTRL)
    assert (list(view.selected_ids()), view.current_id()) == ([], None)


@pytest.mark.parametrize("modifier", [CTRL, Qt.KeyboardModifier.NoModifier])
def test_an_arrow_takes_the_selection_along(qtbot, open_list, modifier) -> None:
    view = open_list(MemoryRepository(some(5)))
    click(qtbot, view, 0)
    qtbot.keyClick(view, Qt.Key.Key_Down, modifier)
    assert (list(view.selected_ids()), view.current_id()) == ([4], 4)


def test_focus_alone_makes_no_row_current(qtbot, open_list) -> None:
    view = open_list(MemoryRepository(some(5)))
    view.setFocus()
    QApplication.sendEvent(view, QEvent(QEvent.Type.FocusIn))
    assert view.current_id() is None
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_id() in view.selected_ids()


def test_each_task_is_told_once_as_the_chosen_one(qtbot, open_list) -> None:
    view, told = open_list(MemoryRepository(some(5))), []
    view.chosen.connect(told.append)
    click(qtbot, view, 0)
    click(qtbot, view, 1, modifier=SHIFT)
    click(qtbot, view, 1, modifier=CTRL)  # out again: the first one is the current one
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.wait(20)
    assert told == [5, 4, 5, None]


# "Retry" in a row


@pytest.fixture
def failed(open_list) -> TaskView:
    return open_list(MemoryRepository(some(3, status=TaskStatus.FAILED, error=ERROR)))


def test_a_click_on_retry_retries(qtbot, failed) -> None:
    with qtbot.waitSignal(failed.retry_clicked) as told:
        click(qtbot, failed, 1, TASK_COLUMNS.index(TIME_LEFT))
    assert told.args == [2]


@pytest.mark.parametrize("modifier", [CTRL, SHIFT])
def test_with_a_key_it_only_selects(qtbot, failed, modifier) -> None:
    with qtbot.assertNotEmitted(failed.retry_clicked, wait=50):
        click(qtbot, failed, 0)
        click(qtbot, failed, 1, TASK_COLUMNS.index(TIME_LEFT), modifier)
    assert sorted(failed.selected_ids()) == [2, 3]


def test_a_press_elsewhere_that_ends_on_retry_retries_nothing(qtbot, failed) -> None:
    word = failed.visualRect(failed.model_.index(1, TASK_COLUMNS.index(TIME_LEFT))).center()
    with qtbot.assertNotEmitted(failed.retry_clicked, wait=50):
        qtbot.mousePress(failed.viewport(), LEFT, pos=word - QPoint(300, 0))
        qtbot.mouseRelease(failed.viewport(), LEFT, pos=word)


# rows


def test_a_problem_takes_a_second_line_and_gives_it_back(qtbot, open_list) -> None:
    repository = MemoryRepository([*some(5), make_task(id=6, status=TaskStatus.FAILED, error=ERROR)])
    view = open_list(repository)
    qtbot.waitUntil(lambda: view.rowHeight(0) > view.rowHeight(1))
    low = view.rowHeight(1)
    change(view, repository, make_task(id=6), make_task(id=5, status=TaskStatus.FAILED, error=ERROR))
    qtbot.waitUntil(lambda: view.rowHeight(0) == low and view.rowHeight(1) > low)


def test_a_column_that_says_why_takes_the_line_back(qtbot, failed) -> None:
    qtbot.waitUntil(lambda: failed.rowHeight(0) > 30)
    high = failed.rowHeight(0)
    failed.header.show_column("why", True)
    qtbot.waitUntil(lambda: failed.rowHeight(0) < high)


def test_the_whole_row_under_the_pointer_is_painted(qtbot, open_list) -> None:
    view = open_list(MemoryRepository(some(5)))

    def colour(row: int) -> int:
        at = view.visualRect(view.model_.index(row, 3)).center()
        return view.viewport().grab().toImage().pixel(at.x(), at.y() + 9)

    before = colour(2)
    at = QPointF(view.visualRect(view.model_.index(2, 0)).center())
    view.cursor().setPos(view.viewport().mapToGlobal(at.toPoint()))
    none = Qt.MouseButton.NoButton
    over = QMouseEvent(
        QEvent.Type.MouseMove, at, view.viewport().mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), over)
    assert colour(2) != before
    assert colour(1) == before


def test_typing_asks_no_row_for_its_name(qtbot, open_list, monkeypatch) -> None:
    view = open_list(MemoryRepository(some(5)))
    monkeypatch.setattr(TaskModel, "match", lambda *args: pytest.fail("it went through all rows"))
    qtbot.keyClick(view, Qt.Key.Key_R)


# a list that changes


def test_a_task_that_leaves_the_list_stays_the_chosen_one_and_selects_no_neighbour(qtbot, open_list) -> None:
    repository = MemoryRepository(some(5))
    view, told = open_list(repository, TaskFilter(status=TaskStatus.PENDING)), []
    click(qtbot, view, 2)
    view.chosen.connect(told.append)
    change(view, repository, make_task(id=3, status=TaskStatus.COMPLETED))
    qtbot.mouseMove(view.viewport(), QPoint(50, 50))
    qtbot.mouseRelease(view.viewport(), LEFT, pos=QPoint(50, 300))
    qtbot.wait(20)
    assert listed(view) == [5, 4, 2, 1]
    assert (list(view.selected_ids()), told) == ([], [])


def test_changes_come_into_a_list_by_age_without_a_query(qtbot, open_list) -> None:
    repository = Slow(*some(5))
    view = open_list(repository, TaskFilter(status=TaskStatus.PENDING))
    repository.go_on.clear()  # whoever asks for all of it waits
    done = [make_task(id=id_, status=TaskStatus.COMPLETED) for id_ in (2, 4)]
    change(view, repository, *done, make_task(id=6))
    assert listed(view) == [6, 5, 3, 1]
    view.model_.apply(Changes(repository.latest_cursor(), (done[0],), (5, 99), complete=True))
    assert listed(view) == [6, 3, 1]
    change(view, repository, make_task(id=2, revision=9))
    assert listed(view) == [6, 3, 2, 1]
    repository.go_on.set()


def test_many_changes_at_once_keep_the_selection_and_the_place(qtbot, open_list) -> None:
    repository = MemoryRepository(some(400))
    view = open_list(repository, TaskFilter(status=TaskStatus.PENDING))
    view.verticalScrollBar().setValue(200)
    click(qtbot, view, 201)
    top, chosen = view.model_.id_at(view.rowAt(0)), view.current_id()
    gone = [make_task(id=id_, status=TaskStatus.COMPLETED) for id_ in range(202, 400, 2) if id_ != chosen]
    change(view, repository, *gone)
    assert view.model_.rowCount() == 400 - len(gone)
    assert (view.current_id(), list(view.selected_ids())) == (chosen, [chosen])
    assert abs(view.model_.id_at(view.rowAt(0)) - top) <= 2


def test_what_was_selected_before_sorting_is_selected_wherever_it_goes(qtbot, open_list) -> None:
    repository = Slow(*[make_task(id=id_, duration_seconds=float(id_)) for id_ in range(1, FIRST + 100)])
    view = open_list(repository)
    click(qtbot, view, 0)
    click(qtbot, view, 3, modifier=CTRL)
    wanted, told = sorted(view.selected_ids()), []
    view.chosen.connect(told.append)
    repository.go_on.clear()
    view.model_.sort_by(Sort.LENGTH, descending=False)
    qtbot.waitUntil(lambda: view.model_.rowCount() == FIRST)
    assert view.model_.id_at(0) == 1
    assert (sorted(view.selected_ids()), view.selected_count()) == (wanted, 2)
    repository.go_on.set()
    qtbot.waitUntil(lambda: view.model_.complete)
    assert [rows.start for rows in view.selected_rows()] == [id_ - 1 for id_ in wanted]
    assert (sorted(view.selected_ids()), view.current_id(), told) == (wanted, wanted[0], [])


def test_what_is_selected_while_a_list_is_read_is_what_is_selected_then(qtbot, open_list) -> None:
    repository = Slow(*some(FIRST + 100))
    view = open_list(repository)
    click(qtbot, view, 0)
    repository.go_on.clear()
    view.model_.sort_by(Sort.ID, descending=False)
    qtbot.waitUntil(lambda: view.model_.rowCount() == FIRST)
    click(qtbot, view, 1)
    assert list(view.selected_ids()) == [2]
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    repository.go_on.set()
    qtbot.waitUntil(lambda: view.model_.complete)
    assert view.selected_count() == FIRST + 100


def test_another_filter_lets_go_of_a_task_that_it_does_not_show(qtbot, open_list) -> None:
    view, told = open_list(MemoryRepository([*some(3), make_task(id=4, status=TaskStatus.FAILED)])), []
    click(qtbot, view, 2)
    view.chosen.connect(told.append)
    view.model_.set_filter(TaskFilter(status=TaskStatus.FAILED))
    qtbot.waitUntil(lambda: listed(view) == [4])
    qtbot.waitUntil(lambda: told == [None])
    assert view.current_id() is None


def test_the_only_task_of_a_list_is_not_all_of_the_next_one(qtbot, open_list) -> None:
    view = open_list(MemoryRepository([*some(3), make_task(id=4, status=TaskStatus.CANCELLED)]))
    counts: list[int] = []
    view.selection_changed.connect(lambda: counts.append(view.selected_count()))
    click(qtbot, view, 0)
    for which, ids in ((TaskFilter(status=TaskStatus.CANCELLED), [4]), (TaskFilter(), [4, 3, 2, 1])):
        view.model_.set_filter(which)
        qtbot.waitUntil(lambda ids=ids: listed(view) == ids)
        assert (list(view.selected_ids()), counts[-1]) == ([4], 1)
    assert set(counts) == {1}


def test_who_shows_the_number_of_selected_tasks_hears_of_those_that_another_list_lacks(qtbot, open_list) -> None:
    view = open_list(MemoryRepository([*some(3), make_task(id=4, status=TaskStatus.CANCELLED)]))
    counts: list[int] = []
    view.selection_changed.connect(lambda: counts.append(view.selected_count()))
    click(qtbot, view, 1)
    view.model_.set_filter(TaskFilter(status=TaskStatus.CANCELLED))
    qtbot.waitUntil(lambda: listed(view) == [4] and counts[-1] == 0)


# columns


def shown(view: TaskView) -> list[str]:
    header = view.header
    order = [header.logicalIndex(place) for place in range(header.count())]
    return [view.model_.columns[index].key for index in order if not header.isSectionHidden(index)]


def test_no_row_is_painted_over_a_corner_of_the_frame(qtbot: QtBot, open_window) -> None:
    window = open_window(demo.busy(), size=(900, 600))
    view = window.tasks.view
    view.verticalScrollBar().setValue(3)  # so that the lowest row goes on below the frame
    corner = view.viewport().mapTo(window, QPoint(0, view.viewport().height() - 1))
    qtbot.waitUntil(lambda: window.tasks.model.task_at(30) is not None)
    inside = corner + QPoint(12, -1)
    qtbot.waitUntil(lambda: window.grab().toImage().pixelColor(inside) == QColor(current_tokens().surface))
    assert window.grab().toImage().pixelColor(corner) != QColor(current_tokens().surface)


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)])
def test_the_bar_comes_between_no_double_click_and_hides_no_row(
    qtbot: QtBot, open_window, size: tuple[int, int]
) -> None:
    window = open_window(demo.busy(), size=size)
    view = window.tasks.view
    qtbot.waitUntil(lambda: view.rowAt(view.viewport().height() - 2) > 0)
    at = QPoint(20, view.viewport().height() - 2)
    row, on_window = view.rowAt(at.y()), view.viewport().mapTo(window, at)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    bar = window.tasks.selection
    qtbot.waitUntil(lambda: bar.geometry().contains(window.tasks.mapFrom(window, on_window)))
    assert not bar.isAncestorOf(window.childAt(on_window))
    assert window.childAt(on_window) is not bar
    assert view.currentIndex().row() == row
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(view.currentIndex())))
    qtbot.waitUntil(lambda: window.childAt(on_window) is bar or bar.isAncestorOf(window.childAt(on_window)))


def test_the_menu_of_the_header_shows_and_hides_columns(qtbot, open_list) -> None:
    view = open_list(MemoryRepository(some(3)))
    entries = {strip_mnemonic(action.text()): action for action in view.header.make_menu().actions()}
    entries["Language"].trigger()
    entries["Progress"].trigger()
    assert "language" in shown(view)
    assert "progress" not in shown(view)


def test_what_the_operator_has_chosen_is_remembered(qtbot, open_list) -> None:
    first, second = (open_list(MemoryRepository(some(3))) for _ in range(2))
    header = first.header
    header.show_column("why", True)
    header.show_column("status", False)
    header.moveSection(header.visualIndex(TASK_COLUMNS.index(TIME_LEFT)), 0)
    header.resizeSection(TASK_COLUMNS.index(TIME_LEFT), 123)
    first.model_.sort_by(Sort.LENGTH, descending=True)
    second.restore_state(first.save_state())
    assert shown(second) == shown(first)
    assert shown(second)[0] == "time_left"
    assert second.header.sectionSize(TASK_COLUMNS.index(TIME_LEFT)) == 123
    assert (second.model_.listing.sort, second.model_.listing.descending) == (Sort.LENGTH, True)
    second.header.start_over()
    assert shown(second)[:3] == ["file", "status", "progress"]


@pytest.mark.parametrize(
    "state",
    [
        "",
        "[]",
        "{}",
        "\0",
        '{"version": 2}',
        '{"version": 1, "sort": "x"}',
        '{"version": 1, "sort": "speed", "descending": true, "shown": {"why": true}, "widths": {}, "order": [[]]}',
    ],
)
def test_what_can_not_be_understood_changes_nothing(qtbot, open_list, state) -> None:
    view = open_list(MemoryRepository(some(3)))
    before = view.save_state()
    view.restore_state(state)
    assert view.save_state() == before


def test_the_last_column_can_not_be_hidden(qtbot, open_list) -> None:
    view = open_list(MemoryRepository(some(3)))
    for column in TASK_COLUMNS:
        view.header.show_column(column.key, False)
    assert len(shown(view)) == 1


def test_a_width_of_the_operators_outlasts_the_window_s(qtbot, open_list) -> None:
    view = open_list(MemoryRepository(some(3)))
    with qtbot.waitSignal(view.state_changed):
        view.header.resizeSection(1, 150)
    view.resize(1300, 400)
    QApplication.processEvents()
    assert view.header.sectionSize(1) == 150
    assert view.header.length() <= view.viewport().width()


def test_other_columns_keep_the_selection(qtbot, open_list) -> None:
    view = open_list(MemoryRepository(some(3)))
    click(qtbot, view, 1)
    view.model_.set_columns(columns_for(CONVERT))
    assert "value loudness" in shown(view)
    view.model_.set_columns(columns_for(None))
    assert list(view.selected_ids()) == [2]
