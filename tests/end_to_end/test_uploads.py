"""Uploads over a slow line, by orchestrators that are killed: real processes, an S3 over HTTP, both databases."""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from boto3.session import Session

from desktop_app.adapters.database import open_database
from desktop_app.orchestrator.intake.submit import SubmitContext, submit
from desktop_app.orchestrator.intake.upload import CLAIM_TIMEOUT
from desktop_app.orchestrator.ports.tasks import SMALL, Probe, TaskRepository
from tests.end_to_end.harness import Installation
from tests.fixtures.slow_line import slow_line
from worker_agent.contract.aws import session as aws
from worker_agent.contract.options import TranscribeOptions

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

REGION = "eu-central-1"
RATE = 3 * 1024 * 1024  # bytes per second
LARGE = SMALL + 8 * 1024 * 1024  # bytes, which take eight seconds
WHILE = 4.0  # seconds, in which a second process has started and looked for something to do
PATIENCE = 120.0  # seconds; only a failing test takes that long
AT_ONCE = CLAIM_TIMEOUT.total_seconds() / 3  # seconds, of which starting a process takes the most


class AnyProber:
    """Takes every file for audio."""

    def probe(self, path: Path) -> Probe:
        return Probe(60.0)


@dataclass
class Line:
    """An installation without a worker whose store lies behind a slow line, and what is to be seen of it."""

    installation: Installation
    repository: TaskRepository
    bucket: str
    s3: S3Client
    folder: Path

    def hand_in(self, name: str, size: int) -> str:
        """Accept a file; returns the key under which its audio will lie."""
        path = self.folder / name
        path.write_bytes(os.urandom(size))
        intake = SubmitContext(self.repository, AnyProber(), socket.gethostname())
        [task] = submit(intake, [path], TranscribeOptions()).accepted
        return f"audio/{task.audio_sha256[:2]}/{task.audio_sha256}"

    def stored(self, key: str) -> bool:
        return any(entry["Key"] == key for entry in self._answer("list_objects_v2", "Contents"))

    def uploads(self) -> set[str]:
        """Ids of the uploads in parts that have begun and not ended."""
        return {upload["UploadId"] for upload in self._answer("list_multipart_uploads", "Uploads")}

    def wait_until(self, look: Callable[[], bool]) -> float:
        """Returns how many seconds it took."""
        start = time.monotonic()
        while not look():
            assert time.monotonic() - start < PATIENCE
            time.sleep(0.05)
        return time.monotonic() - start

    def _answer(self, call: str, what: str) -> list[dict[str, Any]]:
        try:
            found: list[dict[str, Any]] = getattr(self.s3, call)(Bucket=self.bucket).get(what, [])
        except self.s3.exceptions.NoSuchBucket:
            return []
        return found


@pytest.fixture(params=["sqlite", "postgresql"])
def line(request: pytest.FixtureRequest, tmp_path: Path, aws_credentials: None, s3_url: str) -> Iterator[Line]:
    home, bucket = tmp_path / "home", f"earshot-{uuid.uuid4().hex}"
    home.mkdir()
    sqlite = f"sqlite:///{home / 'earshot.db'}"
    database = sqlite if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    with slow_line(s3_url, RATE) as url, closing(open_database(database)) as repository:
        environment = {
            "EARSHOT_HOME": str(home),
            "EARSHOT_DATABASE__URL": database,
            "EARSHOT_STORE__ROOT": f"s3://{bucket}",
            "EARSHOT_STORE__ENDPOINT_URL": url,
            "EARSHOT_AWS__REGION": REGION,
            "EARSHOT_LOCAL_WORKER__ENABLED": "no",
        }
        with closing(aws.s3_client(Session(), REGION, s3_url)) as s3:
            yield Line(Installation(environment), repository, bucket, s3, tmp_path)


def test_a_killed_upload_begins_again_at_once_and_leaves_nothing_behind(line: Line) -> None:
    large = line.hand_in("large.wav", LARGE)
    with line.installation.orchestrator() as first:
        line.wait_until(lambda: bool(line.uploads()))
        first.kill()
        first.wait()
    abandoned = line.uploads()
    assert abandoned
    with line.installation.orchestrator():
        assert line.wait_until(lambda: bool(line.uploads() - abandoned)) < AT_ONCE
        assert not line.stored(large)
        line.wait_until(lambda: line.stored(large) and not line.uploads())


def test_an_upload_belongs_to_one_process_until_that_dies(line: Line) -> None:
    large = line.hand_in("large.wav", LARGE)
    with line.installation.orchestrator() as first:
        line.wait_until(lambda: bool(line.uploads()))
        begun = line.uploads()
        with line.installation.orchestrator():
            time.sleep(WHILE)
            assert line.uploads() == begun
            first.kill()
            first.wait()
            assert line.wait_until(lambda: bool(line.uploads() - begun)) < AT_ONCE
            line.wait_until(lambda: line.stored(large) and not line.uploads())


def test_a_small_file_overtakes_all_large_ones_before_it(line: Line) -> None:
    large = [line.hand_in(f"{number}.wav", SMALL + 1) for number in range(4)]
    with line.installation.orchestrator():
        line.wait_until(lambda: len(line.uploads()) == 3)
        small = line.hand_in("small.wav", 1000)
        assert line.wait_until(lambda: line.stored(small)) < AT_ONCE
        assert not any(line.stored(key) for key in large)
