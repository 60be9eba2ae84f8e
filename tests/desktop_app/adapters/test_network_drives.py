"""Network drives are known by their file systems."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.adapters import network_drives
from desktop_app.adapters.network_drives import is_on_network, mount_type

MOUNTS = r"""/dev/sda1 / ext4 rw,relatime 0 0
server:/share /mnt/share nfs4 rw,vers=4.2 0 0
//nas/audio /mnt/our\040audio cifs rw 0 0
/dev/sdb1 /mnt/share/local ext4 rw 0 0
me@host: /home/me/far fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/me/audio", "ext4"),
        ("/mnt/share", "nfs4"),
        ("/mnt/share/deep/in", "nfs4"),
        ("/mnt/share/local/in", "ext4"),
        ("/mnt/our audio/in", "cifs"),
        ("/home/me/far", "fuse.sshfs"),
    ],
)
def test_the_nearest_mount_counts(folder: str, kind: str) -> None:
    assert mount_type(Path(folder), MOUNTS) == kind


@pytest.mark.parametrize(
    ("kind", "on_network"), [("ext4", False), ("nfs", True), ("cifs", True), ("fuse.rclone", True)]
)
def test_files_on_other_computers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, on_network: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nthere {tmp_path.resolve()} {kind} rw 0 0\n")
    monkeypatch.setattr(network_drives, "MOUNTS", mounts)
    assert is_on_network(tmp_path) is on_network


def test_where_nothing_is_told_a_drive_counts_as_local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_drives, "MOUNTS", tmp_path / "missing")
    assert not is_on_network(tmp_path)
