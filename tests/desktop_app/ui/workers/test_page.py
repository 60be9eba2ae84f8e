"""The page of workers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.task import Attempt, Outcome, TaskStatus
from desktop_app.domain.worker import Liveness, WorkerSummary
from desktop_app.ui.background import Background
from desktop_app.ui.style.tokens import current_tokens
from desktop_app.ui.widgets.mark import MarkShape, make_mark
from desktop_app.ui.workers.page import COLUMNS, WorkersPage
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.messages import TaskError
from worker_agent.contract.supervision import WorkerReport, WorkerState

STATE = [column.title for column in COLUMNS].index("State")
LAST_WORDS = [column.title for column in COLUMNS].index("Last words")


@pytest.fixture
def page(qtbot: QtBot, open_window):
    """One worker at work, one that is silent, one that is known dead."""
    now = datetime.now(UTC)
    common = {"status": TaskStatus.IN_PROGRESS, "speed": 10.0, "duration_seconds": 600.0, "attempt": 1}
    silent, lease = now - timedelta(minutes=4), now + timedelta(minutes=9)
    tasks = [
        make_task(id=1, worker="a/1", started_at=now, heard_at=now, lease_until=lease, **common),
        make_task(id=2, worker="b/1", started_at=silent, heard_at=silent, lease_until=lease, **common),
        make_task(id=3, status=TaskStatus.PENDING),
        make_task(id=4, status=TaskStatus.COMPLETED, duration_seconds=3600.0),
    ]
    kept = {"generation": 1, "number": 1, "started_at": silent}
    memory = TaskError(kind=ErrorKind.OUT_OF_MEMORY, message="The GPU was out of <b>memory</b>.")
    attempts = [
        Attempt(uid="1", task_id=1, worker="a/1", lease_until=lease, **kept),
        Attempt(uid="2", task_id=2, worker="b/1", lease_until=lease, **kept),
        Attempt(uid="3", task_id=3, worker="c/1", outcome=Outcome.RETRYING, ended_at=silent, error=memory, **kept),
        Attempt(uid="4", task_id=3, worker="c/1", outcome=Outcome.LOST, ended_at=now, **{**kept, "number": 2}),
        Attempt(uid="5", task_id=4, worker="a/1", outcome=Outcome.COMPLETED, ended_at=silent, **kept),
    ]
    repository = MemoryRepository(tasks)
    repository.put(*attempts)
    window = open_window(repository)
    window.go_to("workers")
    qtbot.waitUntil(lambda: window.workers.table.rows.rowCount() == 3)
    return window.workers


def test_those_at_work_silent_and_dead_are_told_apart_in_words(page) -> None:
    rows = page.table.rows
    assert [rows.index(row, STATE).data() for row in range(3)] == ["Working", "Silent for 4 min", "Lost just now"]


def test_each_has_a_mark_in_its_colour(page) -> None:
    colours = current_tokens()
    assert [column.mark(page.table.rows.rows[0]).toImage().pixelColor(5, 5) for column in COLUMNS if column.mark] == [
        QColor(colours.accent)
    ]


def test_its_last_words_stay_readable_as_they_are(page) -> None:
    index = page.table.rows.index(2, LAST_WORDS)
    assert index.data() == "The GPU was out of <b>memory</b>."


def test_the_chart_shows_what_was_completed_in_the_last_hours(qtbot: QtBot, page) -> None:
    qtbot.waitUntil(page.chart.isVisible)
    assert max(page.chart.rates) > 0
    assert page.chart.accessibleName().startswith("Audio-hours per hour in the last 12 hours: at most ")


def test_how_long_it_takes_is_said_above(qtbot: QtBot, page) -> None:
    qtbot.waitUntil(lambda: "audio-hours per hour now" in page.finish.text())
    assert "1 task waiting" in page.finish.text()
    assert page.finish.text().endswith(" left")


def test_each_state_has_a_shape_of_its_own(page) -> None:
    black = {shape: make_mark("#000000", shape).toImage() for shape in MarkShape}
    assert all(black[one] != black[other] for one in MarkShape for other in MarkShape if one is not other)
    [mark] = [column.mark for column in COLUMNS if column.mark]
    now = datetime.now(UTC)
    working, silent, dead = page.table.rows.rows
    idle = replace(working, running=())
    unheard = replace(idle, last_heard=now - timedelta(hours=2))
    assert [one.liveness(now) for one in (working, idle, unheard, silent, dead)] == [*Liveness]
    shapes = [mark(one).toImage().createAlphaMask() for one in (working, idle, unheard, silent, dead)]
    assert all(one != other for place, one in enumerate(shapes) for other in shapes[:place])


def test_who_may_have_left_is_told_so_after_the_others_and_not_counted(qtbot: QtBot, open_window) -> None:
    now = datetime.now(UTC)
    done = {"task_id": 1, "generation": 1, "outcome": Outcome.COMPLETED}
    repository = MemoryRepository([make_task(id=1, status=TaskStatus.COMPLETED)])
    for number, (worker, heard) in enumerate({"a/1": timedelta(hours=3), "b/1": timedelta(minutes=3)}.items()):
        at = now - heard
        repository.put(Attempt(uid=worker, number=number, worker=worker, started_at=at, ended_at=at, **done))
    window = open_window(repository)
    window.go_to("workers")
    rows = window.workers.table.rows
    qtbot.waitUntil(lambda: rows.rowCount() == 2)
    assert [rows.index(row, STATE).data() for row in range(2)] == ["Idle for 3 min", "Not heard for 3 h"]
    assert [place.detail for place in window.sidebar.places() if place.key == "workers"] == ["1"]


class Fleet(MemoryRepository):
    """With so many idle workers."""

    number = 0

    def workers(self, since: datetime) -> list[WorkerSummary]:
        common = {"running": (), "completed": 1, "lost": 0, "speed": 40.0, "last_heard": datetime.now(UTC)}
        return [WorkerSummary(name=f"gpu-{one:03}", **common) for one in range(self.number)]


@pytest.fixture
def alone(qtbot: QtBot, dressed: None) -> Iterator[WorkersPage]:
    """The page without a window, with this computer's worker and a chart on it."""
    background = Background(None)
    now = datetime.now(UTC)
    repository = Fleet([make_task(id=1, status=TaskStatus.COMPLETED, duration_seconds=3600.0)])
    done = {"generation": 1, "number": 1, "outcome": Outcome.COMPLETED, "started_at": now, "ended_at": now}
    repository.put(Attempt(uid="1", task_id=1, worker="a/1", **done))
    page = WorkersPage(repository, background)
    qtbot.addWidget(page)
    page.resize(1040, 640)
    page.show()
    page.local.show_report(WorkerReport(state=WorkerState.IDLE))
    qtbot.waitUntil(page.chart.isVisible)
    yield page
    background.close()


def show(qtbot: QtBot, page: WorkersPage, number: int) -> None:
    page._repository.number = number
    with qtbot.waitSignal(page.counted, check_params_cb=lambda counted: counted == number):
        page.refresh()


def hidden(page: WorkersPage) -> list[str]:
    header = page.table.horizontalHeader()
    return [column.title for place, column in enumerate(COLUMNS) if header.isSectionHidden(place)]


def lowest(part: QWidget) -> int:
    return part.mapTo(part.window(), part.rect().bottomLeft()).y()


def test_a_low_window_is_scrolled_and_clips_nothing(qtbot: QtBot, alone: WorkersPage) -> None:
    show(qtbot, alone, 12)
    whole = alone.chart.height()
    alone.resize(700, 300)
    qtbot.waitUntil(lambda: alone.scroll_area.verticalScrollBar().maximum() > 0)
    assert alone.chart.height() == whole
    assert alone.table.viewport().height() >= 4 * alone.table.rowHeight(0)
    qtbot.waitUntil(lambda: lowest(alone.chart) < alone.table.mapTo(alone, QPoint(0, 0)).y())
    alone.table.setFocus()
    for _ in range(4):
        qtbot.keyClick(alone.table, Qt.Key.Key_Down)
    row = alone.table.visualRect(alone.table.currentIndex())
    assert alone.table.currentIndex().row() >= 3
    assert alone.table.viewport().mapTo(alone, row.topLeft()).y() >= 0
    assert alone.table.viewport().mapTo(alone, row.bottomLeft()).y() < 300, "who walks through the rows sees where"


def test_a_narrow_table_leaves_out_what_matters_least_and_is_scrolled_at_last(qtbot: QtBot, alone: WorkersPage) -> None:
    show(qtbot, alone, 3)
    header, sideways = alone.table.horizontalHeader(), alone.table.horizontalScrollBar()
    stretching = [place for place, column in enumerate(COLUMNS) if column.stretch]
    qtbot.waitUntil(lambda: header.length() == alone.table.viewport().width())
    assert sideways.maximum() == 0
    assert hidden(alone) == []
    alone.resize(700, 640)  # as in a window of 900 pixels
    qtbot.waitUntil(lambda: "Last words" in hidden(alone))
    qtbot.waitUntil(lambda: header.length() == alone.table.viewport().width())
    assert sideways.maximum() == 0
    alone.resize(500, 640)
    qtbot.waitUntil(lambda: sideways.maximum() > 0)
    assert hidden(alone) == ["Lost", "Last words"]
    digit = alone.table.fontMetrics().horizontalAdvance("0")
    shown = [place for place in stretching if not header.isSectionHidden(place)]
    assert all(header.sectionSize(place) >= COLUMNS[place].width * digit for place in shown)
    alone.resize(1040, 640)
    qtbot.waitUntil(lambda: header.length() == alone.table.viewport().width())
    assert hidden(alone) == []


def test_a_column_that_is_made_wider_takes_no_room_from_what_must_be_read(qtbot: QtBot, alone: WorkersPage) -> None:
    show(qtbot, alone, 3)
    header = alone.table.horizontalHeader()
    qtbot.waitUntil(lambda: header.length() == alone.table.viewport().width())
    header.resizeSection(0, 600)
    place = next(place for place, column in enumerate(COLUMNS) if column.stretch)
    assert header.sectionSize(place) >= COLUMNS[place].width * alone.table.fontMetrics().horizontalAdvance("0")


def test_hundreds_of_workers_are_drawn_as_far_as_they_are_seen(
    qtbot: QtBot, alone: WorkersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(qtbot, alone, 3)
    widgets = len(alone.findChildren(QWidget))
    show(qtbot, alone, 300)
    alone.table.viewport().grab()
    assert len(alone.findChildren(QWidget)) == widgets
    asked: set[int] = set()
    data = alone.table.rows.data
    monkeypatch.setattr(alone.table.rows, "data", lambda index, role=0: (asked.add(index.row()), data(index, role))[1])
    show(qtbot, alone, 300)
    alone.table.viewport().grab()
    assert 0 < len(asked) < 40


def test_without_a_worker_it_says_how_to_start_one(qtbot: QtBot, alone: WorkersPage) -> None:
    show(qtbot, alone, 0)
    assert not alone.table.isVisible()
    qtbot.mouseClick(alone.empty.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "earshot-worker run"
    alone.resize(700, 240)
    qtbot.waitUntil(lambda: alone.scroll_area.verticalScrollBar().maximum() > 0)
    assert alone.empty.height() >= alone.empty.minimumSizeHint().height()
