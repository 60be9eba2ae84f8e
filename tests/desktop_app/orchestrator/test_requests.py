"""What the orchestrator asks of SQS and S3 for one task, from its file to its cleanup."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.deletion.cleanup import cleanup
from desktop_app.orchestrator.intake.submit import SubmitContext, submit
from desktop_app.orchestrator.intake.upload import upload
from desktop_app.orchestrator.queueing.dispatch import dispatch
from desktop_app.orchestrator.statuses import apply_status as apply_status_module
from desktop_app.orchestrator.statuses import status_queue
from desktop_app.orchestrator.statuses.apply_status import apply_status
from desktop_app.orchestrator.statuses.status_queue import MESSAGES, HeldReceipts
from tests.desktop_app.orchestrator.conftest import SuffixProber
from tests.fixtures.aws_requests import AwsRequests
from tests.fixtures.orchestrator import HOST, Surroundings, surroundings
from worker_agent.contract.options import TranscribeOptions

TASKS = 60
REPORTS, PIECES = 2, 2  # what a worker says and keeps of a minute
SPARE = 8  # calls at an empty queue: the last of a backlog


@pytest.fixture
def fleet(
    tmp_path: Path, sqs_url: str, s3_url: str, aws_credentials: None, aws_requests: AwsRequests
) -> Iterator[Surroundings]:
    with surroundings(f"sqlite:///{tmp_path / 'earshot.db'}", sqs_url, s3_url) as around:
        around.store.put("first", b"")
        around.task_queue.depth()
        around.status_queue.depth()
        yield around


def asked(aws_requests: AwsRequests, step: Callable[[], int]) -> dict[str, int]:
    """What is asked for while there is something to do."""
    aws_requests.made.clear()
    while step():
        pass
    return dict(aws_requests.made)


@pytest.mark.parametrize("workers", [1, TASKS])
def test_a_task_costs_few_requests_however_many_workers_there_are(
    fleet: Surroundings, aws_requests: AwsRequests, tmp_path: Path, workers: int
) -> None:
    paths = [tmp_path / f"{number}.wav" for number in range(TASKS)]
    for path in paths:
        path.write_bytes(os.urandom(1000))
    aws_requests.made.clear()
    accepted = submit(SubmitContext(fleet.repository, SuffixProber(), HOST), paths, TranscribeOptions()).accepted
    assert aws_requests.made == {}
    assert asked(aws_requests, lambda: upload(fleet.repository, fleet.store, HOST)) == {"PutObject": TASKS}
    sent = asked(aws_requests, lambda: dispatch(fleet.repository, fleet.task_queue, HOST, 3))
    assert sent == {"SendMessageBatch": TASKS / 10}

    fleet.work_on(accepted, REPORTS, workers, PIECES)
    heard = asked(aws_requests, lambda: apply_status(fleet.repository, fleet.status_queue, fleet.store))
    messages = TASKS * (REPORTS + 2)
    assert messages < MESSAGES
    assert heard.pop("ReceiveMessage") <= messages / 10 + SPARE
    assert heard == {"DeleteMessageBatch": messages / 10, "GetObject": TASKS}
    assert fleet.repository.counts()[TaskStatus.COMPLETED] == TASKS

    cleaned = asked(aws_requests, lambda: cleanup(fleet.repository, fleet.store, HOST))
    assert cleaned == {"ListObjectsV2": TASKS, "DeleteObjects": 1}


def test_statuses_that_come_singly_are_deleted_together(fleet: Surroundings, aws_requests: AwsRequests) -> None:
    held, heard = HeldReceipts(), 0
    for _ in range(12):
        fleet.work_on(fleet.add_tasks(1), 0, workers=1)
        heard += apply_status(fleet.repository, fleet.status_queue, fleet.store, held=held)
    assert heard == 24
    assert aws_requests.made["DeleteMessageBatch"] == 2
    assert fleet.status_queue.depth().in_flight == 4
    apply_status(fleet.repository, fleet.status_queue, fleet.store, held=held)
    assert aws_requests.made["DeleteMessageBatch"] == 3
    assert fleet.status_queue.depth().in_flight == 0


def test_what_was_applied_is_deleted_within_its_lease(
    fleet: Surroundings, aws_requests: AwsRequests, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = HeldReceipts()
    monkeypatch.setattr(status_queue, "LONGEST_HOLD", 0.0)
    fleet.work_on(fleet.add_tasks(1), 0, workers=1)
    assert apply_status(fleet.repository, fleet.status_queue, fleet.store, held=held)
    assert fleet.status_queue.depth().in_flight == 0


def test_a_backlog_is_applied_in_one_step(fleet: Surroundings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apply_status_module, "MESSAGES", 20)
    monkeypatch.setattr(status_queue, "MESSAGES", 20)
    fleet.work_on(fleet.add_tasks(TASKS), 0, workers=3)
    applied = apply_status(fleet.repository, fleet.status_queue, fleet.store)
    assert applied > 3 * 20
    while apply_status(fleet.repository, fleet.status_queue, fleet.store):
        pass
    depth = fleet.status_queue.depth()
    assert (depth.visible, depth.in_flight) == (0, 0)
    assert fleet.repository.counts()[TaskStatus.COMPLETED] == TASKS
