"""Recordings go in, transcripts come out."""

from __future__ import annotations

import json
from pathlib import Path

import pysubs2
import pytest

from tests.end_to_end.harness import Installation, all_completed, workers
from tests.fixtures.speech import make_recordings, word_error_rate

WORST_WORD_ERROR_RATE = 0.05


@pytest.mark.timeout(600)
def test_ten_formats_become_ten_right_transcripts(embedded: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "recordings"
    folder.mkdir()
    recordings = {recording.path.name: recording for recording in make_recordings(folder)}
    result = embedded.run("submit", folder, "--language", "en", "--wait", "--json")
    assert result.returncode == 0, result.stderr
    tasks = json.loads(result.stdout)
    assert {task["file"] for task in tasks} | set(recordings) == set(recordings)
    for name, recording in recordings.items():
        [heard] = [task["transcript"] for task in tasks if task["file"] == name]
        assert word_error_rate(recording.text, heard) <= WORST_WORD_ERROR_RATE, name
    exported = tmp_path / "exported"
    assert embedded.run("export", "--all", "--format", "txt,srt,vtt,json,csv", "--to", exported).returncode == 0
    assert len(list(exported.iterdir())) == len(recordings) * 5
    for path in (*exported.glob("*.srt"), *exported.glob("*.vtt")):
        assert pysubs2.load(str(path)).events, path


def test_the_same_recordings_again_are_no_new_tasks(embedded: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "recordings"
    folder.mkdir()
    make_recordings(folder, ("reminder",))
    first = embedded.ask("submit", folder / "01-reminder.wav")
    again = embedded.ask("submit", folder / "01-reminder.wav")
    assert [task["id"] for task in first] == [task["id"] for task in again]
    assert len(embedded.tasks()) == 1


def test_a_fleet_does_it_by_settings_alone(fleet: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "recordings"
    folder.mkdir()
    recordings = make_recordings(folder, ("reminder",))[:4]
    with workers(fleet, 2):
        for recording in recordings[1:]:
            fleet.run("submit", recording.path, "--language", "en")
        result = fleet.run("submit", recordings[0].path, "--language", "en", "--wait")
        assert result.returncode == 0, result.stderr
        with fleet.orchestrator():
            tasks = fleet.wait_until(all_completed)
    assert len(tasks) == 4
    for task in tasks:
        assert word_error_rate(recordings[0].text, task["transcript"]) <= WORST_WORD_ERROR_RATE
