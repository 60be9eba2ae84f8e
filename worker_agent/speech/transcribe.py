"""From a recording to a transcript: plan, transcribe group by group, cut sentences."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from worker_agent.audio.recording import SAMPLE_RATE, Recording
from worker_agent.contract.messages import TranscribeOptions
from worker_agent.contract.transcript import Segment, Transcript
from worker_agent.speech.engine import Engine, Language
from worker_agent.speech.plan import Plan, Span, group_size, groups, make_plan
from worker_agent.speech.resume import KeptGroup, KeptPlan, Notebook
from worker_agent.speech.sentences import cut_sentences

_UNDETERMINED = "und"  # ISO 639-2, for a recording in which nobody speaks


class Watch(Protocol):
    """Is told how the work goes on, and may break it off by raising from any method."""

    def check(self) -> None:
        """Called wherever the work can be broken off."""

    def planned(self, done: float, total: float, left: float) -> None:
        """The work on the words begins. `done`: seconds of the recording that earlier attempts had done;
        `left`: seconds of speech."""

    def hearing(self, plan: Plan, first: int, done: int) -> None:
        """The group of spans from `first` to before `done` is begun."""

    def advanced(self, done: float, total: float, left: float, speed: float) -> None:
        """A group is done, and kept. `speed`: audio per second of work."""


class Unwatched:
    """Nobody wants to know."""

    def check(self) -> None:
        pass

    def planned(self, done: float, total: float, left: float) -> None:
        pass

    def hearing(self, plan: Plan, first: int, done: int) -> None:
        pass

    def advanced(self, done: float, total: float, left: float, speed: float) -> None:
        pass


def transcribe(
    recording: Recording, engine: Engine, options: TranscribeOptions, watch: Watch, notebook: Notebook
) -> Transcript:
    """Raises Unmendable where no retry helps.

    `notebook`: what earlier attempts have kept, and where this one keeps what it has done.
    """
    work = _Work(recording, engine, options, watch, notebook, began=time.monotonic())
    plan, language = work.plan()
    heard = [segment for group in work.groups(plan, language) for segment in group.segments]
    sentences = cut_sentences(heard, recording.seconds)
    return Transcript(
        language=language.code,
        language_probability=language.probability,
        duration_seconds=recording.seconds,
        model=engine.name,
        segments=sentences if options.word_timestamps else _without_words(sentences),
        warning=recording.warning,
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """The work on one decoded recording."""

    recording: Recording
    engine: Engine
    options: TranscribeOptions
    watch: Watch
    notebook: Notebook
    began: float  #: on the monotonic clock

    def plan(self) -> tuple[Plan, Language]:
        """As it was kept, so that the groups of all attempts have the same borders; else made."""
        kept = self.notebook.plan() or self._new_plan()
        return tuple(Span(*span) for span in kept.spans), Language(kept.language, kept.language_probability)

    def groups(self, plan: Plan, language: Language) -> Iterator[KeptGroup]:
        """All groups of the plan: those that were kept, then the others."""
        kept = self.notebook.groups()
        yield from kept
        done, last_speech = (kept[-1].done, kept[-1].last_speech) if kept else (0, 0.0)
        resumed_from = self._position(plan, done)
        self.watch.planned(resumed_from, self.recording.seconds, _speech(plan[done:]))
        for spans in groups(plan[done:], self._group_size(plan)):
            self.watch.hearing(plan, done, done + len(spans))
            group = self._hear(spans, done, language, last_speech)
            if group.done < len(plan):  # after the last one the transcript is stored at once
                self.notebook.keep_group(group)
            yield group
            done, last_speech = group.done, group.last_speech
            self._tell(plan, done, resumed_from)

    def _new_plan(self) -> KeptPlan:
        plan = make_plan(self.recording, self.watch.check)
        language = self._language(plan)
        spans = tuple((span.start, span.end) for span in plan)
        made = KeptPlan(spans=spans, language=language.code, language_probability=language.probability)
        if self._group_size(plan) < len(plan):
            self.notebook.keep_plan(made)
        return made

    def _group_size(self, plan: Plan) -> int:
        return group_size(plan, self.engine.batch, self.engine.fewest_groups)

    def _language(self, plan: Plan) -> Language:
        """Detected from the first speech: what comes before it has no language."""
        if not plan:
            return Language(self.options.language or _UNDETERMINED)
        return self.engine.language(self.recording, plan[0], self.options.language)

    def _hear(self, spans: Plan, first: int, language: Language, last_speech: float) -> KeptGroup:
        heard = self.engine.hear(self.recording, spans, language.code, self.options, last_speech)
        return KeptGroup(first=first, done=first + len(spans), segments=heard.segments, last_speech=heard.last_speech)

    def _tell(self, plan: Plan, done: int, resumed_from: float) -> None:
        position = self._position(plan, done)
        speed = (position - resumed_from) / max(time.monotonic() - self.began, 1e-6)
        self.watch.advanced(position, self.recording.seconds, _speech(plan[done:]), speed)

    def _position(self, plan: Plan, done: int) -> float:
        """Up to where the recording is done, in seconds."""
        if done == 0:
            return 0.0
        return plan[done - 1].end / SAMPLE_RATE if done < len(plan) else self.recording.seconds


def _speech(spans: Plan) -> float:
    return sum(span.seconds for span in spans)


def _without_words(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    return tuple(segment.model_copy(update={"words": ()}) for segment in segments)
