"""Whether there is a display, and what is shown on it when the window can't be."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from worker_agent.contract.locations import usual_file

UNSEEN = ("offscreen", "minimal")  # Qt's platforms that show nothing to anybody


def has_display() -> bool:
    """Whether the window can be drawn."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def asks_for_window(typed: Sequence[str]) -> bool:
    """Whether a person waits for a window; `typed`: a command with its options, or nothing."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not has_display() or platform in UNSEEN:
        return False
    return not typed or (typed[0] == "gui" and not any(word.startswith(("--screenshot", "--help")) for word in typed))


def show_fault(sentence: str, config: Path | None) -> bool:
    """Until the person closes it; returns whether other settings were saved. `config`: the settings file that was
    named, if one was."""
    with suppress(ImportError):  # of Qt's own libraries: the sentence stands in the terminal all the same
        from desktop_app.gui import show_fault_window

        return show_fault_window(sentence, config or usual_file())
    return False
