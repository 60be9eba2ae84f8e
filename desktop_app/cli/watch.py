"""earshot watch: folders whose recordings become tasks by themselves."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from desktop_app.bootstrap import Earshot
from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.work_options import choose_work, work_options
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.watched_folder import WatchedFolder
from desktop_app.presentation.text import one_line
from desktop_app.presentation.watching import describe_options, describe_progress
from desktop_app.settings import Settings

folders_argument = click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DIR…")


@click.group("watch")
def watch_command() -> None:
    """Folders whose recordings become tasks by themselves, while Earshot runs on this computer."""


@watch_command.command("add")
@folders_argument
@work_options
@pass_settings
def add_command(settings: Settings, /, folders: tuple[Path, ...], **work: Any) -> None:
    """Take in what is in the folders and what comes into them. Add one again to change its options."""
    kind, options = choose_work(None, **work)
    earshot = open_earshot(settings)
    for folder in folders:
        added = earshot.watch_folder(folder, options, kind)
        click.echo(f"{one_line(added.path)} is watched: {describe_options(added)}.")
    click.echo("Files are taken in while Earshot runs: open it, or type: earshot orchestrate", err=True)


@watch_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@pass_settings
def list_command(settings: Settings, as_json: bool) -> None:
    """The watched folders of all computers, and what came of them."""
    folders = open_earshot(settings).repository.watched_folders.list()
    if as_json:
        click.echo(json.dumps([_as_json(folder) for folder in folders], ensure_ascii=False, indent=2))
        return
    for folder in folders:
        there = "" if folder.host == settings.host else f" on {one_line(folder.host)}"
        click.echo(f"{one_line(folder.path)}{there}")
        click.echo(f"  {describe_options(folder)}")
        click.echo(f"  {describe_progress(folder)}")
    if not folders:
        click.echo("No folder is watched. To add one: earshot watch add DIR")


@watch_command.command("remove")
@folders_argument
@pass_settings
def remove_command(settings: Settings, folders: tuple[Path, ...]) -> None:
    """Watch these folders no more; what was taken in stays."""
    earshot = open_earshot(settings)
    found = [one for folder in folders for one in _watched(earshot, folder)]
    earshot.repository.watched_folders.remove([folder.id for folder in found])
    for path in _each_once(one_line(folder.path) for folder in found):
        click.echo(f"{path} is no longer watched.")


def _watched(earshot: Earshot, folder: Path) -> list[WatchedFolder]:
    """For whatever kinds; raises EarshotError where there is none."""
    path = os.path.abspath(folder)  # noqa: PTH100  resolve() would follow links
    there = earshot.repository.watched_folders.list(earshot.settings.host)
    found = [one for one in there if one.path == path]
    if not found:
        raise EarshotError(f"{path} is not watched. `earshot watch list` names the folders that are.")
    return found


def _each_once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _as_json(folder: WatchedFolder) -> dict[str, Any]:
    return {
        "id": folder.id,
        "host": folder.host,
        "path": folder.path.encode(errors="backslashreplace").decode(),
        "kind": folder.kind,
        "options": folder.options.model_dump(mode="json"),
        "added_at": folder.added_at.isoformat(),
        "taken": folder.taken,
        "taken_at": folder.taken_at.isoformat() if folder.taken_at else None,
        "taken_name": folder.taken_name,
        "refused": folder.refused,
        "refusal": folder.refusal,
        "fault": folder.fault,
    }
