"""The settings, as a person with a keyboard or a mouse uses them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import SettingsError
from desktop_app.domain.health import Health
from desktop_app.domain.retention import Expired, Outlook, Retained
from desktop_app.orchestrator.results import SubmitReport
from desktop_app.settings_form import CheckReport, Finding
from desktop_app.ui.settings.dialog import SettingsDialog
from desktop_app.ui.settings.line import SettingLine
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.operations import make_settings_operations
from worker_agent.contract.condition import Readiness

Open = Callable[..., SettingsDialog]


@pytest.fixture
def open_settings(qtbot: QtBot, open_window) -> Open:
    """Opens the window and, by its keys, the settings."""

    def open_(**replaced: Any) -> SettingsDialog:
        window = open_window(MemoryRepository(), settings=make_settings_operations(**replaced))
        window.activateWindow()
        qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        dialog = next(child for child in window.children() if isinstance(child, SettingsDialog))
        wait_for(qtbot, dialog)
        return dialog

    return open_


def wait_for(qtbot: QtBot, dialog: SettingsDialog) -> None:
    """Until it shows the settings and hears its keys."""
    qtbot.waitUntil(lambda: bool(dialog.pages))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def how_it_ends(dialog: SettingsDialog) -> list[int]:
    results: list[int] = []
    dialog.finished.connect(results.append)
    return results


def line(dialog: SettingsDialog, key: str) -> SettingLine:
    return next(line for page in dialog.pages for line in page.lines if line.setting.key == key)


def go_to(dialog: SettingsDialog, title: str) -> None:
    (item,) = dialog.groups.findItems(title, Qt.MatchFlag.MatchExactly)
    dialog.groups.setCurrentItem(item)


def type_into(qtbot: QtBot, dialog: SettingsDialog, key: str, text: str) -> None:
    field = line(dialog, key).field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def save(qtbot: QtBot, dialog: SettingsDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def tab_order(qtbot: QtBot, dialog: SettingsDialog) -> list[QWidget]:
    """Of the page that is seen."""
    found: list[QWidget] = []
    while (focused := dialog.focusWidget()) not in found:
        found.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    return found


def test_what_is_typed_is_saved_with_ctrl_return_and_takes_effect(qtbot: QtBot, open_settings: Open) -> None:
    saved: list[dict] = []
    applied: list[frozenset[str]] = []
    dialog = open_settings(save=lambda changes: saved.append(changes) or {}, apply=applied.append)
    results = how_it_ends(dialog)
    go_to(dialog, "Queues")
    type_into(qtbot, dialog, "queue.task", " fleet-tasks ")
    go_to(dialog, "Worker")
    device = line(dialog, "worker.device").field
    device.setFocus()
    qtbot.keyClick(device, Qt.Key.Key_Down)
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(applied))
    assert applied == [{"queue.task", "worker.device"}]
    assert saved == [{"queue.task": "fleet-tasks", "worker.device": "cpu"}]
    assert results == [QDialog.DialogCode.Accepted]


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, open_settings: Open) -> None:
    saved: list[dict] = []
    dialog = open_settings(save=saved.append)
    results = how_it_ends(dialog)
    type_into(qtbot, dialog, "home", "/srv")
    qtbot.keyClick(line(dialog, "home").field, Qt.Key.Key_Escape)
    assert results == [QDialog.DialogCode.Rejected]
    assert saved == []


def test_return_in_a_field_does_not_save(qtbot: QtBot, open_settings: Open) -> None:
    dialog = open_settings()
    qtbot.keyClick(line(dialog, "home").field, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_nothing_to_save_restarts_nothing(qtbot: QtBot, open_settings: Open) -> None:
    applied: list[frozenset[str]] = []
    dialog = open_settings(apply=applied.append)
    results = how_it_ends(dialog)
    save(qtbot, dialog)
    assert results == [QDialog.DialogCode.Rejected]
    qtbot.wait(100)
    assert applied == []


def test_a_wrong_value_is_told_at_its_field_which_gets_the_focus(qtbot: QtBot, open_settings: Open) -> None:
    dialog = open_settings(save=lambda changes: {"queue.task": "It is neither <b>this</b> nor that."})
    type_into(qtbot, dialog, "home", "/srv")
    save(qtbot, dialog)
    task = line(dialog, "queue.task")
    qtbot.waitUntil(task.fault.isVisible)
    assert task.fault.text() == "It is neither <b>this</b> nor that."
    assert task.field.accessibleDescription().startswith("It is neither")
    assert dialog.focusWidget() is task.field
    assert "Nothing is saved" in dialog.note.text()
    assert not dialog.groups.item(1).icon().isNull()
    qtbot.keyClicks(task.field, "x")
    assert not task.fault.isVisible()
    assert dialog.groups.item(1).icon().isNull()


def test_a_fault_of_the_file_is_told_and_what_was_typed_stays(qtbot: QtBot, open_settings: Open) -> None:
    def fail(changes: object) -> None:
        raise SettingsError("The settings file can't be written.")

    dialog = open_settings(save=fail)
    type_into(qtbot, dialog, "home", "/srv")
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.note.text() == "The settings file can't be written.")
    assert dialog.save.isEnabled()
    assert line(dialog, "home").field.text() == "/srv"


def test_a_file_that_cannot_be_read_is_told(qtbot: QtBot, open_window) -> None:
    def fail() -> None:
        raise SettingsError("The settings file is not valid TOML.")

    window = open_window(MemoryRepository(), settings=make_settings_operations(read=fail))
    dialog = window.settings.open()
    qtbot.waitUntil(lambda: "not valid TOML" in dialog.note.text())
    assert not dialog.save.isEnabled()


def test_a_test_tries_what_is_typed_and_says_what_it_found(qtbot: QtBot, open_settings: Open) -> None:
    tried: list[tuple[str, dict]] = []
    findings = (Finding("The queue <b>a</b> answers.", Readiness.READY), Finding("There is no b.", None))

    def test(part: str, changes: dict) -> CheckReport:
        tried.append((part, changes))
        return CheckReport(findings)

    dialog = open_settings(test=test)
    go_to(dialog, "Queues")
    page = dialog.pages[1]
    type_into(qtbot, dialog, "queue.task", "a")
    qtbot.mouseClick(page.test, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.findings) == 2)
    assert tried == [("queue", {"queue.task": "a"})]
    assert [label.text() for label in page.findings] == ["✓ The queue <b>a</b> answers.", "✗ There is no b."]
    type_into(qtbot, dialog, "queue.task", "c")
    assert page.findings == []


def test_the_answer_to_other_values_is_not_shown(qtbot: QtBot, open_settings: Open) -> None:
    go_on = threading.Event()

    def test(part: str, changes: dict) -> CheckReport:
        go_on.wait(10)
        return CheckReport((Finding("It answers.", Readiness.READY),))

    dialog = open_settings(test=test)
    go_to(dialog, "Storage")
    page = dialog.pages[2]
    qtbot.mouseClick(page.test, Qt.MouseButton.LeftButton)
    assert [label.text() for label in page.findings] == ["Testing…"]
    assert page.test.hasFocus()  # not Cancel, which Enter would press
    type_into(qtbot, dialog, "store.root", "/elsewhere")
    go_on.set()
    qtbot.wait(200)
    assert page.findings == []
    assert not page.testing


def test_every_field_is_reached_by_tab_in_reading_order_and_has_a_name(qtbot: QtBot, open_settings: Open) -> None:
    dialog = open_settings()
    for row, page in enumerate(dialog.pages):
        dialog.groups.setFocus()
        dialog.groups.setCurrentRow(row)
        buttons = [page.test, dialog.cancel, dialog.save] if page.group.test else [dialog.cancel, dialog.save]
        assert tab_order(qtbot, dialog) == [dialog.groups, *(line.field for line in page.lines), *buttons]
        assert [line.field.accessibleName() for line in page.lines] == [s.title for s in page.group.settings]
        assert all(line.field.accessibleDescription() for line in page.lines)


def test_what_the_environment_sets_can_be_read_and_not_changed(qtbot: QtBot, open_settings: Open) -> None:
    dialog = open_settings()
    status = line(dialog, "queue.status")
    go_to(dialog, "Queues")
    assert isinstance(status.field, QLineEdit)
    assert status.field.text() == "fleet-status"
    assert "EARSHOT_QUEUE__STATUS" in status.meaning.text()
    qtbot.keyClicks(status.field, "x")
    assert not status.is_changed


def test_the_password_is_not_shown(open_settings: Open) -> None:
    dialog = open_settings()
    assert line(dialog, "database.password").field.echoMode() == QLineEdit.EchoMode.Password


def test_the_wheel_chooses_nothing(qtbot: QtBot, open_settings: Open) -> None:
    dialog = open_settings()
    go_to(dialog, "Worker")
    device = line(dialog, "worker.device").field
    assert isinstance(device, QComboBox)
    none, no_button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), no_button, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(device, wheel)
    assert device.currentIndex() == 0


def test_the_banner_of_an_outage_opens_the_settings_of_what_does_not_answer(qtbot: QtBot, open_window) -> None:
    outage = Health({"task queue": "The queue does not answer."})
    window = open_window(MemoryRepository(), watch_health=lambda tell: tell(outage))
    qtbot.waitUntil(window.banner.isVisible)
    qtbot.mouseClick(window.banner.settings, Qt.MouseButton.LeftButton)
    dialog = next(child for child in window.children() if isinstance(child, SettingsDialog))
    wait_for(qtbot, dialog)
    assert dialog.groups.currentItem().text() == "Queues"
    assert dialog.focusWidget() is line(dialog, "queue.task").field


def test_files_that_are_being_taken_in_are_not_lost(qtbot: QtBot, open_window) -> None:
    go_on, applied = threading.Event(), threading.Event()
    window = open_window(
        MemoryRepository(),
        submit=lambda *_: go_on.wait(10) and SubmitReport(),
        settings=make_settings_operations(apply=lambda keys: applied.set()),
    )
    window.choosing.take([Path("/audio/a.wav")])
    dialog = window.settings.open()
    wait_for(qtbot, dialog)
    type_into(qtbot, dialog, "queue.task", "tasks")
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(window.notifications.messages))
    (message,) = window.notifications.messages
    assert "take effect at the next start" in message.text
    assert not applied.is_set()
    message.action[1]()
    qtbot.waitUntil(applied.is_set)
    go_on.set()
    qtbot.waitUntil(lambda: not window.intake.busy)


def test_it_is_told_beforehand_whether_saving_restarts(qtbot: QtBot, open_settings: Open) -> None:
    dialog = open_settings()
    assert "restarts" in dialog.note.text()
    go_to(dialog, "Orchestrator")
    type_into(qtbot, dialog, "orchestrator.max_attempts", "5")
    assert dialog.note.text() == "Saving takes effect at once."
    go_to(dialog, "Queues")
    type_into(qtbot, dialog, "queue.task", "tasks")
    assert "restarts" in dialog.note.text()


def test_what_needs_no_restart_takes_effect_at_once_though_files_are_being_taken_in(qtbot: QtBot, open_window) -> None:
    go_on, applied = threading.Event(), []
    window = open_window(
        MemoryRepository(),
        submit=lambda *_: go_on.wait(10) and SubmitReport(),
        settings=make_settings_operations(apply=applied.append),
    )
    window.choosing.take([Path("/audio/a.wav")])
    texts = ("take effect at the next start", "saved and in effect")
    for title, key in (("Queues", "queue.task"), ("Orchestrator", "orchestrator.max_attempts")):
        dialog = window.settings.open()
        wait_for(qtbot, dialog)
        go_to(dialog, title)
        type_into(qtbot, dialog, key, "7")
        save(qtbot, dialog)
        said = texts[title == "Orchestrator"]
        qtbot.waitUntil(lambda said=said: any(said in message.text for message in window.notifications.messages))
    assert applied == [{"orchestrator.max_attempts"}]
    assert [message.action is not None for message in window.notifications.messages] == [True, False]
    go_on.set()
    qtbot.waitUntil(lambda: not window.intake.busy)


def test_escape_does_not_break_off_what_is_being_written(qtbot: QtBot, open_settings: Open) -> None:
    go_on = threading.Event()
    dialog = open_settings(save=lambda changes: go_on.wait(10) and {})
    results = how_it_ends(dialog)
    type_into(qtbot, dialog, "home", "/srv")
    save(qtbot, dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert results == []
    go_on.set()
    qtbot.waitUntil(lambda: results == [QDialog.DialogCode.Accepted])


def test_an_answer_that_comes_too_late_is_dropped(qtbot: QtBot, open_settings: Open) -> None:
    go_on, answered = threading.Event(), threading.Event()

    def test(part: str, changes: dict) -> CheckReport:
        go_on.wait(10)
        answered.set()
        return CheckReport()

    dialog = open_settings(test=test)
    go_to(dialog, "Queues")
    qtbot.mouseClick(dialog.pages[1].test, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.wait(50)  # it is deleted
    go_on.set()
    qtbot.waitUntil(answered.is_set)
    qtbot.wait(100)  # an exception in Qt's loop would fail this test


def test_a_start_that_fails_is_told(qtbot: QtBot, open_window) -> None:
    def fail(keys: frozenset[str]) -> None:
        raise SettingsError("The folder can't be made.")

    window = open_window(MemoryRepository(), settings=make_settings_operations(apply=fail))
    dialog = window.settings.open()
    wait_for(qtbot, dialog)
    type_into(qtbot, dialog, "queue.task", "tasks")
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: [m.level for m in window.notifications.messages] == ["danger"])
    assert "goes on with the earlier ones. The folder can't be made." in window.notifications.messages[0].text


def recordings(count: int, days: int) -> Outlook:
    kind, period = Retained.AUDIO, timedelta(days=days)
    return Outlook({kind: period}, (Expired(kind, count, 93_000_000_000),))


def test_beside_each_period_stands_what_it_deletes(qtbot: QtBot, open_settings: Open) -> None:
    asked: list[dict] = []

    def look_ahead(changes: dict) -> Outlook:
        asked.append(changes)
        return recordings(1204, 30) if changes else Outlook()

    dialog = open_settings(look_ahead=look_ahead)
    go_to(dialog, "Retention")
    audio = line(dialog, "retention.audio_days")
    qtbot.waitUntil(lambda: asked == [{}])
    assert not audio.outlook.isVisible()
    type_into(qtbot, dialog, "retention.audio_days", "30")
    qtbot.waitUntil(audio.outlook.isVisible)
    assert audio.outlook.text() == "To be deleted now: 1,204 recordings, 93.0 GB."
    assert audio.outlook.text() in audio.field.accessibleDescription()
    assert asked == [{}, {"retention.audio_days": "30"}]
    assert not line(dialog, "retention.transcripts_days").outlook.isVisible()


def test_what_saving_deletes_is_asked_about_before(qtbot: QtBot, open_window) -> None:
    asked: list[tuple[str, str]] = []
    saved: list[dict] = []
    answers = [False, True]

    def confirm(question: str, yes: str) -> bool:
        asked.append((question, yes))
        assert saved == []
        return answers.pop(0)

    operations = make_settings_operations(
        save=lambda changes: saved.append(changes) or {}, look_ahead=lambda changes: recordings(1204, 30)
    )
    window = open_window(MemoryRepository(), confirm=confirm, settings=operations)
    dialog = window.settings.open()
    wait_for(qtbot, dialog)
    go_to(dialog, "Retention")
    type_into(qtbot, dialog, "retention.audio_days", "30")
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: len(asked) == 1 and dialog.save.isEnabled())
    sentence = "Saving deletes 1,204 recordings that are older than 30 days, 93.0 GB."
    assert asked == [(f"{sentence}\nThis can't be undone.", "Delete")]
    assert (dialog.isVisible(), saved) == (True, [])
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: saved == [{"retention.audio_days": "30"}])


@pytest.mark.parametrize(("key", "count"), [("retention.audio_days", 0), ("orchestrator.max_attempts", 7)])
def test_where_nothing_is_deleted_nothing_is_asked(qtbot: QtBot, open_window, key: str, count: int) -> None:
    saved: list[dict] = []

    def confirm(question: str, yes: str) -> bool:
        raise AssertionError(question)

    operations = make_settings_operations(
        save=lambda changes: saved.append(changes) or {}, look_ahead=lambda changes: recordings(count, 30)
    )
    window = open_window(MemoryRepository(), confirm=confirm, settings=operations)
    dialog = window.settings.open()
    wait_for(qtbot, dialog)
    go_to(dialog, "Retention" if "retention" in key else "Orchestrator")
    type_into(qtbot, dialog, key, "30")
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: saved == [{key: "30"}])


def test_where_it_cannot_be_counted_the_person_decides(qtbot: QtBot, open_window) -> None:
    asked: list[tuple[str, str]] = []

    def fail(changes: object) -> Outlook:
        raise SettingsError("The database does not answer.")

    window = open_window(
        MemoryRepository(),
        confirm=lambda question, yes: asked.append((question, yes)) or False,
        settings=make_settings_operations(look_ahead=fail),
    )
    dialog = window.settings.open()
    wait_for(qtbot, dialog)
    go_to(dialog, "Retention")
    type_into(qtbot, dialog, "retention.finished_tasks_days", "30")
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert asked == [("What saving deletes can't be counted: The database does not answer.", "Save all the same")]
    assert dialog.isVisible()
