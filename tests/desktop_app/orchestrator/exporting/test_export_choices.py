"""What a person can choose of an export: files that are there already, limits of subtitles, parts, the sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.errors import EarshotError
from desktop_app.exporters.cues.check import Limit
from desktop_app.exporters.cues.limits import PROFILES, SubtitleLimits
from desktop_app.exporters.manuscript import Part
from desktop_app.orchestrator.exporting import contents
from desktop_app.orchestrator.exporting.options import Existing, choose_parts
from desktop_app.orchestrator.exporting.subtitle_limits import name_of, parse_limits
from tests.desktop_app.orchestrator.exporting.test_export import Archive
from worker_agent.contract.stores.object_store import audio_key
from worker_agent.contract.transcript import Segment, Transcript


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


@pytest.fixture
def mine(archive: Archive) -> None:
    """Another file of that name is there."""
    archive.folder.mkdir()
    (archive.folder / "talk.txt").write_text("My own notes.")
    archive.add(1, "talk.mp3")


# Files that are there already


def test_both_are_kept(archive: Archive, mine: None) -> None:
    report = archive.export([1], ["txt", "srt"], existing=Existing.KEEP)
    assert archive.names() == {"talk.txt", "talk (2).txt", "talk (2).srt"}
    assert (len(report.files), report.replaced, report.left) == (2, 0, 0)


def test_the_new_one_takes_the_place(archive: Archive, mine: None) -> None:
    report = archive.export([1], ["txt", "srt"], existing=Existing.REPLACE)
    assert archive.names() == {"talk.txt", "talk.srt"}
    assert archive.read("talk.txt") == "This is task 1.\n"
    assert (len(report.files), report.replaced, report.left) == (2, 1, 0)
    again = archive.export([1], ["txt", "srt"], existing=Existing.REPLACE)
    assert (len(again.files), again.replaced) == (2, 0)


def test_the_new_one_is_left_out(archive: Archive, mine: None) -> None:
    report = archive.export([1], ["txt", "srt"], existing=Existing.SKIP)
    assert archive.names() == {"talk.txt", "talk.srt"}
    assert archive.read("talk.txt") == "My own notes."
    assert ([path.name for path in report.files], report.replaced, report.left) == (["talk.srt"], 0, 1)


@pytest.mark.parametrize("existing", Existing)
def test_no_task_writes_over_another_ones_file(archive: Archive, existing: Existing) -> None:
    for id_ in (1, 2, 3):
        archive.add(id_, "talk.mp3")
    archive.export([1, 2, 3], existing=existing)
    assert [archive.read(name) for name in sorted(archive.names())] == [
        "This is task 2.\n",
        "This is task 3.\n",
        "This is task 1.\n",
    ]


# Stopping


def test_what_is_written_before_it_is_stopped_stays(archive: Archive) -> None:
    for id_ in range(1, 60):
        archive.add(id_, f"talk{id_}.mp3")
    done: list[int] = []
    report = archive.export(
        range(1, 60), on_progress=lambda number, total: done.append(number), is_stopped=lambda: done[-1] >= 3
    )
    assert archive.names() == {"talk1.txt", "talk2.txt", "talk3.txt"}
    assert (len(report.files), report.undone) == (3, 56)


# Subtitles


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("", PROFILES["usual"]),
        ("BBC", PROFILES["bbc"]),
        ("line=40, lines=1,shortest=0.5,longest=6,speed=20.5", SubtitleLimits(40, 1, 500, 6000, 20.5)),
        ("bbc,lines=3", SubtitleLimits(line=37, lines=3, reading_speed=15)),
    ],
)
def test_limits_are_named_or_numbers(text: str, limits: SubtitleLimits) -> None:
    assert parse_limits(text) == limits


@pytest.mark.parametrize(
    "text", ["cinema", "line", "line=", "line=9", "line=a", "lines=4", "speed=nan", "width=3", "shortest=3,longest=2"]
)
def test_limits_that_make_no_sense_are_said(text: str) -> None:
    with pytest.raises(EarshotError, match=r"\.$"):
        parse_limits(text)


def test_each_profile_is_known_by_its_name() -> None:
    assert [name_of(limits) for limits in PROFILES.values()] == list(PROFILES)
    assert name_of(SubtitleLimits(line=41)) is None


def test_what_breaks_the_limits_is_counted_once_for_all_formats(archive: Archive) -> None:
    fast = Segment(start=0, end=1, text="He spoke so fast that nobody at all could ever have read it in such a time.")
    said = Transcript(language="en", duration_seconds=1.2, model="m", segments=(fast,))
    task = archive.add(1, "fast.mp3")
    archive.store.put(task.transcript_key or "", said.encode())
    archive.add(2, "slow.mp3")
    report = archive.export([1, 2], ["srt", "vtt"])
    assert report.subtitles.total == 2
    assert dict(report.subtitles.broken) == {Limit.SPEED: 1}
    assert archive.export([1, 2], ["txt"]).subtitles.total == 0
    patient = archive.export([1, 2], ["srt"], subtitles=parse_limits("speed=40,longest=20,shortest=5"))
    assert dict(patient.subtitles.broken) == {Limit.SPEED: 1, Limit.SHORT: 2}


# Parts


def test_parts_are_those_of_each_format_but_for_what_is_wished() -> None:
    assert choose_parts(["txt", "srt", "json"], {Part.TIMES: True, Part.SOUND: True}) == {
        "txt": {Part.TIMES, Part.SPEAKERS},
        "srt": set(),
        "json": set(),
    }


def with_recording(archive: Archive) -> None:
    task = archive.add(1, "talk.MP3")
    archive.store.put(audio_key(task.audio_sha256), b"sound")


def test_the_sound_is_within_the_page(archive: Archive) -> None:
    with_recording(archive)
    assert not archive.export([1], ["html"], parts={"html": [Part.TIMES, Part.SOUND]}).notes
    assert archive.names() == {"talk.html"}
    assert 'src="data:audio/mpeg;base64,c291bmQ="' in archive.read("talk.html")


def test_a_long_recording_lies_beside_its_page_under_the_same_name(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "EMBEDDED", 3)
    with_recording(archive)
    for _ in range(2):
        archive.export([1], ["html"], parts={"html": [Part.TIMES, Part.SOUND]})
        assert archive.names() == {"talk.html", "talk.MP3"}
    assert archive.read("talk.MP3") == "sound"
    assert 'data-beside=".MP3"' in archive.read("talk.html")


def test_a_recording_that_is_gone_leaves_a_page_without_it_and_is_said(archive: Archive) -> None:
    archive.add(1, "talk.mp3")
    report = archive.export([1], ["html"], parts={"html": [Part.TIMES, Part.SOUND]})
    assert archive.names() == {"talk.html"}
    assert not report.refused
    assert [note.why for note in report.notes] == [contents.SILENT]
