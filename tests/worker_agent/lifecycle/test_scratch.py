"""What a dead worker had fetched is removed by the next one; what a living one has, or is another's, is not touched."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from worker_agent.lifecycle import scratch
from worker_agent.lifecycle.scratch import scratch_folder

#: Fetches something, says where, and dies without a word
DIES = """
import os
from worker_agent.lifecycle.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "recording").write_bytes(bytes(1000))
    print(folder, flush=True)
    os.kill(os.getpid(), 9)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where everybody may write."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def killed_worker() -> Path:
    """The folder of a worker that was killed."""
    ended = subprocess.run([sys.executable, "-c", DIES], stdout=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == -9
    return Path(ended.stdout.strip())


def test_nothing_is_left_at_an_orderly_end(temporary: Path) -> None:
    with scratch_folder() as folder:
        (folder / "recording").touch()
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not [*temporary.iterdir()]


def test_what_a_killed_worker_left_goes_with_the_next_one(temporary: Path) -> None:
    left = killed_worker()
    assert (left / "recording").is_file()
    with scratch_folder() as folder:
        assert {path for path in temporary.iterdir() if path.is_dir()} == {folder}
    assert not [*temporary.iterdir()]


def test_what_a_living_worker_has_stays(temporary: Path) -> None:
    with scratch_folder() as first:
        (first / "recording").touch()
        with scratch_folder():
            assert (first / "recording").is_file()
        assert (first / "recording").is_file()


def test_another_persons_stays(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = killed_worker()
    scratch._remove_abandoned(temporary, owner=os.geteuid() + 1)
    assert (left / "recording").is_file()


def test_no_link_leads_out_of_it(temporary: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "kept").touch()
    name = temporary / f"{scratch._PREFIX}x"
    name.symlink_to(elsewhere)
    name.with_suffix(".lock").touch()
    with scratch_folder():
        pass
    assert (elsewhere / "kept").is_file()
