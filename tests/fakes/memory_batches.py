"""Batches, the order, pauses and presets of the repository in memory."""

from __future__ import annotations

from array import array
from collections import Counter, deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.batch import (
    ALL_KINDS,
    Backlog,
    Batch,
    BatchSummary,
    ExportedTranscript,
    NewBatch,
    Preset,
    WhenDone,
)
from desktop_app.domain.fairness import Feed, Lane, Load
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.ports.tasks import UPLOADS, OutboxKind
from tests.fakes.memory_tables import Database, Entry, Tables, plain


def batch_of(new: NewBatch, id_: int, at: datetime) -> Batch:
    return Batch(
        id=id_,
        name=plain(new.name),
        submitted_by=plain(new.submitted_by),
        host=plain(new.host),
        submitted_at=at,
        kind=new.kind,
        options=new.options,
        when_done=new.when_done,
    )


def waits_to_be_finished(batch: Batch) -> bool:
    """Whether something is still to be exported or told."""
    return not batch.done_at and bool(batch.when_done.folder is not None or batch.when_done.notify)


def place_of_task(tables: Tables, task: Task) -> int:
    """Its own, or else its batch's."""
    batch = tables.batches.get(task.batch_id or 0)
    return task.place or (batch.place if batch else 0)


def pick(tables: Tables, host: str, limit: int, now: datetime, ahead: int | None) -> list[Entry]:
    """Entries that are to be sent, in their order."""
    sends = sorted((one for one in tables.entries.values() if one.kind is OutboxKind.SEND), key=lambda one: one.task_id)
    waiting: dict[Lane, deque[Entry]] = {}
    for entry in sends:
        if not _is_paused(tables, entry):
            lane = waiting.setdefault(_lane(tables, entry), deque())
            if entry.is_free(now) and entry.host in (host, None):
                lane.append(entry)
    feed = Feed(waiting, [] if ahead is None else _loads(tables, sends, now), ahead, limit)
    picked: list[Entry] = []
    while plan := feed.plan():
        for lane, wanted in Counter(plan).items():
            found = min(wanted, len(waiting[lane]))
            feed.take(lane, found, exhausted=found < wanted)
        picked += [waiting[lane].popleft() for lane in plan if waiting[lane]]
    return picked


def _lane(tables: Tables, entry: Entry) -> Lane:
    task = tables.tasks[entry.task_id]
    batch = tables.batches.get(task.batch_id or 0)
    owner = batch.submitted_by if batch else ""
    return Lane(place_of_task(tables, task), owner, task.batch_id or 0, task.kind, task.place)


def _is_paused(tables: Tables, entry: Entry) -> bool:
    task = tables.tasks[entry.task_id]
    batch = tables.batches.get(task.batch_id or 0)
    kinds = tables.paused_kinds
    return ALL_KINDS in kinds or task.kind in kinds or bool(batch and batch.paused)


def _on_queue(tables: Tables) -> list[Task]:
    to_be_sent = {entry.task_id for entry in tables.entries.values() if entry.kind is OutboxKind.SEND}
    return [
        task
        for task in tables.tasks.values()
        if task.status is TaskStatus.PENDING and task.queued_at and task.id not in to_be_sent
    ]


def _loads(tables: Tables, sends: Sequence[Entry], now: datetime) -> list[Load]:
    visible = [task for task in _on_queue(tables) if not task.visible_at or task.visible_at <= now]
    sending = [tables.tasks[entry.task_id] for entry in sends if not entry.is_free(now)]
    loads = []
    for task in (*visible, *sending):
        batch = tables.batches.get(task.batch_id or 0)
        loads.append(Load(place_of_task(tables, task), batch.submitted_by if batch else "", task.batch_id or 0, 1))
    return loads


class MemoryBatches:
    """Implements BatchRepository."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def summaries(self, ids: Collection[int] | None = None, limit: int = 500) -> list[BatchSummary]:
        tables = self._database.committed
        wanted = [batch for id_, batch in sorted(tables.batches.items(), reverse=True) if ids is None or id_ in ids]
        return [_summary(tables, batch) for batch in wanted[:limit]]

    def task_ids(self, ids: Collection[int]) -> Sequence[int]:
        tasks = self._database.committed.tasks
        return array("q", sorted(task.id for task in tasks.values() if task.batch_id in ids))

    def rename(self, id_: int, name: str) -> None:
        self._change([id_], lambda batch: replace(batch, name=plain(name)))

    def change_when_done(self, id_: int, wish: WhenDone, *, reopens: bool) -> bool:
        with self._database.change() as tables:
            if id_ not in tables.batches:
                return False
            tables.batches[id_] = replace(tables.batches[id_], when_done=wish)
            if reopens:
                tables.batches[id_] = replace(tables.batches[id_], done_at=None, done_note=None)
                tables.done_claims.pop(id_, None)
        return True

    def pause(self, ids: Collection[int], *, paused: bool) -> None:
        self._change(ids, lambda batch: replace(batch, paused=paused))

    def pause_kind(self, kind: str, *, paused: bool) -> None:
        with self._database.change() as tables:
            tables.paused_kinds = tables.paused_kinds - {kind} | ({kind} if paused else set())

    def put(self, ids: Collection[int], place: int) -> None:
        tables = self._database.committed
        self._change(ids, lambda batch: replace(batch, place=place))
        if place < 0:
            self.withdraw([task.id for task in tables.tasks.values() if task.batch_id in ids and not task.place])

    def put_tasks(self, task_ids: Collection[int], place: int) -> list[int]:
        with self._database.change() as tables:
            live = [id_ for id_ in sorted(task_ids) if id_ in tables.tasks and not tables.tasks[id_].status.terminal]
            for id_ in live:
                tables.write_task(replace(tables.tasks[id_], place=place))
        if place < 0:
            self.withdraw(live)
        return live

    def backlog(self) -> Backlog:
        tables = self._database.committed
        kinds = [entry.kind for entry in tables.entries.values()]
        sends = [entry for entry in tables.entries.values() if entry.kind is OutboxKind.SEND]
        return Backlog(
            on_queue=len(_on_queue(tables)),
            waiting=len(sends),
            paused=sum(_is_paused(tables, entry) for entry in sends),
            to_upload=sum(kind in UPLOADS for kind in kinds),
            paused_kinds=tables.paused_kinds,
        )

    def count_taken(self, since: datetime, most: int) -> int:
        begun = [one for one in self._database.committed.attempts.values() if one.started_at > since]
        return min(most, len(begun))

    def find_less_urgent(self, now: datetime, most: int) -> int:
        tables = self._database.committed
        sends = [entry for entry in tables.entries.values() if entry.kind is OutboxKind.SEND]
        places = [_lane(tables, entry).place for entry in sends if not _is_paused(tables, entry)]
        urgent = min([0, *places])
        behind = [load for load in _loads(tables, [], now) if load.place > urgent]
        return min(most, len(behind)) if urgent < 0 else 0

    def withdraw(self, task_ids: Collection[int]) -> set[int]:
        with self._database.change() as tables:
            waiting = [
                id_
                for id_ in sorted(task_ids)
                if (task := tables.tasks.get(id_))
                and task.status is TaskStatus.PENDING
                and task.queued_at
                and not task.attempt
            ]
            there = {entry.task_id for entry in tables.entries.values() if entry.kind is OutboxKind.SEND}
            tables.add_entries([id_ for id_ in waiting if id_ not in there], OutboxKind.SEND, None)
        return set(waiting)

    def has_done(self, host: str, now: datetime) -> bool:
        return bool(_all_ended(self._database.committed, host, now))

    def claim_done(self, host: str, now: datetime, until: datetime, limit: int) -> list[Batch]:
        with self._database.change() as tables:
            found = _all_ended(tables, host, now)[:limit]
            tables.done_claims |= {batch.id: until for batch in found}
        return found

    def note_done(self, id_: int, at: datetime, done: WhenDone | None = None) -> bool:
        with self._database.change() as tables:
            batch = tables.batches.get(id_)
            if batch is None or batch.done_at or _has_live_tasks(tables, id_):
                return False
            if done not in (None, batch.when_done):
                return False
            tables.batches[id_] = replace(batch, done_at=at, done_note=None)
            tables.done_claims.pop(id_, None)
        return True

    def has_edited(self, host: str, now: datetime, before: datetime) -> bool:
        return bool(_edited(self._database.committed, host, now, before))

    def claim_edited(
        self, host: str, now: datetime, until: datetime, before: datetime
    ) -> tuple[Batch, list[int]] | None:
        with self._database.change() as tables:
            found = _edited(tables, host, now, before)
            if not found:
                return None
            id_ = min(task.batch_id or 0 for task in found)
            tables.done_claims[id_] = until
            return tables.batches[id_], sorted(task.id for task in found if task.batch_id == id_)

    def release_edited(self, id_: int) -> None:
        with self._database.change() as tables:
            tables.done_claims.pop(id_, None)
        self._change([id_], lambda batch: replace(batch, done_note=None))

    def exported(self, task_ids: Collection[int]) -> dict[int, ExportedTranscript]:
        exported = self._database.committed.exported
        return {id_: exported[id_] for id_ in task_ids if id_ in exported}

    def note_exported(self, exported: Collection[ExportedTranscript]) -> None:
        with self._database.change() as tables:
            tables.exported |= {each.task_id: each for each in exported if each.task_id in tables.tasks}

    def note_trouble(self, id_: int, sentence: str) -> None:
        self._change([id_], lambda batch: replace(batch, done_note=plain(sentence)))

    def presets(self) -> list[Preset]:
        return [preset for _, preset in sorted(self._database.committed.presets.items())]

    def save_preset(self, preset: Preset) -> None:
        with self._database.change() as tables:
            tables.presets[preset.name] = preset

    def remove_preset(self, name: str) -> bool:
        with self._database.change() as tables:
            return tables.presets.pop(name, None) is not None

    def _change(self, ids: Collection[int], change: Callable[[Batch], Batch]) -> None:
        with self._database.change() as tables:
            tables.batches |= {id_: change(tables.batches[id_]) for id_ in ids if id_ in tables.batches}


def _has_live_tasks(tables: Tables, batch_id: int) -> bool:
    return any(task.batch_id == batch_id and not task.status.terminal for task in tables.tasks.values())


def _all_ended(tables: Tables, host: str, now: datetime) -> list[Batch]:
    return [
        batch
        for id_, batch in sorted(tables.batches.items())
        if not batch.done_at
        and (batch.host == host or not (batch.when_done.folder or batch.when_done.notify))
        and tables.done_claims.get(id_, now) <= now
        and tables.growing.get(id_, now) <= now
        and not _has_live_tasks(tables, id_)
    ]


def _edited(tables: Tables, host: str, now: datetime, before: datetime) -> list[Task]:
    ours = {
        id_
        for id_, batch in tables.batches.items()
        if batch.when_done.follow_edits and batch.host == host and batch.done_at
        if tables.done_claims.get(id_, now) <= now
    }
    edited = [task for task in tables.tasks.values() if task.batch_id in ours and task.edited_at]
    exported = {id_: each.edited_at for id_, each in tables.exported.items()}
    return [task for task in edited if task.edited_at <= before and exported.get(task.id) != task.edited_at]


def _summary(tables: Tables, batch: Batch) -> BatchSummary:
    tasks = [task for task in tables.tasks.values() if task.batch_id == batch.id]
    running = [task for task in tasks if task.status is TaskStatus.IN_PROGRESS]
    waiting = [task for task in tasks if task.status is TaskStatus.PENDING]
    partly = sum(task.progress for task in running)
    left = sum((task.duration_seconds or 0.0) * (1 - task.progress) for task in running)
    return BatchSummary(
        batch=batch,
        counts={status: sum(task.status is status for task in tasks) for status in TaskStatus},
        progress=(sum(task.status.terminal for task in tasks) + partly) / max(1, len(tasks)),
        audio_left=left + sum(task.duration_seconds or 0.0 for task in waiting),
        speed=sum(task.speed or 0.0 for task in running) or None,
    )
