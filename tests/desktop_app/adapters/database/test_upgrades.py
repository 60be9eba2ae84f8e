"""Databases of earlier versions are brought up to date with all that they hold."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from desktop_app.adapters.database import open_database
from desktop_app.adapters.database.engine import ensure_folder, make_engine, parse_url, writing
from desktop_app.adapters.database.migrate import _config, _revisions, latest_revision
from desktop_app.domain.search_query import parse_query
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.orchestrator.ports.tasks import SMALL, UPLOADS, OutboxKind
from desktop_app.orchestrator.transcripts.index_transcripts import index_transcripts
from desktop_app.orchestrator.transcripts.search import search
from tests.fakes.tasks import NOW
from tests.fixtures.desk import Desk
from worker_agent.contract.options import TranscribeOptions

COUNTED = """INSERT INTO tasks (uid, secret, generation, status, file_name, source_path, source_host, audio_sha256,
    audio_bytes, kind, options, attempt, sequence, progress, submitted_at, revision, search_name, retried) VALUES
    ('u', 's', 1, 'pending', 'old.wav', :path, 'desk', 'a', 1, 'transcribe', '{}', 0, -1, 0,
    '2026-01-01 00:00:00', 7, 'old.wav', :no)"""


@contextmanager
def as_of(url: str, version: str) -> Iterator[Connection]:
    """A transaction in the database, once it is what that version had."""
    ensure_folder(parse_url(url))
    engine, config = make_engine(parse_url(url)), _config()
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        yield connection
    engine.dispose()


def make_as_of(url: str, version: str) -> None:
    """A database with one task, removals and the counter of changes."""
    with as_of(url, version) as connection:
        connection.execute(text(COUNTED), {"no": False, "path": b"/old.wav"})
        connection.execute(text("INSERT INTO removed_tasks (revision, task_id) VALUES (5, 99)"))
        connection.execute(text("UPDATE revision_counter SET value = 7"))


def test_the_revisions_that_are_known_are_those_of_the_scripts() -> None:
    """They are read without Alembic, which is what it takes long to import."""
    scripts = ScriptDirectory.from_config(_config())
    assert latest_revision() == scripts.get_current_head()
    assert _revisions() == {script.revision: script.down_revision or "" for script in scripts.walk_revisions()}


def test_who_opens_a_database_that_is_up_to_date_imports_no_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'earshot.db'}"
    open_database(url).close()
    program = (
        "import sys; from desktop_app.adapters.database import open_database; open_database(sys.argv[1]).close();"
        "print([name for name in ('alembic', 'sqlalchemy.dialects.postgresql') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program, url], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_tasks_whose_changes_were_counted_are_followed_by_their_transactions(database_url: str) -> None:
    make_as_of(database_url, "0004")
    with closing(open_database(database_url)) as repository:
        cursor = repository.latest_cursor()
        assert repository.changes_since(cursor).tasks == ()
        (old,) = repository.tasks(repository.find_ids(TaskFilter())).values()
        assert (old.file_name, old.status, old.revision) == ("old.wav", TaskStatus.PENDING, 7)
        old = Desk(repository).change(old, progress=0.5)
        (new,) = Desk(repository).add("new.wav")
        Desk(repository).remove(new)
        changes = repository.changes_since(cursor)
    assert (changes.tasks, changes.removed, old.revision) == ((old,), (new.id,), 8)


def test_what_waits_to_be_sent_goes_on_in_its_order_and_belongs_to_no_batch(database_url: str) -> None:
    make_as_of(database_url, "0004")
    with as_of(database_url, "0005") as connection:
        connection.execute(
            text(COUNTED.replace("'u'", "'v'").replace("'transcribe'", "'convert'")), {"no": False, "path": b"/new.wav"}
        )
        connection.execute(text("INSERT INTO outbox (task_id, stage, host) SELECT id, 'send', '' FROM tasks"))
    with closing(open_database(database_url)) as repository:
        second, first = repository.tasks(repository.find_ids(TaskFilter())).values()
        assert {(task.batch_id, task.place) for task in (first, second)} == {(None, 0)}
        assert repository.batches.summaries() == []
        repository.batches.pause_kind("convert", paused=True)
        assert (repository.batches.backlog().waiting, repository.batches.backlog().paused) == (2, 1)
        claim = {"host": "desk", "limit": 9, "now": NOW, "until": NOW}
        items = repository.claim_entries(OutboxKind.SEND, **claim)
        assert [item.task.kind for item in items] == ["transcribe"]
        repository.batches.put_tasks([first.id], -1)
        repository.batches.pause_kind("convert", paused=False)
        items = repository.claim_entries(OutboxKind.SEND, **claim)
        assert items[0].task.id == first.id
        assert len(items) == 2


def test_a_database_from_before_watched_folders_gets_them(database_url: str) -> None:
    with as_of(database_url, "0007"):
        pass
    with closing(open_database(database_url)) as repository:
        folder = repository.watched_folders.add("desk", "/audio", "transcribe", TranscribeOptions(), NOW)
        assert repository.watched_folders.list() == [folder]


def test_large_files_that_wait_for_their_upload_hold_up_no_small_ones(database_url: str) -> None:
    make_as_of(database_url, "0004")
    with as_of(database_url, "0004") as connection:
        large = COUNTED.replace("'u'", "'v'").replace("'a', 1", f"'a', {SMALL + 1}")
        connection.execute(text(large), {"no": False, "path": b"/large.wav"})
        connection.execute(text("INSERT INTO outbox (task_id, stage, host) SELECT id, 'upload', 'desk' FROM tasks"))
    with closing(open_database(database_url)) as repository:
        (small, large) = (repository.claim_entries(kind, host="desk", limit=9, now=NOW, until=NOW) for kind in UPLOADS)
        assert [[item.task.audio_bytes for item in items] for items in (small, large)] == [[1], [SMALL + 1]]


def test_removals_from_before_their_time_was_noted_count_as_new(database_url: str) -> None:
    with as_of(database_url, "0010") as connection:
        connection.execute(text("INSERT INTO removed_tasks (task_id, changed_in) VALUES (99, 1)"))
    with closing(open_database(database_url)) as repository:
        now = datetime.now(UTC)
        assert repository.retention.forget_removals(now - timedelta(minutes=5), 9) == 0
        assert repository.retention.forget_removals(now + timedelta(minutes=5), 9) == 1


def test_transcripts_from_before_there_was_a_search_are_taken_in_step_by_step(database_url: str) -> None:
    make_as_of(database_url, "0004")
    with as_of(database_url, "0011") as connection:
        connection.execute(
            text(
                "INSERT INTO transcripts (task_id, generation, attempt_uid, object_key, language, text) "
                "SELECT id, 1, 'a', 'k', 'de', 'Wir essen Grünkohl.' FROM tasks"
            )
        )
    with closing(open_database(database_url)) as repository:
        (task,) = repository.tasks(repository.find_ids(TaskFilter())).values()
        Desk(repository).change(task, status=TaskStatus.COMPLETED, transcript_key="k")
        assert list(search(repository, parse_query("grünkohl"))) == []
        assert index_transcripts(repository, Event()) == 1
        assert [hit.task.id for hit in search(repository, parse_query("grünkohl"))] == [task.id]


def test_phrases_are_found_before_and_after_it_is_learned_which_words_follow_each_other(database_url: str) -> None:
    make_as_of(database_url, "0004")
    with as_of(database_url, "0015") as connection:
        for uid in "vwx":
            connection.execute(text(COUNTED.replace("'u'", f"'{uid}'")), {"no": False, "path": b"/old.wav"})
        connection.execute(
            text(
                "INSERT INTO transcripts (task_id, generation, attempt_uid, object_key, language, text, moments) "
                "SELECT id, 1, 'a', 'k', 'en', 'Nobody told them.', '' FROM tasks"
            )
        )
    with closing(open_database(database_url)) as repository:
        desk, index = Desk(repository), repository.transcript_index
        tasks = repository.tasks(repository.find_ids(TaskFilter())).values()
        kept, edited, removed, deleted = (
            desk.change(task, status=TaskStatus.COMPLETED, transcript_key="k") for task in tasks
        )

        def found(*words: str) -> list[int]:
            return [record.task_id for record in index.find(words, None, 9)]

        assert set(found("body told the")) == {task.id for task in tasks}
        (record,) = repository.transcripts([edited.id]).values()
        with repository.unit_of_work() as unit:
            unit.save_transcripts([replace(record, text="Them nobody told.")])
            unit.remove_transcripts([deleted.id])
        desk.remove(removed)
        assert (index.is_complete(), index.count_missing()) == (False, 0)
        assert kept.id in found("nobody told them")
        assert index_transcripts(repository, Event()) == 1
        assert index_transcripts(repository, Event()) == 0
        assert (found("nobody told them"), found("them nobody told")) == ([kept.id], [edited.id])
        desk.remove(kept)
        assert found("nobody told them") == []
