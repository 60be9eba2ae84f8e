"""What was left out, and why."""

from __future__ import annotations

from collections.abc import Iterable

import click

from desktop_app.orchestrator.results import Rejection
from desktop_app.presentation.text import one_line


def print_refusals(refused: Iterable[Rejection]) -> None:
    """A line for each, on standard error."""
    for refusal in refused:
        click.echo(f"{one_line(refusal.what)}: {refusal.why}", err=True)
