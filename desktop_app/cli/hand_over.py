"""Hand new tasks over to the workers."""

from __future__ import annotations

import logging

import click

from desktop_app.bootstrap import Earshot
from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.opening import open_earshot
from desktop_app.orchestrator.ports.tasks import UPLOADS
from desktop_app.settings import Settings
from worker_agent.contract.queues.queue import QueueUnavailable
from worker_agent.contract.stores.object_store import StoreUnavailable

logger = logging.getLogger(__name__)


def upload_all(earshot: Earshot) -> None:
    """Those of this computer's files that wait for it, also where another process began, and has died."""
    earshot.take_over()
    for kind in UPLOADS:
        while earshot.upload(kind):
            pass


def try_to_hand_over(earshot: Earshot) -> bool:
    """Whether all of it could be done; says what could not be reached, and that no task is lost by that."""
    try:
        hand_over(earshot)
    except (QueueUnavailable, StoreUnavailable) as error:
        logger.warning("could not hand over", exc_info=True)
        kept = "The tasks are kept; Earshot continues with them when it runs."
        click.echo(f"Error: {error} {kept}", err=True)
        return False
    return True


def hand_over(earshot: Earshot) -> None:
    """Bring this computer's files into the store, as nobody else can, and what waits onto the queue.

    As much as the workers need, where they run only while Earshot does, or somebody else orchestrates; else everything.
    """
    upload_all(earshot)
    feeder = earshot.feeder
    if earshot.settings.works_locally:
        while feeder.step():
            pass
    elif earshot.repository.leads(as_service=False):
        feeder.hand_over()
    while earshot.share():
        pass


@click.command("hand-over")
@pass_settings
def hand_over_command(settings: Settings) -> None:
    """Put everything on the queue that is not paused, so that the workers can do without an orchestrator."""
    earshot = open_earshot(settings)
    upload_all(earshot)
    click.echo(f"{earshot.feeder.hand_over():,} tasks were put on the queue.")
