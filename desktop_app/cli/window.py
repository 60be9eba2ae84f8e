"""earshot, earshot gui: the window, and pictures of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop_app.cli.demo import demonstrate
from desktop_app.cli.display import has_display
from desktop_app.cli.opening import open_earshot
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from desktop_app.ui.screenshot import PageName
    from desktop_app.ui.style.theme import Theme

SIZE = (1280, 800)  # of a picture, unless another one is asked for


def _parse_size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise click.BadParameter("a size is WIDTHxHEIGHT, such as 1280x800.", param_hint="--size")
    return int(width), int(height)


@click.command("gui")
@click.option("--screenshot", type=click.Path(path_type=Path, dir_okay=False), help="Draw the window into a PNG.")
@click.option(
    "--page",
    type=click.Choice(["tasks", "problems", "retries", "workers", "transcript", "settings"]),
    default="tasks",
    show_default=True,
)
@click.option("--size", metavar="WxH", help="Of the window, in pixels; else as it was left.")
@click.option("--theme", type=click.Choice(["light", "dark", "system"]), default="system", show_default=True)
@click.pass_obj
def gui_command(settings: Settings, screenshot: Path | None, page: PageName, size: str | None, theme: Theme) -> None:
    """Open the window."""
    pixels = _parse_size(size) if size else None
    earshot = open_earshot(settings)
    if not has_display():
        if screenshot is None:
            sys.exit(demonstrate(earshot))
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop_app.gui import draw, open_window

    if screenshot:
        draw(earshot, screenshot, page, pixels or SIZE, theme)
    else:
        sys.exit(open_window(earshot, pixels, theme))
