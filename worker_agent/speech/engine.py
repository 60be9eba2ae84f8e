"""A loaded speech model: the only place that calls faster-whisper's models."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from worker_agent.audio.recording import SAMPLE_RATE
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.transcript import Segment, Word
from worker_agent.errors import LanguageUnsupported
from worker_agent.speech.batch_limit import BatchLimit
from worker_agent.speech.device_faults import device_faults
from worker_agent.speech.fingerprint import library_versions, model_fingerprint
from worker_agent.speech.plan import LONGEST_CHUNK
from worker_agent.speech.throughput import Throughput

if TYPE_CHECKING:
    from worker_agent.audio.recording import Samples

_FIRST_GUESS = {"cpu": 4.0, "cuda": 20.0}  # seconds of speech per second of work, for the lease on the first batch
_FRAMES_PER_SECOND = 100  # of the model's spectrogram


@dataclass(frozen=True, slots=True)
class ChunkTranscript:
    """What the model heard in one chunk of speech. Times are in seconds from the chunk's start."""

    segments: tuple[Segment, ...]
    avg_logprob: float  #: mean of the tokens' natural logarithms of probability
    no_speech_prob: float  #: how likely the model thinks that nobody speaks

    @property
    def words(self) -> Iterator[Word]:
        return (word for segment in self.segments for word in segment.words)

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments if segment.text)


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What the model heard in one batch of chunks."""

    texts: tuple[ChunkTranscript, ...]
    silence: float  #: seconds between the last word and the batch's end; the next batch's word times depend on it


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
        limit: BatchLimit,
        throughputs: Path,
    ) -> None:
        """`batch`: how many chunks are planned and kept together, at most; `limit`: how many of them the device takes
        at once; `throughputs`: where measured speeds are kept.
        """
        from worker_agent.speech.partwise import PartwiseModel
        from worker_agent.speech.short_window import ShortWindowPipeline

        self.name = name
        self.batch = batch
        #: all that the words depend on, beside the sound and the operator's options
        self.identity = f"{name} {model_fingerprint(folder)} {library_versions()} {device} {compute_type} {batch}"
        file = throughputs / f"{hashlib.sha256(self.identity.encode()).hexdigest()[:16]}.json"
        self.throughput = Throughput(_FIRST_GUESS[device], file)
        self._model = PartwiseModel(str(folder), device=device, compute_type=compute_type, cpu_threads=threads)
        self._pipeline = ShortWindowPipeline(self._model, limit)

    @property
    def longest_batch(self) -> float:
        """Seconds of speech that are transcribed at once."""
        return self.batch * LONGEST_CHUNK / SAMPLE_RATE

    @property
    def languages(self) -> Sequence[str]:
        """The codes of those that the model knows."""
        codes: list[str] = self._model.supported_languages
        return codes

    def require_language(self, code: str) -> None:
        """Raises LanguageUnsupported."""
        if code not in self.languages:
            raise LanguageUnsupported(_unsupported(self.name, code, self.languages))

    def detect_language(self, sound: Samples) -> dict[str, float]:
        """How likely each language is spoken in at most half a minute; raises DeviceLost, GpuMemoryFull.

        The encoder gets no more than the sound: CTranslate2 takes a window shorter than Whisper's half minute,
        and ten seconds cost it a fifth of that.
        """
        features = self._model.feature_extractor(sound)[..., :-1]
        with device_faults():
            found = self._model.model.detect_language(self._model.encode(features))[0]
        return {token[2:-2]: float(probability) for token, probability in found}  # a token is `<|en|>`

    def transcribe_batch(
        self, sounds: Sequence[Samples], language: str, options: TranscribeOptions, silence: float
    ) -> BatchResult:
        """Transcribe one sound for each chunk, as many at once as the device takes; raises DeviceLost, GpuMemoryFull.

        How many that are changes nothing of what is heard.

        `silence`: seconds between the last word of the batch before and the start of this one.
        """
        import numpy as np

        borders = [0, *accumulate(len(sound) for sound in sounds)]
        self._pipeline.last_speech_timestamp = -silence
        with device_faults():
            found, _ = self._pipeline.transcribe(
                np.concatenate(sounds),
                clip_timestamps=[_clip(*border) for border in pairwise(borders)],
                batch_size=len(sounds),
                **_common(language, options),
            )
            segments, last_speech = [], -silence
            for segment in found:
                segments.append(segment)
                last_speech = self._pipeline.last_speech_timestamp  # at its end the pipeline forgets it
        texts = (_chunk_text(_of_chunk(segments, start), start) for start in borders[:-1])
        return BatchResult(tuple(texts), borders[-1] / SAMPLE_RATE - last_speech)

    def transcribe_alone(self, sound: Samples, language: str, options: TranscribeOptions) -> ChunkTranscript:
        """Transcribe one chunk by the sequential method, whose timestamps make the model listen on after a gap.

        Without temperatures above 0: they draw at random, and CTranslate2 can't be made to draw the same again
        (its issue 1757). Raises DeviceLost, GpuMemoryFull.
        """
        with device_faults():
            found, _ = self._model.transcribe(
                sound,
                temperature=0.0,
                condition_on_previous_text=False,
                **_common(language, options),
            )
            return _chunk_text(list(found), 0)


def _common(language: str, options: TranscribeOptions) -> dict[str, Any]:
    """The arguments that faster-whisper's two methods share."""
    return {
        "language": language,
        "task": "translate" if options.translate else "transcribe",
        "initial_prompt": options.prompt,
        "word_timestamps": True,  # sentences are cut by them even where the operator wants none
    }


def _clip(start: int, end: int) -> dict[str, float]:
    # half a sample more: the pipeline rounds down, and would lose one otherwise
    return {"start": (start + 0.5) / SAMPLE_RATE, "end": (end + 0.5) / SAMPLE_RATE}


def _of_chunk(segments: Sequence[Any], start: int) -> list[Any]:
    """Those of the chunk that begins at this sample: the pipeline notes its first frame with each."""
    return [segment for segment in segments if segment.seek == _first_frame(start)]


def _first_frame(start: int) -> int:
    return int(start / SAMPLE_RATE * _FRAMES_PER_SECOND)


def _chunk_text(segments: Sequence[Any], start: int) -> ChunkTranscript:
    """`start`: the sample that the times count from. What the sequential method skips as silence has no segment."""
    offset = _first_frame(start) / _FRAMES_PER_SECOND
    tokens = sum(len(segment.tokens) for segment in segments)
    return ChunkTranscript(
        segments=tuple(_segment(segment, offset) for segment in segments if segment.text.strip()),
        avg_logprob=sum(segment.avg_logprob * len(segment.tokens) for segment in segments) / max(tokens, 1),
        no_speech_prob=min((segment.no_speech_prob for segment in segments), default=1.0),
    )


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
    return round(float(seconds) - offset, 3)


def _unsupported(model: str, chosen: str, known: Sequence[str]) -> str:
    if list(known) == ["en"]:
        return f"The model {model} knows only English, and the language {chosen!r} was chosen. Choose another model."
    return f"The model {model} does not know the language {chosen!r}. Choose another, or let it be detected."
