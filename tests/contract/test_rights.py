"""The doctors name each right that AWS refuses, with its cure, and try them without changing anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from click.testing import CliRunner

from desktop_app.cli import needs as desk
from desktop_app.cli.doctor import doctor_command
from desktop_app.settings import Settings
from tests.fixtures.cloud_account import ACCOUNT, BUCKET, PROGRAMS, REGION, Account, cloud, document, without
from worker_agent.contract.aws import session
from worker_agent.contract.diagnosis import Finding, Grade, examine_connections
from worker_agent.contract.queues.sqs import SqsQueue
from worker_agent.contract.rights import QueueNeed, QueueUse, StoreNeed, StoreUse
from worker_agent.contract.stores import s3_rights
from worker_agent.contract.stores.object_store import TASKS
from worker_agent.contract.stores.s3_store import S3Store
from worker_agent.doctor import needs as worker

NEEDS = {"worker": worker.NEEDS, "orchestrator": desk.NEEDS}
QUEUES = ("earshot-tasks", "earshot-status")
STORE = f"s3://{BUCKET}"
AUDIO_KEYS, TASK_KEYS = "earshot/audio/*", "earshot/tasks/*"

ESSENTIAL = [
    ("worker", "sqs:DeleteMessage", "earshot-tasks"),
    ("worker", "sqs:ChangeMessageVisibility", "earshot-tasks"),
    ("worker", "sqs:SendMessage", "earshot-status"),
    ("worker", "s3:GetObject", AUDIO_KEYS),
    ("worker", "s3:GetObject", TASK_KEYS),
    ("worker", "s3:PutObject", TASK_KEYS),
    ("orchestrator", "sqs:SendMessage", "earshot-tasks"),
    ("orchestrator", "sqs:GetQueueAttributes", "earshot-tasks"),
    ("orchestrator", "sqs:DeleteMessage", "earshot-status"),
    ("orchestrator", "sqs:ChangeMessageVisibility", "earshot-status"),
    ("orchestrator", "sqs:GetQueueAttributes", "earshot-status"),
]
DISPENSABLE = [
    ("worker", "sqs:GetQueueAttributes", "earshot-tasks"),
    ("worker", "sqs:GetQueueAttributes", "earshot-status"),
    ("orchestrator", "sqs:DeleteMessage", "earshot-tasks"),
    ("orchestrator", "sqs:ChangeMessageVisibility", "earshot-tasks"),
    ("orchestrator", "s3:ListBucketMultipartUploads", BUCKET),
]
IN_ALL_KEYS = [  # the orchestrator's rights to objects are to all of them
    ("s3:GetObject", Grade.FAULT, ["audio", "tasks"]),
    ("s3:PutObject", Grade.FAULT, ["audio", "tasks"]),
    ("s3:DeleteObject", Grade.FAULT, ["audio", "tasks"]),
    ("s3:AbortMultipartUpload", Grade.WARNING, ["audio"]),
]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with cloud() as started:
        yield started


@pytest.fixture
def account(url: str, monkeypatch: pytest.MonkeyPatch, aws_credentials: None) -> Account:
    """With a message on each queue, one object of each kind, and an upload that nobody has ended.

    The stand-in breaks where S3 finds no such upload, and is not asked again.
    """
    once = Config(retries={"mode": "standard", "total_max_attempts": 1})
    monkeypatch.setattr(session, "CONFIG", session.CONFIG.merge(once))
    made = Account(url, monkeypatch)
    for queue in QUEUES:
        made.client("sqs").send_message(QueueUrl=f"{url}/{ACCOUNT}/{queue}", MessageBody="a message")
    s3 = made.client("s3")
    s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    for key in ("earshot/audio/aa/aa", "earshot/tasks/b/cancelled/1"):
        s3.put_object(Bucket=BUCKET, Key=key, Body=b"an object")
    s3.create_multipart_upload(Bucket=BUCKET, Key="earshot/audio/cc/cc")
    return made


@pytest.fixture
def taken_for_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in heeds the condition of a deletion, as AWS does."""
    monkeypatch.setattr(s3_rights, "is_aws", lambda client: True)


def examine(account: Account, program: str, policy: Any) -> list[Finding]:
    """What the program's doctor finds with that policy; asserts that nothing has changed by that."""
    account.give(program, policy)
    before = contents(account)
    account.enforce()
    with account.used_by(program) as connections:
        found = list(examine_connections(connections, account.settings(), NEEDS[program]))
    account.enforce(False)
    assert contents(account) == before
    return found


def contents(account: Account) -> dict[str, Any]:
    """All that is on the queues and in the bucket, and how often messages were received."""
    s3, sqs = account.client("s3"), account.client("sqs")
    versions = s3.list_object_versions(Bucket=BUCKET)
    return {
        "objects": [(one["Key"], one["VersionId"]) for one in versions.get("Versions", [])],
        "deletions": versions.get("DeleteMarkers", []),
        "uploads": [one["UploadId"] for one in s3.list_multipart_uploads(Bucket=BUCKET)["Uploads"]],
        "queues": [
            sqs.get_queue_attributes(QueueUrl=f"{account.url}/{ACCOUNT}/{queue}", AttributeNames=["All"])["Attributes"]
            for queue in QUEUES
        ],
    }


def received_before(account: Account) -> list[int]:
    """How often each message was received, this time not counted."""
    messages = [
        account.client("sqs").receive_message(
            QueueUrl=f"{account.url}/{ACCOUNT}/{queue}", MessageSystemAttributeNames=["ApproximateReceiveCount"]
        )["Messages"]
        for queue in QUEUES
    ]
    return [int(message["Attributes"]["ApproximateReceiveCount"]) - 1 for [message] in messages]


def not_ok(found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.grade is not Grade.OK]


@pytest.mark.usefixtures("taken_for_aws")
@pytest.mark.parametrize("program", PROGRAMS)
def test_the_policies_that_people_are_given_are_enough(account: Account, program: str) -> None:
    found = examine(account, program, document(f"{program}-policy.json"))
    assert not_ok(found) == []
    assert received_before(account) == [0, 0]


@pytest.mark.parametrize(
    ("program", "right", "on", "grade"),
    [*((*one, Grade.FAULT) for one in ESSENTIAL), *((*one, Grade.WARNING) for one in DISPENSABLE)],
)
def test_a_right_that_is_missing_is_named_alone(
    account: Account, program: str, right: str, on: str, grade: Grade
) -> None:
    policy = without(document(f"{program}-policy.json"), right, on)
    [finding] = not_ok(examine(account, program, policy))
    assert finding.grade is grade
    where = (
        f"the queue {account.url}/{ACCOUNT}/{on}"
        if on in QUEUES
        else f"s3://{on if on == BUCKET else f'{BUCKET}/{on}'}"
    )
    assert f"lack the right {right} on {where}" in finding.sentence
    assert f"Attach packaging/cloud/{program}-policy.json to their user or role" in finding.sentence
    assert ("without which work goes on" in finding.sentence) is (grade is Grade.WARNING)
    assert received_before(account) == [0, 0]


@pytest.mark.usefixtures("taken_for_aws")
@pytest.mark.parametrize(("right", "grade", "kinds"), IN_ALL_KEYS)
def test_a_right_to_objects_is_named_for_each_kind(
    account: Account, right: str, grade: Grade, kinds: list[str]
) -> None:
    policy = without(document("orchestrator-policy.json"), right, "earshot/*")
    found = not_ok(examine(account, "orchestrator", policy))
    assert {finding.grade for finding in found} == {grade}
    named = [finding.sentence.split("packaging")[0] for finding in found]
    assert [f"the right {right} on {STORE}/earshot/{kind}/*" in one for kind, one in zip(kinds, named, strict=True)]
    assert len(named) == len(kinds)


@pytest.mark.parametrize(("right", "part"), [("sqs:GetQueueUrl", "queue"), ("s3:ListBucket", "store")])
def test_a_right_without_which_nothing_is_found_is_named_too(account: Account, right: str, part: str) -> None:
    policy = document("worker-policy.json")
    for on in (*QUEUES, BUCKET):
        policy = without(policy, right, on)
    found = not_ok(examine(account, "worker", policy))
    assert {finding.part.split()[0] for finding in found} == {part}
    assert all(f"Give them the rights to {right}: worker-policy.json" in finding.sentence for finding in found)


@pytest.mark.parametrize("program", PROGRAMS)
def test_of_a_right_that_can_not_be_tried_nothing_is_claimed(account: Account, program: str) -> None:
    found = examine(account, program, without(document(f"{program}-policy.json"), "sqs:ReceiveMessage", "-tasks"))
    assert not_ok(found) == []
    where = f"the queue {account.url}/{ACCOUNT}/earshot-tasks"
    sentence = f"Whether these AWS credentials have the right sqs:ReceiveMessage on {where} shows only in use."
    assert sentence in [finding.sentence for finding in found]


def test_no_other_server_than_aws_is_asked_to_delete(account: Account) -> None:
    found = examine(account, "orchestrator", without(document("orchestrator-policy.json"), "s3:DeleteObject", "*"))
    assert not_ok(found) == []
    assert sum("s3:DeleteObject" in finding.sentence for finding in found) == 2


@pytest.mark.usefixtures("taken_for_aws")
def test_to_delete_is_asked_for_under_a_condition_that_nothing_meets(account: Account) -> None:
    """Without it, S3 would note a deletion in a bucket with versions; the stand-in would not."""
    client, conditions = account.client("s3"), list[str]()
    client.meta.events.register(
        "before-send.s3.DeleteObject", lambda request, **_: conditions.append(request.headers["If-Match"].decode())
    )
    assert list(s3_rights.find_rights(client, BUCKET, "earshot/", [StoreNeed(StoreUse.DELETE, TASKS)])) == []
    assert conditions == [s3_rights.NO_ETAG]


@pytest.mark.usefixtures("taken_for_aws")
def test_who_may_not_read_is_not_said_to_lack_the_right_to_delete(account: Account) -> None:
    found = examine(account, "orchestrator", without(document("orchestrator-policy.json"), "s3:GetObject", "*"))
    assert not any("s3:DeleteObject" in finding.sentence for finding in not_ok(found))


def test_the_commands_tell_it(account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for program, right in zip(PROGRAMS, ("sqs:DeleteMessage", "sqs:GetQueueAttributes"), strict=True):
        account.give(program, without(document(f"{program}-policy.json"), right, "earshot-tasks"))
    account.enforce()
    for name, value in variables(account, tmp_path).items():
        monkeypatch.setenv(name, value)
    with account.used_by("worker"):
        command = [sys.executable, "-m", "worker_agent", "doctor", "--json"]
        ended = subprocess.run(command, env=os.environ, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 1
    [fault] = [one for one in json.loads(ended.stdout) if one["grade"] == "fault"]
    assert "lack the right sqs:DeleteMessage on the queue" in fault["sentence"]
    with account.used_by("orchestrator"):
        result = CliRunner().invoke(doctor_command, ["--json"], obj=Settings())
    assert result.exit_code == 1
    [fault] = [one for one in json.loads(result.output) if one["grade"] == "fault"]
    assert "lack the right sqs:GetQueueAttributes on the queue" in fault["sentence"]


def variables(account: Account, home: Path) -> dict[str, str]:
    chosen = account.settings()
    return {
        "EARSHOT_HOME": str(home),
        "EARSHOT_QUEUE__TASK": str(chosen.queue.task),
        "EARSHOT_QUEUE__STATUS": str(chosen.queue.status),
        "EARSHOT_QUEUE__ENDPOINT_URL": account.url,
        "EARSHOT_STORE__ROOT": str(chosen.store.root),
        "EARSHOT_STORE__ENDPOINT_URL": account.url,
        "EARSHOT_AWS__REGION": REGION,
        "EARSHOT_WORKER__DEVICE": "cpu",
    }


def test_servers_that_ask_for_no_rights_change_nothing(sqs_url: str, fast_s3_url: str, aws_credentials: None) -> None:
    """Another make of both, so that what is true of one alone is not relied on."""
    queue = SqsQueue("rights", visibility_timeout=300, region=REGION, endpoint_url=sqs_url)
    queue.send(["a message"])
    told = queue.rights([QueueNeed(use) for use in QueueUse])
    assert [(right.need.use, right.refused) for right in told] == [(QueueUse.SEND, False), (QueueUse.RECEIVE, False)]
    [message] = queue.receive(wait_seconds=0)
    assert (message.body, message.receive_count) == ("a message", 1)
    store = S3Store("rights", "earshot", region=REGION, endpoint_url=fast_s3_url)
    store.put("tasks/a", b"an object")
    s3 = boto3.client("s3", endpoint_url=fast_s3_url, region_name=REGION)
    s3.put_bucket_versioning(Bucket="rights", VersioningConfiguration={"Status": "Enabled"})
    told = store.rights([StoreNeed(use, TASKS) for use in StoreUse])
    assert [(right.need.use, right.refused) for right in told] == [(StoreUse.DELETE, False)]
    versions = s3.list_object_versions(Bucket="rights")
    assert [one["Key"] for one in versions["Versions"]] == ["earshot/tasks/a"]
    assert "DeleteMarkers" not in versions  # this one notes the deletion of what never was, whatever the condition
