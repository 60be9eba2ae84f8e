"""earshot orchestrate"""

from __future__ import annotations

import logging

import click

from desktop_app.cli.chosen_settings import chosen_settings
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.running import run_until

logger = logging.getLogger(__name__)


@click.command("orchestrate")
@click.option("--hand-over", is_flag=True, help="In the end put everything on the queue that is not paused.")
def orchestrate_command(hand_over: bool) -> None:
    """Run the orchestrator without a window, until it is told to stop (Ctrl-C, SIGTERM)."""
    settings = chosen_settings(of_service=True)
    logger.info("orchestrating; stop with Ctrl-C")
    earshot = open_earshot(settings)
    with earshot.monitored():
        run_until(earshot, lambda: False, as_service=True)
    if hand_over:
        earshot.feeder.hand_over()
