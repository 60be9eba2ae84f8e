"""The commands about batches as a whole."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

import click
from rich.table import Table

from desktop_app.bootstrap import Earshot
from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.export import export_choices, export_to
from desktop_app.cli.json_output import describe_batch
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.order import undo_option
from desktop_app.cli.tasks import as_json_option, console, print_changes
from desktop_app.cli.when_done import EndChoice, describe_end, end_choices
from desktop_app.domain.batch import Batch, BatchSummary, Turn, WhenDone
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.actions.batches import OPEN, find_batch, find_tasks, put_batch
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.actions.selection import with_results
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.exporting.change_when_done import change_when_done
from desktop_app.orchestrator.exporting.options import ExportOptions
from desktop_app.presentation.durations import format_duration
from desktop_app.presentation.text import one_line, readable
from desktop_app.settings import Settings

which_argument = click.argument("which", metavar="BATCH")


@click.command("batches")
@as_json_option
@pass_settings
def batches_command(settings: Settings, as_json: bool) -> None:
    """What was handed in together: the newest first."""
    found = open_earshot(settings).repository.batches.summaries()
    if as_json:
        click.echo(json.dumps([describe_batch(each) for each in found], ensure_ascii=False, indent=1))
    else:
        console().print(_table(found))


def _table(batches: Sequence[BatchSummary]) -> Table:
    table = Table("ID", "Batch", "By", "Tasks", "Done", "Failed", "Progress", "Left", "Note", box=None)
    for each in batches:
        left = format_duration(each.seconds_left) if each.seconds_left else "–"
        table.add_row(
            str(each.batch.id),
            one_line(each.batch.name),
            readable(each.batch.submitted_by),
            f"{each.tasks:,}",
            f"{each.counts[TaskStatus.COMPLETED]:,}",
            f"{each.counts[TaskStatus.FAILED]:,}",
            f"{each.progress:.0%}",
            left,
            _note(each.batch),
        )
    return table


def _note(batch: Batch) -> str:
    if batch.done_note:
        return readable(batch.done_note)
    order = "first" if batch.place < 0 else "last" if batch.place > 0 else ""
    return ", ".join(filter(None, ["paused" if batch.paused else "", order]))


@click.group("batch")
def batch_group() -> None:
    """Do something to a batch as a whole. BATCH is its number, or its name."""


def _open(settings: Settings, which: str) -> tuple[Earshot, Batch]:
    earshot = open_earshot(settings)
    return earshot, find_batch(earshot.repository, which).batch


@batch_group.command("rename")
@which_argument
@click.argument("name")
@pass_settings
def rename_command(settings: Settings, which: str, name: str) -> None:
    """Call it something else."""
    earshot, batch = _open(settings, which)
    earshot.repository.batches.rename(batch.id, name)
    _say(batch, f"is called {one_line(name)}")


@batch_group.command("retry")
@which_argument
@click.option("--failed", is_flag=True, help="Only those of its tasks that failed.")
@pass_settings
def retry_command(settings: Settings, which: str, failed: bool) -> None:
    """Start its tasks afresh, with the options that they had."""
    earshot, batch = _open(settings, which)
    ids = find_tasks(earshot.repository, batch.id, {TaskStatus.FAILED} if failed else set(TaskStatus))
    print_changes(retry(earshot.repository, earshot.connections.store, ids), "put on the queue again")


@batch_group.command("cancel")
@which_argument
@pass_settings
def cancel_command(settings: Settings, which: str) -> None:
    """Stop those of its tasks that have not ended."""
    earshot, batch = _open(settings, which)
    live = find_tasks(earshot.repository, batch.id, OPEN)
    print_changes(cancel(earshot.repository, earshot.connections.store, live), "cancelled")


@batch_group.command("remove")
@which_argument
@pass_settings
def remove_command(settings: Settings, which: str) -> None:
    """Forget its tasks that have ended, and the batch with the last of them."""
    earshot, batch = _open(settings, which)
    ids = earshot.repository.batches.task_ids([batch.id])
    print_changes(remove(earshot.repository, earshot.connections.store, ids), "removed")


@batch_group.command("export")
@which_argument
@export_choices
@pass_settings
def export_command(
    settings: Settings, which: str, formats: Collection[str], folder: Path, options: ExportOptions
) -> None:
    """Write the transcripts of those of its tasks that completed."""
    earshot, batch = _open(settings, which)
    completed = with_results(earshot.repository, find_tasks(earshot.repository, batch.id, {TaskStatus.COMPLETED}))
    sys.exit(1 if export_to(earshot, completed, formats, folder, options) else 0)


@batch_group.command("when-done")
@which_argument
@end_choices
@click.option("--no-export", is_flag=True, help="Export nothing.")
@pass_settings
def when_done_command(settings: Settings, which: str, end: EndChoice, no_export: bool) -> None:
    """Change what happens when all of it is done; what is not given stays. Where it is done already and is to be
    exported in another way, that is done now. Without an option, say what happens."""
    earshot, batch = _open(settings, which)
    if end.export_to and no_export:
        raise click.UsageError("Give either --export-to or --no-export.")
    if end.export_to and batch.host != settings.host:
        raise EarshotError(f"It is exported by the computer that handed it in: choose the folder on {batch.host}.")
    then = batch.when_done
    wish = end.apply(WhenDone(notify=then.notify) if no_export else then)
    if wish != then:
        change_when_done(earshot.repository, batch, wish)
    _say(batch, describe_end(wish))


@batch_group.command("pause")
@which_argument
@pass_settings
def pause_command(settings: Settings, which: str) -> None:
    """Put no more of it on the queue. What is on it already is still done."""
    earshot, batch = _open(settings, which)
    earshot.repository.batches.pause([batch.id], paused=True)
    _say(batch, "paused")


@batch_group.command("resume")
@which_argument
@pass_settings
def resume_command(settings: Settings, which: str) -> None:
    """End its pause."""
    earshot, batch = _open(settings, which)
    earshot.repository.batches.pause([batch.id], paused=False)
    _say(batch, "goes on")


@batch_group.command("first")
@which_argument
@undo_option
@pass_settings
def first_command(settings: Settings, which: str, undo: bool) -> None:
    """Do it before everything else that waits."""
    earshot, batch = _open(settings, which)
    put_batch(earshot.repository, batch.id, Turn.USUAL if undo else Turn.FIRST)
    _say(batch, "comes in its turn" if undo else "comes first")


@batch_group.command("last")
@which_argument
@undo_option
@pass_settings
def last_command(settings: Settings, which: str, undo: bool) -> None:
    """Do it after everything else that waits."""
    earshot, batch = _open(settings, which)
    put_batch(earshot.repository, batch.id, Turn.USUAL if undo else Turn.LAST)
    _say(batch, "comes in its turn" if undo else "comes last")


def _say(batch: Batch, what: str) -> None:
    click.echo(f"batch {batch.id} ({one_line(batch.name)}): {what}")
