"""Whatever happens to tasks while things are deleted, whatever dies in between: nothing that is needed goes, and what
is needed no more goes in the end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from contextlib import ExitStack, closing, suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop_app.adapters.database import open_database
from desktop_app.domain.retention import Retained
from desktop_app.domain.task import Task
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.deletion.cleanup import cleanup
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.deletion.retention_sweep import RetentionSweep
from desktop_app.orchestrator.intake import upload as uploading
from desktop_app.orchestrator.intake.share import share
from desktop_app.orchestrator.ports.lists import TaskFilter
from tests.desktop_app.orchestrator.conftest import CLAIMER, HOST, Desk
from tests.desktop_app.orchestrator.worker import Worker
from tests.fakes.tasks import NOW
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.queues.local_queue import LocalQueue
from worker_agent.contract.stores.folder_store import FolderStore
from worker_agent.contract.stores.object_store import audio_key

CONTENTS = ("a", "b")
A_CENTURY = timedelta(days=36_500)
OLD = {kind: timedelta(0) for kind in Retained}
recent = st.integers(0, 3)


class Killed(BaseException):
    """The process that sweeps is no more."""


class Interrupted(FolderStore):
    """A store to which something else happens when somebody begins to delete."""

    before: Callable[[], object] | None = None

    def delete_many(self, keys: Collection[str]) -> None:
        step, self.before = self.before, None
        if step:
            step()
        super().delete_many(keys)


class Life(RuleBasedStateMachine):
    """One computer with few recordings."""

    def __init__(self) -> None:
        super().__init__()
        self._opened = ExitStack()
        folder = Path(self._opened.enter_context(TemporaryDirectory()))
        self.store = Interrupted(folder / "store")
        self.desk = Desk(
            folder,
            self._opened.enter_context(closing(open_database(f"sqlite:///{folder / 'earshot.db'}", claimer=CLAIMER))),
            self._opened.enter_context(closing(LocalQueue(folder / "queue.db", "tasks"))),
            self._opened.enter_context(closing(LocalQueue(folder / "queue.db", "status"))),
            self.store,
        )
        patched = self._opened.enter_context(pytest.MonkeyPatch.context())
        patched.setattr(uploading, "TINY", 0)  # nothing is stored that is there already

    def teardown(self) -> None:
        """All that goes on can be done, and all that is done goes."""
        try:
            for _ in range(4):  # a duplicate may have to look for another original
                self.go_on()
                for task in self.tasks():
                    if task.queued_at and not task.status.terminal:
                        self.work_on(task)
            assert all(task.status.terminal for task in self.tasks())
            self.sweep_all()
            assert self.tasks() == []
            assert [key for key in self.store.keys("") if "/cancelled/" not in key] == []
        finally:
            self._opened.close()

    def tasks(self) -> list[Task]:
        return list(self.desk.repository.tasks(self.desk.repository.find_ids(TaskFilter())).values())

    def task(self, number: int) -> Task | None:
        return next(iter(self.tasks()[number:]), None)

    def work_on(self, task: Task) -> None:
        assert self.store.exists(audio_key(task.audio_sha256))
        Worker(self.desk, task).completes()

    def go_on(self) -> None:
        self.desk.hand_over()
        while share(self.desk.repository, self.store, HOST):
            pass
        self.desk.hand_over()

    def sweep_all(self) -> None:
        sweep = RetentionSweep(self.desk.repository, self.store, OLD)
        sweep.run(lambda: cleanup(self.desk.repository, self.store, HOST))

    def _do(self, what: str, number: int, content: str) -> None:
        task, repository = self.task(number), self.desk.repository
        match what:
            case "hand in":
                language = TranscribeOptions(language="de" if number % 2 else None)
                self.desk.hand_in(self.desk.file(f"{content}{number}.wav", content.encode()), options=language)
            case "go on":
                self.go_on()
            case "clean up":
                cleanup(repository, self.store, HOST)
            case "retry" if task:
                retry(repository, self.store, [task.id])
            case "cancel" if task:
                cancel(repository, self.store, [task.id])
            case "remove" if task:
                remove(repository, self.store, [task.id])
            case "work" if task and task.queued_at and not task.status.terminal:
                self.work_on(task)
            case "fail" if task and task.queued_at and not task.status.terminal:
                Worker(self.desk, task).fails()

    happenings = st.sampled_from(["hand in", "go on", "clean up", "retry", "cancel", "remove", "work", "fail"])
    interruptions = st.sampled_from(["hand in", "retry", "remove"])
    contents = st.sampled_from(CONTENTS)

    @initialize()
    def begin(self) -> None:
        """Something is there that is done."""
        self._do("hand in", 0, CONTENTS[0])
        self._do("hand in", 1, CONTENTS[1])
        self.go_on()
        for number in range(2):
            self._do("work", number, "")

    @rule(what=happenings, number=recent, content=contents)
    def happen(self, what: str, number: int, content: str) -> None:
        self._do(what, number, content)

    @rule(
        kind=st.sampled_from([Retained.AUDIO, Retained.AUDIO, Retained.TRANSCRIPTS, Retained.FINISHED_TASKS]),
        meanwhile=st.lists(st.tuples(interruptions, recent, contents), min_size=1, max_size=2),
        killed=st.booleans(),
    )
    def sweep(self, kind: Retained, meanwhile: list[tuple[str, int, str]], killed: bool) -> None:
        def before() -> None:
            for one in meanwhile:
                self._do(*one)
                self.go_on()
            if killed:
                raise Killed

        self.store.before = before
        with suppress(Killed):
            for _ in RetentionSweep(self.desk.repository, self.store, {kind: OLD[kind]})._sweep():
                pass
        self.store.before = None
        self.what_is_needed_is_there()
        self._end_claims()

    def _end_claims(self) -> None:
        """The time passes after which whoever had one is dead."""
        sha256s = {hashlib.sha256(content.encode()).hexdigest() for content in CONTENTS}
        with self.desk.repository.unit_of_work() as unit:
            unit.claim_audio(unit.find_deleted_audio(sha256s), NOW + A_CENTURY, NOW - A_CENTURY)

    @invariant()
    def what_is_needed_is_there(self) -> None:
        for task in self.tasks():
            if task.queued_at and not task.status.terminal:
                assert self.store.exists(audio_key(task.audio_sha256))
            if task.transcript_key:
                assert self.store.exists(task.transcript_key)


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.reuse, Phase.generate],  # to shorten a failure would take minutes
)
