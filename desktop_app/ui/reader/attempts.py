"""The attempts of one task, in a table."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop_app.domain.task import Attempt, Outcome
from desktop_app.presentation.durations import format_timestamp
from desktop_app.presentation.formatting import NONE
from desktop_app.presentation.local_time import local
from desktop_app.presentation.text import readable
from desktop_app.ui.widgets.rows_table import RowColumn, RowsTable

_OUTCOMES = {
    Outcome.RUNNING: "Running",
    Outcome.COMPLETED: "Completed",
    Outcome.FAILED: "Failed",
    Outcome.RETRYING: "To be retried",
    Outcome.RELEASED: "Given back",
    Outcome.LOST: "Worker lost",
    Outcome.SUPERSEDED: "Came too late",
}


def moment(value: datetime | None) -> str:
    """In the operator's own time zone; today needs no date."""
    if value is None:
        return NONE
    here = local(value)
    today = here.date() == local(datetime.now(UTC)).date()
    return here.strftime("%H:%M:%S" if today else "%d %b %H:%M:%S")


def _number(attempt: Attempt) -> str:
    return str(attempt.number) if attempt.generation == 1 else f"{attempt.number} (retry {attempt.generation - 1})"


COLUMNS = (
    RowColumn("Attempt", _number, 9),
    RowColumn("Worker", lambda attempt: readable(attempt.worker), 14),
    RowColumn("Outcome", lambda attempt: _OUTCOMES[attempt.outcome], 13),
    RowColumn("Started", lambda attempt: moment(attempt.started_at), 14),
    RowColumn("Ended", lambda attempt: moment(attempt.ended_at), 14),
    RowColumn(
        "Resumed from",
        lambda attempt: format_timestamp(attempt.resumed_from_seconds) if attempt.resumed_from_seconds else NONE,
        13,
        right=True,
    ),
    RowColumn("Error", lambda attempt: readable(attempt.error.message) if attempt.error else NONE, 30, stretch=True),
)


class AttemptsTable(RowsTable):
    """Oldest first."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, "Attempts")
