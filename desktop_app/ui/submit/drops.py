"""What is dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_paths(data: QMimeData) -> list[Path]:
    """The files and folders of a drop; what is not on this machine is left out."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
