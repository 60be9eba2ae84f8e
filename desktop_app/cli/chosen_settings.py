"""The settings that a command works with: read when it needs them, for the window is painted before."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

import click

if TYPE_CHECKING:
    from desktop_app.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")


def chosen_settings(*, of_service: bool = False) -> Settings:
    """Read the file that was named, or the usual one, and begin the log, once; raises SettingsError.

    `of_service`: the command is one that nobody watches.
    """
    from desktop_app.logs import set_up_logs, set_up_service_logs
    from desktop_app.settings import load_settings

    context = click.get_current_context().find_root()
    if context.obj is None:
        settings = load_settings(context.params["config"])
        if of_service:
            set_up_service_logs(settings.log.format)
        else:
            set_up_logs(settings.home, verbose=context.params["verbose"])
        context.obj = settings
    return cast("Settings", context.obj)


def pass_settings(command: Callable[Concatenate[Settings, P], R]) -> Callable[P, R]:
    """Hand the settings to the command, before what else it takes."""

    @wraps(command)
    def with_settings(*args: P.args, **kwargs: P.kwargs) -> R:
        return command(chosen_settings(), *args, **kwargs)

    return with_settings
