"""The commands about the order of what waits: first, last, pause, resume."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click

from desktop_app.bootstrap import Earshot
from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.tasks import ids_argument, print_changes, require_ids
from desktop_app.domain.batch import ALL_KINDS, Turn
from desktop_app.domain.errors import EarshotError
from desktop_app.orchestrator.actions.batches import find_batch, put_tasks
from desktop_app.presentation.text import one_line
from desktop_app.settings import Settings
from worker_agent.contract.kinds import find_kinds

undo_option = click.option("--undo", is_flag=True, help="In their turn again.")


@click.command("first")
@ids_argument
@undo_option
@pass_settings
def first_command(settings: Settings, ids: tuple[int, ...], undo: bool) -> None:
    """Do tasks before everything else that waits."""
    _put(settings, ids, Turn.USUAL if undo else Turn.FIRST)


@click.command("last")
@ids_argument
@undo_option
@pass_settings
def last_command(settings: Settings, ids: tuple[int, ...], undo: bool) -> None:
    """Do tasks after everything else that waits."""
    _put(settings, ids, Turn.USUAL if undo else Turn.LAST)


def _put(settings: Settings, ids: tuple[int, ...], turn: Turn) -> None:
    earshot = open_earshot(settings)
    done = {Turn.FIRST: "comes first", Turn.USUAL: "comes in its turn", Turn.LAST: "comes last"}
    print_changes(put_tasks(earshot.repository, require_ids(ids), turn), done[turn])


def _scope(command: Callable[..., Any]) -> Callable[..., Any]:
    batch = click.option("--batch", metavar="NAME", help="Only this batch, by its name or number.")
    return batch(click.option("--kind", metavar="NAME", help="Only this kind of tasks.")(command))


@click.command("pause")
@_scope
@pass_settings
def pause_command(settings: Settings, batch: str | None, kind: str | None) -> None:
    """Put nothing more on the queue. What is on it already is still done, and what is in progress goes on."""
    _pause(open_earshot(settings), batch, kind, paused=True)


@click.command("resume")
@_scope
@pass_settings
def resume_command(settings: Settings, batch: str | None, kind: str | None) -> None:
    """End a pause."""
    _pause(open_earshot(settings), batch, kind, paused=False)


def _pause(earshot: Earshot, batch: str | None, kind: str | None, *, paused: bool) -> None:
    if batch and kind:
        raise click.UsageError("Give either a batch or a kind.")
    if batch:
        found = find_batch(earshot.repository, batch).batch
        earshot.repository.batches.pause([found.id], paused=paused)
        what = f"batch {found.id} ({one_line(found.name)})"
    else:
        if kind and paused and kind not in find_kinds():
            raise EarshotError(f"There is no kind of task {kind!r} here. Choose one of {', '.join(find_kinds())}.")
        earshot.repository.batches.pause_kind(kind or ALL_KINDS, paused=paused)
        what = f"all tasks of the kind {kind}" if kind else "everything"
    click.echo(f"{what}: {'paused' if paused else 'goes on'}")
    sys.exit(0)
