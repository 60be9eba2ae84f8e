"""The options of commands that take files in: what is to be done with them, and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from desktop_app.orchestrator.choose_options import choose_options, find_kind, typed
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.options import TaskOptions, TranscribeOptions

Command = Callable[..., None]

_OPTIONS = (
    click.option("--language", metavar="xx", help="The language spoken, such as en; else it is detected."),
    click.option("--model", metavar="NAME", help="The speech model; else the worker's own."),
    click.option("--translate", is_flag=True, help="Write it down in English."),
    click.option("--prompt", metavar="TEXT", help="Names and spellings to expect."),
    click.option("--kind", metavar="NAME", help="What is to be done: transcribe (as usual), convert, …"),
    click.option("--option", "options", multiple=True, metavar="NAME=VALUE", help="An option of that kind."),
)
_USUAL = ("language", "model", "translate", "prompt")


@dataclass(frozen=True, slots=True)
class ChosenOptions:
    """What was typed."""

    kind: str
    options: TaskOptions


def task_options(command: Command) -> Command:
    """Gives the command these options, and calls it with `chosen` in their place."""

    @wraps(command)
    def with_chosen(*args: Any, kind: str | None, options: tuple[str, ...], **others: Any) -> None:
        usual = {name: others.pop(name) for name in _USUAL}
        command(*args, chosen=_choose(kind, options, usual), **others)

    for option in reversed(_OPTIONS):
        with_chosen = option(with_chosen)
    return with_chosen


def _choose(kind: str | None, options: tuple[str, ...], usual: dict[str, object]) -> ChosenOptions:
    """`usual`: the options of a transcription that have flags of their own."""
    chosen = {name: value for name, value in usual.items() if value}
    if kind in (None, TRANSCRIBE.name) and not options:
        return ChosenOptions(TRANSCRIBE.name, _transcribe_options(**usual))
    for option in options:
        name, separator, value = option.partition("=")
        if not separator:
            raise click.BadParameter(f"{option!r} is not of the form NAME=VALUE.", param_hint="--option")
        chosen[name] = typed(value)
    found = find_kind(kind or TRANSCRIBE.name)
    if not found.takes_files:
        raise click.BadParameter(f"{found.title} takes no files. See earshot --help.", param_hint="--kind")
    return ChosenOptions(found.name, choose_options(found, chosen))


def _transcribe_options(language: object, **others: object) -> TaskOptions:
    try:
        return TranscribeOptions.model_validate({"language": language, **others})
    except ValueError as error:
        raise click.BadParameter(
            "a language is two or three small letters, such as en.", param_hint="--language"
        ) from error
