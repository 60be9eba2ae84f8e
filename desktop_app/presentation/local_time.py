"""Moments, as the operator's clock shows them."""

from __future__ import annotations

from datetime import UTC, datetime


def local(moment: datetime) -> datetime:
    """In the operator's own time zone; in UTC where the calendar ends before that."""
    try:
        return moment.astimezone()
    except (OverflowError, ValueError, OSError):  # which one depends on the system
        return moment.astimezone(UTC)
