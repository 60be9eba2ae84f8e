"""How one of our programs starts another."""

from __future__ import annotations

import sys
from pathlib import Path


def program(name: str, module: str) -> list[str]:
    """The command that starts it: `module` by our Python, or in a frozen build the executable `name` beside ours."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", module]
    ours = Path(sys.executable)
    return [str(ours.with_name(name + ours.suffix))]
