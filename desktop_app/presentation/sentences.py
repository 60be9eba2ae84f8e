"""What the person is told when something goes wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop_app.domain.errors import EarshotError
from desktop_app.presentation.translation import format_number, tr
from worker_agent.contract.queues.queue import QueueUnavailable
from worker_agent.contract.stores.object_store import ObjectMissing, StoreUnavailable

FORESEEN = (EarshotError, QueueUnavailable, StoreUnavailable, ObjectMissing)  # their texts are sentences for people


def error_sentence(error: Exception) -> str:
    """A sentence that says what to do."""
    if isinstance(error, FORESEEN):
        return str(error)
    if isinstance(error, OSError):
        where = f" ({Path(error.filename).name})" if isinstance(error.filename, str) else ""
        return tr("{fault}. Mend that and try again.", fault=f"{error.strerror or error}{where}")
    name = type(error).__name__
    return tr("Something unforeseen went wrong ({name}). Try again; the log has the details.", name=name)


def listed(names: Sequence[str], most: int = 3) -> str:
    """ "a.wav, b.wav and 7 more"."""
    shown = ", ".join(names[:most])
    if len(names) <= most:
        return shown
    return tr("{names} and {number} more", names=shown, number=format_number(len(names) - most))
