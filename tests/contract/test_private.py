"""Whose the files are that the programs write."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from worker_agent.contract.private import make_private_folder

BEGINNING = """
from pathlib import Path
from worker_agent.contract.private import user_umask, set_private_umask, make_private_folder
set_private_umask()
"""


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


def run(folder: Path, lines: str, umask: int) -> None:
    """A program of its own, for a umask is a whole process's, and started by a person with this one."""
    environment = {name: value for name, value in os.environ.items() if name != "_EARSHOT_UMASK"}
    command = [sys.executable, "-c", BEGINNING + lines]
    environment["PYTHONPATH"] = str(Path.cwd())
    subprocess.run(command, cwd=folder, env=environment, umask=umask, check=True, timeout=60)


def test_what_a_program_writes_is_its_users_alone(tmp_path: Path) -> None:
    run(tmp_path, "Path('file').touch(); Path('folder').mkdir()", umask=0o002)
    assert (mode(tmp_path / "file"), mode(tmp_path / "folder")) == (0o600, 0o700)


@pytest.mark.parametrize(("umask", "file", "folder"), [(0o022, 0o644, 0o755), (0o027, 0o640, 0o750), (0, 0o666, 0o777)])
def test_what_is_exported_has_the_modes_of_the_persons_other_files(
    tmp_path: Path, umask: int, file: int, folder: int
) -> None:
    lines = """
from desktop_app.adapters.files import LocalFiles
assert LocalFiles().fault_of_folder(Path('exports/march')) is None
LocalFiles().write_whole(Path('exports/march/talk.txt'), b'Hello.')
"""
    run(tmp_path, lines, umask)
    assert mode(tmp_path / "exports" / "march" / "talk.txt") == file
    assert {mode(tmp_path / "exports"), mode(tmp_path / "exports" / "march")} == {folder}


@pytest.mark.parametrize(("root", "file", "folder"), [("None", 0o600, 0o700), ("'shared'", 0o660, 0o770)])
def test_a_store_that_a_person_named_may_be_shared_and_our_own_is_private(
    tmp_path: Path, root: str, file: int, folder: int
) -> None:
    lines = f"""
from worker_agent.contract.connect import connect
from worker_agent.contract.settings import AwsSettings, QueueSettings, StoreSettings
make_private_folder(Path('home'))
connect(QueueSettings(), StoreSettings(root={root}), AwsSettings(), Path('home')).store.put('tasks/1/audio', b'sound')
"""
    run(tmp_path, lines, umask=0o007)
    store = tmp_path / ("home/store" if root == "None" else "shared")
    assert mode(store / "tasks" / "1" / "audio") == file
    folders = {store, store / "tasks", store / "tasks" / "1", store / ".unfinished"}
    assert {mode(path) for path in folders} == {folder}


def test_a_group_that_a_folder_hands_down_is_kept(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports").chmod(0o2775)
    lines = "from worker_agent.contract.private import make_shared_folder; make_shared_folder(Path('exports/march'))"
    run(tmp_path, lines, umask=0o002)
    assert mode(tmp_path / "exports" / "march") == 0o2775


def test_a_child_knows_the_persons_own_umask(tmp_path: Path) -> None:
    child = (
        BEGINNING + "from desktop_app.adapters.files import LocalFiles; LocalFiles().write_whole(Path('talk.txt'), b'')"
    )
    run(tmp_path, f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True)", umask=0o022)
    assert mode(tmp_path / "talk.txt") == 0o644


def test_another_program_is_started_user_umask_would(tmp_path: Path) -> None:
    lines = """
import subprocess
with user_umask():
    subprocess.run(['touch', 'theirs'], check=True)
Path('ours').touch()
"""
    run(tmp_path, lines, umask=0o022)
    assert (mode(tmp_path / "theirs"), mode(tmp_path / "ours")) == (0o644, 0o600)


def test_a_home_that_was_left_open_is_narrowed(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    make_private_folder(home)
    assert mode(home) == 0o700
    for name in ("earshot.db", "earshot.db-wal", "queue.db", "local-worker.lock"):
        (home / name).touch()
    (home / "store").mkdir()
    home.chmod(0o755)
    make_private_folder(home)
    assert mode(home) == 0o700


def test_a_folder_with_other_things_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "earshot.db").touch()
    (tmp_path / "holiday.jpg").touch()
    tmp_path.chmod(0o755)
    make_private_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def test_a_home_that_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        make_private_folder(tmp_path / "file" / "home")
