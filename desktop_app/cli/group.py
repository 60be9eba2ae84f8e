"""How commands say what went wrong: a sentence for the person, the traceback for the log."""

from __future__ import annotations

import logging
import sys
from typing import Any

import click

from desktop_app.cli.display import asks_for_window, show_fault
from desktop_app.domain.errors import EarshotError
from worker_agent.contract.queues.queue import QueueUnavailable
from worker_agent.contract.stores.object_store import StoreUnavailable

logger = logging.getLogger(__name__)

INTERRUPTED = 130  # exit status, as a shell gives it for Ctrl-C
_ASKED = "earshot.asked"  # the key of what was typed, from the command's name on


class SentenceGroup(click.Group):
    """A group of commands whose foreseen errors end in a sentence and exit status 1.

    Whoever asked for the window, and may have no terminal, sees the sentence in one.
    """

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        ctx.meta[_ASKED] = args
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (EarshotError, QueueUnavailable, StoreUnavailable) as error:
            if logging.getLogger().hasHandlers():  # else Python itself would print the traceback
                logger.exception("the command failed")
            failure = click.ClickException(str(error))
            if not asks_for_window(ctx.meta.get(_ASKED, ())):
                raise failure from error
            failure.show()
            show_fault(failure.message, ctx.params.get("config"))
            sys.exit(failure.exit_code)
