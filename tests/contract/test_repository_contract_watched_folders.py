"""One behaviour for every repository: watched folders, and what is known of their files."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.watched_folder import FileState, KnownFile, WatchedFolder
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.ports.watching import WatchedFolders
from tests.fakes.tasks import NOW
from worker_agent.contract.options import ConvertOptions, TranscribeOptions

OPTIONS = TranscribeOptions(language="de", prompt="Zoë")
ODD = "/audio/caf\udce9"  # a name that is no text
A, B = "a" * 64, "b" * 64


@pytest.fixture
def folders(repository: TaskRepository) -> WatchedFolders:
    return repository.watched_folders


@pytest.fixture
def folder(folders: WatchedFolders) -> WatchedFolder:
    return folders.add("desk", "/audio", "transcribe", OPTIONS, NOW)


def known(path: str, sha256: str | None = A, size: int = 5) -> KnownFile:
    return KnownFile(FileState(path, size, 1_700_000_000_123_456_789), sha256)


def test_folders_come_back_as_they_were_added(folders: WatchedFolders) -> None:
    assert folders.list() == []
    first = folders.add("desk", ODD, "transcribe", OPTIONS, NOW)
    second = folders.add("other", ODD, "convert", ConvertOptions(), NOW)
    assert first == WatchedFolder(id=first.id, host="desk", path=ODD, kind="transcribe", options=OPTIONS, added_at=NOW)
    assert (folders.list(), folders.list("other"), folders.list("desk")) == ([first, second], [second], [first])


def test_a_folder_that_is_added_again_gets_the_options_alone(folders: WatchedFolders, folder: WatchedFolder) -> None:
    folders.save_progress(replace(folder, taken=3))
    again = folders.add("desk", "/audio", "transcribe", TranscribeOptions(language="en"), NOW + timedelta(hours=1))
    assert again == replace(folder, taken=3, options=TranscribeOptions(language="en"))
    other = folders.add("desk", "/audio", "convert", ConvertOptions(), NOW)
    assert folders.list() == [again, other]


def test_what_came_of_a_folder_is_kept(folders: WatchedFolders, folder: WatchedFolder) -> None:
    said = {"taken": 2, "taken_at": NOW, "taken_name": "a/b.wav", "refused": 1, "refusal": "No.", "fault": "Gone."}
    changed = replace(folder, **said)
    folders.save_progress(changed)
    assert folders.list() == [changed]
    folders.save_progress(folder)
    assert folders.list() == [folder]


def test_options_that_were_changed_meanwhile_stay(folders: WatchedFolders, folder: WatchedFolder) -> None:
    changed = folders.add("desk", "/audio", "transcribe", TranscribeOptions(), NOW)
    folders.save_progress(replace(folder, taken=1))
    assert folders.list() == [replace(changed, taken=1)]


def test_files_are_known_by_their_paths(folders: WatchedFolders, folder: WatchedFolder) -> None:
    odd, refused = known(f"{ODD}/a.wav"), known("/audio/b.wav", None)
    folders.save_files(folder.id, [odd, refused])
    assert folders.find_files(folder.id, [f"{ODD}/a.wav", "/audio/b.wav", "/audio/c.wav"]) == {
        f"{ODD}/a.wav": odd,
        "/audio/b.wav": refused,
    }
    changed = known("/audio/b.wav", B, 7)
    folders.save_files(folder.id, [changed])
    assert folders.find_files(folder.id, ["/audio/b.wav"]) == {"/audio/b.wav": changed}
    assert folders.find_files(folder.id, []) == folders.find_files(folder.id + 1, ["/audio/b.wav"]) == {}


def test_contents_are_known_by_folder_and_those_exported_everywhere(
    folders: WatchedFolders, folder: WatchedFolder
) -> None:
    other = folders.add("desk", "/other", "transcribe", OPTIONS, NOW)
    folders.save_files(folder.id, [known("/audio/a.wav", A, 5), known("/audio/no.wav", None, 5)])
    folders.add_exported(B, 5)
    folders.add_exported(B, 5)
    folders.add_exported("c" * 64, 6)
    assert folders.find_contents(folder.id, {5}) == {(5, A), (5, B)}
    assert folders.find_contents(other.id, [4, 5]) == {(5, B)}
    assert folders.find_contents(folder.id, ()) == set()


def test_a_removed_folder_leaves_nothing_and_may_be_written_to_in_vain(
    folders: WatchedFolders, folder: WatchedFolder
) -> None:
    folders.save_files(folder.id, [known("/audio/a.wav")])
    folders.remove([folder.id, folder.id + 9])
    folders.save_files(folder.id, [known("/audio/b.wav")])
    folders.save_progress(replace(folder, taken=9))
    assert folders.list() == []
    assert folders.find_files(folder.id, ["/audio/a.wav", "/audio/b.wav"]) == {}
    assert folders.find_contents(folder.id, [5]) == set()
    again = folders.add("desk", "/audio", "transcribe", OPTIONS, NOW)
    assert (again.id > folder.id, again.taken) == (True, 0)
