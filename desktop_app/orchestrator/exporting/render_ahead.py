"""Renders many transcripts in several processes: Python computes on one core in each, and the window needs ours.

They end with the export, or with this process, however that ends.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TypeVar

from desktop_app.orchestrator.exporting.rendering import Rendered, Renderer, Stored

Item = TypeVar("Item")
Results = Sequence[Rendered | None]
logger = logging.getLogger(__name__)

MANY = 300  # transcripts for which processes are worth their start: half a second each
MOST_PROCESSES = 8  # more would wait for us, who read and write
PIECE = 16  # transcripts that a process gets at once
PIECE_BYTES = 2_000_000  # or fewer, of long recordings
COLLECTED = 100_000  # objects, after which the collector looks for garbage
AHEAD = 2  # pieces for each process


def render_ahead(
    renderer: Renderer, items: Iterable[Item], stored: Callable[[Item], Stored | None], *, many: bool
) -> Generator[tuple[Item, Rendered | None], None, None]:
    """Each item with its files, in order. None: there is nothing to render, it could not be rendered, or not ahead."""
    if not many:
        yield from ((item, None) for item in items)
        return
    under_way: deque[tuple[list[Item], Future[Results] | None]] = deque()
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _begin) as pool:
        try:
            for piece in _pieces(items, stored):
                under_way.append(([item for item, _ in piece], _submit(pool, renderer, [each for _, each in piece])))
                if len(under_way) > AHEAD * processes:
                    yield from _finished(*under_way.popleft())
            while under_way:
                yield from _finished(*under_way.popleft())
        finally:
            pool.shutdown(cancel_futures=True)


def _pieces(
    items: Iterable[Item], stored: Callable[[Item], Stored | None]
) -> Iterator[list[tuple[Item, Stored | None]]]:
    piece: list[tuple[Item, Stored | None]] = []
    size = 0
    for item in items:
        found = stored(item)
        piece.append((item, found))
        size += len(found.document) if found else 0
        if len(piece) >= PIECE or size >= PIECE_BYTES:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _submit(pool: ProcessPoolExecutor, renderer: Renderer, piece: Sequence[Stored | None]) -> Future[Results] | None:
    """None: no process can be had any more."""
    with suppress(BrokenProcessPool, OSError):
        return pool.submit(_render_piece, renderer, piece)
    return None


def _finished(items: Sequence[Item], results: Future[Results] | None) -> Iterator[tuple[Item, Rendered | None]]:
    """What a process that died has not rendered is left to us."""
    found: Results = [None] * len(items)
    if results is not None:
        try:
            found = results.result()
        except BrokenProcessPool:
            logger.warning("a process that renders has died", exc_info=True)
    yield from zip(items, found, strict=True)


def _begin() -> None:
    """In the process: a Ctrl-C in the terminal is for whoever started us, and we end with them. The collector of
    garbage would find none in transcripts, and takes a tenth of the time to see it."""
    gc.freeze()
    gc.set_threshold(COLLECTED)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _render_piece(renderer: Renderer, piece: Sequence[Stored | None]) -> Results:
    """What can't be read is left out: it is tried again where it can be said and logged."""
    results: list[Rendered | None] = []
    for stored in piece:
        rendered = None
        if stored is not None:
            with suppress(ValueError, ArithmeticError):
                rendered = renderer.render(stored)
        results.append(rendered)
    return results
