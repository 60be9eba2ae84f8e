"""How commands say what went wrong: a sentence for the person, the traceback for the log."""

from __future__ import annotations

import logging
from typing import Any

import click

from desktop_app.domain.errors import EarshotError
from worker_agent.contract.objects import StoreUnavailable
from worker_agent.contract.queue import QueueUnavailable

logger = logging.getLogger(__name__)

INTERRUPTED = 130  # exit status, as a shell gives it for Ctrl-C


class SentenceGroup(click.Group):
    """A group of commands whose foreseen errors end in a sentence and exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (EarshotError, QueueUnavailable, StoreUnavailable) as error:
            logger.exception("the command failed")
            raise click.ClickException(str(error)) from error
