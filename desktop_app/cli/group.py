"""How commands say what went wrong: a sentence for the person, the traceback for the log."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import click

from desktop_app.cli.display import asks_for_window, show_fault
from worker_agent.contract.programs import program

logger = logging.getLogger(__name__)

INTERRUPTED = 130  # exit status, as a shell gives it for Ctrl-C
_ASKED = "earshot.asked"  # the key of what was typed, from the command's name on


class SentenceGroup(click.Group):
    """A group of commands whose foreseen errors end in a sentence and exit status 1.

    Whoever asked for the window, and may have no terminal, sees the sentence in one.
    """

    def __init__(
        self, *args: Any, commands_at: Mapping[str, str] | None = None, for_files: str | None = None, **kwargs: Any
    ) -> None:
        """`commands_at`: by name, "module:function" of each, which is imported with its first use. `for_files`: the
        name of the command that files are for which are typed without one."""
        super().__init__(*args, **kwargs)
        self._commands_at = commands_at or {}
        self._for_files = for_files

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *self._commands_at})

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self._commands_at:
            return super().get_command(ctx, name)
        module, _, function = self._commands_at[name].partition(":")
        return cast(click.Command, getattr(import_module(module), function))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self._for_files and args[0] not in self.list_commands(ctx) and _names_file(args[0]):
            args = [self._for_files, *args]
        ctx.meta[_ASKED] = args
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            from desktop_app.presentation.sentences import FORESEEN  # here, for the window is to be there at once

            if not isinstance(error, FORESEEN):
                raise
            if logging.getLogger().hasHandlers():  # else Python itself would print the traceback
                logger.exception("the command failed")
            failure = click.ClickException(str(error))
            if not asks_for_window(ctx.meta.get(_ASKED, ())):
                raise failure from error
            failure.show()
            if show_fault(failure.message, ctx.params.get("config")):
                command = [*program("earshot", "desktop_app"), *sys.argv[1:]]
                os.execv(command[0], command)  # begin anew, with those
            sys.exit(failure.exit_code)


def _names_file(word: str) -> bool:
    """Whether a person who types that means a file, even one that is not there, rather than a command."""
    from worker_agent.contract.audio_formats import SUFFIXES

    return Path(word).name != word or Path(word).suffix.lower() in SUFFIXES or Path(word).exists()
