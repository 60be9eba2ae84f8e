"""The models and languages that can be chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from worker_agent.contract.languages import NAMES, language_name

MODELS = ("tiny", "base", "small", "medium", "large-v3", "large-v3-turbo", "distil-large-v3")


def add_models(box: QComboBox) -> None:
    """Each with its name as data; None: the worker's own."""
    box.addItem("The worker's own model", None)
    for name in MODELS:
        box.addItem(name, name)


def add_languages(box: QComboBox) -> None:
    """Each with its code as data; None: it is detected."""
    box.addItem("Auto-detect language", None)
    for code in sorted(NAMES, key=language_name):
        box.addItem(language_name(code), code)
