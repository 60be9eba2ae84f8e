"""The AWS key ends in mid-operation; all goes on with the next one, and no program is started anew."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.harness import PATIENCE, POLL, Installation, all_completed
from tests.fixtures.key_check import KeyCheck, key_check
from tests.fixtures.speech import sample_path

OLD = "AKIAOLDOLDOLDOLDOLD1"
NEW = "AKIANEWNEWNEWNEWNEW2"
GOES_ON_WITHIN = 60.0  # seconds, as the programs say


@pytest.fixture
def checks(
    fleet: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqs_url: str, s3_url: str
) -> Iterator[tuple[KeyCheck, KeyCheck]]:
    """SQS and S3 behind checks of the one key, which lies in the shared file."""
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    with key_check(sqs_url, OLD) as sqs, key_check(s3_url, OLD) as s3:
        yield sqs, s3


def write_key(tmp_path: Path, key: str) -> None:
    text = f"[default]\naws_access_key_id = {key}\naws_secret_access_key = secret\n"
    (tmp_path / "credentials").write_text(text)


def test_a_task_handed_in_after_a_rotation_completes(
    fleet: Installation, checks: tuple[KeyCheck, KeyCheck], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    sqs, s3 = checks
    endpoints = {"EARSHOT_QUEUE__ENDPOINT_URL": sqs.url, "EARSHOT_STORE__ENDPOINT_URL": s3.url}
    installation = Installation({**fleet.environment, **endpoints})
    write_key(tmp_path, OLD)
    with installation.orchestrator(), installation.worker():
        installation.run("submit", sample_path("reminder"), "--language", "en")
        installation.wait_until(all_completed)
        sqs.known = s3.known = {NEW}
        wait_for_refusals(sqs, 8)
        refused = installation.run("submit", sample_path("meeting"), "--language", "en")
        told = refused.stderr + capfd.readouterr().err  # by whichever of the two programs tries to bring the file
        assert "the AWS key AKIA…OLD1 is not known any more" in told
        write_key(tmp_path, NEW)
        renewed = time.monotonic()
        tasks = installation.wait_until(lambda tasks: len(tasks) == 2 and all_completed(tasks))
        assert time.monotonic() - renewed < GOES_ON_WITHIN
        installation.run("submit", sample_path("garden"), "--language", "en")
        tasks = installation.wait_until(lambda tasks: len(tasks) == 3 and all_completed(tasks))
    assert [task["attempt"] for task in tasks] == [1, 1, 1]


def wait_for_refusals(check: KeyCheck, count: int) -> None:
    """Both programs have a go at it."""
    deadline = time.monotonic() + PATIENCE
    while len(check.refused) < count:
        assert time.monotonic() < deadline, check.refused
        time.sleep(POLL)
