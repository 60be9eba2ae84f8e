"""The real faster-whisper: with random weights for how the work goes, with the model `base` for what is heard."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.checkpoint_store import MemoryCheckpointStore
from tests.fixtures.random_whisper import make_random_whisper
from tests.fixtures.speech import TEXTS, recording_of, sample_path, sound_of, with_pauses, word_error_rate
from worker_agent.audio.decode import decode
from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.transcript import Transcript
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.errors import DeviceLost, GpuMemoryFull, Interrupted, LanguageUnsupported, ModelUnusable
from worker_agent.speech.checkpoint import NullCheckpointStore, TranscriptionCheckpoint
from worker_agent.speech.engine import Engine
from worker_agent.speech.loading import EngineLoader
from worker_agent.speech.observer import NullObserver, TranscriptionObserver
from worker_agent.speech.throughput import Throughput
from worker_agent.speech.transcribe import transcribe as transcribe_recording

ENGLISH = TranscribeOptions(language="en")


@dataclass
class Witness(NullObserver):
    """Remembers what it is told; breaks the work off after so many batches."""

    batches: int = 1000
    resumed_from: float = -1.0
    told: list[tuple[float, float, float]] = field(default_factory=list)

    def planned(self, done: float, total: float, left: float) -> None:
        self.resumed_from = done

    def batch_finished(self, done: float, total: float, left: float, speed: float) -> None:
        assert speed > 0
        self.told.append((done, total, left))
        if len(self.told) >= self.batches:
            raise Interrupted


def transcribe(
    recording: Recording,
    engine: Engine,
    options: TranscribeOptions,
    observer: TranscriptionObserver | None = None,
    store: MemoryCheckpointStore | None = None,
) -> Transcript:
    checkpoint = TranscriptionCheckpoint(store or NullCheckpointStore(), engine.identity, options.model_dump_json())
    return transcribe_recording(recording, engine, options, observer or NullObserver(), checkpoint)


def test_progress_is_told_batch_by_batch(random_engine: Engine, long_recording: Recording) -> None:
    witness = Witness()

    transcript = transcribe(long_recording, random_engine, ENGLISH, witness)

    done, total, left = zip(*witness.told, strict=True)
    assert len(done) > 3
    assert list(done) == sorted(done)
    assert list(left) == sorted(left, reverse=True)
    assert (done[-1], left[-1]) == (transcript.duration_seconds, 0.0)
    assert set(total) == {transcript.duration_seconds}
    assert random_engine.throughput.measured


@pytest.mark.parametrize(("speed", "size"), [(None, 8), (1000.0, 8), (4.0, 4), (0.5, 1)])
def test_a_batch_is_what_suits_the_device_or_half_a_minute_of_work(
    speed: float | None,
    size: int,
    random_engine: Engine,
    long_recording: Recording,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(random_engine, "batch", 8)
    monkeypatch.setattr(random_engine, "throughput", Throughput(4.0))
    if speed:
        random_engine.throughput.observe(speed, 1.0)
    monkeypatch.setattr("worker_agent.speech.checkpoint.PlanRecord.has_several_batches", True)
    store = MemoryCheckpointStore()

    transcribe(long_recording, random_engine, ENGLISH, None, store)

    [plan] = [json.loads(data) for name, data in store.pieces.items() if name.endswith("plan")]
    assert plan["batch_size"] == size


def test_the_work_can_be_broken_off_between_batches(random_engine: Engine, long_recording: Recording) -> None:
    witness = Witness(batches=2)

    with pytest.raises(Interrupted):
        transcribe(long_recording, random_engine, ENGLISH, witness)

    assert len(witness.told) == 2


def test_a_second_run_hears_exactly_the_same(random_engine: Engine, long_recording: Recording) -> None:
    runs = [transcribe(long_recording, random_engine, ENGLISH) for _ in range(2)]

    assert runs[0] == runs[1]
    assert runs[0].segments


@pytest.fixture(scope="module")
def undisturbed(random_engine: Engine, long_recording: Recording) -> Transcript:
    return transcribe(long_recording, random_engine, ENGLISH)


@pytest.mark.parametrize("batches", [1, 2, 3])
def test_a_resumed_transcript_is_the_undisturbed_one(
    batches: int, random_engine: Engine, long_recording: Recording, undisturbed: Transcript
) -> None:
    store, first, second = MemoryCheckpointStore(), Witness(batches=batches), Witness()
    with pytest.raises(Interrupted):
        transcribe(long_recording, random_engine, ENGLISH, first, store)
    transcribe(long_recording, random_engine, TranscribeOptions(language="de"))  # leaves its own state behind

    assert transcribe(long_recording, random_engine, ENGLISH, second, store) == undisturbed

    assert max(undisturbed.loudness) == 255
    assert second.resumed_from == first.told[-1][0] > 0
    assert len(first.told) + len(second.told) == len(store.pieces)  # the plan, and all batches but the last


def test_many_interruptions_change_nothing(
    random_engine: Engine, long_recording: Recording, undisturbed: Transcript
) -> None:
    store = MemoryCheckpointStore()
    for _ in range(4):
        with pytest.raises(Interrupted):
            transcribe(long_recording, random_engine, ENGLISH, Witness(batches=1), store)

    assert transcribe(long_recording, random_engine, ENGLISH, None, store) == undisturbed


def test_of_what_is_all_kept_only_the_last_batch_is_heard_again(
    random_engine: Engine, long_recording: Recording, undisturbed: Transcript
) -> None:
    store, again = MemoryCheckpointStore(), Witness()
    transcribe(long_recording, random_engine, ENGLISH, None, store)

    assert transcribe(long_recording, random_engine, ENGLISH, again, store) == undisturbed
    assert len(again.told) == 1


def test_a_short_recording_leaves_nothing_to_clean_up(random_engine: Engine) -> None:
    store = MemoryCheckpointStore()
    with recording_of(sound_of("reminder")) as short:
        transcribe(short, random_engine, ENGLISH, None, store)

    assert store.stored == []


def test_with_another_option_the_work_starts_over(random_engine: Engine, long_recording: Recording) -> None:
    store, again = MemoryCheckpointStore(), Witness()
    transcribe(long_recording, random_engine, ENGLISH, None, store)

    transcribe(long_recording, random_engine, ENGLISH.model_copy(update={"prompt": "Garden"}), again, store)

    assert again.resumed_from == 0.0


def test_what_another_version_has_kept_is_not_gone_on_with(
    random_engine: Engine, long_recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, again = MemoryCheckpointStore(), Witness()
    transcribe(long_recording, random_engine, ENGLISH, None, store)

    monkeypatch.setattr("worker_agent.speech.checkpoint._METHOD", 1)
    transcribe(long_recording, random_engine, ENGLISH, again, store)

    assert again.resumed_from == 0.0


@pytest.mark.parametrize("damage", [b"", b"{}", b"nonsense"])
def test_a_damaged_piece_is_made_anew(
    damage: bytes, random_engine: Engine, long_recording: Recording, undisturbed: Transcript
) -> None:
    store, again = MemoryCheckpointStore(), Witness()
    transcribe(long_recording, random_engine, ENGLISH, None, store)
    store.pieces[store.stored[1]] = damage

    assert transcribe(long_recording, random_engine, ENGLISH, again, store) == undisturbed
    assert 0 < again.resumed_from < undisturbed.duration_seconds


def test_another_model_has_another_identity(
    random_engine: Engine, base_engine: Engine, tmp_path: Path, random_whisper: Path
) -> None:
    twin = EngineLoader(WorkerSettings(model=str(random_whisper), device="cpu", batch_size=1, compute_type="float32"))
    other = EngineLoader(
        WorkerSettings(model=str(make_random_whisper(tmp_path / "other", seed=1)), device="cpu", batch_size=1)
    )

    assert twin.load(None).identity == random_engine.identity
    assert len({random_engine.identity, base_engine.identity, other.load(None).identity}) == 3


def test_a_gpu_that_fails_is_told_from_one_that_is_full(
    random_engine: Engine, long_recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(text)

    monkeypatch.setattr(random_engine._pipeline, "transcribe", fail)

    text = "CUDA failed with error an illegal memory access was encountered"
    with pytest.raises(DeviceLost):
        transcribe(long_recording, random_engine, ENGLISH)
    text = "CUDA failed with error out of memory"
    with pytest.raises(GpuMemoryFull):
        transcribe(long_recording, random_engine, ENGLISH)


def test_silence_is_an_empty_transcript(random_engine: Engine) -> None:
    with recording_of(np.zeros(5 * SAMPLE_RATE)) as silence:
        transcript = transcribe(silence, random_engine, TranscribeOptions())

    assert (transcript.segments, transcript.language, transcript.duration_seconds) == ((), "und", 5.0)


def test_word_times_are_left_out_where_nobody_wants_them(base_engine: Engine) -> None:
    with recording_of(sound_of("reminder")) as recording:
        bare = transcribe(recording, base_engine, ENGLISH.model_copy(update={"word_timestamps": False}))
        full = transcribe(recording, base_engine, ENGLISH)

    assert [segment.text for segment in bare.segments] == [segment.text for segment in full.segments]
    assert not any(segment.words for segment in bare.segments)
    assert all(segment.words for segment in full.segments)


def test_a_language_that_the_model_does_not_know_is_said_so(random_engine: Engine, long_recording: Recording) -> None:
    with pytest.raises(LanguageUnsupported, match="xx"):
        transcribe(long_recording, random_engine, TranscribeOptions(language="xx"))


def test_one_model_is_loaded_at_a_time(random_whisper: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.symlink_to(random_whisper)
    loader = EngineLoader(WorkerSettings(model=str(random_whisper), device="cpu", folders_as_models=True))

    first = loader.load(None)

    assert loader.load(str(random_whisper)) is first
    assert loader.load(str(other)).name == str(other)
    assert loader.load(None) is not first


def test_a_broken_model_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"not a model")

    with pytest.raises(ModelUnusable, match="can't be loaded on cpu"):
        EngineLoader(WorkerSettings(model=str(tmp_path), device="cpu")).load(None)


@pytest.mark.parametrize("sample", TEXTS)
def test_clear_english_is_heard_right_and_cut_into_its_sentences(sample: str, base_engine: Engine) -> None:
    with decode(sample_path(sample), lambda: None) as recording:
        transcript = transcribe(recording, base_engine, TranscribeOptions())

    assert word_error_rate(TEXTS[sample], transcript.text) <= 0.05
    assert transcript.language == "en"
    assert transcript.language_probability
    assert len(transcript.segments) == sum(transcript.text.count(stop) for stop in ".?!") > 1
    assert all(segment.text[-1] in ".?!" for segment in transcript.segments)
    assert all(segment.end - segment.start < 15 for segment in transcript.segments)


@pytest.mark.parametrize("seconds", [2.5, 6.0])
@pytest.mark.parametrize("sample", TEXTS)
def test_no_sentence_is_lost_for_the_pauses_between_them(sample: str, seconds: float, base_engine: Engine) -> None:
    with recording_of(with_pauses(sample, seconds)) as recording:
        transcript = transcribe(recording, base_engine, ENGLISH)

    assert word_error_rate(TEXTS[sample], transcript.text) <= 0.05
    assert (transcript.doubts, transcript.warning) == ((), None)
