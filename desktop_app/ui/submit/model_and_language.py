"""The models and languages that can be chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from desktop_app.presentation.languages import language_title
from desktop_app.presentation.translation import tr
from worker_agent.contract.languages import NAMES

MODELS = ("tiny", "base", "small", "medium", "large-v3", "large-v3-turbo", "distil-large-v3")


def add_models(box: QComboBox) -> None:
    """Each with its name as data; None: the worker's own."""
    box.addItem(tr("The worker's own model"), None)
    for name in MODELS:
        box.addItem(name, name)


def add_languages(box: QComboBox) -> None:
    """Each with its code as data; None: it is detected."""
    box.addItem(tr("Auto-detect language"), None)
    for code in sorted(NAMES, key=language_title):
        box.addItem(language_title(code), code)
