"""Memory that long lists have taken for a moment goes back to the system."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

M_MMAP_THRESHOLD = -3  # glibc's number
LARGE = 4 * 1024 * 1024  # bytes


def give_back_large_blocks() -> None:
    """glibc would keep them for each thread that has read a list, a hundred megabytes in all; others keep none."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE)
