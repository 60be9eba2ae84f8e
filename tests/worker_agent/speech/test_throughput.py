"""The throughput is learned, noticed to change, and kept between starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from worker_agent.speech.throughput import Throughput


def test_the_first_measurement_replaces_the_guess() -> None:
    throughput = Throughput(4.0)
    assert not throughput.measured

    throughput.observe(100.0, 10.0)

    assert throughput.measured
    assert throughput.seconds_for(50.0) == pytest.approx(5.0)


def test_a_machine_that_becomes_slower_is_noticed() -> None:
    throughput = Throughput(4.0)
    throughput.observe(100.0, 10.0)
    for _ in range(5):
        throughput.observe(100.0, 50.0)

    assert throughput.seconds_for(100.0) == pytest.approx(50.0, rel=0.2)


def test_it_is_kept_between_starts(tmp_path: Path) -> None:
    file = tmp_path / "throughput" / "base.json"
    Throughput(4.0, file).observe(100.0, 10.0)

    again = Throughput(4.0, file)

    assert again.measured
    assert again.seconds_for(100.0) == pytest.approx(10.0)
    assert [path.name for path in file.parent.iterdir()] == ["base.json"]


@pytest.mark.parametrize("content", ["", "{}", '{"speed": "fast"}', '{"speed": 0}', '{"speed": -1}', "[1]", "null"])
def test_what_makes_no_sense_is_learned_anew(content: str, tmp_path: Path) -> None:
    file = tmp_path / "base.json"
    file.write_text(content)

    assert not Throughput(4.0, file).measured


def test_where_nothing_can_be_written_the_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "throughput").write_text("a file where a folder should be")
    throughput = Throughput(4.0, tmp_path / "throughput" / "base.json")

    throughput.observe(100.0, 10.0)

    assert throughput.measured
