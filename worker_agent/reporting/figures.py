"""The figures of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from worker_agent.contract.languages import language_name
from worker_agent.contract.model import ContractModel
from worker_agent.contract.report import ReportRow
from worker_agent.contract.transcript import Transcript

CONFIDENCE_BANDS = {
    (0.0, 0.5): "below 50%",
    (0.5, 0.6): "50 to 60%",
    (0.6, 0.7): "60 to 70%",
    (0.7, 0.8): "70 to 80%",
    (0.8, 0.9): "80 to 90%",
    (0.9, 1.01): "above 90%",
}
_COMPLETED, _FAILED = "completed", "failed"


class WordFigures(ContractModel):
    """Of one transcript."""

    words: int
    confidence: float | None  #: mean probability of its words, 0 to 1; None: its words have none


def count_words(transcript: Transcript) -> WordFigures:
    words = list(chain.from_iterable(segment.words for segment in transcript.segments))
    known = [word.probability for word in words if word.probability is not None and 0 <= word.probability <= 1]
    count = len(words) or sum(len(segment.text.split()) for segment in transcript.segments)
    return WordFigures(words=count, confidence=sum(known) / len(known) if known else None)


@dataclass(frozen=True, slots=True)
class Recording:
    """One line of the report."""

    row: ReportRow
    figures: WordFigures | None  #: None: there is no transcript


@dataclass(frozen=True, slots=True)
class Summary:
    """All lines together."""

    recordings: int
    seconds: float
    words: int
    confidence: float | None  #: mean over the transcripts, by words
    statuses: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]  #: by name; the commonest first
    confidences: tuple[tuple[str, int], ...]  #: recordings by band
    days: tuple[tuple[str, float], ...]  #: hours of audio completed, by day
    failures: tuple[tuple[str, int], ...]  #: by sentence; the commonest first

    @property
    def failed(self) -> int:
        return dict(self.statuses).get(_FAILED, 0)


def summarize(recordings: Sequence[Recording]) -> Summary:
    rows = [recording.row for recording in recordings]
    figures = [recording.figures for recording in recordings if recording.figures]
    return Summary(
        recordings=len(rows),
        seconds=sum(row.duration_seconds or 0.0 for row in rows),
        words=sum(each.words for each in figures),
        confidence=_mean_confidence(figures),
        statuses=_counted(row.status for row in rows),
        languages=_counted(language_name(row.language) for row in rows if row.language),
        confidences=_by_band([each.confidence for each in figures if each.confidence is not None]),
        days=_hours_by_day(rows),
        failures=_counted(row.error for row in rows if row.status == _FAILED and row.error),
    )


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(values).most_common())


def _mean_confidence(figures: Sequence[WordFigures]) -> float | None:
    known = [(each.words, each.confidence) for each in figures if each.confidence is not None and each.words]
    words = sum(count for count, _ in known)
    return sum(count * confidence for count, confidence in known) / words if words else None


def _by_band(confidences: Sequence[float]) -> tuple[tuple[str, int], ...]:
    counts = [sum(low <= confidence < high for confidence in confidences) for low, high in CONFIDENCE_BANDS]
    return tuple(zip(CONFIDENCE_BANDS.values(), counts, strict=True))


def _hours_by_day(rows: Sequence[ReportRow]) -> tuple[tuple[str, float], ...]:
    hours: Counter[str] = Counter()
    for row in rows:
        if row.status == _COMPLETED and row.finished_at:
            hours[f"{row.finished_at:%Y-%m-%d}"] += (row.duration_seconds or 0.0) / 3600  # type: ignore[assignment]
    return tuple(sorted(hours.items()))
