"""What people type."""

from __future__ import annotations

from pathlib import Path

import click

from desktop_app.cli.group import SentenceGroup
from worker_agent.contract.private import set_private_umask

#: Name, module in this package, and function of each; loaded when it is called, for the window is to be there at once
COMMANDS = {
    "gui": "window:gui_command",
    "submit": "submit:submit_command",
    "report": "report:report_command",
    "status": "tasks:status_command",
    "show": "tasks:show_command",
    "search": "search:search_command",
    "replace": "replace:replace_command",
    "versions": "versions:versions_command",
    "restore": "versions:restore_command",
    "retry": "tasks:retry_command",
    "cancel": "tasks:cancel_command",
    "export": "export:export_command",
    "batches": "batches:batches_command",
    "batch": "batches:batch_group",
    "first": "order:first_command",
    "last": "order:last_command",
    "pause": "order:pause_command",
    "resume": "order:resume_command",
    "presets": "presets:presets_command",
    "preset": "presets:preset_group",
    "hand-over": "hand_over:hand_over_command",
    "watch": "watch:watch_command",
    "cleanup": "cleanup:cleanup_command",
    "doctor": "doctor:doctor_command",
    "orchestrate": "orchestrate:orchestrate_command",
}


@click.group(
    cls=SentenceGroup,
    commands_at={name: f"{__name__}.{place}" for name, place in COMMANDS.items()},
    for_files="gui",
    invoke_without_command=True,
)
@click.option("--config", type=click.Path(path_type=Path), help="The settings file, instead of the usual one.")
@click.option("--verbose", is_flag=True, help="Show the log in the terminal as well.")
@click.version_option(package_name="earshot")
@click.pass_context
def main(ctx: click.Context, config: Path | None, verbose: bool) -> None:
    """Earshot writes down what is said in your recordings. Without a command it opens the window, with FILE… in it."""
    set_private_umask()
    if ctx.invoked_subcommand is None:
        from desktop_app.cli.window import gui_command

        ctx.invoke(gui_command)
