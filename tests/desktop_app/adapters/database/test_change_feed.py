"""The change feed reads two tables, as if at once."""

from __future__ import annotations

from contextlib import closing

from sqlalchemy import event

from desktop_app.adapters.database import SqlTaskRepository
from desktop_app.adapters.database.engine import make_engine, parse_url
from tests.fixtures.desk import Desk


def test_a_change_between_two_looks_into_the_database_is_not_skipped(desk: Desk, database_url: str) -> None:
    changed, removed = desk.add("changed.wav", "removed.wav")
    seen = desk.repository.latest_cursor()
    engine = make_engine(parse_url(database_url))
    changes = iter([lambda: desk.change(changed, progress=0.5), lambda: desk.remove(removed)])

    @event.listens_for(engine, "after_cursor_execute")
    def change_meanwhile(*_: object) -> None:
        for change in changes:
            change()

    with closing(SqlTaskRepository(engine)) as repository:
        steps = [repository.changes_since(seen)]
        steps.append(repository.changes_since(steps[0].cursor))
    assert [task.id for step in steps for task in step.tasks] == [changed.id]
    assert [id_ for step in steps for id_ in step.removed] == [removed.id]
