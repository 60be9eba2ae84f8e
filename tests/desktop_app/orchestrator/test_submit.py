"""Files and folders become tasks."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.errors import NotAudio
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.cancel import cancel
from desktop_app.orchestrator.ports import Probe
from desktop_app.orchestrator.reports import IntakeProgress
from desktop_app.orchestrator.submit import Intake, search, submit
from tests.desktop_app.orchestrator.conftest import Desk
from worker_agent.contract.messages import TranscribeOptions

OPTIONS = TranscribeOptions(language="de", prompt="Earshot")


def test_a_file_becomes_a_pending_task_with_its_options(desk: Desk) -> None:
    [task] = desk.submit("board.wav", options=OPTIONS)
    assert (task.status, task.file_name, task.options) == (TaskStatus.PENDING, "board.wav", OPTIONS)
    assert task.source_path == str(desk.folder / "files" / "board.wav")
    assert task.duration_seconds == 10


def test_a_folder_is_searched_for_audio(desk: Desk) -> None:
    for name in ("b.mp3", "a/deep/c.FLAC", "a/notes.txt", ".hidden/d.wav", "a/._e.wav"):
        desk.file(name)
    found, refused = search([desk.folder / "files"])
    assert [path.name for path in found] == ["b.mp3", "c.FLAC"]
    assert not refused


def test_a_file_named_twice_is_taken_once(desk: Desk) -> None:
    path = desk.file("a.wav")
    found, _ = search([path, path.parent, path.parent / ".." / "files" / "a.wav"])
    assert found == [path]


def test_bad_files_are_refused_with_a_sentence_and_keep_nothing_out(desk: Desk) -> None:
    good, text, empty = desk.file("good.wav"), desk.file("notes.txt"), desk.file("empty.wav", b"")
    folder = desk.folder / "nothing"
    folder.mkdir()
    report = submit(desk.intake, [folder, desk.folder / "missing.wav", text, empty, good], OPTIONS)
    assert [task.file_name for task in report.accepted] == ["good.wav"]
    assert {Path(refusal.what).name for refusal in report.refused} == {
        "nothing",
        "missing.wav",
        "notes.txt",
        "empty.wav",
    }
    assert all(refusal.why.endswith(".") for refusal in report.refused)


def test_the_same_audio_with_the_same_options_is_no_new_task(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    copy = desk.file("copy.wav", b"board.wav")
    report = submit(desk.intake, [copy], TranscribeOptions())
    assert ([known.id for known in report.duplicates], report.accepted) == ([task.id], ())
    assert len(submit(desk.intake, [copy], OPTIONS).accepted) == 1


def test_two_copies_handed_in_together_are_one_task(desk: Desk) -> None:
    report = submit(desk.intake, [desk.file("a.wav"), desk.file("b.wav")], OPTIONS)
    assert len(report.accepted) == 1
    assert [task.id for task in report.duplicates] == [report.accepted[0].id]


def test_a_cancelled_tasks_audio_may_come_again(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    cancel(desk.repository, desk.store, [task.id])
    assert len(desk.submit("board.wav")) == 1


def test_a_file_that_is_still_being_written_is_refused(desk: Desk) -> None:
    path = desk.file("growing.wav")

    class Recorder:
        """Something else writes to the file while we look at it."""

        def probe(self, path: Path) -> Probe:
            path.write_bytes(path.read_bytes() + b"more")
            return Probe(None)

    report = submit(Intake(desk.repository, Recorder(), "desk"), [path], OPTIONS)
    assert "still being written" in report.refused[0].why


def test_progress_is_told_for_every_file(desk: Desk) -> None:
    paths = [desk.file(f"{number}.wav", str(number).encode()) for number in range(100)]
    told: list[IntakeProgress] = []
    submit(desk.intake, paths, OPTIONS, told.append)
    assert [progress.looked_at for progress in told] == list(range(101))
    assert {progress.found for progress in told} == {100}


def test_an_unforeseen_fault_of_one_file_is_no_fault_of_the_next(desk: Desk) -> None:
    class Picky:
        """Knows no file but one."""

        def probe(self, path: Path) -> Probe:
            if path.name == "bad.wav":
                raise NotAudio("Bad.")
            return Probe(1.0)

    bad, good = desk.file("bad.wav", b"1"), desk.file("good.wav", b"2")
    report = submit(Intake(desk.repository, Picky(), "desk"), [bad, good], OPTIONS)
    assert [task.file_name for task in report.accepted] == ["good.wav"]
