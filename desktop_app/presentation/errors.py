"""Kinds of errors, written for people."""

from __future__ import annotations

from desktop_app.presentation.translation import tr
from worker_agent.contract.error_kinds import label_of


def error_title(kind: str) -> str:
    """ "Model not available"; one that a later version has named, too."""
    return tr(label_of(kind))
