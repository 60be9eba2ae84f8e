"""Several persons and machines write one transcript, and nothing is overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from desktop_app.domain.task import TaskStatus
from tests.desktop_app.ui.reader.conftest import (
    BY_MACHINE,
    CTRL,
    Key,
    Typist,
    completed,
    make_repository,
    write_by_machine,
)
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.transcripts import make_timed_transcript

FIRST, SECOND = "Let us begin.", "We finished the second part."
NEWER = make_timed_transcript(("Let us begin anew.",))
OpenTypist = Callable[..., Typist]


def retry(repository: MemoryRepository) -> None:
    with repository.unit_of_work() as unit:
        [task] = unit.lock_tasks_by_id([1]).values()
        pending = {"status": TaskStatus.PENDING, "transcript_key": None, "generation": 2}
        unit.save_tasks([replace(task, **pending)])


def complete_anew(repository: MemoryRepository) -> None:
    write_by_machine(repository, NEWER, generation=2, attempt_uid="b")
    with repository.unit_of_work() as unit:
        [task] = unit.lock_tasks_by_id([1]).values()
        unit.save_tasks([replace(task, status=TaskStatus.COMPLETED, transcript_key="new key")])


def test_a_window_that_only_reads_follows_what_another_one_writes(open_typist: OpenTypist) -> None:
    repository = make_repository()
    anna, ben = open_typist(repository), open_typist(repository)
    anna.type("Now ")
    ben.qtbot.waitUntil(lambda: ben.lines == [f"Now {FIRST}", SECOND])
    ben.wait_for("Edited by")
    ben.go_to(1, 0)
    ben.type("Then ")
    anna.wait_for("saved this transcript at")


def test_of_two_who_write_at_once_the_second_is_told_and_may_load_theirs(open_typist: OpenTypist, qtbot: QtBot) -> None:
    repository = make_repository()
    anna, ben = open_typist(repository), open_typist(repository)
    anna.go_to(0, 0)
    anna.type("A ")
    ben.type("B ")
    first, second = sorted((anna, ben), key=lambda one: one is not _winner(qtbot, anna, ben))
    second.wait_for("while you were editing it. Nothing is overwritten.")
    [revision] = repository.revisions.list(1)
    second.type("more ")
    qtbot.wait(1500)
    assert repository.revisions.list(1) == [revision]
    second.click("Load theirs")
    qtbot.waitUntil(lambda: second.lines == first.lines)
    assert repository.revisions.list(1) == [revision]


def test_of_two_who_write_at_once_the_second_may_keep_both(open_typist: OpenTypist, qtbot: QtBot) -> None:
    repository = make_repository()
    anna, ben = open_typist(repository), open_typist(repository)
    anna.type("A ")
    ben.type("B ")
    first, second = sorted((anna, ben), key=lambda one: one is not _winner(qtbot, anna, ben))
    second.wait_for("Nothing is overwritten.")
    second.click("Keep mine, too")
    second.wait_for("Edited by")
    newest, older = repository.revisions.list(1)
    assert (newest.number, older.number) == (2, 1)
    record = repository.transcript(1)
    assert record
    assert record.text.split("\n")[0].startswith(second.lines[0])
    first.wait_for("Nothing is overwritten.")
    first.click("Keep mine, too")
    qtbot.waitUntil(lambda: [one.number for one in repository.revisions.list(1)] == [3, 2, 1])
    first.wait_for("Edited by")
    second.wait_for("Nothing is overwritten.")


def _winner(qtbot: QtBot, *both: Typist) -> Typist:
    """Whose text was saved first."""
    repository = both[0].repository
    qtbot.waitUntil(lambda: bool(repository.revisions.list(1)))
    record = repository.transcript(1)
    assert record
    return next(one for one in both if record.text.startswith(one.lines[0][:2]))


def test_a_retry_leaves_an_edited_text_on_the_screen_and_offers_the_new_one(typist: Typist) -> None:
    typist.type("Now ")
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")
    retry(typist.repository)
    typist.qtbot.waitUntil(lambda: "Pending" in typist.window.reader.facts.text())
    assert (typist.pane.reading, typist.lines) == (True, [f"Now {FIRST}", SECOND])
    complete_anew(typist.repository)
    typist.wait_for("A newer text by the machine is there. Yours stays as it is.")
    assert typist.lines == [f"Now {FIRST}", SECOND]
    typist.type("still ")
    typist.wait_for_stored(f"Now still {FIRST} {SECOND}")


def test_the_machines_text_is_looked_at_and_left_again(open_typist: OpenTypist) -> None:
    typist = open_typist()
    typist.type("Now ")
    typist.go_to(0, 8, 10)
    typist.type("them")
    typist.wait_for("Edited by")
    typist.click("Machine's text")
    typist.wait_for("This is the machine's text")
    assert typist.lines == [FIRST, SECOND]
    assert [mark.cursor.selectedText() for mark in typist.view.extraSelections()] == ["us"]
    typist.type("in vain")
    assert typist.lines == [FIRST, SECOND]
    typist.click("Back")
    assert typist.lines == ["Now Let them begin.", SECOND]
    typist.type("and ")
    assert typist.view.toPlainText().count("and ") == 1


def test_the_machines_text_is_used_and_that_is_undone(open_typist: OpenTypist) -> None:
    repository = make_repository()
    texts = {"now": BY_MACHINE}
    typist = open_typist(repository, read_transcript=lambda id_: texts["now"])
    typist.type("Now ")
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")
    texts["now"] = NEWER
    complete_anew(repository)
    typist.wait_for("A newer text by the machine")
    typist.click("Look at it")
    typist.wait_for("This is the machine's text")
    assert typist.lines == ["Let us begin anew."]
    typist.click("Use this text")
    assert typist.lines == ["Let us begin anew."]
    typist.wait_for_stored("Let us begin anew.")
    typist.wait_for("Edited by")
    assert [one.number for one in repository.revisions.list(1)] == [2, 1]
    typist.view.setFocus()
    typist.press(Key.Key_Z, CTRL)
    assert typist.lines == [f"Now {FIRST}", SECOND]
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")


def test_an_unedited_transcript_follows_the_machine(open_typist: OpenTypist) -> None:
    repository = make_repository()
    texts = {"now": BY_MACHINE}
    typist = open_typist(repository, read_transcript=lambda id_: texts["now"])
    texts["now"] = NEWER
    retry(repository)
    typist.qtbot.waitUntil(lambda: not typist.pane.reading)
    complete_anew(repository)
    typist.qtbot.waitUntil(lambda: typist.pane.reading and typist.lines == ["Let us begin anew."])
    assert typist.notice == ""


def test_an_edited_text_is_read_while_its_task_fails(open_typist: OpenTypist) -> None:
    repository = make_repository(completed(1))
    typist = open_typist(repository)
    typist.type("Now ")
    typist.wait_for_stored(f"Now {FIRST} {SECOND}")
    with repository.unit_of_work() as unit:
        [task] = unit.lock_tasks_by_id([1]).values()
        unit.save_tasks([replace(task, status=TaskStatus.FAILED, transcript_key=None)])
    typist.qtbot.waitUntil(lambda: "Failed" in typist.window.reader.facts.text())
    assert typist.lines == [f"Now {FIRST}", SECOND]
