"""The settings that both programs read, under the same keys."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
from pydantic import BaseModel, ConfigDict, Field

from worker_agent.contract.queue import MAX_VISIBILITY_TIMEOUT


class Section(BaseModel):
    """A part of the settings; a key that nobody knows is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class QueueSettings(Section):
    """Where the two queues are: names or addresses of SQS queues; None: the local file."""

    task: str | None = None
    status: str | None = None
    endpoint_url: str | None = None  #: of anything that speaks SQS's API; None: AWS
    visibility_timeout: int = Field(default=300, ge=1, le=MAX_VISIBILITY_TIMEOUT)  #: seconds, until the length is known


class StoreSettings(Section):
    """Where audio and transcripts lie: a folder, or s3://bucket/prefix; None: a folder in the home folder."""

    root: str | None = None
    endpoint_url: str | None = None  #: of anything that speaks S3's API; None: AWS


class AwsSettings(Section):
    """Which part of AWS; the credentials come from boto3's own chain."""

    region: str | None = None


def default_home() -> Path:
    """The folder that holds everything of the embedded default."""
    named = os.environ.get("EARSHOT_HOME")
    return Path(named) if named else platformdirs.user_data_path("earshot")
