"""Flags that several commands have."""

from __future__ import annotations

from collections.abc import Iterable

import click

from desktop_app.orchestrator.choose_options import typed


def parse_options(options: Iterable[str]) -> dict[str, object]:
    """What `--option NAME=VALUE` says."""
    chosen: dict[str, object] = {}
    for option in options:
        name, separator, value = option.partition("=")
        if not separator:
            raise click.BadParameter(f"{option!r} is not of the form NAME=VALUE.", param_hint="--option")
        chosen[name] = typed(value)
    return chosen
