"""The options about the end of a batch, of the commands that hand one in and that change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from desktop_app.cli.export import FORMATS
from desktop_app.domain.batch import WhenDone
from desktop_app.exporters.manuscript import Part
from desktop_app.orchestrator.exporting.export import require_formats
from desktop_app.orchestrator.exporting.options import USUAL_FORMATS, choose_parts, unusual_parts
from desktop_app.orchestrator.exporting.subtitle_limits import parse_limits
from desktop_app.presentation.text import one_line

_CHOICES = (
    click.option(
        "--export-to", type=click.Path(path_type=Path, file_okay=False), help="When all is done, export to here."
    ),
    click.option("--export-format", help=f"In some of {FORMATS}; else in {','.join(USUAL_FORMATS)}."),
    click.option("--export-times/--no-export-times", default=None, help="With times, in txt, docx, md, html."),
    click.option("--export-speakers/--no-export-speakers", default=None, help="With speakers, in those, srt, vtt."),
    click.option("--export-sound/--no-export-sound", default=None, help="With the recording, in html."),
    click.option("--export-subtitles", metavar="LIMITS", help="Limits of subtitles, as for `earshot export`."),
    click.option(
        "--export-edits/--no-export-edits", default=None, help="Export a transcript again whenever it was edited."
    ),
    click.option("--notify/--no-notify", default=None, help="Say so when all is done."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndChoice:
    """What was typed; None: nothing was."""

    export_to: Path | None
    export_format: str | None
    export_times: bool | None
    export_speakers: bool | None
    export_sound: bool | None
    export_subtitles: str | None
    export_edits: bool | None
    notify: bool | None

    def apply(self, before: WhenDone) -> WhenDone:
        """`before`, but for what was typed; raises click.UsageError and EarshotError."""
        notify = before.notify if self.notify is None else self.notify
        folder = str(self.export_to.absolute()) if self.export_to else before.folder
        if folder is None:
            self._refuse_export()
            return replace(before, notify=notify)
        formats = before.formats or USUAL_FORMATS
        if self.export_format is not None:
            formats = require_formats(self.export_format.split(","))
        wishes = {Part.TIMES: self.export_times, Part.SPEAKERS: self.export_speakers, Part.SOUND: self.export_sound}
        typed = {part: wish for part, wish in wishes.items() if wish is not None}
        subtitles = before.subtitles if self.export_subtitles is None else self.export_subtitles
        parse_limits(subtitles)
        return WhenDone(
            folder=folder,
            formats=formats,
            notify=notify,
            follow_edits=before.follow_edits if self.export_edits is None else self.export_edits,
            parts=unusual_parts(choose_parts(formats, typed, before.parts)),
            subtitles=subtitles,
        )

    def _refuse_export(self) -> None:
        """What is said of an export that is not made was not meant so."""
        for name in ("edits", "times", "speakers", "sound", "subtitles"):
            if getattr(self, f"export_{name}"):
                raise click.UsageError(f"--export-{name} needs a folder: add --export-to DIR.")


def end_choices(command: Callable[..., None]) -> Callable[..., None]:
    """Adds all that can be chosen. The command gets it as `end`."""

    @wraps(command)
    def parsed(*args: Any, **values: Any) -> None:
        typed = {name: values.pop(name) for name in EndChoice.__slots__}
        command(*args, end=EndChoice(**typed), **values)

    for choice in reversed(_CHOICES):
        parsed = choice(parsed)
    return parsed


def describe_end(wish: WhenDone) -> str:
    """What happens when all is done, in a line."""
    said = []
    if wish.folder:
        again = ", and again after each edit" if wish.follow_edits else ""
        said.append(f"exports to {one_line(wish.folder)} in {', '.join(wish.formats)}{again}")
    if wish.notify:
        said.append("says so")
    return f"when all is done: {'; '.join(said) or 'nothing'}"
