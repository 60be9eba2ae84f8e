"""What people type."""

from __future__ import annotations

from pathlib import Path

import click

from desktop_app.cli.batches import batch_group, batches_command
from desktop_app.cli.group import SentenceGroup
from desktop_app.cli.hand_over import hand_over_command
from desktop_app.cli.orchestrate import orchestrate_command
from desktop_app.cli.order import first_command, last_command, pause_command, resume_command
from desktop_app.cli.presets import preset_group, presets_command
from desktop_app.cli.report import report_command
from desktop_app.cli.submit import submit_command
from desktop_app.cli.tasks import cancel_command, export_command, retry_command, show_command, status_command
from desktop_app.cli.watch import watch_command
from desktop_app.cli.window import gui_command
from desktop_app.logs import set_up_logs
from desktop_app.settings import load_settings
from worker_agent.contract.private import set_private_umask


@click.group(cls=SentenceGroup, invoke_without_command=True)
@click.option("--config", type=click.Path(path_type=Path), help="The settings file, instead of the usual one.")
@click.option("--verbose", is_flag=True, help="Show the log in the terminal as well.")
@click.version_option(package_name="earshot")
@click.pass_context
def main(ctx: click.Context, config: Path | None, verbose: bool) -> None:
    """Earshot writes down what is said in your recordings. Without a command it opens the window."""
    set_private_umask()
    ctx.obj = load_settings(config)
    set_up_logs(ctx.obj.home, verbose=verbose)
    if ctx.invoked_subcommand is None:
        ctx.invoke(gui_command)


for command in (
    gui_command,
    submit_command,
    report_command,
    status_command,
    show_command,
    retry_command,
    cancel_command,
    export_command,
    batches_command,
    batch_group,
    first_command,
    last_command,
    pause_command,
    resume_command,
    presets_command,
    preset_group,
    hand_over_command,
    watch_command,
    orchestrate_command,
):
    main.add_command(command)
