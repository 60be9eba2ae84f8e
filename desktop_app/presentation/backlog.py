"""Where what waits is, in a sentence."""

from __future__ import annotations

from desktop_app.domain.batch import ALL_KINDS, Backlog
from desktop_app.presentation.translation import format_number, tr


def describe_waiting(backlog: Backlog) -> str:
    """ "17 on the queue, 483 waiting here"; nothing where nothing waits and nothing is paused."""
    parts = []
    if backlog.on_queue or backlog.waiting or backlog.to_upload:
        parts.append(tr("{number} on the queue", number=format_number(backlog.on_queue)))
        parts.append(tr("{number} waiting here", number=format_number(backlog.waiting + backlog.to_upload)))
    if backlog.to_upload:
        parts.append(tr("{number} of them to be uploaded", number=format_number(backlog.to_upload)))
    if backlog.paused:
        parts.append(tr("{number} of them paused", number=format_number(backlog.paused)))
    if ALL_KINDS in backlog.paused_kinds:
        parts.append(tr("everything is paused"))
    elif backlog.paused_kinds:
        parts.append(tr("paused: {kinds}", kinds=", ".join(sorted(backlog.paused_kinds))))
    return ", ".join(parts)
