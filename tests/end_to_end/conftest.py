"""The same program twice: on one machine's embedded defaults, and on SQS, PostgreSQL and S3 over HTTP."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from tests.end_to_end.harness import Installation

LEASE = 8  # seconds until a dead worker's task is visible again


@pytest.fixture
def embedded(tmp_path: Path) -> Installation:
    """No account, no server: a file for the queue, SQLite, a folder, one local worker."""
    return Installation(
        {
            "EARSHOT_HOME": str(tmp_path / "home"),
            "EARSHOT_QUEUE__VISIBILITY_TIMEOUT": str(LEASE),
            "EARSHOT_WORKER__MODEL": "base",
        }
    )


@pytest.fixture
def fleet(
    tmp_path: Path, postgres_url: str, sqs_url: str, s3_url: str, monkeypatch: pytest.MonkeyPatch
) -> Installation:
    """Nothing but settings is different."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    name = uuid.uuid4().hex[:12]
    return Installation(
        {
            "EARSHOT_HOME": str(tmp_path / "home"),
            "EARSHOT_DATABASE__URL": postgres_url,
            "EARSHOT_QUEUE__TASK": f"tasks-{name}",
            "EARSHOT_QUEUE__STATUS": f"status-{name}",
            "EARSHOT_QUEUE__ENDPOINT_URL": sqs_url,
            "EARSHOT_QUEUE__VISIBILITY_TIMEOUT": str(LEASE),
            "EARSHOT_STORE__ROOT": f"s3://earshot-{name}/audio",
            "EARSHOT_STORE__ENDPOINT_URL": s3_url,
            "EARSHOT_AWS__REGION": "eu-central-1",
            "EARSHOT_WORKER__MODEL": "base",
        }
    )


@pytest.fixture(params=["embedded", "fleet"])
def installation(request: pytest.FixtureRequest) -> Installation:
    found: Installation = request.getfixturevalue(request.param)
    return found
