"""What the lines of a log are about: fields of every line that is logged meanwhile, whoever logs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

_NONE: Mapping[str, str] = MappingProxyType({})
_fields: ContextVar[Mapping[str, str]] = ContextVar("log_fields", default=_NONE)


@contextmanager
def log_fields(**fields: str) -> Iterator[None]:
    """Beside those that hold already. Threads don't take them over by themselves: see `ContextThreads`."""
    before = _fields.set({**_fields.get(), **fields})
    try:
        yield
    finally:
        _fields.reset(before)


def current_log_fields() -> Mapping[str, str]:
    return _fields.get()
