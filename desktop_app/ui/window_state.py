"""What the window remembers of itself between two starts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

from desktop_app.ui.style.theme import Theme, known_theme


def state_file(home: Path) -> Path:
    return home / "window.ini"


class WindowState:
    """A small file; one that can't be read or written costs nothing but the memory."""

    def __init__(self, file: Path | None) -> None:
        """`file`: None: remember nothing."""
        self._settings = QSettings(str(file), QSettings.Format.IniFormat) if file else None

    def read(self, name: str) -> QByteArray:
        value = self._settings.value(f"window/{name}") if self._settings else None
        return value if isinstance(value, QByteArray) else QByteArray()

    def read_text(self, name: str) -> str:
        value = self._settings.value(f"window/{name}") if self._settings else None
        return value if isinstance(value, str) else ""

    def read_group(self, group: str) -> dict[str, str]:
        """All texts of a group, by name."""
        if not self._settings:
            return {}
        self._settings.beginGroup(group)
        values = {name: self._settings.value(name) for name in self._settings.childKeys()}
        self._settings.endGroup()
        return {name: value for name, value in values.items() if isinstance(value, str)}

    def write(self, name: str, value: QByteArray | str, *, group: str = "window") -> None:
        if self._settings:
            self._settings.setValue(f"{group}/{name}", value)

    def forget(self, name: str, *, group: str) -> None:
        if self._settings:
            self._settings.remove(f"{group}/{name}")

    def write_all(self, **values: QByteArray | str) -> None:
        """Each under its name."""
        for name, value in values.items():
            self.write(name, value)

    @property
    def theme(self) -> Theme:
        """The one that was chosen last; the system's where none was."""
        return known_theme(self.read_text("theme"))

    @property
    def language(self) -> str:
        """The code of the one that was chosen last; empty: as the system."""
        return self.read_text("language")

    def restore_geometry(self, window: QWidget) -> None:
        window.restoreGeometry(self.read("geometry"))
