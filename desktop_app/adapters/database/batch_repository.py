"""What is kept of batches, of the order, and of presets, in SQLite or PostgreSQL."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, Row, and_, delete, exists, false, func, insert, or_, select, true, update

from desktop_app.adapters.database import backlog, followed_exports
from desktop_app.adapters.database.batches import batch_from, change_when_done, wishes
from desktop_app.adapters.database.locks import entries_of, lock_batches, lock_tasks
from desktop_app.adapters.database.queries import IS_UPLOAD, LIVE, chunks
from desktop_app.adapters.database.schema import attempts, batches, outbox, paused_kinds, presets, tasks
from desktop_app.adapters.database.transactions import written
from desktop_app.domain.batch import Backlog, Batch, BatchSummary, ExportedTranscript, Preset, WhenDone
from desktop_app.domain.task import TaskStatus
from worker_agent.contract.options import parse_options


class Writing(Protocol):
    """Begins a transaction that writes."""

    def __call__(self, *, notify: bool = False) -> AbstractContextManager[Connection]: ...


class SqlBatchRepository:
    """Implements BatchRepository, over the connections of SqlTaskRepository."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]], writing: Writing) -> None:
        self._reading = reading
        self._writing = writing

    def summaries(self, ids: Collection[int] | None = None, limit: int = 500) -> list[BatchSummary]:
        wanted = select(batches).order_by(batches.c.id.desc()).limit(limit)
        with self._reading() as connection:
            rows = connection.execute(wanted if ids is None else wanted.where(batches.c.id.in_(list(ids)))).all()
            states = _read_states(connection, [row.id for row in rows])
            return [_summary(batch_from(row), states[row.id]) for row in rows]

    def task_ids(self, ids: Collection[int]) -> Sequence[int]:
        with self._reading() as connection:
            found = select(tasks.c.id).where(tasks.c.batch_id.in_(list(ids))).order_by(tasks.c.id)
            return array("q", connection.scalars(found).all())

    def rename(self, id_: int, name: str) -> None:
        with self._writing(notify=True) as connection:
            connection.execute(update(batches).where(batches.c.id == id_).values(name=name))

    def change_when_done(self, id_: int, wish: WhenDone, *, reopens: bool) -> bool:
        with self._writing(notify=True) as connection:
            return change_when_done(connection, id_, wish, reopens=reopens)

    def pause(self, ids: Collection[int], *, paused: bool) -> None:
        with self._writing(notify=True) as connection:
            lock_batches(connection, ids)
            connection.execute(update(batches).where(batches.c.id.in_(list(ids))).values(paused=paused))

    def pause_kind(self, kind: str, *, paused: bool) -> None:
        with self._writing(notify=True) as connection:
            connection.execute(delete(paused_kinds).where(paused_kinds.c.kind == kind))
            if paused:
                connection.execute(insert(paused_kinds).values(kind=kind))

    def put(self, ids: Collection[int], place: int) -> None:
        """Uploads are few, and are put in order themselves; the others follow their batch."""
        with self._writing(notify=True) as connection:
            if place < 0:
                backlog.send_first(connection, tasks.c.batch_id.in_(list(ids)), tasks.c.place == 0)
            lock_batches(connection, ids)
            connection.execute(update(batches).where(batches.c.id.in_(list(ids))).values(place=place))
            own = select(tasks.c.id).where(tasks.c.batch_id.in_(list(ids)), tasks.c.place != 0)
            theirs = (
                outbox.c.batch_id.in_(list(ids)),
                IS_UPLOAD,
                outbox.c.task_id.not_in(own),
            )
            rows = select(outbox.c.id).where(*theirs).order_by(outbox.c.id).with_for_update()
            connection.execute(update(outbox).where(outbox.c.id.in_(rows)).values(place=place))

    def put_tasks(self, task_ids: Collection[int], place: int) -> list[int]:
        with self._writing(notify=True) as connection:
            live = [row.id for row in lock_tasks(connection, task_ids) if row.status in LIVE]
            for chunk in chunks(live):
                values = {"place": place, **written(connection)}
                connection.execute(update(tasks).where(tasks.c.id.in_(chunk)).values(values))
                if place < 0:
                    backlog.send_first(connection, tasks.c.id.in_(chunk))
            for theirs in entries_of(connection, live):
                connection.execute(update(outbox).where(theirs).values(place=place))
            return live

    def backlog(self) -> Backlog:
        with self._reading() as connection:
            return backlog.read(connection)

    def count_taken(self, since: datetime, most: int) -> int:
        begun = select(attempts.c.started_at).where(attempts.c.started_at > since).limit(most).subquery()
        with self._reading() as connection:
            return connection.scalars(select(func.count()).select_from(begun)).one()

    def find_less_urgent(self, now: datetime, most: int) -> int:
        with self._reading() as connection:
            return backlog.count_less_urgent(connection, now, most)

    def withdraw(self, task_ids: Collection[int]) -> set[int]:
        with self._writing(notify=True) as connection:
            return backlog.withdraw(connection, task_ids)

    def claim_done(self, host: str, now: datetime, until: datetime, limit: int) -> list[Batch]:
        with self._writing() as connection:
            rows = connection.execute(_all_ended(host, now).limit(limit).with_for_update(skip_locked=True)).all()
            claimed = update(batches).where(batches.c.id.in_([row.id for row in rows]))
            connection.execute(claimed.values(claimed_until=until))
            return [batch_from(row) for row in rows]

    def has_done(self, host: str, now: datetime) -> bool:
        with self._reading() as connection:
            return connection.execute(_all_ended(host, now).limit(1)).first() is not None

    def note_done(self, id_: int, at: datetime, done: WhenDone | None = None) -> bool:
        still = wishes(done) if done else true()
        noted = update(batches).where(batches.c.id == id_, batches.c.done_at.is_(None), ~_has_live_tasks(), still)
        with self._writing(notify=True) as connection:
            values = {"done_at": at, "done_note": None, "claimed_until": None}
            return connection.execute(noted.values(values)).rowcount > 0

    def has_edited(self, host: str, now: datetime, before: datetime) -> bool:
        with self._reading() as connection:
            return followed_exports.has_edited(connection, host, now, before)

    def claim_edited(
        self, host: str, now: datetime, until: datetime, before: datetime
    ) -> tuple[Batch, list[int]] | None:
        with self._writing() as connection:
            return followed_exports.claim(connection, host, now, until, before)

    def release_edited(self, id_: int) -> None:
        with self._writing(notify=True) as connection:
            values = {"done_note": None, "claimed_until": None}
            connection.execute(update(batches).where(batches.c.id == id_).values(values))

    def exported(self, task_ids: Collection[int]) -> dict[int, ExportedTranscript]:
        with self._reading() as connection:
            return followed_exports.read(connection, task_ids)

    def note_exported(self, exported: Collection[ExportedTranscript]) -> None:
        with self._writing() as connection:
            followed_exports.note(connection, exported)

    def note_trouble(self, id_: int, sentence: str) -> None:
        with self._writing() as connection:
            connection.execute(update(batches).where(batches.c.id == id_).values(done_note=sentence))

    def presets(self) -> list[Preset]:
        with self._reading() as connection:
            return [_preset(row) for row in connection.execute(select(presets).order_by(presets.c.name))]

    def save_preset(self, preset: Preset) -> None:
        values = {"name": preset.name, "kind": preset.kind, "options": preset.options.model_dump_json()}
        with self._writing() as connection:
            connection.execute(delete(presets).where(presets.c.name == preset.name))
            connection.execute(insert(presets).values(values))

    def remove_preset(self, name: str) -> bool:
        with self._writing() as connection:
            return connection.execute(delete(presets).where(presets.c.name == name)).rowcount > 0


def _preset(row: Row[Any]) -> Preset:
    return Preset(name=row.name, kind=row.kind, options=parse_options(row.kind, json.loads(row.options)))


def _has_live_tasks() -> Any:
    return exists().where(tasks.c.batch_id == batches.c.id, tasks.c.status.in_(LIVE)).correlate(batches)


def _all_ended(host: str, now: datetime) -> Any:
    free = or_(batches.c.claimed_until.is_(None), batches.c.claimed_until <= now)
    grown = or_(batches.c.growing_until.is_(None), batches.c.growing_until <= now)
    nothing_to_do = and_(batches.c.export_folder.is_(None), batches.c.notify == false())
    ours = or_(batches.c.host == host, nothing_to_do)
    which = (batches.c.done_at.is_(None), ours, free, grown, ~_has_live_tasks())
    return select(batches).where(*which).order_by(batches.c.id)


def _read_states(connection: Connection, ids: Collection[int]) -> dict[int, list[Row[Any]]]:
    """The tasks of each batch by status, all but the few In progress from the index alone."""
    states: dict[int, list[Row[Any]]] = defaultdict(list)
    columns = (tasks.c.batch_id, tasks.c.status, func.count().label("tasks"))
    audio = func.coalesce(func.sum(tasks.c.duration_seconds), 0.0)
    left = func.coalesce(func.sum(tasks.c.duration_seconds * (1 - tasks.c.progress)), 0.0)
    zero = func.coalesce(func.sum(tasks.c.speed), 0.0)
    running = tasks.c.status == TaskStatus.IN_PROGRESS.value
    for chunk in chunks(ids):
        theirs = tasks.c.batch_id.in_(chunk)
        groups = (tasks.c.batch_id, tasks.c.status)
        others = select(*columns, audio.label("audio"), audio.label("left")).where(theirs, ~running).group_by(*groups)
        working = select(*columns, audio.label("audio"), left.label("left"), zero.label("speed"))
        working = working.add_columns(func.sum(tasks.c.progress).label("progress"))
        for row in connection.execute(others):
            states[row.batch_id].append(row)
        for row in connection.execute(working.where(theirs, running).group_by(*groups)):
            states[row.batch_id].append(row)
    return states


def _summary(batch: Batch, rows: Sequence[Row[Any]]) -> BatchSummary:
    by_status = {TaskStatus(row.status): row for row in rows}
    counts = {status: by_status[status].tasks if status in by_status else 0 for status in TaskStatus}
    ended = sum(number for status, number in counts.items() if status.terminal)
    running, waiting = by_status.get(TaskStatus.IN_PROGRESS), by_status.get(TaskStatus.PENDING)
    partly = running.progress if running else 0.0
    return BatchSummary(
        batch=batch,
        counts=counts,
        progress=(ended + partly) / max(1, sum(counts.values())),
        audio_left=(running.left if running else 0.0) + (waiting.audio if waiting else 0.0),
        speed=(running.speed or None) if running else None,
    )
