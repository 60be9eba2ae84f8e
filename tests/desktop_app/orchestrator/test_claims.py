"""A claim lasts as long as the work, however long that is, and no longer than whoever works."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.orchestrator.claims import claimed
from desktop_app.orchestrator.intake.take_over import take_over
from desktop_app.orchestrator.intake.upload import upload
from desktop_app.orchestrator.ports.tasks import SMALL, OutboxEntry, OutboxKind
from tests.desktop_app.orchestrator.conftest import CLAIMER, HOST, Desk

SHORT = timedelta(seconds=0.3)


@dataclass
class Dead:
    """Peers, some of them dead."""

    names: set[str]
    forgotten: set[str] = field(default_factory=set)

    def dead(self) -> set[str]:
        return self.names - self.forgotten

    def forget(self, names: Collection[str]) -> None:
        self.forgotten |= set(names)


def free_uploads(desk: Desk) -> list[OutboxEntry]:
    now = datetime.now(UTC)
    return desk.repository.claim_entries(OutboxKind.UPLOAD, host=HOST, limit=9, now=now, until=now)


def test_work_that_takes_longer_than_a_claim_keeps_it(desk: Desk) -> None:
    desk.submit("board.wav", "talk.wav")
    with claimed(desk.repository, OutboxKind.UPLOAD, host=HOST, limit=9, lasting=SHORT) as claim:
        claim.done(claim.items[:1])
        time.sleep(3 * SHORT.total_seconds())
        assert free_uploads(desk) == []
    assert free_uploads(desk) == list(claim.items[1:])


def test_a_renewal_that_fails_is_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    desk.submit("board.wav")
    renew, calls, renewed = desk.repository.renew_claims, 0, threading.Event()

    def fail_once(kind: OutboxKind, items: list[OutboxEntry], until: datetime) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise DatabaseUnavailable("The database does not answer.")
        renew(kind, items, until)
        renewed.set()

    monkeypatch.setattr(desk.repository, "renew_claims", fail_once)
    with claimed(desk.repository, OutboxKind.UPLOAD, host=HOST, limit=9, lasting=SHORT):
        assert renewed.wait(30)
    assert "does not answer" in caplog.text


def test_what_the_dead_had_begun_to_upload_is_free_at_once(desk: Desk) -> None:
    [task] = desk.submit("board.wav")
    peers = Dead({CLAIMER})
    with claimed(desk.repository, OutboxKind.UPLOAD, host=HOST, limit=9, lasting=timedelta(hours=1)):
        assert upload(desk.repository, desk.store, HOST) == 0
        assert take_over(desk.repository, peers) == 1
        assert upload(desk.repository, desk.store, HOST) == 1
    assert take_over(desk.repository, peers) == 0
    desk.hand_over()
    assert [message.task for _, message in desk.on_the_queue()] == [task.uid]


def test_a_small_file_need_not_wait_for_a_large_one(desk: Desk) -> None:
    large, small = desk.file("large.wav", bytes(SMALL + 1)), desk.file("small.wav", b"short")
    desk.hand_in(large, small)
    assert upload(desk.repository, desk.store, HOST) == 1
    assert upload(desk.repository, desk.store, HOST) == 0
    assert desk.repository.count_outbox_entries(OutboxKind.UPLOAD_LARGE) == 1
    assert upload(desk.repository, desk.store, HOST, OutboxKind.UPLOAD_LARGE) == 1
