"""What a command works with, from its beginning to its end."""

from __future__ import annotations

from contextlib import closing

import click

from desktop_app.bootstrap import Earshot, build
from desktop_app.settings import Settings


def open_earshot(settings: Settings) -> Earshot:
    """Build the program; it is closed when the present command ends, however it does."""
    return click.get_current_context().with_resource(closing(build(settings)))
