"""Transcripts with a time for every word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from worker_agent.contract.transcript import Segment, Transcript, Word

PACE = 0.5  # seconds for a word


def make_timed_transcript(
    sentences: Sequence[str] = ("Let us begin.", "We finished the second part."), **fields: Any
) -> Transcript:
    """Each word takes half a second, and half a second is silent after each sentence."""
    segments, at = [], 0.0
    for sentence in sentences:
        words = []
        for word in sentence.split():
            words.append(Word(start=at, end=at + PACE, text=f" {word}", probability=0.9))
            at += PACE
        segments.append(Segment(start=words[0].start, end=at, text=sentence, words=tuple(words)))
        at += PACE
    known = {"language": "en", "duration_seconds": at, "model": "base", "segments": tuple(segments)}
    return Transcript(**{**known, **fields})


def make_long_transcript(words: int = 100_000, per_segment: int = 12) -> Transcript:
    """As of ten hours of talk: each fiftieth word is one that the machine was unsure of."""
    vocabulary = "so before we talk about anything new let us agree on what the old roof of the east wing cost".split()
    segments, at = [], 0.0
    for first in range(0, words, per_segment):
        spoken = []
        for number in range(first, min(words, first + per_segment)):
            text = f" {vocabulary[number % len(vocabulary)]}"
            spoken.append(Word(start=at, end=at + 0.3, text=text, probability=0.3 if number % 50 == 7 else 0.95))
            at += 0.36
        text = "".join(word.text for word in spoken).strip()
        segments.append(Segment(start=spoken[0].start, end=spoken[-1].end, text=text, words=tuple(spoken)))
    return Transcript(language="en", duration_seconds=at, model="base", segments=tuple(segments))
