"""Each entry of a menu has an underlined letter of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.batch import Preset
from desktop_app.ui.language import apply_language
from desktop_app.ui.widgets.mnemonics import mark_mnemonics
from desktop_app.ui.widgets.plain import strip_mnemonic
from tests.fakes import demo
from tests.fakes.memory_repository import MemoryRepository
from worker_agent.contract.options import TranscribeOptions


def marked(*titles: str) -> list[str]:
    entries = [QAction(title.replace("&", "&&")) for title in titles]
    mark_mnemonics(entries)
    mark_mnemonics(entries)  # marks of before are no part of the title
    return [entry.text() for entry in entries]


def test_the_first_letter_of_a_word_is_best_and_none_is_used_twice(qapp: QApplication) -> None:
    assert marked("Read", "Retry as…", "era", "R & D") == ["&Read", "Retry &as…", "&era", "R && &D"]


def test_who_can_do_with_another_letter_leaves_it_to_one_that_can_not(qapp: QApplication) -> None:
    assert marked("Type", "Period", "Pt", "T") == ["T&ype", "P&eriod", "&Pt", "&T"]


def test_an_entry_without_a_letter_left_has_none(qapp: QApplication) -> None:
    assert marked("", "A", "A", "&&") == ["", "&A", "A", "&&&&"]


@pytest.fixture(params=["en", "de", "es"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    apply_language(qapp, request.param)
    yield
    apply_language(qapp, "en")


def test_what_is_typed_through_several_keys_is_no_letter(qapp: QApplication) -> None:
    assert marked("中文", "文件(F)") == ["中文", "文件(&F)"]


def test_every_entry_of_every_menu_of_the_window_has_one(open_window, spoken: None) -> None:
    window = open_window(MemoryRepository())
    bar = window.menuBar()
    menus = [bar, *(action.menu() for action in bar.actions())]
    menus += [action.menu() for menu in menus[1:] for action in menu.actions() if action.menu()]
    assert len(menus) == 11
    for menu in menus:
        entries = [action.text() for action in menu.actions() if not action.isSeparator() and action.text() != "中文"]
        letters = {text[text.index("&") + 1].casefold() for text in entries}
        assert len(letters) == len(entries), entries


def letters_of(entries: Sequence[QAction]) -> list[str]:
    return [text[text.index("&") + 1].casefold() for text in (entry.text() for entry in entries) if text]


def test_every_entry_of_a_menu_that_pops_up_has_one(qtbot: QtBot, open_window, spoken: None) -> None:
    repository = demo.busy()
    repository.batches.save_preset(Preset(name="R & D", kind="transcribe", options=TranscribeOptions()))
    window = open_window(repository)
    qtbot.waitUntil(lambda: any(place.batch for place in window.sidebar.places()))
    window.go_to("batch 2")
    window.tasks.view.selectAll()
    window.tasks.view.customContextMenuRequested.emit(QPoint(20, 10))
    window.tasks.batch_menu.menu().aboutToShow.emit()
    window.options.menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: len(window.presets.actions()) == 4)
    menus = [
        *window.tasks.view.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly),
        window.tasks.view.header.make_menu(),
        window.tasks.batch_menu.menu(),
        window.presets,
        window.presets.actions()[-1].menu(),
        window.reader.attempts,
    ]
    assert len(menus) == 6
    for menu in menus:
        letters = letters_of(menu.actions())
        assert len(set(letters)) == len(letters) > 0, [entry.text() for entry in menu.actions()]


def test_a_letter_chooses_while_the_menu_is_open(qtbot: QtBot, open_window) -> None:
    repository = demo.busy()
    window = open_window(repository)
    qtbot.waitUntil(lambda: any(place.batch for place in window.sidebar.places()))
    window.go_to("batch 2")
    menu = window.tasks.batch_menu.menu()
    menu.popup(QPoint(0, 0))
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, letters_of(menu.actions())[1])  # Pause
    qtbot.waitUntil(lambda: next(each.batch for each in repository.batches.summaries() if each.batch.id == 2).paused)


def test_a_title_that_changes_keeps_the_menu_in_order(open_window) -> None:
    window = open_window(MemoryRepository())
    undo = window.commands.named("Undo")
    window.commands.rename(undo, "Search & undo")
    edit = next(menu for menu in window.findChildren(QMenu) if undo in menu.actions())
    letters = [action.text()[action.text().index("&") + 1] for action in edit.actions() if not action.isSeparator()]
    assert strip_mnemonic(undo.text()) == "Search & undo"
    assert len(letters) == len({letter.casefold() for letter in letters})
