"""Two windows on the same many tasks, each in a process of its own: Earshot's list, and a plain QSqlTableModel."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QApplication, QTableView
from sqlalchemy import Connection, make_url, text

from desktop_app.adapters.database import open_database
from desktop_app.adapters.database.engine import make_engine, parse_url
from desktop_app.domain.task import TaskStatus
from desktop_app.gui import keep_what_is_loaded
from desktop_app.orchestrator.ports.lists import Sort, TaskFilter
from desktop_app.ui.background import Background
from desktop_app.ui.feeds.change_feed_poller import ChangeFeedPoller
from desktop_app.ui.style.theme import apply_theme
from desktop_app.ui.task_list.columns import TASK_COLUMNS
from desktop_app.ui.task_list.model import TaskModel
from desktop_app.ui.task_list.view import TaskView
from tests.benchmarks.size import sized
from tests.fakes.tasks import NOW

CHANGES = 1000  # a second
TOGETHER = 50  # changes in one transaction
SETTLE = sized(1.0, 2.0)  # seconds in which what follows the first rows may stall the window, too
SCROLL_TO = {"speed": 0.5, "progress": 0.1, "worker": 0.9, "attempt": 0.3}  # of a list that was sorted just now

FILL = """
WITH RECURSIVE numbers(n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < :count)
INSERT INTO tasks (id, uid, secret, generation, status, file_name, source_path, source_host, audio_sha256, audio_bytes,
    duration_seconds, kind, options, attempt, sequence, worker, progress, speed, lease_until, error_kind, error_message,
    language, submitted_at, heard_at, revision, changed_in, search_name, retried)
SELECT n, '0000000000000000000000' || (1000000000 + n), 's', 1,
    CASE n % 20 WHEN 0 THEN 'failed' WHEN 1 THEN 'cancelled' WHEN 2 THEN 'in_progress' WHEN 3 THEN 'pending'
        ELSE 'completed' END,
    'recording ' || (1000000 + n * 7919 % 1000003) || '.wav', :path, 'desk', 'hash ' || n, 1000000,
    n * 31 % 36000 / 10.0, 'transcribe', '{}', 1 + n % 3, -1, 'gpu-' || n % 50, n % 97 / 100.0, n % 1000 / 10.0,
    CASE n % 20 WHEN 2 THEN :now END, CASE n % 20 WHEN 0 THEN 'NotAudio' END,
    CASE n % 20 WHEN 0 THEN 'There is no audio in this file.' END, CASE n % 3 WHEN 0 THEN 'en' WHEN 1 THEN 'de' END,
    :now, :now, 1, 0, 'recording ' || (1000000 + n * 7919 % 1000003) || '.wav', n % 20 = 0 OR n % 3 > 0
FROM numbers
"""

INDEXES = {  # names, and the statements that make them
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'tasks' AND sql IS NOT NULL",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'tasks' AND indexname <> 'tasks_pkey'",
}


@dataclass(slots=True)
class Figures:
    """Times in milliseconds, memory in MB."""

    first: list[float] = field(default_factory=list)  #: from nothing to rows on the screen
    sort: list[float] = field(default_factory=list)
    filter: list[float] = field(default_factory=list)
    deep: list[float] = field(default_factory=list)  #: from sorting to rows far down, for which all must be counted
    scroll: list[float] = field(default_factory=list)  #: to other rows of the list that is all there
    stall: list[float] = field(default_factory=list)  #: the longest, of each action
    memory: list[float] = field(default_factory=list)  #: over the empty list


def fill(url: str, count: int) -> None:
    """So many tasks, of all states, as if they had long been there."""
    opened = open_database(url)
    opened.counts()
    opened.close()
    engine = make_engine(parse_url(url))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        now = NOW if engine.dialect.name == "postgresql" else f"{NOW:%Y-%m-%d %H:%M:%S.%f}"
        with _indexes_made_last(connection):
            connection.execute(text(FILL), {"count": count, "path": b"/audio/recording.wav", "now": now})
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET statement_timeout = 0"))
            connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()


@contextmanager
def _indexes_made_last(connection: Connection) -> Iterator[None]:
    """A million rows are in the table and its indexes in a fraction of the time."""
    found = connection.execute(text(INDEXES[connection.dialect.name])).all()
    for name, _ in found:
        connection.execute(text(f"DROP INDEX {name}"))
    yield
    for _, statement in found:
        connection.exec_driver_sql(statement)


def keep_changing(url: str, count: int) -> None:
    """What workers report, until this process is ended: of any task, and often of those that are in view."""
    repository, chance = open_database(url), random.Random(1)
    while True:
        started = perf_counter()
        ids = {
            chance.randint(1, count) if chance.random() < 0.5 else count - chance.randint(0, 500)
            for _ in range(TOGETHER)
        }
        with repository.unit_of_work() as unit:
            tasks = unit.lock_tasks_by_id(ids).values()
            unit.save_tasks(
                [
                    replace(
                        task,
                        status=chance.choice((TaskStatus.IN_PROGRESS, TaskStatus.COMPLETED)),
                        progress=chance.random(),
                        speed=chance.uniform(1, 100),
                    )
                    for task in tasks
                ]
            )
        sleep(max(0.0, TOGETHER / CHANGES - (perf_counter() - started)))


class StallMeter:
    """A timer that should tick each millisecond: the longest gap is the longest stall."""

    def __init__(self, parent: QObject) -> None:
        self._timer = QTimer(parent)
        self._timer.timeout.connect(self._tick)
        self._last = perf_counter()
        self.longest = 0.0

    def start(self) -> None:
        self._last = perf_counter()
        self._timer.start(1)

    def take(self) -> float:
        """The longest so far, in seconds; begins anew."""
        longest, self.longest = self.longest, 0.0
        return longest

    def _tick(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


class _Trial(QObject):
    """A view in a window of the usual size, and a clock."""

    def __init__(self) -> None:
        """An empty table is there first: what Qt does once is no part of a list."""
        super().__init__()
        self.figures = Figures()
        self._painted = False
        self._empty_view = _show(QTableView())
        self.until(lambda: False, 0.5)
        self._empty = _memory()
        self._meter = StallMeter(self)
        self._meter.start()

    def open(self, build: Callable[[], QTableView], is_shown: Callable[[QTableView], bool]) -> None:
        """Time it from nothing to rows on the screen; `build` has begun to load when it returns the view."""

        def act() -> None:
            self.view = build()
            self.view.viewport().installEventFilter(self)
            _show(self.view)

        self._is_shown = is_shown
        self.time(self.figures.first, act)

    def time(self, times: list[float], act: Callable[[], object]) -> None:
        """Act as a person does, and wait for the rows that are then to be seen."""
        self._meter.take()
        started = perf_counter()
        act()
        self._painted = False
        self.view.viewport().update()
        self.until(lambda: self._painted, 60)
        times.append(1000 * (perf_counter() - started))
        self.until(lambda: False, SETTLE)
        self.figures.stall.append(1000 * self._meter.take())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rows count as shown when they are painted."""
        if event.type() == QEvent.Type.Paint and self._is_shown(self.view):
            self._painted = True
        return super().eventFilter(watched, event)

    def end(self) -> Figures:
        gc.collect()
        self.figures.memory.append(_memory() - self._empty)
        return self.figures

    def until(self, done: Callable[[], bool], seconds: float) -> None:
        started = perf_counter()
        while not done() and perf_counter() - started < seconds:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            sleep(0.0005)  # as a program does that waits for events


def try_ours(url: str) -> Figures:
    """Earshot's list, following the change feed."""
    app = QApplication([])
    apply_theme(app, "light")
    repository, background = open_database(url), Background()
    repository.counts()
    trial, arranged = _Trial(), list[bool]()
    keep_what_is_loaded()  # as the program does, before it asks for anything

    def build() -> QTableView:
        nonlocal model, feed
        model = TaskModel(repository, background, TASK_COLUMNS, TaskFilter())
        feed = ChangeFeedPoller(repository, background)
        feed.look()
        view = TaskView(model, "Tasks")
        model.loaded.connect(keep_what_is_loaded)
        model.arranged.connect(lambda: arranged.append(model.listed_anew))
        feed.changed.connect(model.apply)
        feed.opened.connect(model.refresh)
        return view

    def anew(act: Callable[[], object]) -> Callable[[], object]:
        return lambda: (arranged.clear(), act())

    model: TaskModel
    feed: ChangeFeedPoller
    trial.open(build, lambda view: any(arranged) and model.task_at(view.rowAt(0)) is not None)
    bar = trial.view.verticalScrollBar()
    for sort in (Sort.SPEED, Sort.FILE, Sort.TIME_LEFT, Sort.WHY):
        trial.time(trial.figures.sort, anew(lambda sort=sort: model.sort_by(sort, descending=True)))  # type: ignore[misc]
    for status in (TaskStatus.FAILED, TaskStatus.COMPLETED, TaskStatus.IN_PROGRESS):
        trial.time(trial.figures.filter, anew(lambda status=status: model.set_filter(TaskFilter(status=status))))  # type: ignore[misc]
    trial.time(trial.figures.filter, anew(lambda: model.set_filter(TaskFilter())))

    def scroll_to(part: float) -> None:
        bar.setValue(int(bar.maximum() * part))

    def go_deep(sort: str, part: float) -> None:
        arranged.clear()
        model.sort_by(Sort(sort), descending=True)
        trial.until(lambda: bool(arranged) and model.complete, 60)
        scroll_to(part)

    for sort, part in SCROLL_TO.items():
        trial.time(trial.figures.deep, lambda sort=sort, part=part: go_deep(sort, part))  # type: ignore[misc]
        trial.time(trial.figures.scroll, lambda part=part: scroll_to(1 - part))  # type: ignore[misc]
    figures = trial.end()
    feed.stop()
    background.close()
    repository.close()
    return figures


def try_plain(url: str) -> Figures:
    """What Qt has for a table of a database."""
    app = QApplication([])
    apply_theme(app, "light")
    database, trial = _connect(url), _Trial()

    def build() -> QTableView:
        nonlocal model
        model = QSqlTableModel(None, database)
        model.setTable("tasks")
        sort(0)
        view = QTableView()
        view.setModel(model)
        return view

    def sort(column: int) -> None:
        model.setSort(column, Qt.SortOrder.DescendingOrder)
        model.select()

    def choose(condition: str) -> None:
        model.setFilter(condition)
        model.select()

    model: QSqlTableModel
    trial.open(build, _has_rows)
    bar = trial.view.verticalScrollBar()
    for name in ("speed", "search_name", "duration_seconds", "error_message"):
        trial.time(trial.figures.sort, lambda name=name: sort(model.fieldIndex(name)))  # type: ignore[misc]
    for condition in ("status = 'failed'", "status = 'completed'", "status = 'in_progress'", ""):
        trial.time(trial.figures.filter, lambda condition=condition: choose(condition))  # type: ignore[misc]

    def scroll_to(part: float) -> None:
        bar.setValue(int(bar.maximum() * part))

    def go_deep(name: str, part: float) -> None:
        """It knows no length before it has fetched all."""
        sort(model.fieldIndex(name))
        while model.canFetchMore():
            model.fetchMore()
        scroll_to(part)

    for name, part in SCROLL_TO.items():
        trial.time(trial.figures.deep, lambda name=name, part=part: go_deep(name, part))  # type: ignore[misc]
        trial.time(trial.figures.scroll, lambda part=part: scroll_to(1 - part))  # type: ignore[misc]
    return trial.end()


def _show(view: QTableView) -> QTableView:
    view.resize(1280, 800)
    view.show()
    return view


def _has_rows(view: QTableView) -> bool:
    model = view.model()
    return model.rowCount() > 0 and model.index(max(0, view.rowAt(0)), 0).data() is not None


def _connect(url: str) -> QSqlDatabase:
    """Raises OSError where Qt has no driver for it."""
    told = make_url(url)
    database = QSqlDatabase.addDatabase("QSQLITE" if told.drivername == "sqlite" else "QPSQL")
    database.setDatabaseName(told.database or "")
    if told.drivername != "sqlite":
        database.setHostName(told.host or str(told.query.get("host", "")))
        database.setUserName(told.username or "")
        database.setPassword(told.password or "")
        database.setPort(told.port or -1)
    if not database.open():
        raise OSError(database.lastError().text())
    return database


def _memory() -> float:
    """MB that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6
