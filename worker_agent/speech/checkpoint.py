"""The checkpoint of a transcription: its plan and each finished batch, from which another attempt resumes."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from typing import Protocol, TypeVar

from pydantic import ValidationError

from worker_agent.contract.model import ContractModel
from worker_agent.contract.transcript import Doubt, Segment
from worker_agent.speech.language import Language
from worker_agent.speech.plan import Plan, SpeechChunk
from worker_agent.speech.voice_activity import Region

logger = logging.getLogger(__name__)

_PLAN = "plan"
_METHOD = 4  # of transcribing: raised with every change to the chunks, the words or the records made of a recording


class CheckpointStore(Protocol):
    """Where pieces of the work are kept."""

    @property
    def stored(self) -> Sequence[str]: ...

    def read(self, name: str) -> bytes | None: ...

    def write(self, name: str, data: bytes) -> None: ...


class NullCheckpointStore:
    """For work that nobody resumes."""

    stored: Sequence[str] = ()

    def read(self, name: str) -> bytes | None:
        return None

    def write(self, name: str, data: bytes) -> None:
        pass


class PlanRecord(ContractModel):
    """What was decided before the first word."""

    chunks: tuple[tuple[tuple[int, int], ...], ...]  #: the regions of each, in samples
    batch_size: int  #: chunks, at most
    language: str
    language_probability: float | None
    other_languages: tuple[str, ...]

    @classmethod
    def of(cls, plan: Plan, batch_size: int, language: Language) -> PlanRecord:
        return cls(
            chunks=tuple(tuple((region.start, region.end) for region in chunk.regions) for chunk in plan),
            batch_size=batch_size,
            language=language.code,
            language_probability=language.probability,
            other_languages=language.others,
        )

    @property
    def plan(self) -> Plan:
        return tuple(SpeechChunk(tuple(Region(*region) for region in regions)) for regions in self.chunks)

    @property
    def has_several_batches(self) -> bool:
        """Whether it is worth keeping."""
        return len(self.chunks) > self.batch_size

    @property
    def spoken(self) -> Language:
        return Language(self.language, self.language_probability, self.other_languages)


class BatchRecord(ContractModel):
    """What was heard in one batch of chunks."""

    first: int  #: index of its first chunk; those of the second pass follow on those of the first
    done: int  #: how many chunks are done with it
    segments: tuple[Segment, ...]
    doubts: tuple[Doubt, ...]
    missed: tuple[Doubt, ...]  #: what is left to the second pass
    silence: float  #: seconds without a word at its end; the word times of the next batch depend on it


AnyRecord = TypeVar("AnyRecord", PlanRecord, BatchRecord)


class TranscriptionCheckpoint:
    """The records of one way to transcribe one recording: with another model, option or method nothing of it is used.

    So no transcript is made by two versions of the agent, half by one and half by the other.
    """

    def __init__(self, store: CheckpointStore, *identity: str) -> None:
        """`identity`: all that the words and their times depend on, beside the method."""
        self._store = store
        self._folder = hashlib.sha256("\n".join((str(_METHOD), *identity)).encode()).hexdigest()[:16]

    def plan(self) -> PlanRecord | None:
        return self._read(_PLAN, PlanRecord)

    def write_plan(self, plan: PlanRecord) -> None:
        self._write(_PLAN, plan)

    def batches(self) -> list[BatchRecord]:
        """From the first on, without a gap."""
        batches: list[BatchRecord] = []
        for name in sorted(self._store.stored):
            folder, _, record = name.rpartition("/")
            if folder != self._folder or record == _PLAN:
                continue
            batch = self._read(record, BatchRecord)
            if batch is None or batch.first != (batches[-1].done if batches else 0):
                break
            batches.append(batch)
        return batches

    def write_batch(self, batch: BatchRecord) -> None:
        self._write(f"{batch.first:06}", batch)

    def _read(self, name: str, kind: type[AnyRecord]) -> AnyRecord | None:
        data = self._store.read(f"{self._folder}/{name}")
        try:
            return None if data is None else kind.model_validate_json(data)
        except ValidationError:
            logger.exception("the record %s is damaged, and is made anew", name)
            return None

    def _write(self, name: str, record: ContractModel) -> None:
        self._store.write(f"{self._folder}/{name}", record.model_dump_json().encode())
