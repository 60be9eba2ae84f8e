"""earshot versions, earshot restore: who edited a transcript, and back to what it was."""

from __future__ import annotations

import json
from typing import Any

import click
from rich.table import Table

from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.tasks import as_json_option, console
from desktop_app.domain.errors import EarshotError, TaskNotFound
from desktop_app.domain.revision import Revision
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.transcripts.restore_version import restore_version
from desktop_app.presentation.text import readable
from desktop_app.settings import Settings


@click.command("versions")
@click.argument("id_", type=int, metavar="ID")
@as_json_option
@pass_settings
def versions_command(settings: Settings, id_: int, as_json: bool) -> None:
    """What persons have made of a task's transcript: the latest version, which counts, first."""
    repository = open_earshot(settings).repository
    _check(repository, id_)
    revisions = repository.revisions.list(id_)
    if as_json:
        click.echo(json.dumps({"versions": [_describe(one) for one in revisions]}, ensure_ascii=False, indent=1))
        return
    table = Table("Version", "By", "Computer", "Begun", "Last change", box=None)
    for one in revisions:
        times = (f"{one.begun_at:%F %T}", f"{one.saved_at:%F %T}")
        table.add_row(str(one.number), readable(one.author), readable(one.host), *times)
    if revisions:
        console().print(table)
    else:
        click.echo("Nobody has edited it: the machine's text counts.")


@click.command("restore")
@click.argument("id_", type=int, metavar="ID")
@click.option("--version", "number", type=click.IntRange(1), help="The version with that number.")
@click.option("--machine", is_flag=True, help="The machine's latest text.")
@pass_settings
def restore_command(settings: Settings, id_: int, number: int | None, machine: bool) -> None:
    """Make an earlier version of a task's transcript, or the machine's text, the latest one. All others stay."""
    if machine is (number is not None):
        raise click.UsageError("Give either --version NUMBER or --machine. `earshot versions ID` lists them.")
    earshot = open_earshot(settings)
    _check(earshot.repository, id_)
    report = restore_version(earshot.repository, earshot.connections.store, settings.host, id_, number)
    if report.refused:
        raise EarshotError("Somebody is editing the transcript. Try again later.")
    click.echo(f"task {id_}: restored, as version {report.revision.number}")


def _check(repository: TaskRepository, id_: int) -> None:
    if id_ not in repository.tasks([id_]):
        raise TaskNotFound(f"There is no task {id_}. `earshot status` lists them.")


def _describe(revision: Revision) -> dict[str, Any]:
    return {
        "version": revision.number,
        "by": revision.author,
        "computer": revision.host,
        "begun_at": revision.begun_at.isoformat(),
        "saved_at": revision.saved_at.isoformat(),
    }
