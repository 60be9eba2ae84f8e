"""Damage is planted in what the real model hears: the check finds it, and repairs or marks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from faster_whisper.vad import VadOptions

from tests.fakes.checkpoint_store import MemoryCheckpointStore
from tests.fixtures.speech import TEXTS, recording_of, with_pauses, word_error_rate
from worker_agent.audio.recording import Recording
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.transcript import Transcript
from worker_agent.errors import Interrupted
from worker_agent.speech import voice_activity
from worker_agent.speech.checkpoint import NullCheckpointStore, TranscriptionCheckpoint
from worker_agent.speech.engine import Engine
from worker_agent.speech.observer import NullObserver
from worker_agent.speech.transcribe import transcribe

ENGLISH = TranscribeOptions(language="en")
WORDS = " ".join(TEXTS[sample] for sample in ("garden", "meeting", "garden"))

Damage = Callable[[list[list[int]]], list[list[int]]]  # the tokens of each chunk of a batch


@dataclass
class Witness(NullObserver):
    """Counts repairs; breaks the work off at one of them, or after the first batch."""

    repairs: int = 0
    stop_at_repair: int = 0
    stop_after_batch: bool = False
    batches: list[float] = field(default_factory=list)

    def repair_started(self, seconds: float) -> None:
        self.repairs += 1
        if self.repairs == self.stop_at_repair:
            raise Interrupted

    def batch_finished(self, done: float, total: float, left: float, speed: float) -> None:
        self.batches.append(done)
        if self.stop_after_batch:
            raise Interrupted


def lose_the_text(texts: list[list[int]]) -> list[list[int]]:
    return [[], *texts[1:]]


def give_the_second_half_of_another(texts: list[list[int]]) -> list[list[int]]:
    first, other = texts[0], texts[1]
    return [first[: len(first) // 2] + other[len(other) // 2 :], *texts[1:]]


def run_in_circles(texts: list[list[int]]) -> list[list[int]]:
    return [(texts[0][:12] + texts[0][4:12] * 24)[:200], *texts[1:]]


@pytest.fixture(scope="module")
def recording() -> Iterator[Recording]:
    """Three or four chunks, with pauses that are cut out."""
    with recording_of(
        np.concatenate([with_pauses(name, 3.0) for name in ("garden", "meeting", "garden")])
    ) as recording:
        yield recording


@pytest.fixture(autouse=True)
def whole_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also on a machine that is so busy that they take long."""
    monkeypatch.setattr("worker_agent.speech.transcribe._LONGEST_BATCH", 3600.0)


@pytest.fixture
def damage(base_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Callable[[Damage], None]:
    """Spoils the batches of the model; what it hears of a chunk alone stays as it is."""
    pipeline = base_engine._pipeline
    generate = pipeline.generate_segment_batched

    def plant(spoil: Damage) -> None:
        def spoilt(*arguments: Any) -> Any:
            encoded, outputs = generate(*arguments)
            texts = spoil([output["tokens"] for output in outputs])
            return encoded, [{**output, "tokens": text} for output, text in zip(outputs, texts, strict=True)]

        monkeypatch.setattr(pipeline, "generate_segment_batched", spoilt)

    return plant


def hear(
    recording: Recording, engine: Engine, witness: Witness | None = None, store: MemoryCheckpointStore | None = None
) -> Transcript:
    checkpoint = TranscriptionCheckpoint(store or NullCheckpointStore(), engine.identity)
    return transcribe(recording, engine, ENGLISH, witness or Witness(), checkpoint)


def test_clear_speech_is_not_heard_twice(base_engine: Engine, recording: Recording) -> None:
    witness = Witness()

    transcript = hear(recording, base_engine, witness)

    assert witness.repairs == 0
    assert word_error_rate(WORDS, transcript.text) <= 0.05


@pytest.mark.parametrize("spoil", [lose_the_text, give_the_second_half_of_another, run_in_circles])
def test_planted_damage_is_repaired(
    spoil: Damage, base_engine: Engine, recording: Recording, damage: Callable[[Damage], None]
) -> None:
    damage(spoil)
    witness = Witness()

    transcript = hear(recording, base_engine, witness)

    assert witness.repairs == 1
    assert word_error_rate(WORDS, transcript.text) <= 0.05
    assert (transcript.doubts, transcript.warning) == ((), None)


@pytest.mark.parametrize("spoil", [lose_the_text, give_the_second_half_of_another, run_in_circles])
def test_what_can_not_be_repaired_is_marked(
    spoil: Damage,
    base_engine: Engine,
    recording: Recording,
    damage: Callable[[Damage], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    damage(spoil)
    monkeypatch.setattr(base_engine._model, "transcribe", lambda *_, **__: (iter(()), None))

    transcript = hear(recording, base_engine)

    assert transcript.warning
    assert transcript.warning.endswith(" of speech may be missing or wrong.")
    doubtful = sum(doubt.end - doubt.start for doubt in transcript.doubts)
    assert 8 < doubtful <= 30.1  # of the first chunk alone, without its pauses


def test_a_resumed_transcript_with_repairs_is_the_undisturbed_one(
    base_engine: Engine, recording: Recording, damage: Callable[[Damage], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base_engine, "batch", 2)
    damage(lambda texts: [[] for _ in texts])
    undisturbed, store = hear(recording, base_engine), MemoryCheckpointStore()
    for witness in (Witness(stop_at_repair=2), Witness(stop_after_batch=True), Witness(stop_at_repair=1)):
        with pytest.raises(Interrupted):
            hear(recording, base_engine, witness, store)

    last = Witness()
    assert hear(recording, base_engine, last, store) == undisturbed

    assert len(last.batches) == 1
    assert word_error_rate(WORDS, undisturbed.text) <= 0.05


def test_times_are_those_of_the_library_on_the_same_chunks(base_engine: Engine, recording: Recording) -> None:
    found, _ = base_engine._pipeline.transcribe(
        recording.read(),
        language="en",
        batch_size=base_engine.batch,
        word_timestamps=True,
        vad_parameters=VadOptions(
            threshold=voice_activity._SPEECH,
            neg_threshold=voice_activity._SILENCE,
            max_speech_duration_s=30,
            min_silence_duration_ms=160,
        ),
    )
    theirs = [word for segment in found for word in segment.words]
    ours = [word for segment in hear(recording, base_engine).segments for word in segment.words]

    assert [word.text for word in ours] == [word.word for word in theirs]
    assert max(abs(one.start - other.start) for one, other in zip(ours, theirs, strict=True)) <= 0.05
    assert max(abs(one.end - other.end) for one, other in zip(ours, theirs, strict=True)) <= 0.05
