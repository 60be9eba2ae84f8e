"""earshot submit"""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import click

from desktop_app.bootstrap import Earshot
from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.group import INTERRUPTED
from desktop_app.cli.hand_over import try_to_hand_over
from desktop_app.cli.json_output import print_tasks
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.refusals import print_refusals
from desktop_app.cli.waiting import wait_for
from desktop_app.cli.when_done import EndChoice, end_choices
from desktop_app.cli.work_options import choose_work, work_options
from desktop_app.domain.batch import WhenDone
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.actions.presets import find_preset
from desktop_app.orchestrator.intake.submit import submit
from desktop_app.orchestrator.results import SubmitReport
from desktop_app.presentation.text import one_line
from desktop_app.settings import Settings


@click.command("submit")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@work_options
@click.option("--preset", metavar="NAME", help="Take kind and options from this preset; what else is given goes first.")
@click.option("--batch", "name", metavar="NAME", help="What the batch is called; else as the folder or the first file.")
@end_choices
@click.option("--wait", is_flag=True, help="Wait until all have ended; exit with 0 only if all completed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@pass_settings
def submit_command(
    settings: Settings,
    /,
    paths: tuple[Path, ...],
    preset: str | None,
    name: str | None,
    *,
    end: EndChoice,
    wait: bool,
    as_json: bool,
    **work: Any,
) -> None:
    """Hand in files, and folders with all the audio in them."""
    earshot = open_earshot(settings)
    kind, options = choose_work(find_preset(earshot.repository, preset) if preset else None, **work)
    report = submit(earshot.intake, paths, options, kind=kind, name=name, when_done=end.apply(WhenDone()))
    ids = [task.id for task in (*report.accepted, *report.known)]
    print_refusals(report.refused)
    handed_over = True
    if wait:
        if not wait_for(earshot, ids):
            click.echo("Stopped waiting. The tasks are kept; Earshot continues with them when it runs.", err=True)
            sys.exit(INTERRUPTED)
    else:
        handed_over = try_to_hand_over(earshot)
    _print(earshot, report, ids, wait=wait, as_json=as_json)
    done = _all_completed(earshot, ids) if wait else handed_over
    sys.exit(0 if done and not report.refused else 1)


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
