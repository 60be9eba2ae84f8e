"""What is heard wrong in real speech, beside what bare faster-whisper hears, batched and sequential, in the same run.

EARSHOT_BENCH_LANGUAGE (en, es, fr, it, ru) and EARSHOT_BENCH_MODEL (a name or a folder) choose others than English
and `base`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

import jiwer
import numpy as np
import pytest

from tests.benchmarks.real_speech import Sound, Speech, music, recordings
from tests.fixtures.speech import recording_of
from worker_agent.contract.messages import TranscribeOptions
from worker_agent.settings import WorkerSettings
from worker_agent.speech.checkpoint import NullCheckpointStore, TranscriptionCheckpoint
from worker_agent.speech.engine import Engine
from worker_agent.speech.loading import EngineLoader
from worker_agent.speech.observer import NullObserver
from worker_agent.speech.transcribe import transcribe

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7200)]

LANGUAGE = os.environ.get("EARSHOT_BENCH_LANGUAGE", "en")
MODEL = os.environ.get("EARSHOT_BENCH_MODEL", "base")
WORSE = 0.003  # share of the words that may be wrong beyond the better of the two bare modes
RUN = 4  # words in a row that may not be missing where both bare modes have them
BATCH = 8
LETTERS = re.compile(r"\b[^\W\d_](?: [^\W\d_]\b)+")  # spelled
DIGITS = dict(zip("0123456789", "zero one two three four five six seven eight nine".split(), strict=True))


@dataclass(frozen=True, slots=True)
class Heard:
    """What one way to transcribe made of a recording."""

    rate: float  #: share of the words that are wrong
    missing: frozenset[int]  #: which words of the text are not there, wrong ones aside
    right: frozenset[int]
    seconds: float  #: of work


@pytest.fixture(scope="module")
def engine() -> Engine:
    return EngineLoader(WorkerSettings(model=MODEL, device="cpu")).load(None)


def test_no_more_is_heard_wrong_than_by_the_library(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    ways = (earshot, bare_batched, bare_sequential)
    worse = []
    for speech in recordings(LANGUAGE):
        ours, batched, sequential = (listen(way, engine, speech) for way in ways)
        with capsys.disabled():
            print(
                f"\n{speech.name:18} {len(speech.sound) / 16000:5.0f} s   word errors: Earshot {ours.rate:6.2%} "
                f"({ours.seconds:4.0f} s), batched {batched.rate:6.2%} ({batched.seconds:4.0f} s), "
                f"sequential {sequential.rate:6.2%} ({sequential.seconds:4.0f} s)",
                end="",
            )
        if ours.rate > min(batched.rate, sequential.rate) + WORSE:
            worse.append(f"{speech.name}: too many word errors")
        if longest_run(ours.missing & batched.right & sequential.right) >= RUN:
            worse.append(f"{speech.name}: words missing that both bare modes have")
    assert not worse


def test_music_alone_has_no_words(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    sound = music()
    with capsys.disabled():
        print(f"\nmusic alone, {len(sound) / 16000:.0f} s; bare batched: {bare_batched(engine, sound)!r}")

    assert earshot(engine, sound) == ""


def earshot(engine: Engine, sound: Sound) -> str:
    checkpoint = TranscriptionCheckpoint(NullCheckpointStore())
    with recording_of(sound) as recording:
        return transcribe(recording, engine, TranscribeOptions(language=LANGUAGE), NullObserver(), checkpoint).text


def bare_batched(engine: Engine, sound: Sound) -> str:
    found, _ = engine._pipeline.transcribe(sound, language=LANGUAGE, batch_size=BATCH, word_timestamps=True)
    return " ".join(segment.text for segment in found)


def bare_sequential(engine: Engine, sound: Sound) -> str:
    found, _ = engine._model.transcribe(sound, language=LANGUAGE, word_timestamps=True)
    return " ".join(segment.text for segment in found)


def listen(way: Callable[[Engine, Sound], str], engine: Engine, speech: Speech) -> Heard:
    began = perf_counter()
    heard = way(engine, speech.sound)
    seconds = perf_counter() - began
    result = jiwer.process_words(" ".join(words(speech.text)), " ".join(words(heard)))
    right, missing = (frozenset(_indices(result.alignments[0], kind)) for kind in ("equal", "delete"))
    return Heard(float(result.wer), missing, right, seconds)


def words(text: str) -> Sequence[str]:
    """As they are spoken, however they are written: without capitals, punctuation, contractions; digits as words.

    Whisper's authors compare words in that way, too (Radford et al. 2022, appendix C).
    """
    lower = text.lower().replace("’", "'")
    full = jiwer.ExpandCommonEnglishContractions()(lower) if LANGUAGE == "en" else lower
    found = " ".join(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+", full))
    joined = LETTERS.sub(lambda spelled: spelled[0].replace(" ", ""), found)
    return [DIGITS.get(word, word) for word in joined.split()]


def longest_run(indices: frozenset[int]) -> int:
    """How many of them follow one another."""
    if not indices:
        return 0
    pieces = np.split(np.sort([*indices]), np.flatnonzero(np.diff(np.sort([*indices])) != 1) + 1)
    return max(map(len, pieces))


def _indices(alignment: Sequence[jiwer.AlignmentChunk], kind: str) -> Iterator[int]:
    for chunk in alignment:
        if chunk.type == kind:
            yield from range(chunk.ref_start_idx, chunk.ref_end_idx)
