"""What the verbs that work on chosen tasks have in common."""

from __future__ import annotations

from collections.abc import Collection, Container

from desktop_app.orchestrator.reports import Refusal


def not_found(ids: Collection[int], found: Container[int]) -> list[Refusal]:
    """A refusal for each id that names no task."""
    return [Refusal(f"task {id_}", "There is no such task.") for id_ in ids if id_ not in found]
