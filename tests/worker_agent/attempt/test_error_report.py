"""What went wrong, in words."""

from __future__ import annotations

import pytest

from worker_agent.attempt.error_report import describe
from worker_agent.contract.handler import WorkError
from worker_agent.contract.stores.object_store import StoreUnavailable
from worker_agent.errors import GpuMemoryFull, NotAudio


@pytest.mark.parametrize(
    ("error", "kind", "part"),
    [
        (NotAudio("There is no sound in it."), "NotAudio", "There is no sound in it."),
        (StoreUnavailable("The store is full."), "StoreUnavailable", "The store is full."),
        (MemoryError(), "MemoryError", "ran out of memory"),
        (RuntimeError("CUDA failed with error out of memory"), "GpuOutOfMemory", "EARSHOT_WORKER__BATCH_SIZE"),
        (GpuMemoryFull("The GPU is full. Do this."), "GpuOutOfMemory", "The GPU is full. Do this."),
        (OSError(28, "No space left on device", "/tmp/x"), "OSError", "No space left on device (/tmp/x)"),
        (PermissionError(13, "Permission denied", "/tmp/x"), "OSError", "Permission denied (/tmp/x)"),
        (ZeroDivisionError("division by zero"), "Unexpected", "nobody foresaw: ZeroDivisionError"),
        (ValueError("\udcff is no text"), "Unexpected", "\\udcff is no text"),
        (NotAudio("x" * 5000), "NotAudio", "x" * 2000),
    ],
)
def test_every_error_becomes_a_sentence(error: Exception, kind: str, part: str) -> None:
    described = describe(error)
    assert described.kind == kind
    assert part in described.message


def test_a_kind_of_error_that_another_package_names_is_cut_to_what_a_message_takes() -> None:
    class TooWordy(WorkError):
        kind = "Wordy" * 100

    assert describe(TooWordy("It is so.")).kind == ("Wordy" * 20)
