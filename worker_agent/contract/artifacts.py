"""The files that a task makes, and the values that lists show of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, FiniteFloat

from worker_agent.contract.model import PROTOCOL, ContractModel, ObjectKey, Seconds, Speed

ArtifactName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]*$", max_length=100)]
MediaType = Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9.+-]+$", max_length=100)]
ResultValues = Annotated[dict[str, FiniteFloat | str], Field(max_length=50)]  #: by the key of their column


TRANSCRIPT_NAME = "transcript.json"
TRANSCRIPT_MEDIA_TYPE = "application/json"


class Artifact(ContractModel):
    """A file that a task has made, in the store."""

    name: ArtifactName  #: such as "report.pdf"
    media_type: MediaType
    key: ObjectKey
    size: int = Field(ge=0, le=2**62)  #: bytes


class ResultDocument(ContractModel):
    """The result of an attempt, stored after its artifacts: where it lies, they are whole."""

    version: Literal[1] = PROTOCOL
    artifacts: tuple[Artifact, ...] = Field(default=(), max_length=100)
    values: ResultValues = Field(default_factory=dict)
    duration_seconds: Seconds = 0.0
    language: str | None = Field(default=None, max_length=10)
    warning: str | None = Field(default=None, max_length=2000)
    speed: Speed | None = None

    @property
    def transcript_key(self) -> str | None:
        """Where the transcript lies, if the result has one."""
        return next((artifact.key for artifact in self.artifacts if artifact.name == TRANSCRIPT_NAME), None)
