"""What AWS is to allow: each program what it needs and nothing more, by an IAM that is asked at every call."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml
from botocore.client import BaseClient
from cfnlint.api import lint_file

from desktop_app.adapters.database import open_database
from desktop_app.cli import needs as desk
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.deletion.cleanup import cleanup
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.intake.submit import SubmitContext, submit
from desktop_app.orchestrator.intake.upload import upload
from desktop_app.orchestrator.ports.tasks import Probe, TaskRepository
from desktop_app.orchestrator.queueing.check_queues import check_queues
from desktop_app.orchestrator.queueing.dispatch import dispatch
from desktop_app.orchestrator.queueing.withdraw import withdraw
from desktop_app.orchestrator.statuses.apply_status import apply_status
from desktop_app.orchestrator.transcripts.read_transcript import read_transcript
from tests.fakes.agent_world import FakeHandler
from tests.fixtures.cloud_account import ACCOUNT, BUCKET, CLOUD, PROGRAMS, REGION, RIGHT_OF, Account, cloud, document
from tests.fixtures.random_whisper import make_random_whisper
from tests.fixtures.speech import sample_path
from worker_agent.agent import Agent, AgentConfig
from worker_agent.attempt.runner import WorkerConnections
from worker_agent.contract.connect import Connections
from worker_agent.contract.diagnosis import Grade, examine_connections
from worker_agent.contract.handler import TaskContext
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.queues.queue import QueueUnavailable
from worker_agent.contract.rights import Needs
from worker_agent.contract.sqs_limits import LONGEST_RETENTION
from worker_agent.contract.stores.object_store import StoreUnavailable, audio_key
from worker_agent.doctor import needs as worker
from worker_agent.events import EventStream
from worker_agent.lifecycle.predecessor import HeldTaskFile
from worker_agent.lifecycle.shutdown import ShutdownSignal

HOST = "desk"
PATIENCE = 120.0  # seconds for a worker to do its work; only a failing test takes that long
LARGE = 9 * 1024 * 1024  # bytes: S3 takes it in two parts


class YamlOfAws(yaml.SafeLoader):
    """YAML with the template's functions, which it leaves out."""


YamlOfAws.add_multi_constructor("!", lambda loader, suffix, node: None)


def rights(program: str) -> set[tuple[str, str]]:
    """Each right, with the last part of the name of what it is for: a queue, the bucket, or what lies in it."""
    return {
        (action, resource.rpartition(":")[2])
        for statement in document(f"{program}-policy.json")["Statement"]
        for action in statement["Action"]
        for resource in statement["Resource"]
    }


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch, aws_credentials: None) -> Iterator[Account]:
    with cloud() as url:
        made = Account(url, monkeypatch)
        for program in PROGRAMS:
            made.give(program, document(f"{program}-policy.json"))
        yield made


class AnyProber:
    """Takes every file for audio."""

    def probe(self, path: Path) -> Probe:
        return Probe(10.0)


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[TaskRepository]:
    with closing(open_database(f"sqlite:///{tmp_path / 'earshot.db'}")) as opened:
        yield opened


@dataclass
class Calls:
    """What is called of AWS, as rights to what it is called on."""

    made: set[tuple[str, str]] = field(default_factory=set)

    def note(self, client: BaseClient, operation: str, arguments: Mapping[str, Any]) -> None:
        called = f"{client.meta.service_model.service_name}:{operation}"
        self.made |= {(RIGHT_OF.get(called, called), what) for what in self._what(arguments)}

    def _what(self, arguments: Mapping[str, Any]) -> list[str]:
        objects = arguments["Delete"]["Objects"] if "Delete" in arguments else [arguments]
        if keys := [f"{BUCKET}/{one['Key']}" for one in objects if "Key" in one]:
            return keys
        names = (arguments.get(name) for name in ("Bucket", "QueueName", "QueueUrl"))
        return [next(name for name in names if name).rpartition("/")[2]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    recorded, call = Calls(), BaseClient._make_api_call

    def note(client: BaseClient, operation: str, arguments: dict[str, Any]) -> Any:
        recorded.note(client, operation, arguments)
        return call(client, operation, arguments)

    monkeypatch.setattr(BaseClient, "_make_api_call", note)
    return recorded


@dataclass
class Fleet:
    """Both programs, each under its own user, and all that they do in the life of their tasks."""

    account: Account
    repository: TaskRepository
    calls: Calls
    folder: Path
    queues_by_name: bool

    def live(self) -> dict[str, set[tuple[str, str]]]:
        """What each program called, from two recordings that are handed in to nothing that is left of them."""
        done = {program: set[tuple[str, str]]() for program in PROGRAMS}
        for program, step in (
            ("orchestrator", self._hand_over),
            ("worker", self._work),
            ("orchestrator", self._hear_and_clear_up),
        ):
            self.calls.made.clear()
            with self.account.used_by(program, queues_by_name=self.queues_by_name) as connections:
                step(connections)
            done[program] |= self.calls.made
        return done

    def _hand_over(self, connections: Connections) -> None:
        paths = [self.folder / "talk.wav", self.folder / "large.wav"]
        paths[0].write_bytes(b"talk")
        paths[1].write_bytes(os.urandom(LARGE))
        _, large = submit(SubmitContext(self.repository, AnyProber(), HOST), paths, TranscribeOptions()).accepted
        key = f"earshot/{audio_key(large.audio_sha256)}"
        self.account.client("s3").create_multipart_upload(Bucket=BUCKET, Key=key)  # as a killed upload leaves it
        self.calls.made.clear()
        self._examine(connections, desk.NEEDS)
        while upload(self.repository, connections.store, HOST):
            pass
        assert dispatch(self.repository, connections.task_queue, HOST, 3) == 2
        assert connections.task_queue.depth().visible == 2
        self._make_way(connections)
        check_queues([connections.task_queue, connections.status_queue])
        cancel(self.repository, connections.store, [large.id])

    def _make_way(self, connections: Connections) -> None:
        """Withdraw one task and give the other back, as it was tried."""
        [tried] = connections.task_queue.receive(1, wait_seconds=0)
        connections.task_queue.change_visibility([tried.receipt_handle], 0)
        assert withdraw(self.repository, connections.task_queue, 2) == 1
        assert dispatch(self.repository, connections.task_queue, HOST, 3) == 1

    def _work(self, connections: Connections) -> None:
        self._examine(connections, worker.NEEDS)

        def stumble_once(context: TaskContext) -> None:
            assert context.fetch_input().read_bytes() == b"talk"
            if not context.stored:
                context.write("half", b"of it")
                raise RuntimeError("the worker stumbles")
            assert context.read("half") == b"of it"

        own = WorkerConnections(connections.task_queue, connections.status_queue, connections.store, self.folder)
        config = AgentConfig("host/1", 300, retry_delay=0.0, exit_when_idle=2.0)
        handlers, held = {"transcribe": FakeHandler(stumble_once)}, HeldTaskFile(self.folder / "held")
        agent = Agent(own, handlers, config, ShutdownSignal(), EventStream(), held)
        assert agent.run() == 0
        connections.status_queue.send(['{"version": 2}'])  # as a later version of the worker

    def _examine(self, connections: Connections, needs: Needs) -> None:
        settings = self.account.settings(queues_by_name=self.queues_by_name)
        assert [one for one in examine_connections(connections, settings, needs) if one.grade is not Grade.OK] == []

    def _hear_and_clear_up(self, connections: Connections) -> None:
        while apply_status(self.repository, connections.status_queue, connections.store):
            pass
        assert self.repository.counts()[TaskStatus.COMPLETED] == 1
        tasks = self.repository.tasks([1, 2])
        assert read_transcript(self.repository, connections.store, 1).segments
        while cleanup(self.repository, connections.store, HOST):
            pass
        assert len(remove(self.repository, connections.store, list(tasks)).changed) == 2
        assert list(connections.store.keys("")) == []


def test_the_template_says_what_the_files_say(account: Account) -> None:
    iam = account.client("iam")
    deployed = [
        iam.get_policy_version(PolicyArn=policy["Arn"], VersionId=policy["DefaultVersionId"])["PolicyVersion"][
            "Document"
        ]
        for policy in iam.list_policies(Scope="Local")["Policies"]
    ]
    written = [document(f"{program}-policy.json") for program in PROGRAMS]
    assert sorted(deployed, key=str) == sorted(written, key=str)
    for queue in ("earshot-tasks", "earshot-status"):
        url = f"{account.url}/{ACCOUNT}/{queue}"
        made = account.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        assert int(made["MessageRetentionPeriod"]) == LONGEST_RETENTION.total_seconds()


def test_aws_takes_the_template() -> None:
    assert lint_file(CLOUD / "earshot.yaml") == []


def test_aws_takes_the_rule_that_ends_abandoned_uploads(account: Account) -> None:
    s3, rules = account.client("s3"), document("lifecycle.json")
    s3.put_bucket_lifecycle_configuration(Bucket=BUCKET, LifecycleConfiguration=rules)
    [rule] = s3.get_bucket_lifecycle_configuration(Bucket=BUCKET)["Rules"]
    assert (rule["Status"], rule["AbortIncompleteMultipartUpload"]) == ("Enabled", {"DaysAfterInitiation": 2})
    assert "Expiration" not in rule
    template = yaml.load((CLOUD / "earshot.yaml").read_text(encoding="utf-8"), YamlOfAws)
    [in_template] = template["Resources"]["Bucket"]["Properties"]["LifecycleConfiguration"]["Rules"]
    assert in_template["AbortIncompleteMultipartUpload"] == rule["AbortIncompleteMultipartUpload"]


def test_each_program_lives_with_its_own_rights(
    account: Account, repository: TaskRepository, calls: Calls, tmp_path: Path
) -> None:
    account.enforce()
    Fleet(account, repository, calls, tmp_path, queues_by_name=False).live()


def test_each_program_uses_every_right_that_it_has(
    account: Account, repository: TaskRepository, calls: Calls, tmp_path: Path
) -> None:
    done = Fleet(account, repository, calls, tmp_path, queues_by_name=True).live()
    for program, made in done.items():
        given = rights(program)
        assert {call for call in made if not any(allows(right, call) for right in given)} == set()
        assert {right for right in given if not any(allows(right, call) for call in made)} == set()


def allows(right: tuple[str, str], call: tuple[str, str]) -> bool:
    return right[0] == call[0] and fnmatchcase(call[1], right[1])


@pytest.mark.parametrize(
    ("program", "use", "right"),
    [
        ("worker", lambda outside: outside.task_queue.send(["a task"]), "sqs:SendMessage"),
        ("worker", lambda outside: outside.status_queue.receive(wait_seconds=0), "sqs:ReceiveMessage"),
        ("worker", lambda outside: outside.store.put("audio/ab/ab", b""), "s3:PutObject"),
        ("worker", lambda outside: outside.store.delete("tasks/a/transcripts/1-b.json"), "s3:DeleteObject"),
        ("orchestrator", lambda outside: outside.status_queue.send(["a status"]), "sqs:SendMessage"),
    ],
)
def test_what_only_the_other_program_does_is_refused(
    account: Account, program: str, use: Callable[[Connections], object], right: str
) -> None:
    account.enforce()
    with (
        account.used_by(program) as outside,
        pytest.raises((QueueUnavailable, StoreUnavailable), match=rf"Give them the rights to {right}: "),
    ):
        use(outside)


def test_a_real_worker_needs_no_more_than_its_rights(
    account: Account, repository: TaskRepository, tmp_path: Path
) -> None:
    intake = SubmitContext(repository, AnyProber(), HOST)
    [task] = submit(intake, [sample_path("reminder")], TranscribeOptions()).accepted
    account.enforce()
    with account.used_by("orchestrator") as outside:
        upload(repository, outside.store, HOST)
        dispatch(repository, outside.task_queue, HOST, 1)
    with account.used_by("worker"):
        environment = {
            "EARSHOT_HOME": str(tmp_path / "home"),
            "EARSHOT_QUEUE__TASK": f"{account.url}/{ACCOUNT}/earshot-tasks",
            "EARSHOT_QUEUE__STATUS": f"{account.url}/{ACCOUNT}/earshot-status",
            "EARSHOT_QUEUE__ENDPOINT_URL": account.url,
            "EARSHOT_STORE__ROOT": f"s3://{BUCKET}/earshot",
            "EARSHOT_STORE__ENDPOINT_URL": account.url,
            "EARSHOT_AWS__REGION": REGION,
            "EARSHOT_WORKER__MODEL": str(make_random_whisper(tmp_path / "model")),
            "EARSHOT_WORKER__DEVICE": "cpu",
        }
        command = [sys.executable, "-m", "worker_agent", "run", "--exit-when-idle", "1"]
        subprocess.run(command, env={**os.environ, **environment}, timeout=PATIENCE, check=True)
    with account.used_by("orchestrator") as outside:
        while apply_status(repository, outside.status_queue, outside.store):
            pass
    assert repository.tasks([task.id])[task.id].status is TaskStatus.COMPLETED
