"""Whatever is done to tasks, in whatever order, the repository in memory answers as the one in a database does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop_app.adapters.database import open_database
from desktop_app.domain.batch import NewBatch, WhenDone
from desktop_app.domain.retention import Retained
from desktop_app.domain.revision import MachineText, Revision
from desktop_app.domain.task import Attempt, Outcome, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports.lists import Cursor, Sort, TaskFilter
from desktop_app.orchestrator.ports.tasks import SMALL, OutboxEntry, OutboxKind, TaskRepository, UnitOfWork
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.memory_tables import Database
from tests.fakes.new_tasks import make_new_task
from tests.fakes.tasks import NOW
from worker_agent.contract.messages import TaskError
from worker_agent.contract.options import TranscribeOptions

HOSTS = ("desk", "elsewhere")
PROCESSES = ("one", "other")
FUTURE = NOW + timedelta(days=36_500)
IDS = range(1, 12)  # looked at whether they are there or not

hosts = st.sampled_from(HOSTS)
processes = st.sampled_from(PROCESSES)
sha256s = st.sampled_from("abc")
kinds = st.sampled_from(OutboxKind)
recent = st.integers(0, 3)  # the last task, the last but one …: few, so that what is done meets
moments = st.integers(-5, 5).map(lambda minutes: NOW + timedelta(minutes=minutes))
errors = st.sampled_from([None, TaskError(kind="WorkerLost", message="Gone.")])
changes = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(TaskStatus),
        "file_name": st.sampled_from(["Ärger.wav", "b\0.wav", "B.wav"]),
        "generation": st.integers(1, 2),
        "attempt": st.integers(0, 2),
        "worker": st.sampled_from([None, "a/1", "b/1"]),
        "speed": st.sampled_from([None, 1.0, 2.0]),
        "lease_until": moments,
        "queued_at": moments,
        "heard_at": moments,
        "error": errors,
        "finished_at": moments,
        "edited_at": moments,
        "transcript_key": st.sampled_from([None, "a"]),
    },
)


class Alike(RuleBasedStateMachine):
    """Two processes on each repository, all steps done to both."""

    def __init__(self) -> None:
        super().__init__()
        self._opened, shared = ExitStack(), Database()
        folder = self._opened.enter_context(TemporaryDirectory())
        url = f"sqlite:///{Path(folder, 'earshot.db')}"
        self._both: dict[str, tuple[TaskRepository, TaskRepository]] = {
            name: (
                self._opened.enter_context(closing(open_database(url, claimer=name))),
                MemoryRepository(claimer=name, of=shared),
            )
            for name in PROCESSES
        }
        self._claimed: list[OutboxEntry] = []
        self._step = self._added = 0
        self._cursors = [self._latest_cursors()]

    def teardown(self) -> None:
        self._opened.close()

    def ask(self, question: Callable[[TaskRepository], Any], process: str = PROCESSES[0]) -> Any:
        """What both answer to it."""
        real, fake = (question(repository) for repository in self._both[process])
        assert fake == real
        return real

    def _latest_cursors(self) -> list[Cursor]:
        """Of the real one and of the fake: they are not alike."""
        return [repository.latest_cursor() for repository in self._both[PROCESSES[0]]]

    def follow_from(self, cursors: Sequence[Cursor], limit: int = 1000) -> None:
        answers = zip(self._both[PROCESSES[0]], cursors, strict=True)
        real, fake = (repository.changes_since(cursor, limit) for repository, cursor in answers)
        assert replace(fake, cursor=real.cursor) == real
        self._cursors.append([real.cursor, fake.cursor])

    def do(self, change: Callable[[UnitOfWork], Any]) -> None:
        def in_a_unit(repository: TaskRepository) -> Any:
            with repository.unit_of_work() as unit:
                return change(unit)

        self.ask(in_a_unit)

    def id_of(self, number: int) -> int:
        return self._added - number

    def there(self, number: int) -> Sequence[int]:
        return list(self.ask(lambda repository: repository.tasks([self.id_of(number)])))

    def _add_batch(self, host: str) -> None:
        self._step += 1
        new = NewBatch(
            name=f"{self._step}",
            submitted_by=host,
            host=host,
            kind="transcribe",
            options=TranscribeOptions(),
            when_done=WhenDone(folder="/out" if host == HOSTS[0] else None),
        )
        self.do(lambda unit: unit.add_batch(new, NOW))

    def _recently_claimed(self, last: int) -> Sequence[OutboxEntry]:
        return self._claimed[len(self._claimed) - last - 1 :][:2]

    @rule(
        sha256=sha256s,
        host=hosts,
        size=st.sampled_from([1, SMALL, SMALL + 1]),
        language=st.sampled_from([None, "de"]),
        original=st.none() | recent,
        batch=st.sampled_from(["none", "new", "latest"]),
    )
    def add(self, sha256: str, host: str, size: int, language: str | None, original: int | None, batch: str) -> None:
        original = None if original is None else self.id_of(original)
        self._added += 1
        fields = {"audio_sha256": sha256, "audio_bytes": size, "source_host": host, "duplicate_of": original}
        if batch == "new":
            self._add_batch(host)
        latest = self.ask(lambda repository: repository.batches.summaries(limit=1))
        if batch != "none" and latest:
            fields["batch_id"] = latest[0].batch.id
        new = make_new_task(f"{self._added}.wav", options=TranscribeOptions(language=language), **fields)
        self.do(lambda unit: unit.add_tasks([new], NOW))

    @rule(number=recent, values=changes)
    def change(self, number: int, values: dict[str, Any]) -> None:
        self._step += 1
        started = NOW + timedelta(seconds=self._step)  # never the same: nothing says which of two speeds is the latest
        self.do(
            lambda unit: unit.save_tasks(
                [
                    replace(task, started_at=started, **values)
                    for task in unit.lock_tasks_by_id([self.id_of(number)]).values()
                ]
            )
        )

    @rule(
        number=recent,
        worker=st.sampled_from(["a/1", "b/1"]),
        outcome=st.sampled_from(Outcome),
        at=moments,
        ended=st.none() | moments,
        lease=st.none() | moments,
        error=errors,
    )
    def attempt(
        self,
        number: int,
        worker: str,
        outcome: Outcome,
        at: datetime,
        ended: datetime | None,
        lease: datetime | None,
        error: TaskError | None,
    ) -> None:
        times = {"started_at": at, "ended_at": ended, "lease_until": lease}
        attempts = [
            Attempt(
                uid=f"{id_}-{worker}",
                task_id=id_,
                generation=1,
                number=1,
                worker=worker,
                outcome=outcome,
                error=error,
                **times,
            )
            for id_ in self.there(number)
        ]
        self.do(lambda unit: unit.save_attempts(attempts))

    @rule(number=recent, text=st.sampled_from(["one", "two\0"]))
    def transcribe(self, number: int, text: str) -> None:
        record = {"generation": 1, "attempt_uid": "a", "object_key": "key", "language": "de", "text": text}
        self.do(
            lambda unit: unit.save_transcripts(
                [TranscriptRecord(task_id=id_, **record) for id_ in unit.lock_tasks_by_id([self.id_of(number)])]
            )
        )

    @rule(number=recent, revision=st.integers(1, 2), text=st.sampled_from(["mine", "ours\0"]))
    def edit(self, number: int, revision: int, text: str) -> None:
        facts = {"author": "a\0", "host": "desk", "begun_at": NOW, "saved_at": NOW, "origin": MachineText(1, "a")}

        def save(unit: UnitOfWork) -> list[Revision | None]:
            ids = list(unit.lock_tasks_by_id([self.id_of(number)]))
            for id_ in ids:
                unit.save_revision(Revision(task_id=id_, number=revision, **facts), text.encode(), text, "")
            return [unit.latest_revision(id_) for id_ in ids]

        self.do(save)

    @precondition(lambda self: self._added > 2)
    @rule(number=recent)
    def remove(self, number: int) -> None:
        self.do(lambda unit: unit.remove_tasks([self.id_of(number)]))

    @rule(number=recent, kind=kinds, host=st.none() | hosts)
    def enqueue(self, number: int, kind: OutboxKind, host: str | None) -> None:
        ids = self.there(number)
        self.do(lambda unit: unit.enqueue(ids, kind, host))

    @rule(number=recent, host=hosts)
    def move(self, number: int, host: str) -> None:
        self.do(lambda unit: unit.move_uploads([self.id_of(number)], host))

    @rule(numbers=st.sets(recent, max_size=3))
    def discard(self, numbers: Collection[int]) -> None:
        self.do(lambda unit: unit.discard_entries([self.id_of(number) for number in numbers]))

    @rule(
        process=processes,
        kind=kinds,
        host=hosts,
        limit=st.integers(1, 4),
        now=moments,
        ahead=st.none() | st.integers(1, 3),
    )
    def claim(
        self,
        process: str,
        kind: OutboxKind,
        host: str,
        limit: int,
        now: datetime,
        ahead: int | None,
    ) -> None:
        until = now + timedelta(minutes=2)
        self._claimed += self.ask(
            lambda repository: repository.claim_entries(
                kind, host=host, limit=limit, now=now, until=until, ahead=ahead
            ),
            process,
        )

    @rule(process=processes, last=recent)
    def release(self, process: str, last: int) -> None:
        items = self._recently_claimed(last)
        self.ask(lambda repository: repository.release_entries(items), process)

    @rule(process=processes, last=recent, until=moments)
    def renew(self, process: str, last: int, until: datetime) -> None:
        for item in self._recently_claimed(last):
            self.ask(lambda repository, item=item: repository.renew_claims(item.kind, [item], until), process)

    @rule(last=recent, at=moments)
    def complete(self, last: int, at: datetime) -> None:
        for item in self._recently_claimed(last):
            self.ask(lambda repository, item=item: repository.complete_entries([item], at))

    @rule(numbers=st.sets(recent, max_size=3), place=st.integers(-2, 2))
    def put_in_order(self, numbers: Collection[int], place: int) -> None:
        ids = [self.id_of(number) for number in numbers]
        self.ask(lambda repository: repository.batches.put_tasks(ids, place))

    @rule(batch=st.integers(1, 3), place=st.integers(-2, 2), paused=st.booleans())
    def put_batch_in_order(self, batch: int, place: int, paused: bool) -> None:
        self.ask(lambda repository: repository.batches.put([batch], place))
        self.ask(lambda repository: repository.batches.pause([batch], paused=paused))

    @rule(numbers=st.sets(recent, max_size=3))
    def withdraw(self, numbers: Collection[int]) -> None:
        self.ask(lambda repository: repository.batches.withdraw([self.id_of(number) for number in numbers]))

    @rule(process=processes, now=moments)
    def finish_batches(self, process: str, now: datetime) -> None:
        until = now + timedelta(minutes=1)
        for batch in self.ask(lambda repository: repository.batches.claim_done("desk", now, until, 2), process):
            self.ask(lambda repository, batch=batch: repository.batches.note_done(batch.id, now))

    @rule(sha256s=st.sets(sha256s), until=moments)
    def claim_audio(self, sha256s: set[str], until: datetime) -> None:
        self.do(lambda unit: unit.claim_audio(sha256s, until - timedelta(minutes=2), until))

    @rule(sha256s=st.sets(sha256s), until=moments)
    def delete_audio(self, sha256s: set[str], until: datetime) -> None:
        self.ask(lambda repository: repository.retention.note_audio_deleted(sha256s, until))

    @rule(limit=st.integers(1, 2))
    def forget_removals(self, limit: int) -> None:
        self.ask(lambda repository: repository.retention.forget_removals(FUTURE, limit))

    @rule(kind=st.sampled_from(Retained), before=moments, place=st.none() | st.tuples(moments, recent))
    def look_for_what_is_old(self, kind: Retained, before: datetime, place: tuple[datetime, int] | None) -> None:
        if kind is not Retained.REMOVED_TASKS:  # each notes the time when one was removed
            self.ask(lambda repository: repository.retention.find_tasks(kind, before, place, 2))
            self.ask(lambda repository: repository.retention.summarize(kind, before))

    @rule(kind=kinds, dead=st.sets(processes))
    def bury(self, kind: OutboxKind, dead: set[str]) -> None:
        self.ask(lambda repository: repository.release_claims_of(kind, dead))

    @rule(
        search=st.sampled_from(["", "ÄR", "x00", "\0", "b"]),
        sort=st.sampled_from(Sort),
        retried=st.booleans(),
        unsolved=st.booleans(),
        status=st.none() | st.sampled_from(TaskStatus),
        descending=st.booleans(),
    )
    def find(
        self, search: str, sort: Sort, retried: bool, unsolved: bool, status: TaskStatus | None, descending: bool
    ) -> None:
        which = TaskFilter(status=status, search=search, retried=retried, unsolved=unsolved)
        self.ask(lambda repository: repository.find_ids(which, sort, descending=descending))

    @rule(now=moments, limit=st.integers(1, 3))
    def lock(self, now: datetime, limit: int) -> None:
        self.do(lambda unit: (unit.lock_overdue_tasks(now, limit), unit.lock_waiting_tasks(now, limit)))

    @rule()
    def watch(self) -> None:
        self._cursors.append(self._latest_cursors())

    @rule(number=recent, limit=st.integers(1, 4))
    def follow(self, number: int, limit: int) -> None:
        self.follow_from(self._cursors[-1 - number :][0], limit)

    @rule(since=moments)
    def look_at_workers(self, since: datetime) -> None:
        self.ask(lambda repository: repository.workers(since))

    @invariant()
    def all_that_there_is_is_the_same(self) -> None:
        self.ask(lambda repository: list(everything(repository)))
        self.follow_from(self._cursors[0])
        self._cursors.pop()


def everything(repository: TaskRepository) -> Iterator[object]:
    yield repository.counts()
    yield [repository.count_outbox_entries(kind) for kind in OutboxKind]
    yield [repository.find_claimable_kinds(host, NOW) for host in HOSTS]
    yield repository.has_overdue_tasks(NOW)
    yield [repository.attempts(id_) for id_ in IDS]
    yield repository.transcripts(IDS)
    yield [repository.revisions.list(id_) for id_ in IDS]
    yield [repository.revisions.document(id_, number) for id_ in IDS for number in (1, 2)]
    yield repository.find_by_audio_hash("ab")
    yield repository.batches.backlog()
    yield repository.batches.summaries()
    yield repository.batches.find_less_urgent(NOW, 9)
    yield repository.retention.find_abandoned_audio(NOW, 9)


TestAlike = Alike.TestCase
TestAlike.settings = settings(
    max_examples=20,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.reuse, Phase.generate],  # to shorten a failure would take minutes
)
