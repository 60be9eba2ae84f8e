"""A loaded speech model: the only place that calls faster-whisper's models."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.contract.messages import TranscribeOptions
from worker_agent.contract.transcript import Segment, Word
from worker_agent.errors import DeviceLost, LanguageUnsupported
from worker_agent.speech.identity import library_versions, model_identity
from worker_agent.speech.pace import Pace
from worker_agent.speech.plan import LONGEST_SPAN, Span

_FIRST_GUESS = {"cpu": 4.0, "cuda": 20.0}  # seconds of speech per second of work, for the lease on the first group
_GPU_LIBRARIES = ("cuda", "cublas", "cudnn")  # as their names appear in the errors of CTranslate2


@dataclass(frozen=True, slots=True)
class Language:
    """What is spoken; the probability is None where the operator said so."""

    code: str
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What the model heard in one group of spans."""

    segments: tuple[Segment, ...]
    last_speech: float  #: seconds; the next group's word times depend on it


class Engine:
    """One model on one device. Not for use by two threads at once."""

    def __init__(
        self,
        name: str,
        folder: Path,
        *,
        device: str,
        compute_type: str,
        threads: int,
        batch: int,
        fewest_groups: int,
        paces: Path,
    ) -> None:
        """`batch`: how many spans are worked on at once, at most; `paces`: the folder in which speeds are kept."""
        from faster_whisper import BatchedInferencePipeline, WhisperModel

        self.name = name
        self.batch = batch
        self.fewest_groups = fewest_groups
        #: all that the words depend on, beside the sound and the operator's options
        self.identity = f"{name} {model_identity(folder)} {library_versions()} {device} {compute_type} {batch}"
        file = paces / f"{hashlib.sha256(self.identity.encode()).hexdigest()[:16]}.json"
        self.pace = Pace(_FIRST_GUESS[device], file)
        self._model = WhisperModel(str(folder), device=device, compute_type=compute_type, cpu_threads=threads)
        self._pipeline = BatchedInferencePipeline(self._model)

    @property
    def longest_group(self) -> float:
        """Seconds of speech that are worked on at once."""
        return self.batch * LONGEST_SPAN / SAMPLE_RATE

    def language(self, recording: Recording, speech: Span, chosen: str | None) -> Language:
        """The language that the operator chose, else the one heard in `speech`; raises LanguageUnsupported."""
        known = self._model.supported_languages
        if chosen is not None:
            if chosen not in known:
                raise LanguageUnsupported(_unsupported(self.name, chosen, known))
            return Language(chosen)
        if known == ["en"]:
            return Language("en")
        with _device_faults():
            code, probability, _ = self._model.detect_language(recording.read(speech.start, speech.end))
        return Language(code, float(probability))

    def hear(
        self, recording: Recording, spans: Sequence[Span], language: str, options: TranscribeOptions, last_speech: float
    ) -> Heard:
        """Transcribe the spans at once; raises DeviceLost."""
        began = time.monotonic()
        with _device_faults():
            heard = self._hear(recording, spans, language, options, last_speech)
        self.pace.observe(sum(span.seconds for span in spans), time.monotonic() - began)
        return heard

    def _hear(
        self, recording: Recording, spans: Sequence[Span], language: str, options: TranscribeOptions, last_speech: float
    ) -> Heard:
        start = spans[0].start
        offset = start / SAMPLE_RATE  # the pipeline gets no more than the group, and counts from its beginning
        self._pipeline.last_speech_timestamp = last_speech - offset
        found, _ = self._pipeline.transcribe(
            recording.read(start, spans[-1].end),
            language=language,
            task="translate" if options.translate else "transcribe",
            initial_prompt=options.prompt,
            clip_timestamps=[_clip(span, start) for span in spans],
            batch_size=len(spans),
            word_timestamps=True,  # sentences are cut by them even where the operator wants none
        )
        segments = []
        for segment in found:
            segments.append(_segment(segment, offset))
            last_speech = self._pipeline.last_speech_timestamp + offset  # at its end the pipeline forgets it
        return Heard(tuple(segments), last_speech)


@contextmanager
def _device_faults() -> Iterator[None]:
    """CTranslate2 has no class of its own for a GPU that fails; running out of its memory is another matter."""
    try:
        yield
    except RuntimeError as error:
        text = str(error).lower()
        if "out of memory" in text or not any(library in text for library in _GPU_LIBRARIES):
            raise
        raise DeviceLost("The GPU does not answer any more. The worker starts anew; see its log.") from error


def _clip(span: Span, start: int) -> dict[str, float]:
    # half a sample more: the pipeline rounds down, and would lose one otherwise
    return {"start": (span.start - start + 0.5) / SAMPLE_RATE, "end": (span.end - start + 0.5) / SAMPLE_RATE}


def _segment(segment: Any, offset: float) -> Segment:
    return Segment(
        start=_time(segment.start, offset),
        end=_time(segment.end, offset),
        text=segment.text.strip(),
        words=tuple(_words(segment.words or (), offset)),
    )


def _words(words: Iterable[Any], offset: float) -> Iterator[Word]:
    for word in words:
        yield Word(
            start=_time(word.start, offset),
            end=_time(word.end, offset),
            text=word.word,
            probability=round(float(word.probability), 3),
        )


def _time(seconds: float, offset: float) -> float:
    return round(float(seconds) + offset, 3)


def _unsupported(model: str, chosen: str, known: Sequence[str]) -> str:
    if list(known) == ["en"]:
        return f"The model {model} knows only English, and the language {chosen!r} was chosen. Choose another model."
    return f"The model {model} does not know the language {chosen!r}. Choose another, or let it be detected."
