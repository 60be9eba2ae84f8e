"""Transcripts are completed, edited and removed while a person reads what a search has found."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt

from tests.desktop_app.ui.search.conftest import Archive
from tests.desktop_app.ui.search.person import KEYS, Person

ONE_NEW = "1 new result – show it"


def news(person: Person) -> str:
    line = person.window.found.news
    return line.text() if line.isVisible() else ""


def test_a_new_transcript_is_told_of_and_shown_when_it_is_wanted(
    open_archive: Callable[[], Person], real_archive: Archive
) -> None:
    real_archive.complete("The roof leaks.")
    person = open_archive()
    person.search("roof")
    person.sees("The roof leaks.")
    real_archive.complete("Nothing of that.")
    real_archive.complete("Another roof.")
    person.qtbot.waitUntil(lambda: news(person) == ONE_NEW)
    assert person.shown == ["The roof leaks."]
    person.qtbot.mouseClick(person.window.found.news, Qt.MouseButton.LeftButton)
    person.sees("Another roof.", "The roof leaks.")
    assert news(person) == ""
    assert person.chosen().passage.text == "The roof leaks."
    assert person.window.found.number.text() == "2 transcripts"


def test_where_nothing_was_found_the_first_is_told_of_too(
    open_archive: Callable[[], Person], real_archive: Archive
) -> None:
    real_archive.complete("Nothing of that.")
    person = open_archive()
    person.search("roof")
    person.qtbot.waitUntil(lambda: person.window.found.nothing.text.startswith("No transcript"))
    real_archive.complete("The roof leaks.")
    person.qtbot.waitUntil(lambda: news(person) == ONE_NEW)
    person.window.found.news.setFocus()
    person.press(KEYS.Key_Space)
    person.sees("The roof leaks.")
    person.waits_for_focus(person.window.found.view)


def test_an_edit_is_shown_where_the_passage_stands_and_nothing_jumps(
    open_archive: Callable[[], Person], real_archive: Archive
) -> None:
    ids = [real_archive.complete(f"The roof number {number}.") for number in range(18)]
    person = open_archive()
    person.search("roof")
    person.qtbot.waitUntil(lambda: len(person.shown) == 18)
    view = person.window.found.view
    view.setCurrentIndex(person.window.found.model.index(8))
    view.verticalScrollBar().setValue(200)
    top, read = view.indexAt(QPoint(9, 9)).data(), person.chosen().task_id
    place = view.visualRect(view.indexAt(QPoint(9, 9))).top()
    chosen = []
    person.window.found.chosen.connect(chosen.append)
    real_archive.edit(ids[17], "A roof.", "There is much about " + "the roof " * 30, "Roof.")
    real_archive.remove(ids[16])
    person.qtbot.waitUntil(lambda: "Roof." in person.shown and "The roof number 16." not in person.shown)
    assert (view.indexAt(QPoint(9, 9)).data(), view.visualRect(view.indexAt(QPoint(9, 9))).top()) == (top, place)
    assert person.chosen().task_id == read
    assert chosen == []
    assert news(person) == ""
    assert person.window.found.number.text() == "17 transcripts"


def test_what_loses_the_words_goes_unless_it_is_what_the_person_reads(
    open_archive: Callable[[], Person], real_archive: Archive
) -> None:
    other = real_archive.complete("A roof over the head.")
    read = real_archive.complete("The roof leaks.")
    person = open_archive()
    person.search("roof")
    person.sees("The roof leaks.", "A roof over the head.")
    assert person.chosen().task_id == read
    for id_ in (read, other):
        real_archive.edit(id_, "The proof.", "No word of it.")
    person.sees("The proof.", "The proof.")
    for id_ in (read, other):
        real_archive.edit(id_, "No word of it.")
    person.sees("The proof.")
    assert person.chosen().task_id == read


def test_another_search_knows_nothing_of_it(open_archive: Callable[[], Person], real_archive: Archive) -> None:
    real_archive.complete("The roof leaks.", "Only the weather.")
    person = open_archive()
    person.search("roof")
    person.sees("The roof leaks.")
    real_archive.complete("Another roof.")
    person.qtbot.waitUntil(lambda: news(person) == ONE_NEW)
    person.window.top.search.setText("weather")
    person.sees("Only the weather.")
    assert news(person) == ""
    real_archive.complete("The weather, again.")
    person.qtbot.waitUntil(lambda: news(person) == ONE_NEW)
    person.window.top.search.setText("the")
    person.qtbot.waitUntil(lambda: len(person.shown) == 4)  # "Another", too
    assert news(person) == ""
