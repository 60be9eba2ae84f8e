"""Presets: choices of kind and options that an operator gave a name."""

from __future__ import annotations

from desktop_app.domain.batch import Preset
from desktop_app.orchestrator.find_named import find_named
from desktop_app.orchestrator.ports.tasks import TaskRepository


def find_preset(repository: TaskRepository, name: str) -> Preset:
    """Raises EarshotError."""
    return find_named(repository.batches.presets(), name, "preset")


def remove_preset(repository: TaskRepository, name: str) -> None:
    """Raises EarshotError where there is none."""
    repository.batches.remove_preset(find_preset(repository, name).name)
