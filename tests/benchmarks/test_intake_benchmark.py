"""How quickly files come onto the task queue, set against a loop that uploads, sends and inserts one after the other.

Through SQS over HTTP, PostgreSQL and S3 over HTTP.
"""

from __future__ import annotations

import json
import os
import threading
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from time import perf_counter, sleep

import pytest
from boto3.session import Session
from sqlalchemy import create_engine, make_url, text

from desktop_app.bootstrap import UPLOAD_LOOPS
from desktop_app.orchestrator.intake.submit import SubmitContext, submit
from desktop_app.orchestrator.intake.upload import upload
from desktop_app.orchestrator.outbox_watch import OutboxWatch
from desktop_app.orchestrator.ports.tasks import OutboxKind, Probe
from desktop_app.orchestrator.queueing.dispatch import dispatch
from tests.benchmarks.figures import Comparison
from tests.fixtures.aws_requests import AwsRequests
from tests.fixtures.orchestrator import HOST, REGION, Surroundings
from worker_agent.contract.aws import session as aws
from worker_agent.contract.options import TranscribeOptions

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

FILES, SIZE = 300, 50_000  # bytes
ROUNDS = 3
DISTANCES = {"here": 0.0, "10 ms away": 0.01}
PAUSE = 0.02  # seconds that a loop rests which finds nothing to do


class NoProber:
    """Opening a recording is no matter of the intake, and the naive loop does not."""

    def probe(self, path: Path) -> Probe:
        return Probe(10.0)


def files(folder: Path) -> list[Path]:
    """Each with a content of its own."""
    folder.mkdir()
    paths = [folder / f"{number:04}.wav" for number in range(FILES)]
    for path in paths:
        path.write_bytes(os.urandom(SIZE))
    return paths


def naive_intake(paths: Sequence[Path], database_url: str, sqs_url: str, s3_url: str) -> float:
    """Seconds: a loop as one would write it first."""
    s3, sqs = aws.s3_client(Session(), REGION, s3_url), aws.sqs_client(Session(), REGION, sqs_url)
    bucket = f"naive-{uuid.uuid4().hex}"
    s3.create_bucket(Bucket=bucket)
    queue = sqs.create_queue(QueueName=bucket)["QueueUrl"]
    engine = create_engine(make_url(database_url).set(drivername="postgresql+psycopg2"))
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS naive (id text PRIMARY KEY, path text, status text)"))
        connection.commit()
        start = perf_counter()
        for path in paths:
            id_ = uuid.uuid4().hex
            s3.upload_file(str(path), bucket, id_)
            sqs.send_message(QueueUrl=queue, MessageBody=json.dumps({"id": id_, "key": id_}))
            connection.execute(text("INSERT INTO naive VALUES (:id, :path, 'sent')"), {"id": id_, "path": str(path)})
            connection.commit()
        taken = perf_counter() - start
    engine.dispose()
    return taken


def intake(fleet: Surroundings, paths: Sequence[Path]) -> float:
    """Seconds: with the loops that the service has for it, beside each other."""
    over, watch = threading.Event(), OutboxWatch(fleet.repository, HOST)
    steps = [
        *(
            watch.only_if_any(kind, partial(upload, fleet.repository, fleet.store, HOST, kind))
            for kind in UPLOAD_LOOPS.values()
        ),
        watch.only_if_any(OutboxKind.SEND, partial(dispatch, fleet.repository, fleet.task_queue, HOST, 3)),
    ]

    def repeat(step: Callable[[], int]) -> None:
        while not over.is_set():
            if not step():
                over.wait(PAUSE)

    unsubscribe = watch.subscribe(lambda: None)
    start = perf_counter()
    with ThreadPoolExecutor(len(steps)) as threads:
        loops = [threads.submit(repeat, step) for step in steps]
        accepted = submit(SubmitContext(fleet.repository, NoProber(), HOST), paths, TranscribeOptions()).accepted
        while any(fleet.repository.count_outbox_entries(kind) for kind in (OutboxKind.UPLOAD, OutboxKind.SEND)):
            sleep(PAUSE)
        taken = perf_counter() - start
        over.set()
        for loop in loops:
            loop.result()
    unsubscribe()
    assert len(accepted) == FILES
    return taken


@pytest.mark.parametrize("distance", DISTANCES)
def test_files_come_onto_the_queue_more_quickly_than_one_by_one(
    fleet: Surroundings,
    aws_requests: AwsRequests,
    distance: str,
    postgres_url: str,
    sqs_url: str,
    fast_s3_url: str,
    tmp_path: Path,
    record_comparison: Callable[..., Comparison],
) -> None:
    aws_requests.distance = DISTANCES[distance]
    rounds = [
        (
            FILES / intake(fleet, files(tmp_path / f"files {number}")),
            FILES / naive_intake(files(tmp_path / f"naive {number}"), postgres_url, sqs_url, fast_s3_url),
        )
        for number in range(ROUNDS)
    ]
    ours, naive = zip(*rounds, strict=True)
    found = record_comparison(
        "files taken in",
        ours=ours,
        other=naive,
        unit="files/s",
        what=f"{FILES} files of {SIZE / 1000:.0f} kB, SQS and S3 {distance}",
        other_name="a loop as one would write it first",
        goal="more than 1",
    )
    assert found.ratio > 1
