"""What is to be done with files, as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any

import click

from desktop_app.domain.batch import Preset
from desktop_app.orchestrator.actions.choose_options import choose_options, find_kind, typed
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.options import TaskOptions, TranscribeOptions

_OPTIONS = (
    click.option("--language", metavar="xx", help="The language spoken, such as en; else it is detected."),
    click.option("--model", metavar="NAME", help="The speech model; else the worker's own."),
    click.option("--translate", is_flag=True, help="Write it down in English."),
    click.option("--prompt", metavar="TEXT", help="Names and spellings to expect."),
    click.option("--kind", metavar="NAME", help="What is to be done: transcribe (as usual), convert, …"),
    click.option("--option", "options", multiple=True, metavar="NAME=VALUE", help="An option of that kind."),
)


def work_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that `choose_work` takes."""
    return reduce(lambda decorated, option: option(decorated), reversed(_OPTIONS), command)


def choose_work(
    preset: Preset | None, *, kind: str | None, options: tuple[str, ...], **usual: object
) -> tuple[str, TaskOptions]:
    """The kind and its options. `usual`: the options of a transcription that have flags of their own."""
    name = kind or (preset.kind if preset else TRANSCRIBE.name)
    chosen = preset.options.model_dump(mode="json", exclude_none=True) if preset and preset.kind == name else {}
    chosen |= {key: value for key, value in usual.items() if value}
    chosen |= parse_options(options)
    if name == TRANSCRIBE.name and not options:
        return name, _transcribe_options(chosen)
    found = find_kind(name)
    if not found.takes_files:
        raise click.BadParameter(f"{found.title} takes no files. See earshot --help.", param_hint="--kind")
    return found.name, choose_options(found, chosen)


def parse_options(options: Iterable[str]) -> dict[str, object]:
    """What `--option NAME=VALUE` says."""
    chosen: dict[str, object] = {}
    for option in options:
        name, separator, value = option.partition("=")
        if not separator:
            raise click.BadParameter(f"{option!r} is not of the form NAME=VALUE.", param_hint="--option")
        chosen[name] = typed(value)
    return chosen


def _transcribe_options(chosen: dict[str, object]) -> TaskOptions:
    try:
        return TranscribeOptions.model_validate(chosen)
    except ValueError as error:
        raise click.BadParameter(
            "a language is two or three small letters, such as en.", param_hint="--language"
        ) from error
