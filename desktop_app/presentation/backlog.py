"""Where what waits is, in a sentence."""

from __future__ import annotations

from desktop_app.domain.batch import ALL_KINDS, Backlog


def describe_waiting(backlog: Backlog) -> str:
    """ "17 on the queue, 483 waiting here"; nothing where nothing waits and nothing is paused."""
    parts = []
    if backlog.on_queue or backlog.waiting or backlog.to_upload:
        parts += [f"{backlog.on_queue:,} on the queue", f"{backlog.waiting + backlog.to_upload:,} waiting here"]
    if backlog.to_upload:
        parts.append(f"{backlog.to_upload:,} of them to be uploaded")
    if backlog.paused:
        parts.append(f"{backlog.paused:,} of them paused")
    if ALL_KINDS in backlog.paused_kinds:
        parts.append("everything is paused")
    elif backlog.paused_kinds:
        parts.append(f"paused: {', '.join(sorted(backlog.paused_kinds))}")
    return ", ".join(parts)
