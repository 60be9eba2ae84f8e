"""What is missing is told in the units that people use."""

from __future__ import annotations

import pytest

from worker_agent.audio.loss_tracker import Missing
from worker_agent.audio.loss_warning import format_length, warning


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.6, "1 second"),
        (8.2, "8 seconds"),
        (89, "89 seconds"),
        (90, "2 minutes"),
        (720, "12 minutes"),
        (3600, "60 minutes"),
        (4800, "80 minutes"),
        (5400, "1 hour 30 minutes"),
        (7200, "2 hours"),
        (10_860, "3 hours 1 minute"),
        (36e6, "10,000 hours"),
    ],
)
def test_lengths_are_readable(seconds: float, words: str) -> None:
    assert format_length(seconds) == words


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        (Missing(0, 0), None),
        (Missing(0, 720), "The last 12 minutes of this file are unreadable."),
        (Missing(0, 1.2), "The last second of this file is unreadable."),
        (Missing(40, 0), "About 40 seconds in the middle of this file could not be read and are missing."),
        (Missing(1, 0), "About 1 second in the middle of this file could not be read and is missing."),
        (
            Missing(40, 720),
            "About 40 seconds in the middle of this file could not be read and are missing. "
            "The last 12 minutes of this file are unreadable.",
        ),
    ],
)
def test_what_is_missing_is_a_sentence(missing: Missing, sentence: str | None) -> None:
    assert warning(missing) == sentence
