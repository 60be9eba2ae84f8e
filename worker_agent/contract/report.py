"""What a report is made of: the input of a task of the kind `report`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from worker_agent.contract.model import LARGEST, PROTOCOL, ContractModel, Moment, ObjectKey, Seconds


class ReportRow(ContractModel):
    """One task, as it was when the report was asked for."""

    id: int = Field(ge=0, le=LARGEST)
    kind: str
    file_name: str
    status: str  #: as in JSON: "completed", "failed", …
    duration_seconds: Seconds | None = None
    language: str | None = None
    attempts: int = Field(default=0, ge=0, le=LARGEST)
    error: str | None = None  #: a sentence
    warning: str | None = None
    worker: str | None = None
    submitted_from: str = ""  #: the computer
    submitted_at: Moment
    finished_at: Moment | None = None
    transcript_key: ObjectKey | None = None


class ReportInput(ContractModel):
    """The whole selection, in its order."""

    version: Literal[1] = PROTOCOL
    made_at: Moment
    rows: tuple[ReportRow, ...] = Field(min_length=1)
