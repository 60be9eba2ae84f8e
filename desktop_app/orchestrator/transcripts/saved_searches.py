"""Saved searches: what is searched for, under a name."""

from __future__ import annotations

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.named_text import NamedText, as_name
from desktop_app.orchestrator.find_named import find_named
from desktop_app.orchestrator.ports.tasks import TaskRepository


def find_saved_search(repository: TaskRepository, name: str) -> NamedText:
    """Raises EarshotError."""
    return find_named(repository.saved_searches.list(), name, "saved search")


def save_search(repository: TaskRepository, name: str, text: str) -> None:
    """In place of what had the name. Raises EarshotError where that is none."""
    if not (name := as_name(name)):
        raise EarshotError("The search has to have a name. Give it one that is not empty.")
    repository.saved_searches.save(NamedText(name, text))
