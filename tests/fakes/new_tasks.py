"""Files as they are handed in, for tests of what keeps them."""

from __future__ import annotations

import hashlib
import uuid
from typing import Any

from desktop_app.domain.task import NewTask
from worker_agent.contract.options import TranscribeOptions


def make_new_task(file_name: str = "recording.wav", **fields: Any) -> NewTask:
    defaults: dict[str, Any] = {
        "uid": uuid.uuid4().hex,
        "file_name": file_name,
        "source_path": f"/audio/{file_name}",
        "source_host": "desk",
        "audio_sha256": hashlib.sha256(file_name.encode(errors="surrogatepass")).hexdigest(),
        "audio_bytes": 1_000_000,
        "duration_seconds": 60.0,
        "options": TranscribeOptions(),
        "secret": "5" * 32,
    }
    return NewTask(**{**defaults, **fields})
