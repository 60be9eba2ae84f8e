"""A person searches all transcripts and reads on where the words are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.domain.moments import text_and_moments
from desktop_app.domain.task import TaskStatus, TranscriptRecord
from desktop_app.ui.main_window import MainWindow
from tests.desktop_app.ui.search.person import CTRL, KEYS, SHIFT, Person
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.operations import make_transcript
from tests.fakes.tasks import make_task
from worker_agent.contract.transcript import Transcript

TEXTS = {
    1: ("Good morning everyone.", "The roof leaks.", "We talk about the roof of the house."),
    2: ("Nothing of that here.", "Only the weather."),
    3: ("A roof over the head.", "בית הספר is the school."),
}
ROOF = ("The roof leaks.", "We talk about the roof of the house.", "A roof over the head.")


def archive(texts: dict[int, Sequence[str]]) -> MemoryRepository:
    tasks = [
        make_task(id=id_, status=TaskStatus.COMPLETED, transcript_key=f"key {id_}", language="en") for id_ in texts
    ]
    repository = MemoryRepository(tasks)
    keep(repository, texts)
    return repository


def keep(repository: MemoryRepository, texts: dict[int, Sequence[str]], **changes: Any) -> None:
    with repository.unit_of_work() as unit:
        for id_, sentences in texts.items():
            text, moments = text_and_moments(make_transcript(sentences))
            record = {"generation": 1, "attempt_uid": "a", "object_key": f"key {id_}", "language": "en", "text": text}
            fields: dict[str, Any] = {**record, "moments": moments, **changes}
            unit.save_transcripts([TranscriptRecord(task_id=id_, **fields)])


@pytest.fixture
def person(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> Person:
    return person_at(qtbot, open_window, archive(TEXTS), TEXTS)


def person_at(
    qtbot: QtBot, open_window: Callable[..., MainWindow], repository: MemoryRepository, texts: dict[int, Sequence[str]]
) -> Person:
    def read(id_: int) -> Transcript:
        return make_transcript(texts[id_])

    window = open_window(repository, read_transcript=read)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return Person(qtbot, window)


def test_by_keys_alone_from_the_words_to_the_place_where_they_are_said(person: Person) -> None:
    reader = person.window.reader.transcript
    person.search("ROOF")
    person.sees(*ROOF)
    person.press(KEYS.Key_Down)
    person.waits_for_focus(person.window.found.view)
    person.qtbot.waitUntil(lambda: reader.reading and person.line == "The roof leaks.")
    person.press(KEYS.Key_Down)
    person.press(KEYS.Key_Down)
    person.qtbot.waitUntil(lambda: reader.reading and person.line == "A roof over the head.")
    person.press(KEYS.Key_Up)
    person.qtbot.waitUntil(lambda: reader.reading and person.line == "We talk about the roof of the house.")
    assert reader.text.textCursor().positionInBlock() == len("We talk about the ")
    assert reader.search.text() == "roof"
    assert reader.found.text() == "2 of 2"
    person.press(KEYS.Key_Return)
    person.waits_for_focus(reader.text)
    assert person.chosen().passage.seconds == 8.0


def test_enter_leads_from_the_names_to_the_transcripts(person: Person) -> None:
    person.press(KEYS.Key_F, CTRL)
    person.type("weather")
    person.qtbot.waitUntil(lambda: person.window.tasks.model.rowCount() == 0)
    person.press(KEYS.Key_Return)
    person.sees("Only the weather.")
    assert person.window.tasks.model.rowCount() == 3 or person.window.tasks.which.search == ""
    person.waits_for_focus(person.window.found.view)


def test_the_button_beside_the_field_does_so_too_and_says_which_keys(person: Person) -> None:
    top = person.window.top
    person.type("weather")
    person.qtbot.mouseClick(top.in_transcripts, Qt.MouseButton.LeftButton)
    person.sees("Only the weather.")
    assert top.in_transcripts.toolTip() == "Search all transcripts (Ctrl+Shift+F)"
    assert top.search.placeholderText() == top.search.accessibleName() == "Search all transcripts"
    person.qtbot.mouseClick(top.in_transcripts, Qt.MouseButton.LeftButton)
    assert not person.window.found.isVisible()
    assert person.window.tasks.which.search == "weather"


def test_esc_leads_back_to_the_field_and_then_to_the_list(person: Person) -> None:
    person.search("roof")
    person.press(KEYS.Key_Down)
    person.waits_for_focus(person.window.found.view)
    person.press(KEYS.Key_Escape)
    person.waits_for_focus(person.window.top.search)
    assert person.window.found.isVisible()
    person.press(KEYS.Key_Escape)
    assert not person.window.found.isVisible()
    assert (person.window.top.search.text(), person.window.tasks.which.search) == ("", "")


def test_going_to_another_place_shows_its_list(person: Person) -> None:
    person.search("roof")
    person.sees(*ROOF)
    person.window.go_to("done")
    assert person.window.tasks.view.isVisible()
    assert person.window.top.search.text() == ""
    person.window.go_to("workers")
    assert not person.window.top.in_transcripts.isEnabled()


def test_it_says_how_to_search_and_that_nothing_was_found(person: Person) -> None:
    panel = person.window.found
    person.press(KEYS.Key_F, CTRL | SHIFT)
    assert panel.nothing.text.startswith("Search all transcripts A transcript is found if")
    person.type("roof weather")
    said = "No transcript has that All of the words have to be in one transcript."
    person.qtbot.waitUntil(lambda: panel.nothing.text == said and panel.nothing.isVisible())
    assert panel.number.text() == ""


def test_only_the_latest_search_is_answered(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    index = person.window.operations.tasks.transcript_index
    asked, release, find = Event(), Event(), index.find

    def find_slowly(terms: Sequence[str], below: int | None, limit: int) -> list[TranscriptRecord]:
        if "roof" in terms:
            asked.set()
            release.wait(10)
        return find(terms, below, limit)

    monkeypatch.setattr(index, "find", find_slowly)
    person.search("roof")
    person.qtbot.waitUntil(asked.is_set)
    person.window.top.search.setText("weather")
    person.sees("Only the weather.")
    release.set()
    person.qtbot.wait(300)
    assert person.shown == ["Only the weather."]
    person.window.top.search.clear()
    person.qtbot.waitUntil(lambda: person.window.found.nothing.isVisible())


def test_a_click_shows_the_place_and_a_double_click_reads_on_there(person: Person) -> None:
    person.search("roof")
    person.sees(*ROOF)
    view = person.window.found.view
    place = view.visualRect(person.window.found.model.index(2)).center()
    person.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    person.qtbot.waitUntil(lambda: person.line == "A roof over the head.")
    reader = person.window.reader
    assert reader.player.position == pytest.approx(reader.transcript.text.time_at_cursor()) != 0
    person.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    person.waits_for_focus(person.window.reader.transcript.text)


def test_a_phrase_across_two_lines_leads_to_the_first_of_them(person: Person) -> None:
    person.search('"leaks we talk"')
    person.sees("The roof leaks. We talk…")
    person.qtbot.waitUntil(lambda: person.window.reader.transcript.reading and person.line == "The roof leaks.")


def test_words_of_a_transcript_without_moments_are_found_in_it(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    repository = archive(TEXTS)
    keep(repository, TEXTS, moments="")
    person = person_at(qtbot, open_window, repository, TEXTS)
    person.search('"roof of"')
    person.qtbot.waitUntil(lambda: person.line == "We talk about the roof of the house.")


def test_many_are_fetched_as_far_down_as_the_person_looks(qtbot: QtBot, open_window: Callable[..., MainWindow]) -> None:
    texts = {id_: (f"The roof number {id_}.",) for id_ in range(1, 61)}
    person = person_at(qtbot, open_window, archive(texts), texts)
    panel = person.window.found
    person.search("roof")
    qtbot.waitUntil(lambda: panel.number.text() == "20 transcripts and more")
    person.press(KEYS.Key_Down)
    person.waits_for_focus(panel.view)
    person.press(KEYS.Key_End)
    qtbot.waitUntil(lambda: panel.model.rowCount() >= 40)
    for _ in range(3):
        person.press(KEYS.Key_End)
        qtbot.wait(50)
    qtbot.waitUntil(lambda: panel.number.text() == "60 transcripts")


def test_older_transcripts_that_are_not_searched_yet_are_told_of(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    repository = archive(TEXTS)
    keep(repository, {1: TEXTS[1], 2: TEXTS[2]}, moments=None)
    person = person_at(qtbot, open_window, repository, TEXTS)
    person.search("roof")
    person.sees("A roof over the head.")
    said = "2 older transcripts can't be searched yet: Earshot is taking them in."
    assert person.window.found.missing.text() == said


def test_a_database_that_does_not_answer_is_told_and_asked_again(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, index = person.window.found, person.window.operations.tasks.transcript_index

    def fail(*args: object) -> None:
        raise DatabaseUnavailable("The database does not answer. Start it.")

    with monkeypatch.context() as broken:
        broken.setattr(index, "find", fail)
        person.search("roof")
        said = "The transcripts can't be searched The database does not answer. Start it."
        person.qtbot.waitUntil(lambda: panel.nothing.text == said)
    person.type("s")
    person.press(KEYS.Key_Backspace)
    person.sees(*ROOF)


@pytest.mark.parametrize("query", ["<b>roof</b>", "%", '"', "roof\u202e", "-roof", "' OR 1=1", "x" * 10_000])
def test_hostile_words_are_words(person: Person, query: str) -> None:
    person.press(KEYS.Key_F, CTRL | SHIFT)
    person.window.top.search.setText(query)
    panel = person.window.found
    person.qtbot.waitUntil(lambda: panel.nothing.isVisible() or person.shown != [])
    person.window.grab()


def test_text_from_right_to_left_and_hostile_text_are_drawn(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    texts = {1: ("<b>bold</b> & roof\u202e😀 \U0001d530", "roof " + "x" * 500), 2: ("בית הספר roof",)}
    person = person_at(qtbot, open_window, archive(texts), texts)
    person.search("roof")
    qtbot.waitUntil(lambda: len(person.shown) == 3)
    assert "<b>bold</b> & roof" in person.shown[0] + person.shown[1]
    assert not any("\u202e" in text for text in person.shown)
    person.window.grab()
    person.window.top.search.setText("הספר")  # Qt types no such letters in a test
    person.sees("בית הספר roof")
    person.window.resize(500, 500)
    person.window.grab()
