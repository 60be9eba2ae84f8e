"""The commands about tasks that are there: status, show, retry, cancel."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import click
from rich.console import Console
from rich.table import Table

from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.json_output import describe_attempt, describe_backlog, describe_task, print_tasks
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.refusals import print_refusals
from desktop_app.cli.work_options import parse_options
from desktop_app.domain.errors import TaskNotFound
from desktop_app.domain.task import Attempt, Task, TaskStatus
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.orchestrator.results import ChangeReport
from desktop_app.presentation.backlog import describe_waiting
from desktop_app.presentation.notes import note
from desktop_app.presentation.text import one_line, readable
from desktop_app.settings import Settings

SHOWN = 50  # tasks in the table for people
NAMES = ("file", "path")  # of what is told of a task, what names a file

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
ids_argument = click.argument("ids", nargs=-1, type=int, metavar="ID…")


def console() -> Console:
    """Prints what it is given: rich would read markup and emoji names in it."""
    return Console(markup=False, emoji=False, highlight=False)


@click.command("status")
@as_json_option
@pass_settings
def status_command(settings: Settings, as_json: bool) -> None:
    """Counts, and the tasks: the newest first."""
    earshot = open_earshot(settings)
    counts = {status.value: count for status, count in earshot.repository.counts().items()}
    ids, backlog = earshot.repository.find_ids(TaskFilter()), earshot.repository.batches.backlog()
    if as_json:
        described = json.dumps(describe_backlog(backlog))
        before = f'{{"counts": {json.dumps(counts)},\n"backlog": {described},\n"tasks": '
        print_tasks(earshot.repository, ids, before=before, after="}")
        return
    click.echo(" · ".join(f"{status.replace('_', ' ')} {count:,}" for status, count in counts.items()))
    if said := describe_waiting(backlog):
        click.echo(said)
    shown = earshot.repository.tasks(ids[:SHOWN])
    console().print(_table([shown[id_] for id_ in ids[:SHOWN] if id_ in shown]))
    if len(ids) > SHOWN:
        click.echo(f"and {len(ids) - SHOWN:,} more")


def _table(tasks: Sequence[Task]) -> Table:
    table = Table("ID", "File", "Status", "Progress", "Attempt", "Worker", "Note", box=None)
    for task in tasks:
        said = note(task, datetime.now(UTC)) or (readable(task.error.message) if task.error else "")
        cells = (one_line(task.file_name), task.status.value.replace("_", " "), f"{task.progress:.0%}")
        table.add_row(str(task.id), *cells, str(task.attempt or "–"), readable(task.worker or "–"), said)
    return table


@click.command("show")
@click.argument("id_", type=int, metavar="ID")
@as_json_option
@pass_settings
def show_command(settings: Settings, id_: int, as_json: bool) -> None:
    """One task with its attempts and its transcript."""
    repository = open_earshot(settings).repository
    task = repository.tasks([id_]).get(id_)
    if task is None:
        raise TaskNotFound(f"There is no task {id_}. `earshot status` lists them.")
    attempts, transcript = repository.attempts(id_), repository.transcript(id_)
    described = describe_task(task, transcript)
    if as_json:
        listed = [describe_attempt(attempt) for attempt in attempts]
        click.echo(json.dumps({"task": described, "attempts": listed}, ensure_ascii=False, indent=1))
        return
    for key, value in described.items():
        if key != "transcript" and value is not None:
            click.echo(f"{key:17} {one_line(value) if key in NAMES else readable(str(value))}")
    console().print(_attempts_table(attempts))
    if described["transcript"]:
        click.echo(f"\n{described['transcript']}")


def _attempts_table(attempts: Sequence[Attempt]) -> Table:
    table = Table("Attempt", "Worker", "Outcome", "Started", "Ended", "Note", box=None)
    for attempt in attempts:
        ended = f"{attempt.ended_at:%F %T}" if attempt.ended_at else "–"
        note = readable(attempt.error.message) if attempt.error else ""
        worker, started = readable(attempt.worker), f"{attempt.started_at:%F %T}"
        table.add_row(str(attempt.number), worker, attempt.outcome.value, started, ended, note)
    return table


@click.command("retry")
@ids_argument
@click.option("--failed", is_flag=True, help="All that failed.")
@click.option("--language", metavar="xx", help="The language spoken, such as en; auto: detect it.")
@click.option("--model", metavar="NAME", help="The speech model; auto: the worker's own.")
@click.option("--option", "options", multiple=True, metavar="NAME=VALUE", help="Another option of their kind.")
@pass_settings
def retry_command(
    settings: Settings,
    ids: tuple[int, ...],
    failed: bool,
    language: str | None,
    model: str | None,
    options: tuple[str, ...],
) -> None:
    """Start tasks afresh, with the options that they had, but for those that are named."""
    changes = {**parse_options(options), **_unless_auto(language=language, model=model)}
    earshot = open_earshot(settings)
    chosen = (
        earshot.repository.find_ids(TaskFilter(status=TaskStatus.FAILED)) if failed else require_ids(ids, "--failed")
    )
    print_changes(retry(earshot.repository, earshot.connections.store, chosen, changes), "put on the queue again")


def _unless_auto(**named: str | None) -> dict[str, object]:
    """The flags that were given; "auto" takes an option away."""
    return {name: None if value == "auto" else value for name, value in named.items() if value}


@click.command("cancel")
@ids_argument
@pass_settings
def cancel_command(settings: Settings, ids: tuple[int, ...]) -> None:
    """Stop tasks that have not ended."""
    earshot = open_earshot(settings)
    print_changes(cancel(earshot.repository, earshot.connections.store, require_ids(ids)), "cancelled")


def require_ids(ids: tuple[int, ...], instead: str = "") -> tuple[int, ...]:
    if not ids:
        raise click.UsageError(f"Give the tasks' ids{f', or {instead}' if instead else ''}.")
    return ids


def print_changes(report: ChangeReport, done: str) -> None:
    for id_ in report.changed:
        click.echo(f"task {id_}: {done}")
    print_refusals(report.refused)
    sys.exit(1 if report.refused else 0)
