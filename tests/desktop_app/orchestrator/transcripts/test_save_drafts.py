"""What an earlier program could not save is saved, unless somebody else has edited the transcript since."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.domain.draft import Draft, digest
from desktop_app.domain.revision import UNEDITED
from desktop_app.domain.task import Task
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.transcripts.read_transcript import open_transcript
from desktop_app.orchestrator.transcripts.revision_documents import pack
from desktop_app.orchestrator.transcripts.save_drafts import DraftsReport, save_drafts
from desktop_app.orchestrator.transcripts.save_revision import Edit, SaveReport, save_revision
from tests.desktop_app.orchestrator.conftest import HOST, Desk
from tests.desktop_app.orchestrator.transcripts.test_revisions import complete
from tests.fakes.memory_drafts import MemoryDrafts
from tests.fakes.tasks import NOW
from tests.fakes.transcripts import make_timed_transcript

DAY = timedelta(days=1)
FIRST, SECOND, THEIRS = (make_timed_transcript((text,)) for text in ("First.", "Second.", "Theirs."))


@pytest.fixture
def task(desk: Desk) -> Task:
    [task] = desk.submit("board.wav")
    complete(desk, task)
    return desk.task(task.id)


def draft_of(desk: Desk, task: Task, **fields: object) -> Draft:
    """Of who has read the machine's text, and typed."""
    origin = open_transcript(desk.repository, desk.store, task.id).origin
    usual = {"seen": UNEDITED, "own": None, "origin": origin, "document": pack(FIRST)}
    return Draft(task_id=task.id, task_uid=task.uid, typed_at=NOW, **{**usual, **fields})


def save(desk: Desk, draft: Draft, transcript: object, **fields: object) -> SaveReport:
    usual = {"seen": draft.seen, "own": draft.own, "origin": draft.origin}
    return save_revision(desk.repository, HOST, Edit(draft.task_id, transcript, **{**usual, **fields}))


def rescue(desk: Desk, *left: Draft) -> tuple[DraftsReport, MemoryDrafts]:
    drafts = MemoryDrafts({str(number): draft for number, draft in enumerate(left)})
    return save_drafts(desk.repository, HOST, drafts), drafts


def text_of(desk: Desk, task: Task) -> str:
    return open_transcript(desk.repository, desk.store, task.id).transcript.text


def test_a_draft_is_saved_as_the_revision_that_it_was_to_become(desk: Desk, task: Task) -> None:
    report, drafts = rescue(desk, draft_of(desk, task))
    assert ([one.id for one in report.saved], report.left, drafts.left()) == ([task.id], (), {})
    assert text_of(desk, task) == "First."
    [revision] = desk.repository.revisions.list(task.id)
    again = draft_of(desk, task, seen=revision.stamp, own=revision.number, document=pack(SECOND))
    rescue(desk, again)
    assert [one.stamp for one in desk.repository.revisions.list(task.id)] == [(1, 2)]
    assert text_of(desk, task) == "Second."


def test_what_somebody_else_has_edited_since_is_left_to_the_person(desk: Desk, task: Task) -> None:
    draft = draft_of(desk, task)
    save(desk, draft, THEIRS)
    report, drafts = rescue(desk, draft)
    assert (report.saved, [(one.name, one.task.id) for one in report.left]) == ((), [("0", task.id)])
    assert (text_of(desk, task), len(drafts.left())) == ("Theirs.", 1)


def test_what_the_database_has_already_is_not_saved_again(desk: Desk, task: Task) -> None:
    """The program ended between the saving and the removal of the draft."""
    draft = draft_of(desk, task)
    saved = save(desk, draft, FIRST)
    report, drafts = rescue(desk, draft)
    assert (report.saved, report.left, drafts.left()) == ((), (), {})
    assert desk.repository.revisions.list(task.id) == [saved.revision]


def test_what_was_being_sent_is_known_as_the_persons_own(desk: Desk, task: Task) -> None:
    """The program ended after a saving that it never heard of, with more typed by then."""
    draft = draft_of(desk, task)
    save(desk, draft, FIRST)
    report, _ = rescue(desk, replace(draft, document=pack(SECOND), sent=digest(pack(FIRST))))
    assert [one.id for one in report.saved] == [task.id]
    assert text_of(desk, task) == "Second."
    assert [one.stamp for one in desk.repository.revisions.list(task.id)] == [(1, 2)]


def test_of_two_drafts_of_one_transcript_the_second_is_left_to_the_person(desk: Desk, task: Task) -> None:
    report, _ = rescue(desk, draft_of(desk, task), draft_of(desk, task, document=pack(SECOND)))
    assert (len(report.saved), [one.name for one in report.left]) == (1, ["1"])
    assert text_of(desk, task) == "First."


def test_those_of_another_database_stay(desk: Desk, task: Task) -> None:
    other = replace(draft_of(desk, task), task_uid="0" * 32, typed_at=datetime.now(UTC) - 1000 * DAY)
    report, drafts = rescue(desk, other)
    assert (report, len(drafts.left())) == (DraftsReport((), ()), 1)


def test_those_of_a_removed_task_are_deleted_some_days_after_they_were_typed(desk: Desk, task: Task) -> None:
    fresh = replace(draft_of(desk, task), typed_at=datetime.now(UTC) - DAY)
    old = replace(fresh, typed_at=datetime.now(UTC) - 8 * DAY)
    of_another = replace(old, task_uid="0" * 32)  # with the same number, in another database
    remove(desk.repository, desk.store, [task.id])
    report, drafts = rescue(desk, fresh, old, of_another)
    assert (report, list(drafts.left())) == (DraftsReport((), ()), ["0", "2"])


def test_a_damaged_document_is_left_and_holds_up_no_other(desk: Desk, task: Task) -> None:
    [other] = desk.submit("other.wav")
    complete(desk, other)
    report, _ = rescue(desk, draft_of(desk, task, document=b"no"), draft_of(desk, desk.task(other.id)))
    assert [one.id for one in report.saved] == [other.id]
    assert [one.task.id for one in report.left] == [task.id]
