"""earshot export"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import click

from desktop_app.adapters.files import LocalFiles
from desktop_app.bootstrap import Earshot
from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.refusals import print_refusals
from desktop_app.cli.tasks import ids_argument, require_ids
from desktop_app.domain.task import TaskStatus
from desktop_app.exporters import EXPORTERS
from desktop_app.exporters.manuscript import Part
from desktop_app.orchestrator.actions.selection import with_results
from desktop_app.orchestrator.exporting.export import export, require_formats
from desktop_app.orchestrator.exporting.options import AS_USUAL, Existing, ExportOptions, choose_parts
from desktop_app.orchestrator.exporting.subtitle_limits import parse_limits
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.orchestrator.results import ExportReport
from desktop_app.presentation.exports import describe_existing, describe_numbered, describe_subtitles, describe_written
from desktop_app.settings import Settings

FORMATS = ",".join(EXPORTERS)


_CHOICES = (
    click.option("--format", "formats", default="txt", show_default=True, help=f"Some of {FORMATS}."),
    click.option("--to", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="The folder."),
    click.option("--name", "template", default="{name}", show_default=True, help="How files are called: {name} {id} …"),
    click.option(
        "--existing",
        type=click.Choice([each.value for each in Existing]),
        default=Existing.KEEP.value,
        show_default=True,
        help="Another file of that name is there: give the new one a number, write over it, or leave the new one out.",
    ),
    click.option("--times/--no-times", default=None, help="With times, in txt, docx, md, html."),
    click.option("--speakers/--no-speakers", default=None, help="With speakers, in those and in srt, vtt."),
    click.option("--sound", is_flag=True, help="With the recording, in html: in the page, or beside it if it is long."),
    click.option(
        "--subtitles",
        default="usual",
        show_default=True,
        metavar="LIMITS",
        help="usual, netflix, bbc, one-line, or numbers such as line=40,lines=2,shortest=1,longest=7,speed=17.",
    ),
)


def export_choices(command: Callable[..., None]) -> Callable[..., None]:
    """Adds all that can be chosen of an export. The command gets it as `formats`, `folder` and `options`."""

    @wraps(command)
    def parsed(
        *args: Any,
        formats: str,
        template: str,
        existing: str,
        times: bool | None,
        speakers: bool | None,
        sound: bool,
        subtitles: str,
        **rest: Any,
    ) -> None:
        chosen = require_formats(formats.split(","))
        wishes = {Part.TIMES: times, Part.SPEAKERS: speakers, Part.SOUND: sound}
        parts = choose_parts(chosen, {part: wish for part, wish in wishes.items() if wish is not None})
        options = ExportOptions(template, Existing(existing), parts, parse_limits(subtitles))
        command(*args, formats=chosen, options=options, **rest)

    for choice in reversed(_CHOICES):
        parsed = choice(parsed)
    return parsed


@click.command("export")
@ids_argument
@click.option("--all", "all_", is_flag=True, help="All that completed, and whose results are still kept.")
@export_choices
@pass_settings
def export_command(
    settings: Settings,
    ids: tuple[int, ...],
    all_: bool,
    formats: Collection[str],
    folder: Path,
    options: ExportOptions,
) -> None:
    """Write transcripts as files."""
    earshot = open_earshot(settings)
    completed = earshot.repository.find_ids(TaskFilter(status=TaskStatus.COMPLETED)) if all_ else ()
    chosen = with_results(earshot.repository, completed) if all_ else require_ids(ids, "--all")
    sys.exit(1 if export_to(earshot, chosen, formats, folder, options) else 0)


def export_to(
    earshot: Earshot,
    ids: Collection[int],
    formats: Collection[str],
    folder: Path,
    options: ExportOptions = AS_USUAL,
) -> bool:
    """Export and say what was written and what was not; returns whether something was refused."""
    wanted = [name.strip().lower() for name in formats if name.strip()]
    report = export(earshot.repository, earshot.connections.store, LocalFiles(), ids, wanted, folder, options)
    for path in report.files:
        click.echo(path)
    print_refusals((*report.notes, *report.refused))
    for sentence in filter(None, _sentences(report)):
        click.echo(sentence, err=True)
    return bool(report.refused)


def _sentences(report: ExportReport) -> Iterator[str]:
    """What the list of files does not tell."""
    if report.unchanged:
        yield describe_written(len(report.files) - len(report.unchanged), len(report.unchanged))
    yield describe_numbered([path.name for path in report.numbered])
    yield from describe_existing(report.replaced, report.left)
    yield describe_subtitles(report.subtitles)
