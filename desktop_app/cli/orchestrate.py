"""earshot orchestrate"""

from __future__ import annotations

import click

from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.running import run_until
from desktop_app.settings import Settings


@click.command("orchestrate")
@click.option("--hand-over", is_flag=True, help="In the end put everything on the queue that is not paused.")
@pass_settings
def orchestrate_command(settings: Settings, hand_over: bool) -> None:
    """Run the orchestrator without a window, until it is told to stop (Ctrl-C, SIGTERM)."""
    click.echo("Orchestrating. Stop with Ctrl-C.", err=True)
    earshot = open_earshot(settings)
    with earshot.monitored():
        run_until(earshot, lambda: False, as_service=True)
    if hand_over:
        earshot.feeder.hand_over()
