"""A seed stands for one schedule and one set of recordings."""

from __future__ import annotations

from pathlib import Path

from tests.faults.recordings import make_recordings
from tests.faults.schedule import Fault, make_schedule


def test_a_seed_gives_the_same_again() -> None:
    assert make_schedule(7, recordings=20, faults=50) == make_schedule(7, recordings=20, faults=50)
    assert make_schedule(7, recordings=20, faults=50) != make_schedule(8, recordings=20, faults=50)


def test_a_short_schedule_has_every_fault() -> None:
    schedule = make_schedule(7, recordings=12, faults=len(Fault))
    assert {event.fault for event in schedule.faults} == set(Fault)
    assert schedule.cancelled


def test_recordings_are_the_same_again_and_differ_but_for_the_copies(tmp_path: Path) -> None:
    first, second = (make_recordings(tmp_path / name, 12, seed=7, minutes=2) for name in ("first", "second"))
    assert [recording.sha256 for recording in first] == [recording.sha256 for recording in second]
    assert len({recording.sha256 for recording in first}) == 10
    assert first[3].sha256 == first[2].sha256
    assert {recording.readable for recording in first} == {True, False}
