"""A batch is put down to the attempt that transcribed it, where a worker has the same task twice, too."""

from __future__ import annotations

from pathlib import Path

from tests.faults.worker_log import read_batches

TASK = "a" * 32


def line(second: int, text: str) -> str:
    return f"2026-01-01T00:00:{second:02}.000Z INFO    MainThread worker_agent.x: {text}\n"


def took(second: int, number: int) -> str:
    return line(second, f"took task {TASK} ('one.wav', attempt {number})")


def transcribes(second: int) -> str:
    return line(second, f"transcribing chunks 1-1 of 2 (28.1 s) for {TASK}")


def numbers(tmp_path: Path, *lines: str) -> list[tuple[int, ...]]:
    log = tmp_path / "00001-worker.log"
    log.write_text("".join(lines))
    return [batch.numbers for batch in read_batches([log])]


def test_of_two_attempts_it_is_the_one_that_has_not_ended(tmp_path: Path) -> None:
    abandoned = line(4, f"task {TASK} ('one.wav', attempt 1) is abandoned: The work took longer.")
    found = numbers(tmp_path, took(1, 2), took(2, 1), transcribes(3), abandoned, transcribes(5))
    assert found == [(2, 1), (2,)]


def test_one_that_goes_on_after_its_end_is_found(tmp_path: Path) -> None:
    abandoned = line(2, f"task {TASK} ('one.wav', attempt 1) is abandoned: The work took longer.")
    assert numbers(tmp_path, took(1, 1), abandoned, transcribes(3)) == [(1,)]
