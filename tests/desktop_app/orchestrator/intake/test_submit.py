"""Files and folders become tasks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from desktop_app.domain.errors import NotAudio
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.audio_files import find_audio
from desktop_app.orchestrator.intake.submit import SubmitContext, submit
from desktop_app.orchestrator.ports.tasks import Probe
from desktop_app.orchestrator.results import SubmitProgress, SubmitReport
from tests.desktop_app.orchestrator.conftest import Desk
from worker_agent.contract.options import TranscribeOptions

OPTIONS = TranscribeOptions(language="de", prompt="Earshot")


def test_a_file_becomes_a_pending_task_with_its_options(desk: Desk) -> None:
    [task] = desk.submit("board.wav", options=OPTIONS)
    assert (task.status, task.file_name, task.options) == (TaskStatus.PENDING, "board.wav", OPTIONS)
    assert task.source_path == str(desk.folder / "files" / "board.wav")
    assert task.duration_seconds == 10


def test_a_folder_is_searched_for_audio(desk: Desk) -> None:
    for name in ("b.mp3", "a/deep/c.FLAC", "a/notes.txt", ".hidden/d.wav", "a/._e.wav"):
        desk.file(name)
    found, refused = find_audio([desk.folder / "files"])
    assert [path.name for path in found] == ["b.mp3", "c.FLAC"]
    assert not refused


def test_a_file_named_twice_is_taken_once(desk: Desk) -> None:
    path = desk.file("a.wav")
    found, _ = find_audio([path, path.parent, path.parent / ".." / "files" / "a.wav"])
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
    assert [summary.batch.name for summary in desk.repository.batches.summaries()] == ["good.wav"]


def test_the_same_file_with_the_same_options_is_no_new_task(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    report = submit(desk.intake, [desk.file("board.wav", b"board.wav")], TranscribeOptions())
    assert ([known.id for known in report.known], report.accepted) == ([task.id], ())
    assert len(desk.submit("board.wav", options=OPTIONS)) == 1


def test_the_same_file_with_other_content_is_a_new_task(desk: Desk) -> None:
    desk.hand_in(desk.file("board.wav", b"first"))
    [task] = desk.hand_in(desk.file("board.wav", b"second"))
    assert task.duplicate_of is None


def test_the_same_recording_under_another_name_is_a_task_that_duplicates_the_first(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    [copy] = desk.hand_in(desk.file("copy.wav", b"board.wav"))
    assert (copy.file_name, copy.duplicate_of) == ("copy.wav", task.id)
    [other] = desk.hand_in(desk.file("other.wav", b"board.wav"), options=OPTIONS)
    assert other.duplicate_of is None


def test_of_copies_handed_in_together_one_is_the_original(desk: Desk) -> None:
    original, *duplicates = desk.hand_in(*(desk.file(f"{name}.wav") for name in "abc"))
    assert original.duplicate_of is None
    assert [task.duplicate_of for task in duplicates] == [original.id, original.id]


def test_two_who_hand_in_the_same_files_at_once_double_nothing(desk: Desk) -> None:
    paths = [desk.file(f"{number}.wav", str(number % 10).encode()) for number in range(50)]

    def hand_in(_: int) -> SubmitReport:
        return submit(desk.intake, paths, OPTIONS)

    with ThreadPoolExecutor(2) as windows:
        reports = list(windows.map(hand_in, range(2)))
    accepted = [task for report in reports for task in report.accepted]
    assert sorted(task.source_path for task in accepted) == sorted(map(str, paths))
    assert sum(task.duplicate_of is None for task in accepted) == 10


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

    report = submit(SubmitContext(desk.repository, Recorder(), "desk"), [path], OPTIONS)
    assert "still being written" in report.refused[0].why


def test_progress_is_told_for_every_file(desk: Desk) -> None:
    paths = [desk.file(f"{number}.wav", str(number).encode()) for number in range(100)]
    told: list[SubmitProgress] = []
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
    report = submit(SubmitContext(desk.repository, Picky(), "desk"), [bad, good], OPTIONS)
    assert [task.file_name for task in report.accepted] == ["good.wav"]
