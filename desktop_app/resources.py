"""Where the files that come with the program lie: icons, styles, sample recordings."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent
_ROOTS = (_HERE / "resources", _HERE.parent / "resources")  # installed; checked out


def resource(name: str) -> Path:
    """The path of a resource such as "icons/drop.svg"; raises FileNotFoundError."""
    for root in _ROOTS:
        if (path := root / name).exists():
            return path
    raise FileNotFoundError(f"Earshot's own file {name} is missing. Install Earshot again.")
