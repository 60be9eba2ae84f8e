"""Presets: choices of kind and options that an operator gave a name."""

from __future__ import annotations

from desktop_app.domain.batch import Preset
from desktop_app.domain.errors import EarshotError
from desktop_app.orchestrator.ports import TaskRepository


def find_preset(repository: TaskRepository, name: str) -> Preset:
    """Raises EarshotError."""
    presets = repository.batches.presets()
    for preset in presets:
        if preset.name == name:
            return preset
    there = ", ".join(preset.name for preset in presets) or "none yet"
    raise EarshotError(f"There is no preset {name!r}. There are: {there}.")


def remove_preset(repository: TaskRepository, name: str) -> None:
    """Raises EarshotError where there is none."""
    repository.batches.remove_preset(find_preset(repository, name).name)
