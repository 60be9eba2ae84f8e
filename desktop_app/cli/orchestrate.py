"""earshot orchestrate"""

from __future__ import annotations

import click

from desktop_app.cli.opening import open_earshot
from desktop_app.cli.running import run_until
from desktop_app.settings import Settings


@click.command("orchestrate")
@click.pass_obj
def orchestrate_command(settings: Settings) -> None:
    """Run the orchestrator without a window, until it is told to stop (Ctrl-C, SIGTERM)."""
    click.echo("Orchestrating. Stop with Ctrl-C.", err=True)
    run_until(open_earshot(settings), lambda: False, as_service=True)
