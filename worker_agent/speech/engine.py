"""A loaded speech model: the only place that calls faster-whisper's models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from worker_agent.audio.decode import SAMPLE_RATE
from worker_agent.contract.messages import TranscribeOptions
from worker_agent.contract.transcript import Segment, Word
from worker_agent.errors import LanguageUnsupported
from worker_agent.speech.pace import Pace
from worker_agent.speech.plan import LONGEST_SPAN, Span

if TYPE_CHECKING:
    from worker_agent.audio.decode import Samples

_FIRST_GUESS = {"cpu": 4.0, "cuda": 20.0}  # seconds of speech per second of work, for the lease on the first batch


@dataclass(frozen=True, slots=True)
class Language:
    """What is spoken; the probability is None where the operator said so."""

    code: str
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What the model heard in one batch."""

    segments: tuple[Segment, ...]
    last_speech: float  #: seconds; the next batch's word times depend on it


class Engine:
    """One model on one device. Not for use by two threads at once."""

    def __init__(self, name: str, folder: Path, *, device: str, compute_type: str, threads: int, batch: int) -> None:
        from faster_whisper import BatchedInferencePipeline, WhisperModel

        self.name = name
        self.batch = batch
        self.pace = Pace(first_guess=20.0 if device == "cuda" else 4.0)
        self._model = WhisperModel(str(folder), device=device, compute_type=compute_type, cpu_threads=threads)
        self._pipeline = BatchedInferencePipeline(self._model)

    @property
    def longest_batch(self) -> float:
        """Seconds of speech that are worked on at once."""
        return self.batch * LONGEST_SPAN / SAMPLE_RATE

    def language(self, samples: Samples, speech: Span, chosen: str | None) -> Language:
        """The language that the operator chose, else the one heard in `speech`; raises LanguageUnsupported."""
        known = self._model.supported_languages
        if chosen is not None:
            if chosen not in known:
                raise LanguageUnsupported(_unsupported(self.name, chosen, known))
            return Language(chosen)
        if known == ["en"]:
            return Language("en")
        code, probability, _ = self._model.detect_language(samples[speech.start : speech.end])
        return Language(code, float(probability))

    def hear(
        self, samples: Samples, spans: Sequence[Span], language: str, options: TranscribeOptions, last_speech: float
    ) -> Heard:
        """Transcribe the spans as one batch."""
        self._pipeline.last_speech_timestamp = last_speech
        found, _ = self._pipeline.transcribe(
            samples,
            language=language,
            task="translate" if options.translate else "transcribe",
            initial_prompt=options.prompt,
            clip_timestamps=[_clip(span) for span in spans],
            batch_size=len(spans),
            word_timestamps=True,  # sentences are cut by them even where the operator wants none
        )
        segments = []
        for segment in found:
            segments.append(_segment(segment))
            last_speech = self._pipeline.last_speech_timestamp  # at its end the pipeline forgets it
        return Heard(tuple(segments), last_speech)


def _clip(span: Span) -> dict[str, float]:
    # half a sample more: the pipeline rounds down, and would lose one otherwise
    return {"start": (span.start + 0.5) / SAMPLE_RATE, "end": (span.end + 0.5) / SAMPLE_RATE}


def _segment(segment: Any) -> Segment:
    return Segment(
        start=float(segment.start),
        end=float(segment.end),
        text=segment.text.strip(),
        words=tuple(_words(segment.words or ())),
    )


def _words(words: Iterable[Any]) -> Iterator[Word]:
    for word in words:
        yield Word(
            start=float(word.start),
            end=float(word.end),
            text=word.word,
            probability=round(float(word.probability), 3),
        )


def _unsupported(model: str, chosen: str, known: Sequence[str]) -> str:
    if list(known) == ["en"]:
        return f"The model {model} knows only English, and the language {chosen!r} was chosen. Choose another model."
    return f"The model {model} does not know the language {chosen!r}. Choose another, or let it be detected."
