"""earshot, earshot gui: the window, and pictures of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop_app.cli.chosen_settings import chosen_settings
from desktop_app.cli.display import has_display

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
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]…")
@click.option("--screenshot", type=click.Path(path_type=Path, dir_okay=False), help="Draw the window into a PNG.")
@click.option(
    "--page",
    type=click.Choice(["tasks", "problems", "retries", "workers", "transcript", "settings"]),
    default="tasks",
    show_default=True,
)
@click.option("--select", type=int, metavar="ID", help="The task that is selected in the picture.")
@click.option("--size", metavar="WxH", help="Of the window, in pixels; else as it was left.")
@click.option("--theme", type=click.Choice(["light", "dark", "system"]), help="Else as chosen in the window.")
def gui_command(
    paths: tuple[Path, ...],
    screenshot: Path | None,
    page: PageName,
    select: int | None,
    size: str | None,
    theme: Theme | None,
) -> None:
    """Open the window, and hand in the files as if they were dropped on it.

    A window that is open already takes the files, and comes to the front.
    """
    pixels = _parse_size(size) if size else None
    if paths and (screenshot or not has_display()):
        raise click.UsageError("Files need a window here. To hand them in without one, type: earshot submit FILE…")
    if screenshot:
        _draw(screenshot, page, pixels or SIZE, theme or "system", select)
    elif has_display():
        sys.exit(0 if paths and _pass_on(paths) else _open(paths, pixels, theme))
    else:
        sys.exit(_demonstrate())


# What the three of them need is imported with them: a window is to be there before it is


def _pass_on(paths: Sequence[Path]) -> bool:
    """Whether an open window has taken the files: asked before there is one of ours, which would only flash up."""
    home = chosen_settings().home
    from desktop_app.ui.loading import the_application
    from desktop_app.ui.open_requests import pass_on

    the_application()
    return pass_on(paths, home)


def _open(paths: Sequence[Path], size: tuple[int, int] | None, theme: Theme | None) -> int:
    from desktop_app.ui.loading import open_loading_window

    with closing(open_loading_window(theme, size)) as loading:
        settings = chosen_settings()
        from desktop_app.ui.open_requests import OpenRequests

        with closing(OpenRequests(paths)) as requests:
            requests.listen(settings.home)  # what is opened while we load is for this window, too
            from PySide6.QtWidgets import QApplication

            from desktop_app.cli.opening import open_earshot
            from desktop_app.gui import open_window

            earshot = open_earshot(settings)
            QApplication.processEvents()
            return open_window(earshot, loading, theme, requests) if loading.isVisible() else 0  # else closed meanwhile


def _draw(path: Path, page: PageName, size: tuple[int, int], theme: Theme, select: int | None) -> None:
    from desktop_app.cli.opening import open_earshot

    earshot = open_earshot(chosen_settings())
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop_app.gui import draw

    draw(earshot, path, page, size, theme, select)


def _demonstrate() -> int:
    from desktop_app.cli.demo import demonstrate
    from desktop_app.cli.opening import open_earshot

    return demonstrate(open_earshot(chosen_settings()))
