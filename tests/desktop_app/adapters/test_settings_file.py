"""The settings file keeps what a person wrote into it."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest

from desktop_app.adapters.settings_file import SettingsFile
from desktop_app.domain.errors import SettingsError

WRITTEN = """\
# Our fleet in Stockholm
[store]  # not the old bucket
root = "s3://recordings/2026"

[queue]
# status comes first here, on purpose
status = "fleet-status"
task   = "fleet-tasks"  # ask Ann before changing
visibility_timeout = 120
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(WRITTEN)
    return path


def test_comments_and_order_stay(path: Path) -> None:
    SettingsFile(path).change({"queue.task": "new-tasks"})
    assert path.read_text() == WRITTEN.replace("fleet-tasks", "new-tasks")


def test_keys_come_and_go(path: Path) -> None:
    changes = {"queue.visibility_timeout": None, "worker.batch_size": 4, "home": "/srv/earshot", "database.iam": True}
    SettingsFile(path).change(changes)
    assert tomllib.loads(path.read_text()) == {
        "home": "/srv/earshot",
        "store": {"root": "s3://recordings/2026"},
        "queue": {"status": "fleet-status", "task": "fleet-tasks"},
        "worker": {"batch_size": 4},
        "database": {"iam": True},
    }
    assert "# status comes first here, on purpose" in path.read_text()


@pytest.mark.parametrize(
    "text",
    ['queue.task = "a"\n', 'queue = {task = "a"}\n', '[queue]\r\ntask = "a"\r\n', '[queue]\n[aws]\nregion = "x"\n'],
)
def test_any_way_of_writing_it_is_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode())
    SettingsFile(path).change({"queue.task": "b", "queue.status": "c"})
    changed = path.read_bytes().decode()
    assert tomllib.loads(changed)["queue"] == {"task": "b", "status": "c"}
    assert changed.count("\r\n") >= text.count("\r\n")


def test_a_file_that_is_not_there_is_made_for_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "config" / "earshot" / "config.toml"
    file = SettingsFile(path)
    assert file.values() == {}
    file.change({"queue.task": None, "store.root": "/audio"})
    assert file.values() == {"store": {"root": "/audio"}}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_stays_one(tmp_path: Path, path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    SettingsFile(link).change({"queue.task": "new-tasks"})
    assert link.is_symlink()
    assert "new-tasks" in path.read_text()


def test_nothing_is_lost_when_the_disk_fails(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SettingsError, match=r"can't be written \(No space left"):
        SettingsFile(path).change({"queue.task": "new-tasks"})
    assert path.read_text() == WRITTEN
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_no_toml_is_left_as_it_is(path: Path) -> None:
    path.write_text("[queue\n")
    with pytest.raises(SettingsError, match="not valid TOML"):
        SettingsFile(path).change({"queue.task": "new-tasks"})
    assert path.read_text() == "[queue\n"
