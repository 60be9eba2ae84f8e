"""earshot submit"""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

import click

from desktop_app.bootstrap import Earshot
from desktop_app.cli.group import INTERRUPTED
from desktop_app.cli.hand_over import hand_over
from desktop_app.cli.json_output import print_tasks
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.refusals import print_refusals
from desktop_app.cli.task_options import ChosenOptions, task_options
from desktop_app.cli.waiting import wait_for
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.results import SubmitReport
from desktop_app.orchestrator.submit import submit
from desktop_app.presentation.text import one_line
from desktop_app.settings import Settings


@click.command("submit")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@task_options
@click.option("--wait", is_flag=True, help="Wait until all have ended; exit with 0 only if all completed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_obj
def submit_command(
    settings: Settings,
    paths: tuple[Path, ...],
    chosen: ChosenOptions,
    wait: bool,
    as_json: bool,
) -> None:
    """Hand in files, and folders with all the audio in them."""
    earshot = open_earshot(settings)
    report = submit(earshot.intake, paths, chosen.options, kind=chosen.kind)
    ids = [task.id for task in (*report.accepted, *report.known)]
    print_refusals(report.refused)
    if wait:
        if not wait_for(earshot, ids):
            click.echo("Stopped waiting. The tasks are kept; Earshot continues with them when it runs.", err=True)
            sys.exit(INTERRUPTED)
    else:
        hand_over(earshot)
    _print(earshot, report, ids, wait=wait, as_json=as_json)
    sys.exit(0 if not report.refused and (not wait or _all_completed(earshot, ids)) else 1)


def _all_completed(earshot: Earshot, ids: Collection[int]) -> bool:
    tasks = earshot.repository.tasks(ids)
    return all(id_ in tasks and tasks[id_].status is TaskStatus.COMPLETED for id_ in ids)


def _print(earshot: Earshot, report: SubmitReport, ids: Collection[int], *, wait: bool, as_json: bool) -> None:
    if as_json:
        print_tasks(earshot.repository, ids)
        return
    for task in report.known:
        click.echo(f"{one_line(task.file_name)} is task {task.id} already.")
    if wait:
        texts = earshot.repository.transcripts(ids)
        for task in earshot.repository.tasks(ids).values():
            if task.id in texts:
                click.echo(f"\n{one_line(task.file_name)}\n{texts[task.id].text}")
        return
    for task in report.accepted:
        same = f", the same recording as task {task.duplicate_of}" if task.duplicate_of else ""
        click.echo(f"{one_line(task.file_name)} is task {task.id}{same}.")
    if report.accepted and earshot.settings.works_locally:
        click.echo("They are worked on while Earshot runs: open it, or type: earshot orchestrate")
