"""A search is saved under a name, found again, renamed and removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.domain.named_text import NamedText
from desktop_app.ui.widgets.name_question import NameQuestion
from desktop_app.ui.widgets.plain import strip_mnemonic
from tests.desktop_app.ui.search.conftest import Archive
from tests.desktop_app.ui.search.person import CTRL, KEYS, SHIFT, Person

LEAKS = NamedText("Leaks", '"the roof" leaks -weather')


def names(menu: QMenu) -> list[str]:
    return [strip_mnemonic(action.text()) for action in menu.actions()]


def entry(menu: QMenu, *path: str) -> QAction:
    """As a person opens a menu, and one in it."""
    action = next(action for action in menu.actions() if strip_mnemonic(action.text()) == path[0])
    inner = action.menu()
    return entry(inner, *path[1:]) if path[1:] and isinstance(inner, QMenu) else action


def open_menu(person: Person) -> QMenu:
    menu = person.window.found.saved
    menu.popup(person.window.mapToGlobal(QPoint(0, 0)))
    return menu


def choose(person: Person, *path: str) -> None:
    menu = open_menu(person)
    person.qtbot.waitUntil(lambda: path[0] in names(menu))
    entry(menu, *path).trigger()
    menu.close()


def answer(person: Person, name: str) -> None:
    question = person.window.findChildren(NameQuestion)[-1]
    question.field.setText("")
    assert not ok(question).isEnabled()
    person.qtbot.keyClicks(question.field, name)
    person.qtbot.mouseClick(ok(question), Qt.MouseButton.LeftButton)


def ok(question: NameQuestion):  # type: ignore[no-untyped-def]
    return question._buttons.button(question._buttons.StandardButton.Ok)


def test_it_is_saved_and_found_again(open_archive: Callable[[], Person], real_archive: Archive) -> None:
    real_archive.complete("The roof leaks.")
    real_archive.complete("The roof leaks, such is the weather.")
    person, searches = open_archive(), real_archive.repository.saved_searches
    person.press(KEYS.Key_F, CTRL | SHIFT)
    assert not entry(open_menu(person), "Save this search…").isEnabled()
    person.window.found.saved.close()
    person.type(LEAKS.text)
    person.sees("The roof leaks.")
    choose(person, "Save this search…")
    answer(person, "  Leaks ")
    person.qtbot.waitUntil(lambda: searches.list() == [LEAKS])
    person.window.top.search.setText("such")
    person.sees("The roof leaks, such is the weather.")
    choose(person, "Leaks")
    person.sees("The roof leaks.")
    assert person.window.top.search.text() == LEAKS.text
    person.qtbot.waitUntil(lambda: entry(person.window.found.saved, "Leaks").isChecked())


def test_what_a_colleague_saves_is_there_when_the_menu_is_opened(
    open_archive: Callable[[], Person], real_archive: Archive
) -> None:
    person, searches = open_archive(), real_archive.repository.saved_searches
    person.press(KEYS.Key_F, CTRL | SHIFT)
    searches.save(NamedText("<b>Tom & Ann</b>\n", "a\x1bb"))
    menu = open_menu(person)
    person.qtbot.waitUntil(lambda: names(menu)[0] == "<b>Tom & Ann</b> ⏎" or names(menu)[0].startswith("<b>Tom & Ann"))
    menu.grab()


def test_it_is_renamed_and_removed(open_archive: Callable[[], Person], real_archive: Archive) -> None:
    person, searches = open_archive(), real_archive.repository.saved_searches
    for one in (LEAKS, NamedText("Budget", "budget")):
        searches.save(one)
    person.press(KEYS.Key_F, CTRL | SHIFT)
    choose(person, "Leaks")
    choose(person, "Rename", "Leaks")
    question = person.window.findChildren(NameQuestion)[-1]
    question.field.setText("Budget")
    assert not ok(question).isEnabled()
    assert question.note.text() == "The name is taken."
    answer(person, "Roofs")
    person.qtbot.waitUntil(lambda: [one.name for one in searches.list()] == ["Budget", "Roofs"])
    choose(person, "Remove", "Budget")
    person.qtbot.waitUntil(lambda: searches.list() == [NamedText("Roofs", LEAKS.text)])
