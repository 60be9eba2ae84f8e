"""Which folders lie on another computer, whose system does not tell ours what changes there."""

from __future__ import annotations

import re
import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
NETWORK_TYPES = frozenset("9p afpfs afs ceph cifs davfs glusterfs lustre ncpfs nfs nfs4 smb3 smbfs".split())
FUSE = "fuse."  # sshfs, rclone, s3fs, a cloud's drive: none of them tells what others change
_REMOTE = 4  # Windows' DRIVE_REMOTE
_OCTAL = re.compile(r"\\([0-7]{3})")


def is_on_network(folder: Path) -> bool:
    """False where that can't be told."""
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    kind = mount_type(folder.resolve(), mounts)
    return kind in NETWORK_TYPES or kind.startswith(FUSE)


def mount_type(folder: Path, mounts: str) -> str:
    """The file system's type, as `mounts` (/proc/self/mounts) tells; empty where it does not."""
    found = {Path(_unescaped(point)): kind for _, point, kind, *_ in map(str.split, mounts.splitlines())}
    return next((found[parent] for parent in (folder, *folder.parents) if parent in found), "")


def _unescaped(point: str) -> str:
    r"""A space is written as \040 there."""
    return _OCTAL.sub(lambda match: chr(int(match[1], 8)), point)


def _is_remote_drive(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return folder.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _REMOTE
