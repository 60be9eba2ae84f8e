"""Drafts as files in the home folder, each beside the lock of the program that writes it."""

from __future__ import annotations

import json
import logging
import time
import uuid
from contextlib import suppress
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from desktop_app.domain.draft import Draft
from desktop_app.domain.revision import MachineText
from worker_agent.contract.atomic_file import replacing

logger = logging.getLogger(__name__)

DRAFT, LOCK = ".draft", ".lock"
OLD = 86400.0  # seconds after which a lock is removed that nobody holds and that has no drafts: it is not being made


class DraftFolder:
    """A file is named after its program and its sitting: its facts as a line of JSON, then the document."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "drafts"
        self._program = uuid.uuid4().hex
        self._lock = FileLock(self._folder / f"{self._program}{LOCK}", thread_local=False)

    def write(self, name: str, draft: Draft) -> None:
        if not self._lock.is_locked:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        with replacing(self._path(f"{self._program}.{name}")) as unfinished:
            unfinished.write_bytes(_encode(draft))

    def remove(self, name: str) -> None:
        for own_or_left in (f"{self._program}.{name}", name):
            self._path(own_or_left).unlink(missing_ok=True)

    def left(self) -> dict[str, Draft]:
        if not self._folder.exists():
            return {}
        found: dict[str, Draft] = {}
        for lock in self._folder.glob(f"*{LOCK}"):
            if lock.stem != self._program and _is_free(lock):
                paths = list(self._folder.glob(f"{lock.stem}.*{DRAFT}"))
                found |= {path.stem: draft for path in paths if (draft := _read(path))}
                if not paths and time.time() - lock.stat().st_mtime > OLD:
                    lock.unlink(missing_ok=True)
        return dict(sorted(found.items(), key=lambda one: one[1].typed_at))

    def close(self) -> None:
        """What is still there counts as left from now on."""
        self._lock.release(force=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{DRAFT}"


def _is_free(lock: Path) -> bool:
    try:
        with FileLock(lock, blocking=False):
            return True
    except (Timeout, OSError):
        return False


def _encode(draft: Draft) -> bytes:
    facts = {name: value for name, value in asdict(draft).items() if name != "document"}
    return json.dumps({**facts, "typed_at": draft.typed_at.isoformat()}).encode() + b"\n" + draft.document


def _read(path: Path) -> Draft | None:
    """None: it is gone, or no draft that this version knows."""
    with suppress(FileNotFoundError):
        head, _, document = path.read_bytes().partition(b"\n")
        try:
            return _decode(json.loads(head), document)
        except (ValueError, KeyError, TypeError):
            logger.warning("the draft %s can't be read", path)
    return None


def _decode(facts: dict[str, Any], document: bytes) -> Draft:
    known = {field.name: facts[field.name] for field in fields(Draft) if field.name in facts}
    number, saves = facts["seen"]
    made = {
        "typed_at": datetime.fromisoformat(facts["typed_at"]),
        "seen": (number, saves),
        "origin": MachineText(**facts["origin"]),
    }
    return Draft(**{**known, **made}, document=document)
