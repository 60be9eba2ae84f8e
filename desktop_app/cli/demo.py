"""The first run on a computer without a display: the same job, told in text."""

from __future__ import annotations

from pathlib import Path

import click

from desktop_app.bootstrap import Earshot
from desktop_app.cli.export import export_to
from desktop_app.cli.waiting import wait_for
from desktop_app.orchestrator.intake.submit import submit
from desktop_app.presentation.text import one_line
from desktop_app.resources import resource
from worker_agent.contract.options import TranscribeOptions

FORMATS = ("txt", "srt", "vtt", "json")


def demonstrate(earshot: Earshot) -> int:
    """Transcribe the sample recordings, print and export them; returns the exit status."""
    click.echo("There is no display here, so Earshot shows in text what it does with its sample recordings.\n")
    report = submit(earshot.intake, [resource("samples")], TranscribeOptions())
    ids = [task.id for task in (*report.accepted, *report.known)]
    if not wait_for(earshot, ids):
        return 1
    tasks, transcripts = earshot.repository.tasks(ids), earshot.repository.transcripts(ids)
    for id_ in sorted(transcripts):
        click.echo(f"\n{one_line(tasks[id_].file_name)}\n{transcripts[id_].text}")
    click.echo("\nExported to:")
    refused = export_to(earshot, transcripts.keys(), FORMATS, Path.cwd() / "transcripts")
    return 0 if len(transcripts) == len(ids) and not refused else 1
