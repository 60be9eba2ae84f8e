"""Celery with SQS as its broker, and a task that does nothing.

The settings are Celery's own, but for these: the next long poll begins at once, no result is kept, what SQS can't do is
left out, and `prefetch` and `acks_late` are the test's.
"""

from __future__ import annotations

import json
import os

from celery import Celery

from tests.benchmarks.queueing import ticks

VARIABLE = "BENCH_CELERY"  #: a JSON object: `queue`, `url`, `endpoint`, `prefetch`, `acks_late`

chosen = json.loads(os.environ[VARIABLE])
keys = {"access_key_id": os.environ["AWS_ACCESS_KEY_ID"], "secret_access_key": os.environ["AWS_SECRET_ACCESS_KEY"]}

app = Celery("nothing", broker=f"sqs://{chosen['endpoint'].removeprefix('http://')}")
app.conf.update(
    broker_transport_options={
        "region": "us-east-1",
        "is_secure": False,
        "polling_interval": 0,
        "predefined_queues": {chosen["queue"]: {"url": chosen["url"], **keys}},
    },
    task_default_queue=chosen["queue"],
    task_ignore_result=True,
    task_acks_late=chosen["acks_late"],
    worker_prefetch_multiplier=chosen["prefetch"],
    worker_enable_remote_control=False,
)


@app.task(name="nothing")
def nothing() -> None:
    ticks.note()


def submit(count: int) -> None:
    """Put so many on the queue."""
    with app.producer_or_acquire() as producer:
        for _ in range(count):
            nothing.apply_async(producer=producer)
