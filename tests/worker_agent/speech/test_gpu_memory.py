"""A GPU that runs out of memory gets smaller batches, and the transcript is the same: the device here has a limit."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.checkpoint_store import MemoryCheckpointStore
from tests.fixtures.random_whisper import make_random_whisper
from tests.fixtures.speech import sound_of
from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.transcript import Transcript
from worker_agent.contract.worker_settings import WorkerSettings
from worker_agent.errors import DeviceLost, GpuMemoryFull, Interrupted
from worker_agent.events import BatchReduced, Event, ModelLoaded, no_listener
from worker_agent.speech.batch_limit import BatchLimit
from worker_agent.speech.checkpoint import TranscriptionCheckpoint
from worker_agent.speech.device_faults import device_faults
from worker_agent.speech.engine import Engine
from worker_agent.speech.loading import EngineLoader
from worker_agent.speech.observer import NullObserver
from worker_agent.speech.transcribe import transcribe

ENGLISH = TranscribeOptions(language="en")
BATCH = 4  # chunks that are planned together
FRAME = 0.021  # seconds
FULL = "CUDA failed with error out of memory"

LoadModel = Callable[..., Engine]


class SmallDevice:
    """Encodes no larger batches than fit."""

    def __init__(self, engine: Engine, fits: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.fits = fits
        self.tried: list[tuple[int, int]] = []  #: chunks at once, frames of their window
        self._encode = engine._model.encode
        monkeypatch.setattr(engine._model, "encode", self.encode)

    def encode(self, features: Any) -> Any:
        if features.ndim == 2:  # of a chunk alone
            return self._encode(features)
        self.tried.append((features.shape[0], features.shape[2]))
        if features.shape[0] > self.fits:
            raise RuntimeError(FULL)
        return self._encode(features)


class Stand:
    """Stands before CTranslate2's model, which can't be changed."""

    def __init__(self, real: Any) -> None:
        self.real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


class BreaksOff(NullObserver):
    """After the first batch."""

    def batch_finished(self, done: float, total: float, left: float, speed: float) -> None:
        raise Interrupted


@pytest.fixture
def told() -> list[Event]:
    """Every event."""
    return []


@pytest.fixture
def load(random_whisper: Path, told: list[Event], tmp_path: Path) -> LoadModel:
    def load(batch: int = BATCH) -> Engine:
        settings = WorkerSettings(
            model=str(random_whisper), device="cpu", batch_size=batch, compute_type="float32", model_cache=tmp_path
        )
        return EngineLoader(settings, told.append).load(None)

    return load


def hear(
    recording: Recording,
    engine: Engine,
    store: MemoryCheckpointStore | None = None,
    observer: NullObserver | None = None,
) -> Transcript:
    checkpoint = TranscriptionCheckpoint(store or MemoryCheckpointStore(), engine.identity)
    return transcribe(recording, engine, ENGLISH, observer or NullObserver(), checkpoint)


@pytest.mark.parametrize(("fits", "reduced"), [(4, []), (3, [2]), (2, [2]), (1, [2, 1])])
def test_a_batch_that_does_not_fit_is_halved_and_heard_the_same(
    fits: int,
    reduced: list[int],
    load: LoadModel,
    long_recording: Recording,
    told: list[Event],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large, small = MemoryCheckpointStore(), MemoryCheckpointStore()
    undisturbed = hear(long_recording, load(), large)
    engine = load()
    device = SmallDevice(engine, fits, monkeypatch)

    assert hear(long_recording, engine, small) == undisturbed

    assert small.pieces == large.pieces
    assert [event.batch for event in told if isinstance(event, BatchReduced)] == reduced
    assert sum(chunks > fits for chunks, _ in device.tried) == len(reduced)


def test_the_smaller_batch_is_remembered(
    load: LoadModel, long_recording: Recording, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = load()
    device = SmallDevice(engine, 2, monkeypatch)
    hear(long_recording, engine)
    device.tried.clear()

    hear(long_recording, engine)

    assert max(chunks for chunks, _ in device.tried) == 2
    assert len([event for event in told if isinstance(event, BatchReduced)]) == 1


def test_a_smaller_batch_is_remembered_when_the_model_comes_back(
    random_whisper: Path, tmp_path: Path, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = str(make_random_whisper(tmp_path / "other", seed=1))
    settings = WorkerSettings(
        model=str(random_whisper), device="cpu", batch_size=4, model_cache=tmp_path, folders_as_models=True
    )
    loader = EngineLoader(settings, told.append)
    engine = loader.load(None)
    SmallDevice(engine, 1, monkeypatch)
    engine.transcribe_batch([sound_of("reminder")] * 2, "en", ENGLISH, 0.0)
    loader.load(other)
    loader.load(None)

    assert [event.batch for event in told if isinstance(event, ModelLoaded)] == [4, 4, 1]


def test_an_attempt_resumes_what_another_had_begun_in_smaller_batches(
    load: LoadModel, long_recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, first, second = MemoryCheckpointStore(), load(2), load(2)
    device = SmallDevice(second, 2, monkeypatch)
    undisturbed = hear(long_recording, second)
    all_chunks = sum(chunks for chunks, _ in device.tried)
    device.tried.clear()
    SmallDevice(first, 1, monkeypatch)
    with pytest.raises(Interrupted):
        hear(long_recording, first, store, BreaksOff())

    assert hear(long_recording, second, store) == undisturbed

    assert sum(chunks for chunks, _ in device.tried) == all_chunks - 2


def test_the_parts_of_a_batch_share_its_window(load: LoadModel, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = sound_of("garden")
    sounds = [sound[: seconds * SAMPLE_RATE] for seconds in (2, 7, 3, 4, 1)]
    engine = load()
    as_one = engine.transcribe_batch(sounds, "en", ENGLISH, 1.5)
    device = SmallDevice(engine, 1, monkeypatch)

    in_parts = engine.transcribe_batch(sounds, "en", ENGLISH, 1.5)

    assert [text.segments for text in in_parts.texts] == [text.segments for text in as_one.texts]
    assert in_parts.silence == as_one.silence  # the word times of the next batch depend on it
    assert {frames for _, frames in device.tried} == {1700}


def test_real_words_are_the_same_in_smaller_batches(base_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    sounds = [sound_of(name)[: 9 * SAMPLE_RATE] for name in ("garden", "meeting", "reminder")]
    monkeypatch.setattr(base_engine._pipeline, "_limit", BatchLimit(8, no_listener))
    as_one = base_engine.transcribe_batch(sounds, "en", ENGLISH, 0.0)
    SmallDevice(base_engine, 1, monkeypatch)

    in_parts = base_engine.transcribe_batch(sounds, "en", ENGLISH, 0.0)

    assert [text.segments for text in in_parts.texts] == [text.segments for text in as_one.texts]
    assert "welcome to the garden" in as_one.texts[0].text


def test_the_memory_of_what_failed_is_free_for_the_next_try(load: LoadModel, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = load()
    failed: list[weakref.ref[Any]] = []

    class Decoder(Stand):
        def generate(self, encoder_output: Any, prompts: Any, **options: Any) -> Any:
            assert all(encoded() is None for encoded in failed)
            if len(prompts) > 1:
                failed.append(weakref.ref(encoder_output))
                raise RuntimeError(FULL)
            return self.real.generate(encoder_output, prompts, **options)

    monkeypatch.setattr(engine._model, "model", Decoder(engine._model.model))
    engine.transcribe_batch([sound_of("reminder")] * 4, "en", ENGLISH, 0.0)

    assert len(failed) == 2


def test_what_can_not_be_aligned_at_once_is_aligned_in_halves(
    base_engine: Engine, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A time may be a frame off then."""
    sounds = [sound_of(name)[: 9 * SAMPLE_RATE] for name in ("garden", "meeting", "reminder")]
    as_one = base_engine.transcribe_batch(sounds, "en", ENGLISH, 0.0)
    aligned: list[int] = []

    class Aligner(Stand):
        def align(self, encoder_output: Any, start: Any, texts: Any, *others: Any, **options: Any) -> Any:
            if len(texts) > 1:
                raise RuntimeError(FULL)
            aligned.append(len(texts))
            return self.real.align(encoder_output, start, texts, *others, **options)

    monkeypatch.setattr(base_engine._model, "model", Aligner(base_engine._model.model))
    in_halves = base_engine.transcribe_batch(sounds, "en", ENGLISH, 0.0)

    assert aligned == [1, 1, 1]
    for one, other in zip(in_halves.texts, as_one.texts, strict=True):
        assert [word.text for word in one.words] == [word.text for word in other.words]
        starts = zip(one.words, other.words, strict=True)
        assert max(abs(word.start - expected.start) for word, expected in starts) <= FRAME


def test_a_chunk_that_can_not_be_aligned_alone_is_tried_again_later(
    load: LoadModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = load()

    class Aligner(Stand):
        def align(self, *_: Any, **__: Any) -> Any:
            raise RuntimeError(FULL)

    monkeypatch.setattr(engine._model, "model", Aligner(engine._model.model))
    with pytest.raises(GpuMemoryFull):
        engine.transcribe_batch([sound_of("reminder")] * 3, "en", ENGLISH, 0.0)


def test_where_not_even_one_fits_another_attempt_may_succeed(
    load: LoadModel, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = load()
    SmallDevice(engine, 0, monkeypatch)
    with pytest.raises(GpuMemoryFull) as raised:
        engine.transcribe_batch([sound_of("reminder")] * 4, "en", ENGLISH, 0.0)

    assert raised.value.kind == ErrorKind.GPU_OUT_OF_MEMORY
    assert [event.batch for event in told if isinstance(event, BatchReduced)] == [2, 1]


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        (FULL, GpuMemoryFull),
        ("cuBLAS failed with status CUBLAS_STATUS_ALLOC_FAILED", GpuMemoryFull),
        ("parallel_for failed: cudaErrorMemoryAllocation: out of memory", GpuMemoryFull),
        ("cuBLAS failed with status CUBLAS_STATUS_EXECUTION_FAILED", DeviceLost),
        ("CUDA failed with error an illegal memory access was encountered", DeviceLost),
        ("No position encodings are defined for positions >= 448", RuntimeError),
    ],
)
def test_a_gpu_that_is_full_is_told_from_one_that_fails(text: str, raised: type[Exception]) -> None:
    with pytest.raises(raised), device_faults():
        raise RuntimeError(text)
