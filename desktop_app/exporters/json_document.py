"""JSON: the whole document, for programs."""

from __future__ import annotations

import json
from collections.abc import Collection

from desktop_app.exporters.manuscript import Manuscript, Part


def to_json(manuscript: Manuscript, parts: Collection[Part]) -> bytes:
    """The document as the worker stored it, its keys always in the same order, and which file it is of."""
    transcript = manuscript.transcript
    document = {"file": manuscript.file_name, "text": transcript.text, **transcript.model_dump(mode="json")}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
