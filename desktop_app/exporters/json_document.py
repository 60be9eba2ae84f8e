"""JSON: the whole document, for programs."""

from __future__ import annotations

import json

from worker_agent.contract.transcript import Transcript


def to_json(transcript: Transcript, file_name: str) -> bytes:
    """The document as the worker stored it, its keys always in the same order, and which file it is of."""
    document = {"file": file_name, "text": transcript.text, **transcript.model_dump(mode="json")}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
