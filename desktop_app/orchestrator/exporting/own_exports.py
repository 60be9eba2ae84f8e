"""Files that an export has written before, and may write over as long as nobody has changed them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.orchestrator.audio_files import sha256_of


@dataclass(slots=True)
class OwnExports:
    """By task: what was written of it, and what is being written now."""

    before: Mapping[int, Mapping[str, str]] = field(default_factory=dict)  #: digests by path
    written: dict[int, dict[str, str]] = field(default_factory=dict)  #: likewise

    def may_replace(self, task_id: int, path: Path) -> bool:
        """Whether the file that is there was written of this task, and is as it was written."""
        digest = self.before.get(task_id, {}).get(str(path))
        try:
            return digest is not None and not path.is_symlink() and sha256_of(path) == digest
        except OSError:
            return False

    def note(self, task_id: int, path: Path, content: bytes | Path) -> None:
        """The file has this content now."""
        digest = sha256_of(content) if isinstance(content, Path) else hashlib.sha256(content).hexdigest()
        self.written.setdefault(task_id, {})[str(path)] = digest
