"""What the operator wished for the end of a batch happens once, where the folder is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.adapters.files import LocalFiles
from desktop_app.domain.batch import Batch, WhenDone
from desktop_app.domain.errors import EarshotError
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.exporting import when_done
from desktop_app.orchestrator.exporting.change_when_done import change_when_done
from desktop_app.orchestrator.exporting.when_done import finish_batches
from desktop_app.orchestrator.intake.submit import submit
from tests.desktop_app.orchestrator.conftest import HOST, NO_OPTIONS, Desk
from tests.desktop_app.orchestrator.worker import Worker
from worker_agent.contract.transcript import Segment, Transcript

GARDEN = Transcript(
    language="en",
    duration_seconds=4,
    model="m",
    segments=(Segment(start=0, end=4, text="The garden opens at nine."),),
)


def hand_in(desk: Desk, folder: Path | None, *names: str) -> int:
    files = [desk.file(name, name.encode()) for name in names]
    wish = WhenDone(folder=str(folder) if folder else None, formats=("txt", "srt"), notify=True)
    report = submit(desk.intake, files, NO_OPTIONS, when_done=wish)
    desk.hand_over()
    assert report.batch_id is not None
    return report.batch_id


def finish(desk: Desk, host: str = HOST) -> list[str]:
    """Returns whom it told of."""
    told: list[Batch] = []
    finish_batches(desk.repository, desk.store, LocalFiles(), host, told.append)
    return [batch.name for batch in told]


def test_all_that_completed_is_exported_once_and_the_person_is_told_once(desk: Desk, tmp_path: Path) -> None:
    hand_in(desk, out := tmp_path / "out", "one.wav", "two.wav")
    one, two = desk.repository.tasks([1, 2]).values()
    Worker(desk, one).completes()
    assert (finish(desk), out.exists()) == ([], False)
    Worker(desk, two).fails()
    assert finish(desk, "elsewhere") == []
    assert finish(desk) == ["one.wav and 1 more"]
    assert sorted(path.name for path in out.iterdir()) == ["one.srt", "one.txt"]
    (out / "one.srt").unlink()
    assert finish(desk) == []
    assert not (out / "one.srt").exists()


def test_a_crash_between_the_export_and_its_note_writes_no_file_twice(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(when_done, "CLAIM_TIMEOUT", timedelta(0))
    hand_in(desk, out := tmp_path / "out", "one.wav")
    Worker(desk, desk.task(1)).completes()

    def crash(*args: object) -> bool:
        raise RuntimeError("crash")

    with monkeypatch.context() as broken:
        broken.setattr(desk.repository.batches, "note_done", crash)
        with pytest.raises(RuntimeError):
            finish(desk)
    written = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    assert finish(desk) == ["one.wav"]
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == written


def test_what_can_not_be_written_is_said_and_tried_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(when_done, "CLAIM_TIMEOUT", timedelta(0))
    (out := tmp_path / "out").write_text("a file in its place")
    batch = hand_in(desk, out, "one.wav")
    Worker(desk, desk.task(1)).completes()
    assert finish(desk) == []
    assert desk.repository.batches.summaries([batch])[0].batch.done_note
    out.unlink()
    assert finish(desk) == ["one.wav"]
    assert desk.repository.batches.summaries([batch])[0].batch.done_note is None


def test_a_retry_that_brings_what_was_missing_is_exported_too(desk: Desk, tmp_path: Path) -> None:
    hand_in(desk, out := tmp_path / "out", "one.wav", "two.wav")
    Worker(desk, desk.task(1)).completes()
    Worker(desk, desk.task(2)).fails()
    finish(desk)
    retry(desk.repository, desk.store, [2])
    desk.hand_over()
    assert finish(desk) == []
    Worker(desk, desk.task(2)).completes()
    finish(desk)
    assert sorted(path.name for path in out.iterdir()) == ["one.srt", "one.txt", "two.srt", "two.txt"]


def test_a_drop_without_a_wish_is_done_without_a_word(desk: Desk) -> None:
    [task] = desk.submit("one.wav")
    desk.hand_over()
    Worker(desk, task).completes()
    assert finish(desk, "elsewhere") == []
    assert desk.repository.batches.summaries()[0].batch.done_at


@pytest.mark.parametrize(("names", "called"), [(["a"], "a"), (["a", "b", "c"], "a and 2 more")])
def test_a_drop_is_called_as_its_folder_or_its_first_file(desk: Desk, names: list[str], called: str) -> None:
    folders = [desk.file(f"{name}/{name}.wav", name.encode()).parent for name in names]
    desk.hand_in(*folders)
    (summary,) = desk.repository.batches.summaries()
    assert (summary.batch.name, summary.tasks) == (called, len(names))
    assert summary.batch.submitted_by.endswith(f"@{HOST}")


def test_what_is_known_or_refused_makes_no_batch(desk: Desk) -> None:
    desk.submit("one.wav")
    desk.submit("one.wav", "notes.txt")
    assert len(desk.repository.batches.summaries()) == 1


def test_the_export_has_in_it_what_was_wished(desk: Desk, tmp_path: Path) -> None:
    files = [desk.file("one.wav", b"one")]
    parts = {"txt": ("times", "from a newer program")}
    wish = WhenDone(folder=str(tmp_path / "out"), formats=("txt", "srt"), parts=parts, subtitles="line=10,lines=1")
    submit(desk.intake, files, NO_OPTIONS, when_done=wish)
    desk.hand_over()
    worker = Worker(desk, desk.task(1))
    desk.store.put(worker.transcript, GARDEN.encode())
    worker.reports()
    finish(desk)
    assert (tmp_path / "out" / "one.txt").read_text().startswith("[00:00:00]")
    cues = (tmp_path / "out" / "one.srt").read_text().split("\n\n")
    assert all(len(line) <= 10 for cue in cues for line in cue.splitlines()[2:])


def test_a_batch_that_is_done_is_exported_once_more_in_another_way(desk: Desk, tmp_path: Path) -> None:
    batch = hand_in(desk, tmp_path / "out", "one.wav")
    Worker(desk, desk.task(1)).completes()
    finish(desk)
    [summary] = desk.repository.batches.summaries([batch])
    then = summary.batch.when_done
    change_when_done(desk.repository, summary.batch, replace(then, notify=False))
    assert finish(desk) == []
    assert not desk.repository.batches.has_done(HOST, datetime.now(UTC))
    [summary] = desk.repository.batches.summaries([batch])
    change_when_done(desk.repository, summary.batch, replace(then, folder=str(tmp_path / "more"), formats=("vtt",)))
    assert finish(desk) == ["one.wav"]
    assert [path.name for path in (tmp_path / "more").iterdir()] == ["one.vtt"]


def test_what_it_has_written_is_written_over_and_what_a_person_has_changed_is_not(desk: Desk, tmp_path: Path) -> None:
    batch = hand_in(desk, out := tmp_path / "out", "one.wav", "two.wav")
    for id_ in (1, 2):
        worker = Worker(desk, desk.task(id_))
        desk.store.put(worker.transcript, GARDEN.encode())
        worker.reports()
    finish(desk)
    (out / "two.txt").write_text("Mine.")
    [summary] = desk.repository.batches.summaries([batch])
    change_when_done(desk.repository, summary.batch, replace(summary.batch.when_done, parts={"txt": ("times",)}))
    finish(desk)
    assert (out / "one.txt").read_text().startswith("[00:00:00]")
    assert (out / "two.txt").read_text() == "Mine."
    assert (out / "two (2).txt").read_text().startswith("[00:00:00]")
    assert not (out / "one (2).txt").exists()


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (WhenDone(folder="/out", formats=("mp4",)), "no format"),
        (WhenDone(folder="/out", formats=()), "at least one"),
        (WhenDone(folder="out", formats=("txt",)), "whole path"),
        (WhenDone(folder="/out", formats=("srt",), subtitles="longest=0"), "longest=0"),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(desk: Desk, tmp_path: Path, wish: WhenDone, why: str) -> None:
    batch = desk.repository.batches.summaries([hand_in(desk, tmp_path, "one.wav")])[0].batch
    with pytest.raises(EarshotError, match=why):
        change_when_done(desk.repository, batch, wish)
    assert desk.repository.batches.summaries([batch.id])[0].batch.when_done == batch.when_done


def test_a_batch_that_is_gone_is_said_to_be(desk: Desk, tmp_path: Path) -> None:
    batch = desk.repository.batches.summaries([hand_in(desk, tmp_path, "one.wav")])[0].batch
    with pytest.raises(EarshotError, match="gone"):
        change_when_done(desk.repository, replace(batch, id=99), WhenDone())
