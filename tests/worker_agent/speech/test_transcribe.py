"""The real faster-whisper: with random weights for how the work goes, with the model `base` for what is heard."""

from __future__ import annotations

import wave
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from tests.fixtures.speech import TEXTS, sample_path, sound_of, word_error_rate
from worker_agent.audio.decode import decode
from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.contract.messages import TranscribeOptions
from worker_agent.errors import Interrupted, LanguageUnsupported, ModelUnusable
from worker_agent.settings import WorkerSettings
from worker_agent.speech.engine import Engine, Language
from worker_agent.speech.loading import EngineLoader
from worker_agent.speech.plan import make_plan
from worker_agent.speech.transcribe import Unwatched, hear_batches, transcribe_file

ENGLISH = TranscribeOptions(language="en")


@dataclass
class Witness(Unwatched):
    """Remembers what it is told; breaks the work off after so many batches."""

    batches: int = 1000
    length: float = 0.0
    told: list[tuple[float, float, float]] = field(default_factory=list)

    def length_known(self, seconds: float) -> None:
        self.length = seconds

    def advanced(self, done: float, total: float, left: float, speed: float) -> None:
        assert speed > 0
        self.told.append((done, total, left))
        if len(self.told) >= self.batches:
            raise Interrupted


def write(path: Path, samples: np.ndarray) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return path


@pytest.fixture(scope="module")
def long_recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Speech for several batches."""
    speech = sound_of("garden")
    return write(tmp_path_factory.mktemp("audio") / "long.wav", np.tile(speech, 4))


@pytest.fixture(scope="module")
def random_engine(random_whisper: Path) -> Engine:
    settings = WorkerSettings(model=str(random_whisper), device="cpu", batch_size=1, compute_type="float32")
    return EngineLoader(settings).load(None)


@pytest.fixture(scope="module")
def base_engine() -> Engine:
    return EngineLoader(WorkerSettings(model="base", device="cpu")).load(None)


def test_progress_is_told_batch_by_batch(random_engine: Engine, long_recording: Path) -> None:
    witness = Witness()

    transcript = transcribe_file(long_recording, random_engine, ENGLISH, witness)

    done, total, left = zip(*witness.told, strict=True)
    assert len(done) > 3
    assert list(done) == sorted(done)
    assert list(left) == sorted(left, reverse=True)
    assert (done[-1], left[-1]) == (witness.length, 0.0)
    assert set(total) == {witness.length} == {transcript.duration_seconds}
    assert random_engine.pace.measured


def test_the_work_can_be_broken_off_between_batches(random_engine: Engine, long_recording: Path) -> None:
    witness = Witness(batches=2)

    with pytest.raises(Interrupted):
        transcribe_file(long_recording, random_engine, ENGLISH, witness)

    assert len(witness.told) == 2


def test_a_second_run_hears_exactly_the_same(random_engine: Engine, long_recording: Path) -> None:
    runs = [transcribe_file(long_recording, random_engine, ENGLISH, Unwatched()) for _ in range(2)]

    assert runs[0] == runs[1]
    assert runs[0].segments


def test_the_batches_after_a_border_need_only_the_last_speech(random_engine: Engine, long_recording: Path) -> None:
    with decode(long_recording, lambda: None) as recording:
        plan = make_plan(recording, lambda: None)
        whole = [heard for _, heard in hear_batches(recording, plan, Language("en"), random_engine, ENGLISH)]

        random_engine.hear(recording, plan[:1], "en", ENGLISH, 0.0)  # leaves its own state behind
        again = random_engine.hear(recording, plan[2:3], "en", ENGLISH, whole[1].last_speech)

    assert again == whole[2]


def test_silence_is_an_empty_transcript(random_engine: Engine, tmp_path: Path) -> None:
    silence = write(tmp_path / "silence.wav", np.zeros(5 * SAMPLE_RATE))

    transcript = transcribe_file(silence, random_engine, TranscribeOptions(), Unwatched())

    assert (transcript.segments, transcript.language, transcript.duration_seconds) == ((), "und", 5.0)


def test_word_times_are_left_out_where_nobody_wants_them(random_engine: Engine, long_recording: Path) -> None:
    bare = transcribe_file(
        long_recording, random_engine, ENGLISH.model_copy(update={"word_timestamps": False}), Unwatched()
    )
    full = transcribe_file(long_recording, random_engine, ENGLISH, Unwatched())

    assert [segment.text for segment in bare.segments] == [segment.text for segment in full.segments]
    assert not any(segment.words for segment in bare.segments)
    assert all(segment.words for segment in full.segments)


def test_a_language_that_the_model_does_not_know_is_said_so(random_engine: Engine, long_recording: Path) -> None:
    with pytest.raises(LanguageUnsupported, match="xx"):
        transcribe_file(long_recording, random_engine, TranscribeOptions(language="xx"), Unwatched())


def test_one_model_is_loaded_at_a_time(random_whisper: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.symlink_to(random_whisper)
    loader = EngineLoader(WorkerSettings(model=str(random_whisper), device="cpu"))

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
    transcript = transcribe_file(sample_path(sample), base_engine, TranscribeOptions(), Unwatched())

    assert word_error_rate(TEXTS[sample], transcript.text) <= 0.05
    assert transcript.language == "en"
    assert transcript.language_probability
    assert len(transcript.segments) == sum(transcript.text.count(stop) for stop in ".?!") > 1
    assert all(segment.text[-1] in ".?!" for segment in transcript.segments)
    assert all(segment.end - segment.start < 15 for segment in transcript.segments)
