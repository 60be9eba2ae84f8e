"""Finds where in a recording somebody speaks, with the detector that faster-whisper brings (Silero VAD)."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.contract.parallel import ContextThreads

if TYPE_CHECKING:
    from worker_agent.audio.recording import Samples

LONGEST_REGION = 30 * SAMPLE_RATE  # samples: what the speech model takes at once
_BLOCK = 120 * SAMPLE_RATE  # samples that one thread searches at once: it takes five times their memory
_THREADS = 4  # at most: each search keeps one core busy
_SPEECH = 0.2  # the detector's probability from which somebody speaks; its usual 0.5 misses speech under loud music
_SILENCE = 0.15  # the one below which nobody does
_MARGIN = SAMPLE_RATE  # samples beside a border of two blocks that are searched again, where nothing lies closer


@dataclass(frozen=True, slots=True)
class Region:
    """A contiguous part of the recording in which somebody speaks, in samples."""

    start: int
    end: int

    @property
    def seconds(self) -> float:
        return (self.end - self.start) / SAMPLE_RATE


def find_speech(recording: Recording, check: Callable[[], None]) -> list[Region]:
    """The regions in order; none overlap, and none is longer than half a minute.

    `check` is called now and then, and may raise.
    """
    regions: list[Region] = []
    for border, found in _search_block_by_block(recording, check):
        before = [regions.pop()] if regions and regions[-1].end == border else []
        after = [found.pop(0)] if found and found[0].start == border else []
        if before or after:
            start = before[0].start if before else max(border - _MARGIN, regions[-1].end if regions else 0)
            end = after[0].end if after else min(border + _MARGIN, found[0].start if found else len(recording))
            regions += _search(recording.read(start, end), start) or before + after
        regions += found
    return regions


def _search_block_by_block(recording: Recording, check: Callable[[], None]) -> Iterator[tuple[int, list[Region]]]:
    """Where each block starts, and the regions in it."""
    threads = min(_THREADS, os.cpu_count() or 1)
    running: deque[tuple[int, Future[list[Region]]]] = deque()
    with ContextThreads(threads, thread_name_prefix="voice-activity") as pool:
        for start in range(0, len(recording), _BLOCK):
            check()
            if len(running) == threads:
                yield _wait_for(running.popleft())
            sound = recording.read(start, min(start + _BLOCK, len(recording)))
            running.append((start, pool.submit(_search, sound, start)))
        while running:
            yield _wait_for(running.popleft())


def _wait_for(search: tuple[int, Future[list[Region]]]) -> tuple[int, list[Region]]:
    start, found = search
    return start, found.result()


def _search(sound: Samples, offset: int) -> list[Region]:
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(
        threshold=_SPEECH,
        neg_threshold=_SILENCE,
        max_speech_duration_s=LONGEST_REGION / SAMPLE_RATE,
        min_silence_duration_ms=160,
    )
    return [Region(offset + found["start"], offset + found["end"]) for found in get_speech_timestamps(sound, options)]
