"""What became of an export, in sentences."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.exporters.cues.check import Limit, SubtitleCheck
from desktop_app.presentation.translation import plural

_BROKEN: dict[Limit, Callable[[int], str]] = {
    Limit.SPEED: lambda n: plural("{n} is faster than can be read", "{n} are faster than can be read", n),
    Limit.SHORT: lambda n: plural("{n} is too short", "{n} are too short", n),
    Limit.LONG: lambda n: plural("{n} is too long", "{n} are too long", n),
    Limit.WIDTH: lambda n: plural("{n} is too wide", "{n} are too wide", n),
    Limit.GAP: lambda n: plural("{n} is followed too soon", "{n} are followed too soon", n),
}


def describe_subtitles(check: SubtitleCheck) -> str:
    """ "1,204 subtitles: 17 are faster than can be read." Empty: there are none."""
    if not check.total:
        return ""
    broken = [_BROKEN[limit](check.broken[limit]) for limit in Limit if check.broken.get(limit)]
    number = plural("{n} subtitle", "{n} subtitles", check.total)
    return (
        f"{number}: {', '.join(broken)}."
        if broken
        else plural("{n} subtitle, within all limits.", "{n} subtitles, all within all limits.", check.total)
    )


def describe_existing(replaced: int, left: int) -> list[str]:
    """Of the files that were there already with another content."""
    said: list[str] = []
    if replaced:
        said.append(plural("{n} file was written over.", "{n} files were written over.", replaced))
    if left:
        said.append(
            plural(
                "{n} file was there already and stays as it is.",
                "{n} files were there already and stay as they are.",
                left,
            )
        )
    return said
