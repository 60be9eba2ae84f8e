"""A person is told, in one line, what of a transcript to check."""

from __future__ import annotations

import pytest

from worker_agent.contract.transcript import Doubt, DoubtReason
from worker_agent.speech.language import Language
from worker_agent.speech.warning import transcript_warning

ENGLISH = Language("en", 0.9)


def doubts(*lengths: float) -> list[Doubt]:
    return [Doubt(start=100.0, end=100.0 + length, reason=DoubtReason.WRONG) for length in lengths]


@pytest.mark.parametrize(
    ("lengths", "said"),
    [
        ((), None),
        ((0.2, 0.2), None),
        ((8.2,), "8 s of speech may be missing or wrong."),
        ((30.0, 40.0), "1 min 10 s of speech may be missing or wrong."),
        ((60.0, 60.0), "2 min of speech may be missing or wrong."),
    ],
)
def test_what_is_doubtful_is_summed_up(lengths: tuple[float, ...], said: str | None) -> None:
    assert transcript_warning(None, doubts(*lengths), ENGLISH) == said


@pytest.mark.parametrize(
    ("others", "said"),
    [
        (("it",), "Parts of it seem to be in Italian; all was taken for English."),
        (("it", "de", "xx"), "Parts of it seem to be in Italian, German and xx; all was taken for English."),
    ],
)
def test_another_language_is_named(others: tuple[str, ...], said: str) -> None:
    assert transcript_warning(None, (), Language("en", 0.6, others)) == said


def test_everything_is_told() -> None:
    warning = transcript_warning("The last minute of this file is unreadable.", doubts(5), Language("en", 0.6, ("it",)))

    assert warning == (
        "The last minute of this file is unreadable. 5 s of speech may be missing or wrong. "
        "Parts of it seem to be in Italian; all was taken for English."
    )
