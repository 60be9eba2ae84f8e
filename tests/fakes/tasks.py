"""Tasks for tests, with only what a test cares about spelled out."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from desktop_app.domain.task import Task

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def make_task(**fields: Any) -> Task:
    id_ = fields.get("id", 1)
    name = fields.get("file_name", f"recording-{id_:04}.wav")
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    defaults: dict[str, Any] = {
        "id": id_,
        "uid": f"{id_:032x}",
        "file_name": name,
        "source_path": f"/audio/{name}",
        "source_host": "desk",
        "audio_sha256": sha256,
        "audio_bytes": 1_000_000,
        "duration_seconds": 60.0,
        "submitted_at": NOW,
    }
    return Task(**{**defaults, **fields})
