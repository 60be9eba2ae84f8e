"""earshot report"""

from __future__ import annotations

import sys

import click

from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.group import INTERRUPTED
from desktop_app.cli.hand_over import try_to_hand_over
from desktop_app.cli.json_output import print_tasks
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.tasks import require_ids
from desktop_app.cli.waiting import wait_for
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.actions.request_report import request_report
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.settings import Settings
from worker_agent.contract.options import ReportOptions


@click.command("report")
@click.argument("ids", nargs=-1, type=int, metavar="ID…")
@click.option("--all", "all_", is_flag=True, help="On all tasks.")
@click.option("--title", metavar="TEXT", help="The report's title.")
@click.option("--wait", is_flag=True, help="Wait for it; exit with 0 only if it is made.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@pass_settings
def report_command(
    settings: Settings, ids: tuple[int, ...], all_: bool, title: str | None, wait: bool, as_json: bool
) -> None:
    """Have a PDF and a spreadsheet made about tasks: lengths, words, confidence, failures. `export` writes them."""
    earshot = open_earshot(settings)
    chosen = earshot.repository.find_ids(TaskFilter(), descending=False) if all_ else require_ids(ids, "--all")
    options = ReportOptions(title=title)
    task = request_report(earshot.repository, earshot.connections.store, earshot.intake.host, chosen, options)
    handed_over = True
    if not wait:
        handed_over = try_to_hand_over(earshot)
    elif not wait_for(earshot, [task.id]):
        sys.exit(INTERRUPTED)
    if as_json:
        print_tasks(earshot.repository, [task.id])
    else:
        click.echo(f"{task.file_name} is task {task.id}. To write its files: earshot export {task.id} --to FOLDER")
    completed = earshot.repository.tasks([task.id])[task.id].status is TaskStatus.COMPLETED
    sys.exit(0 if (completed if wait else handed_over) else 1)
