"""How much the benchmarks do: small by default, for all of them in a quarter of an hour; or in full, for hours."""

from __future__ import annotations

import os
from typing import TypeVar

T = TypeVar("T")

FULL = os.environ.get("EARSHOT_BENCH_SIZE") == "full"


def sized(small: T, full: T) -> T:
    """That which EARSHOT_BENCH_SIZE asks for."""
    return full if FULL else small
