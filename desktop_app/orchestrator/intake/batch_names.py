"""What a batch is called that nobody named, and whose it is."""

from __future__ import annotations

import getpass
import os
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # whatever language the system speaks


def name_of_drop(paths: Iterable[Path], refused: Collection[str]) -> str:
    """As a person would call it: the folder, or the first file. `refused`: paths after which it is not called."""
    absolute = (Path(os.path.abspath(path)) for path in paths)  # noqa: PTH100  resolve() would follow links
    good = [path for path in absolute if str(path) not in refused]
    if not good:
        return ""
    name = good[0].name or str(good[0])
    return name if len(good) == 1 else f"{name} and {len(good) - 1:,} more"


def name_of_day(folder: Path, day: date) -> str:
    """ "recorder · 26 Nov"."""
    return f"{folder.name or folder} · {day.day} {MONTHS[day.month - 1]}"


def submitter(host: str) -> str:
    """user@host"""
    try:
        return f"{getpass.getuser()}@{host}"
    except (OSError, KeyError):  # a user without a name
        return f"@{host}"
