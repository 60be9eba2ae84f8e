"""Files are chosen in a dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.orchestrator.results import SubmitReport
from tests.fakes.memory_repository import MemoryRepository


def test_the_types_of_files_are_named_so_that_they_can_be_read(qtbot: QtBot, open_window, tmp_path: Path) -> None:
    handed_in: list[Path] = []

    def submit(paths, *others):
        handed_in.extend(paths)
        return SubmitReport()

    recording = tmp_path / "talk.m4a"
    recording.touch()
    window = open_window(MemoryRepository(), submit=submit)
    told: list[str] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        types = dialog.findChild(QComboBox, "fileTypeCombo")
        told.extend(types.itemText(row) for row in range(types.count()))
        told.append(" ".join(dialog.nameFilters()))
        qtbot.keyClicks(dialog.findChild(QLineEdit), str(recording))
        qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)

    QTimer.singleShot(200, choose)
    qtbot.mouseClick(window.invitation.files, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: handed_in == [recording])
    assert told[:2] == ["Audio and video", "All files"]
    assert "*.m4a" in told[2]
