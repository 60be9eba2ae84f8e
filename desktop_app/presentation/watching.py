"""Watched folders, written for people."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop_app.domain.watched_folder import WatchedFolder
from desktop_app.presentation.durations import ago
from desktop_app.presentation.kinds import kind_title
from desktop_app.presentation.languages import language_title
from desktop_app.presentation.text import one_line, readable
from desktop_app.presentation.translation import plural, tr
from worker_agent.contract.options import TaskOptions, TranscribeOptions


def describe_options(folder: WatchedFolder) -> str:
    """ "Transcribe · German · small"."""
    options = folder.options
    chosen = _transcribe(options) if isinstance(options, TranscribeOptions) else _changed(options)
    return " · ".join([kind_title(folder.kind), *chosen])


def describe_progress(folder: WatchedFolder, now: datetime | None = None) -> str:
    """ "12 files taken in, the last one 5 min ago: a/b.wav"; a fault comes first."""
    parts = [readable(folder.fault)] if folder.fault else []
    parts.append(_taken(folder, now or datetime.now(UTC)))
    if folder.refusal:
        parts.append(_left_out(folder.refused, readable(folder.refusal)))
    return " ".join(tr("{sentence}.", sentence=part.rstrip(".")) for part in parts)


def describe_latest(folder: WatchedFolder, now: datetime) -> str:
    """ "b.wav, 5 min ago"."""
    if folder.taken_at is None:
        return tr("Nothing yet")
    return f"{one_line(folder.taken_name or '')}, {ago((now - folder.taken_at).total_seconds())}"


def _taken(folder: WatchedFolder, now: datetime) -> str:
    if folder.taken_at is None:
        return tr("Nothing was taken in yet")
    when = ago((now - folder.taken_at).total_seconds())
    return plural(
        "{n} file taken in, the last one {when}: {name}",
        "{n} files taken in, the last one {when}: {name}",
        folder.taken,
        when=when,
        name=one_line(folder.taken_name or ""),
    )


def _left_out(files: int, refusal: str) -> str:
    return plural("{n} file left out, last {what}", "{n} files left out, last {what}", files, what=refusal)


def _transcribe(options: TranscribeOptions) -> list[str]:
    language = language_title(options.language) if options.language else tr("language detected")
    model = [readable(options.model)] if options.model else []
    return [language, *model, *[tr("translated")] * options.translate, *[tr("words")] * bool(options.prompt)]


def _changed(options: TaskOptions) -> list[str]:
    """What differs from the usual."""
    fields, usual = options.model_dump(mode="json"), type(options).model_fields
    return [
        readable(f"{name.replace('_', ' ')} {value}")
        for name, value in fields.items()
        if name not in usual or value != usual[name].default
    ]
