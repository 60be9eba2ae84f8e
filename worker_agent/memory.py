"""Memory that is freed and soon wanted again, on Linux with glibc; elsewhere nothing is done.

A speech model asks for hundreds of megabytes for each batch and frees them at its end. By default glibc gives large
blocks back to the kernel at once, which clears and maps every page anew for the next batch: 7.6 million page faults
and a quarter of all CPU time in eleven minutes of speech with the model `base`. Kept, they cost next to nothing, and
the batches take a fifth less time.

The parameters are those of `mallopt(3)`.
"""

from __future__ import annotations

import ctypes

_TRIM_THRESHOLD, _MMAP_MAX, _ARENA_MAX = -1, -4, -8  # as in malloc.h
_NEVER = 2**31 - 1


def keep_freed_memory() -> None:
    """To be called before there are threads: each would get an arena of its own, which keeps little."""
    if mallopt := _libc("mallopt"):
        mallopt(_ARENA_MAX, 1)
        mallopt(_MMAP_MAX, 0)
        mallopt(_TRIM_THRESHOLD, _NEVER)


def give_back_freed_memory() -> None:
    """To be called when there is nothing to do for a while."""
    if malloc_trim := _libc("malloc_trim"):
        malloc_trim(0)


def _libc(name: str) -> ctypes._NamedFuncPointer | None:
    try:
        return getattr(ctypes.CDLL(None), name, None)
    except (OSError, TypeError):  # Windows has no such handle
        return None
