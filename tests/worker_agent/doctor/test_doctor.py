"""`earshot-worker doctor` names what is broken, each with its cure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import boto3
import pytest

from tests.fixtures.http_servers import free_port
from worker_agent.doctor.examine import examine
from worker_agent.settings import Settings, load_settings

ATTRIBUTES = {"MessageRetentionPeriod": "1209600", "VisibilityTimeout": "300"}


def run(home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "EARSHOT_HOME": str(home), **variables}
    command = [sys.executable, "-m", "worker_agent", "doctor", "--json"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def settings(monkeypatch: pytest.MonkeyPatch, **variables: object) -> Settings:
    for name, value in variables.items():
        monkeypatch.setenv(f"EARSHOT_{name}", str(value))
    return load_settings()


@pytest.fixture
def queue(sqs_url: str, aws_credentials: None, request: pytest.FixtureRequest) -> dict[str, str]:
    """The settings of two queues that are as they should be."""
    client = boto3.client("sqs", endpoint_url=sqs_url, region_name="eu-central-1")
    names = [f"{part}-{abs(hash(request.node.name))}" for part in ("tasks", "status")]
    urls = [client.create_queue(QueueName=name, Attributes=ATTRIBUTES)["QueueUrl"] for name in names]
    return {
        "QUEUE__TASK": urls[0],
        "QUEUE__STATUS": urls[1],
        "QUEUE__ENDPOINT_URL": sqs_url,
        "AWS__REGION": "eu-central-1",
    }


def found(settings: Settings, grade: str) -> list[str]:
    """The sentences of that grade."""
    return [finding.sentence for finding in examine(settings) if finding.grade == grade]


def test_a_machine_on_which_all_is_well(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ended = run(home)
    assert ended.returncode == 0
    findings = {one["part"]: one for one in json.loads(ended.stdout)}
    assert findings["device"]["sentence"] == "There is no GPU. The worker works on the CPU."
    assert findings["model"]["grade"] == findings["decoders"]["grade"] == "ok"
    assert not home.exists()  # nothing is changed


def test_two_queues_that_are_well(queue: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(settings(monkeypatch, HOME=tmp_path, **queue), "fault") == []


def test_a_fault_is_told_by_the_exit_status(tmp_path: Path) -> None:
    ended = run(tmp_path, EARSHOT_WORKER__DEVICE="cuda")
    assert ended.returncode == 1
    assert "worker.device is cuda, so no task is done" in ended.stdout


def test_settings_that_can_not_be_read_are_a_sentence(tmp_path: Path) -> None:
    ended = run(tmp_path, EARSHOT_WORKER__DEVICE="tpu")
    assert ended.returncode == 1
    assert "worker.device" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("attributes", "cure"),
    [
        ({"MessageRetentionPeriod": "345600"}, "forgets messages after 4 days. Set its retention to 14 days."),
        ({"RedrivePolicy": "…"}, "has a redrive policy, which takes tasks away. Remove it"),
    ],
)
def test_a_queue_that_loses_tasks(
    attributes: dict[str, str],
    cure: str,
    queue: dict[str, str],
    sqs_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = boto3.client("sqs", endpoint_url=sqs_url, region_name="eu-central-1")
    if "RedrivePolicy" in attributes:
        arn = client.get_queue_attributes(QueueUrl=queue["QUEUE__STATUS"], AttributeNames=["QueueArn"])["Attributes"]
        policy = {"deadLetterTargetArn": arn["QueueArn"], "maxReceiveCount": 3}
        attributes = {"RedrivePolicy": json.dumps(policy)}
    client.set_queue_attributes(QueueUrl=queue["QUEUE__TASK"], Attributes=attributes)
    [fault] = found(settings(monkeypatch, HOME=tmp_path, **queue), "fault")
    assert cure in fault


def test_a_queue_that_nobody_answers_for(
    queue: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    chosen = {**queue, "QUEUE__ENDPOINT_URL": nowhere, "QUEUE__TASK": "tasks", "QUEUE__STATUS": "status"}
    wrong = settings(monkeypatch, HOME=tmp_path, **chosen)
    assert all("can't be reached" in fault for fault in found(wrong, "fault"))
    assert "The clock can't be compared" in found(wrong, "warning")[0]


def test_a_queue_that_is_not_there_yet(queue: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = settings(monkeypatch, HOME=tmp_path, **{**queue, "QUEUE__TASK": "nobody-made-it"})
    assert any("nobody-made-it" in warning for warning in found(missing, "warning"))


def test_without_credentials(queue: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    faults = found(settings(monkeypatch, HOME=tmp_path, **queue), "fault")
    assert len(faults) == 2
    assert all("there are no AWS credentials" in fault for fault in faults)


def test_without_a_region(queue: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = {name: value for name, value in queue.items() if name != "AWS__REGION"}
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    assert any("region" in fault for fault in found(settings(monkeypatch, HOME=tmp_path, **chosen), "fault"))


def test_a_bucket_that_is_not_there(
    s3_url: str, aws_credentials: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = {"STORE__ROOT": "s3://earshot-nobody-made-it", "STORE__ENDPOINT_URL": s3_url, "AWS__REGION": "us-east-1"}
    warnings = found(settings(monkeypatch, HOME=tmp_path, **root), "warning")
    assert any("There is no bucket earshot-nobody-made-it yet." in warning for warning in warnings)


def test_a_store_in_a_folder_that_can_not_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    wrong = settings(monkeypatch, HOME=tmp_path, STORE__ROOT=tmp_path / "file" / "store")
    assert len(found(wrong, "fault")) == 1


def test_a_home_that_can_not_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    faults = found(settings(monkeypatch, HOME=tmp_path / "file" / "home"), "fault")
    assert "Set EARSHOT_HOME to a folder of the worker's user." in faults[0]
