"""What of a transcription can be kept, and how another attempt goes on from it: the plan, and each group of spans."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from typing import Protocol, TypeVar

from pydantic import ValidationError

from worker_agent.contract.messages import Model
from worker_agent.contract.transcript import Segment

logger = logging.getLogger(__name__)

_PLAN = "plan"


class Pieces(Protocol):
    """Where pieces of the work are kept."""

    @property
    def kept(self) -> Sequence[str]: ...

    def recall(self, name: str) -> bytes | None: ...

    def keep(self, name: str, data: bytes) -> None: ...


class NothingKept:
    """For work that nobody goes on with."""

    kept: Sequence[str] = ()

    def recall(self, name: str) -> bytes | None:
        return None

    def keep(self, name: str, data: bytes) -> None:
        pass


class KeptPlan(Model):
    """What was decided before the first word."""

    spans: tuple[tuple[int, int], ...]  #: in samples
    language: str
    language_probability: float | None


class KeptGroup(Model):
    """What was heard in one group of spans."""

    first: int  #: index of its first span
    done: int  #: how many spans are done with it
    segments: tuple[Segment, ...]
    last_speech: float  #: seconds; the word times of the next group depend on it


AnyPiece = TypeVar("AnyPiece", KeptPlan, KeptGroup)


class Notebook:
    """The pieces of one way to transcribe one recording: with another model or option nothing of it is used."""

    def __init__(self, pieces: Pieces, *ways: str) -> None:
        """`ways`: all that the words and their times depend on."""
        self._pieces = pieces
        self._folder = hashlib.sha256("\n".join(ways).encode()).hexdigest()[:16]

    def plan(self) -> KeptPlan | None:
        return self._read(_PLAN, KeptPlan)

    def keep_plan(self, plan: KeptPlan) -> None:
        self._keep(_PLAN, plan)

    def groups(self) -> list[KeptGroup]:
        """From the first on, without a gap."""
        groups: list[KeptGroup] = []
        for name in sorted(self._pieces.kept):
            folder, _, piece = name.rpartition("/")
            if folder != self._folder or piece == _PLAN:
                continue
            group = self._read(piece, KeptGroup)
            if group is None or group.first != (groups[-1].done if groups else 0):
                break
            groups.append(group)
        return groups

    def keep_group(self, group: KeptGroup) -> None:
        self._keep(f"{group.first:06}", group)

    def _read(self, name: str, kind: type[AnyPiece]) -> AnyPiece | None:
        data = self._pieces.recall(f"{self._folder}/{name}")
        try:
            return None if data is None else kind.model_validate_json(data)
        except ValidationError:
            logger.exception("the piece %s is damaged, and is made anew", name)
            return None

    def _keep(self, name: str, piece: Model) -> None:
        self._pieces.keep(f"{self._folder}/{name}", piece.model_dump_json().encode())
