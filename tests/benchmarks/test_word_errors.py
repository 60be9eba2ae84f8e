"""The words that are heard right, beside bare faster-whisper.

The sequential method draws at random where it is unsure: under loud music two runs over the same sound differ by more
than a point. So a recording counts as worse where that is no chance, and all of them together have no such allowance.

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
from numpy.typing import NDArray

from tests.benchmarks.figures import Comparison
from tests.benchmarks.real_speech import Sound, Speech, few_recordings, music, recordings
from tests.benchmarks.size import FULL, sized
from tests.fixtures.speech import recording_of
from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.speech.checkpoint import NullCheckpointStore, TranscriptionCheckpoint
from worker_agent.speech.engine import Engine
from worker_agent.speech.loading import EngineLoader
from worker_agent.speech.observer import NullObserver
from worker_agent.speech.transcribe import transcribe

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7200)]

LANGUAGE = os.environ.get("EARSHOT_BENCH_LANGUAGE", "en")
MODEL = os.environ.get("EARSHOT_BENCH_MODEL", "base")
WORSE = 0.003  # share of the words that may be wrong beyond the better of the two bare modes
STRETCH = 10  # words; one that is heard wrong spoils its neighbours, so that single words are no sample
CHANCE = 2.0  # standard errors
RUN = 4  # words in a row that may not be missing where both bare modes have them
BATCH = 8
MUSIC = sized(180, 3600) * SAMPLE_RATE  # samples of it, at most
LETTERS = re.compile(r"\b[^\W\d_](?: [^\W\d_]\b)+")  # spelled
DIGITS = dict(zip("0123456789", "zero one two three four five six seven eight nine".split(), strict=True))


@dataclass(frozen=True, slots=True)
class Heard:
    """What one way to transcribe made of a recording."""

    errors: NDArray[np.int64]  #: at each word of the text: itself wrong or missing, and words too many before it
    missing: frozenset[int]  #: which words of the text are not there, wrong ones aside
    right: frozenset[int]
    seconds: float  #: of work

    @property
    def rate(self) -> float:
        """Share of the words that are wrong."""
        return float(self.errors.sum() / len(self.errors))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return EngineLoader(WorkerSettings(model=MODEL, device="cpu")).load(None)


def test_no_more_is_heard_wrong_than_by_the_library(
    engine: Engine, record_comparison: Callable[..., Comparison]
) -> None:
    worse, rates, best_rates = [], [], []
    for speech in (recordings if FULL else few_recordings)(LANGUAGE):
        ours, batched, sequential = (listen(way, engine, speech) for way in (earshot, bare_batched, bare_sequential))
        record(record_comparison, speech, ours, batched, "faster-whisper, batched")
        record(record_comparison, speech, ours, sequential, "faster-whisper, sequential")
        best = min(batched, sequential, key=lambda heard: heard.rate)
        rates.append(ours.rate)
        best_rates.append(best.rate)
        if is_worse(ours, best):
            worse.append(f"{speech.name}: too many word errors")
        if longest_run(ours.missing & batched.right & sequential.right) >= RUN:
            worse.append(f"{speech.name}: words missing that both bare modes have")
    assert not worse
    if FULL:  # in a few recordings one word is as much as that
        assert np.mean(rates) <= np.mean(best_rates) + WORSE


def test_music_alone_has_no_words(engine: Engine, record_remark: Callable[[str], None]) -> None:
    sound = music()[:MUSIC]
    ours, bare = earshot(engine, sound), bare_batched(engine, sound)
    record_remark(
        f"In {len(sound) / SAMPLE_RATE:.0f} s of music alone Earshot hears {len(words(ours))} words, faster-whisper in "
        f"batches {len(words(bare))}."
    )
    assert ours == ""


def record(
    record_comparison: Callable[..., Comparison], speech: Speech, ours: Heard, other: Heard, other_name: str
) -> None:
    """The words that are right, and how long that took."""
    what = f"{len(speech.sound) / SAMPLE_RATE:.0f} s of speech in `{LANGUAGE}`, {len(ours.errors):,} words"
    right = {"ours": [100 * (1 - ours.rate)], "other": [100 * (1 - other.rate)]}
    seconds = {"ours": [ours.seconds], "other": [other.seconds]}
    record_comparison(f"words right, {speech.name}", **right, unit="%", what=what, other_name=other_name)
    record_comparison(f"time, {speech.name}", **seconds, unit="s", what=what, other_name=other_name)


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
    alignment = result.alignments[0]
    right, missing = (frozenset(_indices(alignment, kind)) for kind in ("equal", "delete"))
    return Heard(_errors(alignment, len(result.references[0])), missing, right, seconds)


def is_worse(ours: Heard, other: Heard) -> bool:
    """Whether more is wrong than may be, and that is no chance."""
    more = ours.errors - other.errors
    sample = np.add.reduceat(more, np.arange(0, len(more), STRETCH))
    standard_error = sample.std() * len(sample) ** 0.5 / len(more)
    return bool(more.mean() - CHANCE * standard_error > WORSE)


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


def _errors(alignment: Sequence[jiwer.AlignmentChunk], words: int) -> NDArray[np.int64]:
    errors = np.zeros(words, np.int64)
    for chunk in alignment:
        if chunk.type == "insert":
            errors[min(chunk.ref_start_idx, words - 1)] += chunk.hyp_end_idx - chunk.hyp_start_idx
        elif chunk.type != "equal":
            errors[chunk.ref_start_idx : chunk.ref_end_idx] += 1
    return errors


def _indices(alignment: Sequence[jiwer.AlignmentChunk], kind: str) -> Iterator[int]:
    for chunk in alignment:
        if chunk.type == kind:
            yield from range(chunk.ref_start_idx, chunk.ref_end_idx)
