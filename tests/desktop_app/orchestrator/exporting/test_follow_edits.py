"""What a batch has exported is exported again after an edit, if that was wished, and takes nothing from a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.adapters.files import LocalFiles
from desktop_app.domain.batch import WhenDone
from desktop_app.domain.revision import MachineText, stamp_of
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.exporting import batch_exports
from desktop_app.orchestrator.exporting.batch_exports import follow_edits
from desktop_app.orchestrator.exporting.change_when_done import change_when_done
from desktop_app.orchestrator.exporting.when_done import finish_batches
from desktop_app.orchestrator.intake.submit import submit
from desktop_app.orchestrator.transcripts.read_transcript import open_transcript
from desktop_app.orchestrator.transcripts.save_revision import Edit, save_revision
from tests.desktop_app.orchestrator.conftest import HOST, NO_OPTIONS, Desk
from tests.desktop_app.orchestrator.worker import Worker
from worker_agent.contract.transcript import Segment


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_exports, "QUIET", timedelta(0))


def hand_in(desk: Desk, folder: Path, *names: str, follow: bool = True) -> int:
    """A batch all tasks of which have completed, and have been exported."""
    files = [desk.file(name, name.encode()) for name in names]
    wish = WhenDone(folder=str(folder), formats=("txt", "srt"), follow_edits=follow)
    report = submit(desk.intake, files, NO_OPTIONS, when_done=wish)
    desk.hand_over()
    for task in report.accepted:
        Worker(desk, desk.task(task.id)).completes()
    finish_batches(desk.repository, desk.store, LocalFiles(), HOST)
    assert report.batch_id is not None
    return report.batch_id


def edit(desk: Desk, task_id: int, text: str) -> None:
    opened = open_transcript(desk.repository, desk.store, task_id)
    said = opened.transcript.model_copy(update={"segments": (Segment(start=0, end=2, text=text),)})
    seen, own = stamp_of(opened.revision), opened.revision.number if opened.revision else None
    report = save_revision(desk.repository, "desk", Edit(task_id, said, seen, own, MachineText(1, "a")))
    assert not report.refused


def follow(desk: Desk, host: str = HOST) -> int:
    return follow_edits(desk.repository, desk.store, LocalFiles(), host)


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text().strip() for path in sorted(folder.glob("*.txt"))}


def test_an_edit_is_written_over_what_was_exported_in_all_formats(desk: Desk, tmp_path: Path) -> None:
    hand_in(desk, out := tmp_path / "out", "one.wav", "two.wav")
    second = (out / "two.txt").stat().st_mtime_ns
    assert follow(desk) == 0
    edit(desk, 1, "Edited.")
    assert follow(desk) == 1
    assert texts(out)["one.txt"] == "Edited."
    assert "Edited." in (out / "one.srt").read_text()
    assert sorted(path.name for path in out.iterdir()) == ["one.srt", "one.txt", "two.srt", "two.txt"]
    assert (out / "two.txt").stat().st_mtime_ns == second
    assert follow(desk) == 0
    edit(desk, 1, "Edited again.")
    assert follow(desk) == 1
    assert texts(out)["one.txt"] == "Edited again."


def test_only_the_host_that_has_the_folder_does_it_and_only_where_that_was_wished(desk: Desk, tmp_path: Path) -> None:
    hand_in(desk, out := tmp_path / "out", "one.wav", follow=False)
    hand_in(desk, tmp_path / "followed", "two.wav")
    before = texts(out)
    edit(desk, 1, "Edited.")
    assert follow(desk) == 0
    assert texts(out) == before
    edit(desk, 2, "Edited.")
    assert follow(desk, "elsewhere") == 0
    assert follow(desk) == 1


def test_many_edits_are_written_once_some_seconds_after_the_last(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(desk, out := tmp_path / "out", "one.wav")
    monkeypatch.setattr(batch_exports, "QUIET", timedelta(hours=1))
    for number in range(3):
        edit(desk, 1, f"Edit {number}.")
        assert follow(desk) == 0
    monkeypatch.setattr(batch_exports, "QUIET", timedelta(0))
    assert (follow(desk), follow(desk)) == (1, 0)
    assert texts(out) == {"one.txt": "Edit 2."}


def test_a_file_that_a_person_has_changed_stays_and_the_next_edits_go_beside_it(desk: Desk, tmp_path: Path) -> None:
    hand_in(desk, out := tmp_path / "out", "one.wav")
    (out / "one.txt").write_text("Mine.")
    edit(desk, 1, "Edited.")
    follow(desk)
    assert texts(out) == {"one (2).txt": "Edited.", "one.txt": "Mine."}
    edit(desk, 1, "Edited again.")
    follow(desk)
    assert texts(out) == {"one (2).txt": "Edited again.", "one.txt": "Mine."}


def test_another_task_of_the_same_name_keeps_its_file(desk: Desk, tmp_path: Path) -> None:
    hand_in(desk, out := tmp_path / "out", "a/talk.wav", "b/talk.wav")
    first = texts(out)["talk.txt"]
    edit(desk, 2, "Edited.")
    follow(desk)
    assert texts(out) == {"talk (2).txt": "Edited.", "talk.txt": first}


def test_a_crash_before_the_note_leads_to_no_second_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(desk, out := tmp_path / "out", "one.wav")
    monkeypatch.setattr(batch_exports, "CLAIM_TIMEOUT", timedelta(0))
    edit(desk, 1, "Edited.")

    def crash(*args: object) -> None:
        raise RuntimeError("crash")

    with monkeypatch.context() as broken:
        broken.setattr(desk.repository.batches, "note_exported", crash)
        with pytest.raises(RuntimeError):
            follow(desk)
    assert follow(desk) == 1
    edit(desk, 1, "Edited again.")
    assert follow(desk) == 1
    assert texts(out) == {"one.txt": "Edited again."}


def test_what_can_not_be_written_is_said_and_tried_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = hand_in(desk, out := tmp_path / "out", "one.wav")
    monkeypatch.setattr(batch_exports, "CLAIM_TIMEOUT", timedelta(0))
    out.rename(tmp_path / "away")
    out.write_text("a file in its place")
    edit(desk, 1, "Edited.")
    assert follow(desk) == 0
    assert desk.repository.batches.summaries([batch])[0].batch.done_note
    out.unlink()
    (tmp_path / "away").rename(out)
    assert follow(desk) == 1
    assert desk.repository.batches.summaries([batch])[0].batch.done_note is None


def test_an_edit_while_the_batch_is_open_again_waits_for_its_end(desk: Desk, tmp_path: Path) -> None:
    hand_in(desk, out := tmp_path / "out", "one.wav", "two.wav")
    retry(desk.repository, desk.store, [2])
    desk.hand_over()
    edit(desk, 1, "Edited.")
    assert follow(desk) == 0
    Worker(desk, desk.task(2)).completes()
    finish_batches(desk.repository, desk.store, LocalFiles(), HOST)
    assert texts(out)["one.txt"] == "Edited."
    assert follow(desk) == 0
    assert sorted(path.name for path in out.glob("*.txt")) == ["one.txt", "two.txt"]


@pytest.mark.parametrize("edited_before", [False, True])
def test_a_batch_that_is_done_follows_edits_from_when_that_is_wished_and_no_more_when_not(
    desk: Desk, tmp_path: Path, *, edited_before: bool
) -> None:
    id_ = hand_in(desk, out := tmp_path / "out", "one.wav", follow=False)
    if edited_before:
        edit(desk, 1, "Edited before.")
    wish(desk, id_, follow_edits=True)
    assert follow(desk) == int(edited_before)
    edit(desk, 1, "Edited.")
    assert follow(desk) == 1
    assert texts(out) == {"one.txt": "Edited."}
    wish(desk, id_, follow_edits=False)
    edit(desk, 1, "Edited again.")
    assert follow(desk) == 0
    assert texts(out) == {"one.txt": "Edited."}


def wish(desk: Desk, batch_id: int, *, follow_edits: bool) -> None:
    batch = desk.repository.batches.summaries([batch_id])[0].batch
    change_when_done(desk.repository, batch, replace(batch.when_done, follow_edits=follow_edits))
