"""earshot replace: replace words in all transcripts that have them."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

import click
from rich.text import Text

from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.refusals import print_refusals
from desktop_app.cli.tasks import as_json_option, console
from desktop_app.domain.search_query import parse_query
from desktop_app.orchestrator.transcripts.replace_words import (
    ReplaceMatch,
    ReplaceReport,
    find_replacements,
    replace_words,
)
from desktop_app.presentation.text import one_line
from desktop_app.settings import Settings


@click.command("replace")
@click.argument("old")
@click.argument("new")
@click.option("--query", default="", metavar="TEXT", help="Only in transcripts that `earshot search TEXT` finds.")
@click.option("--dry-run", is_flag=True, help="Only say where, and change nothing.")
@as_json_option
@pass_settings
def replace_command(settings: Settings, old: str, new: str, query: str, dry_run: bool, as_json: bool) -> None:
    """Replace OLD by NEW in all transcripts that have it, whatever its case.

    Each becomes a version of its own, beside the one before: in the window, Versions… puts that back.
    """
    earshot = open_earshot(settings)
    found = list(find_replacements(earshot.repository, old, parse_query(query)))
    report = ReplaceReport()
    if not dry_run:
        ids = [match.task.id for match in found]
        report = replace_words(earshot.repository, earshot.connections.store, settings.host, ids, old, new)
    if as_json:
        click.echo(json.dumps(_describe(found, report, changed=not dry_run), ensure_ascii=False))
    else:
        _print(found, report, changed=not dry_run)
    if report.refused:
        sys.exit(1)


def _print(found: Sequence[ReplaceMatch], report: ReplaceReport, *, changed: bool) -> None:
    out = console()
    for match in found:
        out.print(f"{match.task.id}  {one_line(match.task.file_name)}  ({_places(match.places)})", soft_wrap=True)
        line = Text(one_line(match.line))
        for first, end in match.marks:
            line.stylize("bold underline", first, end)
        out.print(Text("  ").append_text(line), soft_wrap=True)
    places = report.places if changed else sum(match.places for match in found)
    transcripts = len(report.replaced) if changed else len(found)
    said = "Replaced" if changed else "Would be replaced"
    click.echo(f"{said}: {_places(places)} in {transcripts:,} transcript{'' if transcripts == 1 else 's'}.")
    print_refusals(report.refused)


def _places(number: int) -> str:
    return "1 place" if number == 1 else f"{number:,} places"


def _describe(found: Sequence[ReplaceMatch], report: ReplaceReport, *, changed: bool) -> dict[str, Any]:
    versions = {one.task.id: one.revision.number for one in report.replaced}
    transcripts = [
        {
            "id": match.task.id,
            "file": match.task.file_name,
            "places": match.places,
            "line": match.line,
            "marks": [list(mark) for mark in match.marks],
            "version": versions.get(match.task.id),
        }
        for match in found
    ]
    refused = [{"file": one.what, "reason": one.why} for one in report.refused]
    return {"replaced": changed, "transcripts": transcripts, "refused": refused}
