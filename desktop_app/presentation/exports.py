"""What became of an export, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop_app.exporters.cues.check import Limit, SubtitleCheck
from desktop_app.presentation.sentences import listed
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import plural

MOST_NAMES = 3

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


def describe_written(written: int, unchanged: int) -> str:
    """`unchanged`: files that were there already with the same content."""
    parts = []
    if written or not unchanged:
        parts.append(plural("{n} file written.", "{n} files written.", written))
    if unchanged:
        parts.append(
            plural("{n} file was there already, unchanged.", "{n} files were there already, unchanged.", unchanged)
        )
    return " ".join(parts)


def describe_numbered(names: Sequence[str]) -> str:
    """Of the files whose name was taken. Empty: there are none."""
    if not names:
        return ""
    return plural(
        "{n} got a number, because there is another file of its name: {names}.",
        "{n} got a number, because there are other files of their names: {names}.",
        len(names),
        names=listed([one_line(name) for name in names], MOST_NAMES),
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
