"""The names of the languages that are spoken in recordings."""

from __future__ import annotations

from desktop_app.presentation.translation import tr
from worker_agent.contract.languages import language_name


def language_title(code: str) -> str:
    """In the person's own language; the code where we know none."""
    return tr(language_name(code))
