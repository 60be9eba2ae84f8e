"""The kinds of errors are public, and people read them as words."""

from __future__ import annotations

import inspect

import pytest

from worker_agent import errors
from worker_agent.contract.error_kinds import ErrorKind, label_of
from worker_agent.contract.handler import PermanentError, WorkError

WIRE = (
    "AudioAltered AudioMissing AudioTooLong Cancelled DecoderLost DeviceLost EmptyAudio GpuOutOfMemory "
    "InvalidOptions InvalidSettings LanguageUnsupported LeaseEnded MemoryError ModelUnavailable ModelUnreachable "
    "ModelUnusable NotAudio OSError ResultMissing SourceLost StoreUnavailable TooManyAttempts TranscriptMissing "
    "Unexpected UnknownTask WorkerHung WorkerKilled WorkerLeft WorkerLost"
)


def test_what_other_programs_know_stays_as_it_is() -> None:
    assert sorted(ErrorKind) == WIRE.split()


def test_each_error_of_the_work_has_a_kind_of_its_own() -> None:
    classes = [each for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, WorkError)]
    kinds = [each.kind for each in classes if each not in (WorkError, PermanentError)]
    assert len(set(kinds)) == len(kinds) > 10
    assert ErrorKind.UNEXPECTED not in kinds


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (ErrorKind.MODEL_UNAVAILABLE, "Model not available"),
        (ErrorKind.WORKER_LOST, "Worker lost"),
        ("OSError", "System error"),
        ("SomethingNew", "Something new"),
        ("odd", "odd"),
    ],
)
def test_people_read_words(kind: str, label: str) -> None:
    assert label_of(kind) == label
