"""Names, errors and answers from outside are shown as they are, everywhere in the window."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAction, QTextDocument, QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.health import Health
from desktop_app.domain.task import Attempt, Outcome, TaskStatus
from desktop_app.orchestrator.results import ChangeReport, ExportReport, Rejection, SubmitReport
from desktop_app.presentation.text import one_line
from desktop_app.ui.export.dialog import ExportDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.notifications import Message
from desktop_app.ui.widgets.plain import Label, Question, plain_tooltip, strip_mnemonic
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.operations import make_transcript
from tests.fakes.tasks import make_task
from worker_agent.contract.messages import TaskError
from worker_agent.contract.supervision import WorkerReport, WorkerState

IMAGE = "<b>x<img src=file:secret.png>.flac"
HEBREW = "ישיבה 12"
HOSTILE = (
    IMAGE,
    "R&D &amp; S&ales.flac",
    "&lt;i&gt;Ja&lt;/i&gt;.flac",
    "cod\u202e3pm.exe.flac",
    "two\nlines\r\x1b[31m.flac",
    f"{HEBREW}.flac",
    "<a href='file:///etc'>" + "very-long-" * 22 + ".flac",
)
TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, *map(Qt.ItemDataRole, (11, 12)))
TIP_ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)
RIGHT_TO_LEFT = ("R", "AL", "AN")


def hostile_repository() -> MemoryRepository:
    """A task of each status under each name, its worker, error and warning of the same sort."""
    names = [(name, status) for name in HOSTILE for status in TaskStatus]
    now = datetime.now(UTC)
    tasks = [
        make_task(
            id=number,
            file_name=name,
            source_path=f"/audio/{name}",
            status=status,
            attempt=2,
            worker=IMAGE if name.startswith(HEBREW) else name,
            error=TaskError(kind=IMAGE, message=IMAGE if name.startswith(HEBREW) else name),
            warning=IMAGE,
            transcript_key=f"tasks/{number}",
            progress=0.5,
            started_at=now,
        )
        for number, (name, status) in enumerate(names, 1)
    ]
    repository = MemoryRepository(tasks)
    repository.put(
        *[
            Attempt(
                uid=f"{task.id}",
                task_id=task.id,
                generation=1,
                number=2,
                worker=task.worker or "",
                outcome=Outcome.RUNNING if task.status is TaskStatus.IN_PROGRESS else Outcome.FAILED,
                started_at=now,
                lease_until=now + timedelta(hours=1),
                ended_at=None,
                error=task.error,
                resumed_from_seconds=0.0,
            )
            for task in tasks
        ]
    )
    return repository


def refused() -> tuple[Rejection, ...]:
    return tuple(Rejection(f"/audio/{name}", "There is no audio in this file.") for name in HOSTILE)


@pytest.fixture
def hostile_window(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> MainWindow:
    detail = f"{IMAGE} & \u202e"
    window = open_window(
        hostile_repository(),
        read_transcript=lambda id_: make_transcript((IMAGE,), model=IMAGE, warning=IMAGE),
        watch_health=lambda tell: tell(Health({"store": f"{IMAGE} & can't be reached."})),
        watch_local_worker=lambda tell: tell(WorkerReport(state=WorkerState.STOPPED, detail=detail)),
        submit=lambda paths, options, note, kind, when_done: SubmitReport(refused=refused()),
        cancel=lambda ids: ChangeReport((), (Rejection(IMAGE, "It has ended already."),)),
        export=lambda ids, formats, folder, *chosen: ExportReport(refused=refused()),
        export_formats=("txt", "<b>R&D</b>"),
        database_name=IMAGE,
    )
    window.choosing.take([Path("/audio/a.flac")])
    window.actions_.cancel([1])
    qtbot.waitUntil(lambda: len(window.notifications.messages) == 3)
    window.notifications.notify(Message(IMAGE, action=("R&D", lambda: None)))
    return window


def walk(qtbot: QtBot, window: MainWindow) -> Iterator[QWidget]:
    """Every widget of the program with each page, dialog and menu open in turn."""
    for place in window.sidebar.places():
        window.go_to(place.key)
        qtbot.wait(50)
    qtbot.waitUntil(lambda: window.workers.table.rows.rowCount() > 0)
    qtbot.waitUntil(lambda: any(place.cause for place in window.sidebar.places()))
    window.go_to("all")
    qtbot.waitUntil(lambda: window.tasks.model.index(0, 0).data() != "…")
    for name in HOSTILE:
        done = next(task for task in window_tasks(window) if task.file_name == name and task.transcript_key)
        window.read(done.id)
        qtbot.waitUntil(lambda: window.reader.transcript.reading)
        yield from QApplication.allWidgets()
        window.read(done.id + 1)  # one that has no transcript, and says why
        qtbot.waitUntil(lambda: not window.reader.transcript.reading)
        qtbot.waitUntil(lambda: window.reader.attempts.rows.rowCount() == 1)
        yield from QApplication.allWidgets()
    dialog = ExportDialog(window.operations, window.background, [1], window)
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.refused.count() == len(HOSTILE))
    Question(f"Remove {IMAGE}?", "Yes & <b>no</b>", window)
    menu = QMenu(window)
    menu.addActions(window.tasks.view.actions())
    yield from QApplication.allWidgets()


def window_tasks(window: MainWindow) -> list:
    repository = window.operations.tasks
    return [task for task in repository.tasks(range(1, 200)).values() if task.status is TaskStatus.COMPLETED]


def texts_of(model: QAbstractItemModel, roles: tuple[Qt.ItemDataRole, ...]) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()  # a list's is private
    for row in range(model.rowCount()):
        for column in range(columns):
            for role in roles:
                value = model.index(row, column).data(role)
                if isinstance(value, str):
                    yield value
    for section in range(columns):
        for role in roles:
            value = model.headerData(section, Qt.Orientation.Horizontal, role)
            if isinstance(value, str):
                yield value


def tips_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis())
    for action in widget.actions():
        yield from (action.toolTip(), action.statusTip(), action.whatsThis())
    if isinstance(widget, QTabBar):
        yield from (widget.tabToolTip(number) for number in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model():
        yield from texts_of(widget.model(), TIP_ROLES)


def captions_of(widget: QWidget) -> Iterator[str]:
    """What Qt reads the marks of keys in."""
    yield from (action.text() for action in widget.actions())
    if isinstance(widget, QAbstractButton):
        yield widget.text()
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(number) for number in range(widget.count()))
    if isinstance(widget, QMenu):
        yield widget.title()


def plain_texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model():
        yield from texts_of(widget.model(), TEXT_ROLES)


def as_shown(tooltip: str) -> str:
    """What Qt makes of a tooltip; fails where that is more than text."""
    if not QtGui.Qt.mightBeRichText(tooltip):
        return tooltip
    document = QTextDocument()
    document.setHtml(tooltip)
    assert plain_tooltip(document.toPlainText()) == tooltip, f"read as HTML: {tooltip}"
    return document.toPlainText()


def assert_in_order(text: str, *, lines: bool = False) -> None:
    """Nothing in it turns its surroundings round, or does what a terminal obeys."""
    controls = {char for char in text if not char.isprintable()} - {"\u2068", "\u2069"} - ({"\n"} if lines else set())
    assert not controls, f"controls in {text!r}"
    outside = re.sub("\u2068[^\u2068\u2069]*\u2069", "", text.replace("…", ""))
    assert not any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in outside), f"not isolated: {text!r}"


def is_qts_own(widget: QWidget) -> bool:
    return type(widget).__name__ == "QLabel" and widget.objectName().startswith("qt_msgboxex_icon")


def test_nothing_from_outside_is_read_as_html_or_as_the_mark_of_a_key(qtbot: QtBot, hostile_window: MainWindow) -> None:
    seen, tips = set(), set()
    menus = [hostile_window.menuBar(), *hostile_window.menuBar().findChildren(QMenu)]
    menus += [
        hostile_window.presets,
        hostile_window.reader.attempts,
        hostile_window.found.saved,
    ]  # in which there is nothing from outside yet
    own = {action.text() for menu in menus for action in menu.actions()}
    for widget in walk(qtbot, hostile_window):
        if isinstance(widget, QLabel) and widget.text() and not is_qts_own(widget):
            assert widget.textFormat() == Qt.TextFormat.PlainText, f"a label reads HTML: {widget.text()}"
        tips |= {as_shown(text) for text in tips_of(widget)}
        captions = set(captions_of(widget))
        for text in captions:
            assert text in own or "&" not in text.replace("&&", ""), f"an underlined key: {text}"
        seen |= {strip_mnemonic(text) for text in captions} | set(plain_texts_of(widget))
    for text in seen:
        assert_in_order(text, lines=text.startswith("A worker writes down"))
    for text in tips:
        assert_in_order(text, lines=True)
    for name in HOSTILE:
        shown = one_line(name)
        assert shown in seen, "the walk misses a name"
        assert any(shown in text for text in tips), "the walk misses a tooltip"
    assert {f"/audio/{one_line(HOSTILE[0])} – There is no audio in this file.", "Yes & <b>no</b>"} <= seen


def test_an_action_of_the_window_is_seen_by_the_walk(qtbot: QtBot, hostile_window: MainWindow) -> None:
    """The check itself can fail."""
    hostile_window.addAction(QAction("R&D", hostile_window))
    label = QLabel(IMAGE, hostile_window)
    widgets = QApplication.allWidgets()
    assert any("R&D" in captions_of(widget) for widget in widgets)
    assert any(widget is label and widget.textFormat() == Qt.TextFormat.AutoText for widget in widgets)
    with pytest.raises(AssertionError, match="read as HTML"):
        as_shown(IMAGE)


def test_a_name_that_looks_like_html_loads_no_file(qtbot: QtBot, dressed: None, tmp_path: Path) -> None:
    image = tmp_path / "secret.png"
    picture = QtGui.QImage(60, 60, QtGui.QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(image))
    label = Label(f"<b>x<img src='{image.as_uri()}'>.flac")
    qtbot.addWidget(label)
    drawn = label.grab().toImage()
    pixels = (drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height()))
    assert all(pixel != Qt.GlobalColor.red for pixel in pixels)


@pytest.mark.parametrize("name", [f"{HEBREW}.flac", "שלום", "تسجيل ٣.mp3", "2024.ישיבה.flac", "cod\u202e3pm.flac"])
def test_a_name_leaves_the_order_of_what_stands_beside_it(dressed: None, name: str) -> None:
    before, shown, after = "7 ", one_line(name), " (40%) – is task 12 already."
    layout = QTextLayout(before + shown + after)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()
    places = [line.cursorToX(index)[0] for index in range(len(before + shown + after) + 1)]
    around = [*range(len(before)), *range(len(before + shown), len(before + shown + after) + 1)]
    assert [places[index] for index in around] == sorted(places[index] for index in around)
    dot = shown.rfind(".")
    if dot > 0:  # and the suffix is where it always is
        suffix = places[len(before) + dot : len(before + shown)]
        assert suffix == sorted(suffix)
        assert suffix[0] >= max(places[len(before) : len(before) + dot])


def test_a_tooltip_is_shown_as_it_is() -> None:
    for text in (*HOSTILE, "a  <b>  b\nc", "<!doctype html> &amp;", "x < y & z"):
        assert as_shown(plain_tooltip(text)) == text
    assert plain_tooltip("meeting.flac") == "meeting.flac"  # what a screen reader says, too


def test_an_error_of_several_lines_is_one_line_in_the_table(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    error = TaskError(kind="Other", message="One.\nTwo.\u202e")
    task = replace(make_task(status=TaskStatus.FAILED, attempt=1), error=error)
    window = open_window(MemoryRepository([task]))
    window.go_to("problems")
    model = window.tasks.model
    why = [column.title for column in model.columns].index("Why")
    qtbot.waitUntil(lambda: model.rowCount() == 1 and model.index(0, why).data() != "…")
    assert model.index(0, why).data() == "One. Two.\\u202e"
