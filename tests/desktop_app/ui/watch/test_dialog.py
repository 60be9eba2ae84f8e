"""Watched folders are added, followed and removed in a dialog."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.domain.watched_folder import WatchedFolder
from desktop_app.ui.shell.commands import title_of
from desktop_app.ui.watch.dialog import WatchedFoldersDialog
from tests.fakes.memory_repository import MemoryRepository
from worker_agent.contract.options import ConvertOptions, TranscribeOptions

NOW = datetime.now(UTC)


@pytest.fixture
def repository() -> MemoryRepository:
    return MemoryRepository()


def watched(repository: MemoryRepository, path: Path | str, **progress: object) -> WatchedFolder:
    folder = repository.watched_folders.add("desk", str(path), "transcribe", TranscribeOptions(language="de"), NOW)
    repository.watched_folders.save_progress(replace(folder, **progress))
    return folder


@pytest.fixture
def open_dialog(qtbot, open_window, repository):
    """From the menu, as a person does."""

    def open_(**replaced) -> WatchedFoldersDialog:
        window = open_window(repository, **replaced)
        window.commands.named("Watched folders…").trigger()
        dialog = window.findChild(WatchedFoldersDialog)
        return dialog

    return open_


def cells(dialog: WatchedFoldersDialog) -> list[list[str]]:
    model = dialog.table.rows
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def choose(monkeypatch: pytest.MonkeyPatch, folder: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def test_without_folders_it_says_how_to_begin(open_dialog) -> None:
    dialog = open_dialog()
    assert dialog.empty.isVisible()
    assert "No folder is watched yet" in dialog.empty.text
    assert not dialog.remove_button.isEnabled()


def test_a_chosen_folder_is_watched_with_the_chosen_options(
    qtbot, open_dialog, repository, tmp_path, monkeypatch
) -> None:
    dialog = open_dialog()
    choose(monkeypatch, tmp_path)
    dialog.options.language.setCurrentIndex(dialog.options.language.findData("fr"))
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: cells(dialog) == [[str(tmp_path), "Transcribe · French", "0", "Nothing yet"]])
    [folder] = repository.watched_folders.list("desk")
    assert folder.options == TranscribeOptions(language="fr")
    qtbot.waitUntil(dialog.remove_button.isEnabled)  # it is selected


def test_no_choice_changes_nothing(qtbot, open_dialog, repository, monkeypatch) -> None:
    dialog = open_dialog()
    choose(monkeypatch, "")
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    assert repository.watched_folders.list() == []


def test_other_work_can_be_chosen(qtbot, open_dialog, repository, tmp_path, monkeypatch) -> None:
    dialog = open_dialog()
    choose(monkeypatch, tmp_path)
    dialog.options.kind.setCurrentIndex(dialog.options.kind.findData("convert"))
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(repository.watched_folders.list()))
    [folder] = repository.watched_folders.list()
    assert (folder.kind, folder.options) == ("convert", ConvertOptions())


def test_a_dropped_folder_is_watched(qtbot, open_dialog, repository, tmp_path) -> None:
    dialog = open_dialog()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPoint(9, 9), copy, data, left, none))
    qtbot.waitUntil(lambda: [folder.path for folder in repository.watched_folders.list()] == [str(tmp_path)])


def test_what_can_not_be_watched_is_told(qtbot, open_dialog, repository, tmp_path, monkeypatch) -> None:
    dialog = open_dialog()
    choose(monkeypatch, tmp_path / "missing")
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.fault.isVisible)
    assert "is no folder" in dialog.fault.text()
    choose(monkeypatch, tmp_path)
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(cells(dialog)))
    assert not dialog.fault.isVisible()


def test_it_follows_what_comes_into_a_folder(qtbot, open_dialog, repository, tmp_path) -> None:
    folder = watched(repository, tmp_path)
    dialog = open_dialog()
    qtbot.waitUntil(lambda: bool(cells(dialog)))
    taken = {"taken": 1200, "taken_at": datetime.now(UTC) - timedelta(minutes=5), "taken_name": "a/<b>x.wav"}
    repository.watched_folders.save_progress(replace(folder, **taken, refused=1, refusal="c.wav: No sound."))
    qtbot.waitUntil(lambda: cells(dialog)[0][2:] == ["1,200", "a/<b>x.wav, 5 min ago"])
    dialog.table.selectRow(0)
    assert "1,200 files taken in" in dialog.detail.text()
    assert "1 file left out, last c.wav: No sound." in dialog.detail.text()


def test_a_folder_that_is_not_there_says_so_without_a_click(qtbot, open_dialog, repository, tmp_path) -> None:
    watched(repository, tmp_path)
    watched(repository, "/mnt/share", fault="The watched folder /mnt/share is not there.")
    dialog = open_dialog()
    qtbot.waitUntil(lambda: [row[3] for row in cells(dialog)] == ["Nothing yet", "Can't be watched now"])
    assert "The watched folder /mnt/share is not there." in dialog.detail.text()


def test_the_selected_folder_is_watched_no_more(qtbot, open_dialog, repository, tmp_path) -> None:
    watched(repository, "/first")
    watched(repository, tmp_path)
    dialog = open_dialog()
    qtbot.waitUntil(lambda: len(cells(dialog)) == 2)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    dialog.table.selectRow(0)
    qtbot.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [row[0] for row in cells(dialog)] == [str(tmp_path)])
    assert [folder.path for folder in repository.watched_folders.list()] == [str(tmp_path)]


def test_from_the_add_menu_a_folder_gets_the_options_for_the_next_files(
    qtbot, open_window, repository, tmp_path, monkeypatch
) -> None:
    choose(monkeypatch, tmp_path)
    window = open_window(repository)
    window.options.language.setCurrentIndex(window.options.language.findData("es"))
    assert "Watch a folder…" in [title_of(action) for action in window.top.add.menu().actions()]
    window.commands.named("Watch a folder…").trigger()
    dialog = window.findChild(WatchedFoldersDialog)
    qtbot.waitUntil(lambda: cells(dialog) == [[str(tmp_path), "Transcribe · Spanish", "0", "Nothing yet"]])


def test_a_database_that_does_not_answer_is_told(qtbot, open_dialog) -> None:
    def unavailable() -> list[WatchedFolder]:
        raise DatabaseUnavailable("The database does not answer.")

    dialog = open_dialog(watched_folders=unavailable)
    qtbot.waitUntil(lambda: dialog.fault.text() == "The database does not answer.")
