"""What the verbs that act on chosen tasks have in common."""

from __future__ import annotations

from collections.abc import Collection, Container

from desktop_app.orchestrator.results import Rejection


def not_found(ids: Collection[int], found: Container[int]) -> list[Rejection]:
    """A refusal for each id that names no task."""
    return [Rejection(f"task {id_}", "There is no such task.") for id_ in ids if id_ not in found]
