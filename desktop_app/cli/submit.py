"""earshot submit"""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

import click

from desktop_app.bootstrap import Earshot
from desktop_app.cli.flags import parse_options
from desktop_app.cli.group import INTERRUPTED
from desktop_app.cli.hand_over import hand_over
from desktop_app.cli.json_output import print_tasks
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.refusals import print_refusals
from desktop_app.cli.waiting import wait_for
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.choose_options import choose_options, find_kind
from desktop_app.orchestrator.results import SubmitReport
from desktop_app.orchestrator.submit import submit
from desktop_app.presentation.text import one_line
from desktop_app.settings import Settings
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.options import TaskOptions, TranscribeOptions


@click.command("submit")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--language", metavar="xx", help="The language spoken, such as en; else it is detected.")
@click.option("--model", metavar="NAME", help="The speech model; else the worker's own.")
@click.option("--translate", is_flag=True, help="Write it down in English.")
@click.option("--prompt", metavar="TEXT", help="Names and spellings to expect.")
@click.option("--kind", metavar="NAME", help="What is to be done: transcribe (as usual), convert, …")
@click.option("--option", "options", multiple=True, metavar="NAME=VALUE", help="An option of that kind.")
@click.option("--wait", is_flag=True, help="Wait until all have ended; exit with 0 only if all completed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_obj
def submit_command(
    settings: Settings,
    paths: tuple[Path, ...],
    language: str | None,
    model: str | None,
    translate: bool,
    prompt: str | None,
    kind: str | None,
    options: tuple[str, ...],
    wait: bool,
    as_json: bool,
) -> None:
    """Hand in files, and folders with all the audio in them."""
    usual: dict[str, object] = {"language": language, "model": model, "translate": translate, "prompt": prompt}
    name, chosen = _kind_and_options(kind, options, usual)
    earshot = open_earshot(settings)
    report = submit(earshot.intake, paths, chosen, kind=name)
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


def _kind_and_options(kind: str | None, options: tuple[str, ...], usual: dict[str, object]) -> tuple[str, TaskOptions]:
    """`usual`: the options of a transcription that have flags of their own."""
    chosen = {name: value for name, value in usual.items() if value}
    if kind in (None, TRANSCRIBE.name) and not options:
        return TRANSCRIBE.name, _transcribe_options(**usual)
    chosen |= parse_options(options)
    found = find_kind(kind or TRANSCRIBE.name)
    if not found.takes_files:
        raise click.BadParameter(f"{found.title} takes no files. See earshot --help.", param_hint="--kind")
    return found.name, choose_options(found, chosen)


def _transcribe_options(language: object, **others: object) -> TaskOptions:
    try:
        return TranscribeOptions.model_validate({"language": language, **others})
    except ValueError as error:
        raise click.BadParameter(
            "a language is two or three small letters, such as en.", param_hint="--language"
        ) from error


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
