"""Transcripts are read by programs that are older or newer than the worker that wrote them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from worker_agent.contract.transcript import DoubtReason, NewerTranscript, Transcript, encode_peaks

STORED: dict[str, Any] = {"version": 1, "language": "en", "duration_seconds": 9.0, "model": "tiny"}


def read(**changes: Any) -> Transcript:
    return Transcript.decode(json.dumps(STORED | changes).encode())


def test_what_a_newer_worker_says_beside_is_ignored() -> None:
    segment = {"start": 0.0, "end": 1.0, "text": "Hello", "speaker": "Anna"}
    assert read(segments=[segment], chapters=[1]).text == "Hello"


def test_the_peaks_are_there_or_not_and_damage_nothing() -> None:
    loudness = bytes(range(256))
    assert read(peaks=encode_peaks(loudness)).loudness == loudness
    assert read().loudness == read(peaks=None).loudness == b""
    assert read(peaks="no base64!").loudness == b""
    assert len(encode_peaks(bytes(3000))) == 4000


def test_a_doubt_for_a_reason_that_only_a_newer_worker_knows_is_a_doubt() -> None:
    [doubt] = read(doubts=[{"start": 0.0, "end": 1.0, "reason": "overlap"}]).doubts
    assert doubt.reason is DoubtReason.WRONG
    with pytest.raises(ValidationError):
        read(doubts=[{"start": 0.0, "end": 1.0, "reason": 7}])


def test_a_transcript_of_a_later_version_says_what_is_to_be_updated() -> None:
    with pytest.raises(NewerTranscript, match="Update this one to read it"):
        read(version=2)


@pytest.mark.parametrize("version", [0, -1, 2.5, "2", None])
def test_a_version_that_there_can_never_be_is_damage(version: object) -> None:
    with pytest.raises(ValidationError):
        read(version=version)
