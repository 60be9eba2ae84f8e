"""The commands about presets."""

from __future__ import annotations

import json
from typing import Any

import click

from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.tasks import as_json_option
from desktop_app.cli.work_options import choose_work, work_options
from desktop_app.domain.batch import Preset
from desktop_app.orchestrator.actions.presets import remove_preset
from desktop_app.presentation.text import one_line, readable
from desktop_app.settings import Settings


@click.command("presets")
@as_json_option
@pass_settings
def presets_command(settings: Settings, as_json: bool) -> None:
    """The choices of kind and options that have a name."""
    described: list[dict[str, Any]] = [
        {"name": each.name, "kind": each.kind, "options": each.options.model_dump(mode="json", exclude_none=True)}
        for each in open_earshot(settings).repository.batches.presets()
    ]
    if as_json:
        click.echo(json.dumps(described, ensure_ascii=False, indent=1))
        return
    for each in described:
        options = ", ".join(f"{key}={value}" for key, value in each["options"].items())
        click.echo(f"{one_line(each['name'])}: {each['kind']} {readable(options)}")


@click.group("preset")
def preset_group() -> None:
    """Save or remove a preset."""


@preset_group.command("save")
@click.argument("name")
@work_options
@pass_settings
def save_command(settings: Settings, /, name: str, **work: Any) -> None:
    """Give a choice of kind and options a name; one that is called so already is replaced."""
    kind, options = choose_work(None, **work)
    open_earshot(settings).repository.batches.save_preset(Preset(name=name, kind=kind, options=options))
    click.echo(f"{one_line(name)}: saved. Use it with: earshot submit PATH --preset NAME")


@preset_group.command("remove")
@click.argument("name")
@pass_settings
def remove_command(settings: Settings, name: str) -> None:
    """Forget a preset; tasks that were handed in with it keep their options."""
    remove_preset(open_earshot(settings).repository, name)
    click.echo(f"{one_line(name)}: removed")
