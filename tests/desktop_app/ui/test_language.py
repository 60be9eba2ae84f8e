"""The window in the languages that there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QAction, QFontInfo
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.presentation.durations import format_duration
from desktop_app.presentation.translation import day, format_number, format_percent, plural, tr, weekday
from desktop_app.resources import resource
from desktop_app.ui import language
from desktop_app.ui.language import CHINESE_FONTS, LANGUAGES, applied_language, apply_language, use_language
from desktop_app.ui.style.tokens import GRID
from desktop_app.ui.task_list.columns import PROBLEM_COLUMNS, TASK_COLUMNS, standing_texts
from tests.desktop_app.ui.conftest import OpenWindow
from tests.fakes import demo

COLUMNS = {"all": TASK_COLUMNS, "problems": PROBLEM_COLUMNS}
TRANSLATED = [code for code in LANGUAGES if code != "en"]
PLACE = re.compile(r"{[^}]+}")  # of a value
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
Speak = Callable[[str], None]


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Speak]:
    yield lambda code: apply_language(qapp, code)
    apply_language(qapp, "en")


def wish(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """What the system is to speak, as Qt names it."""
    monkeypatch.setattr(QLocale, "system", lambda: type("System", (), {"uiLanguages": lambda self: [*names]})())


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_the_search_field_is_for_can_be_read_in_a_small_window(
    speak: Speak, open_window: OpenWindow, code: str
) -> None:
    speak(code)
    top = open_window(demo.busy(), size=(900, 600)).top
    for prepare in (top.search_names, top.search_transcripts):
        prepare()
        needed = top.search.fontMetrics().horizontalAdvance(top.search.placeholderText())
        assert top.search.width() > needed + 5 * GRID


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["de-Latn-AT", "de-AT", "de-Latn", "de"], "de"),
        (["fr-Latn-FR", "fr-FR", "fr-Latn", "fr", "es-Latn-MX", "es-MX", "es-Latn", "es"], "es"),
        (["zh-Hans-CN", "zh-CN", "zh-Hans", "zh"], "zh_CN"),
        (["zh-Hant-TW", "zh-TW", "zh-Hant", "zh"], "en"),
        (["en-Latn-GB", "en-GB", "en-Latn", "en", "de"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_it_follows_the_system(monkeypatch: pytest.MonkeyPatch, names: list[str], code: str) -> None:
    wish(monkeypatch, *names)
    assert language.system_language() == code


def test_what_was_chosen_goes_before_the_system(
    qapp: QApplication, speak: Speak, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "system_language", lambda: "es")
    use_language(qapp, "de")
    assert tr("Retry") == "Wiederholen"
    use_language(qapp, "")
    assert tr("Retry") == "Reintentar"
    use_language(qapp, "en")
    assert tr("Retry") == "Retry"
    use_language(qapp, "tlh")  # of a later version, or nonsense
    assert applied_language(qapp) == "es"


def test_a_language_without_a_font_is_not_shown_in_boxes(
    qapp: QApplication, speak: Speak, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "can_be_shown", lambda code: code != "zh_CN")
    use_language(qapp, "zh_CN")
    assert applied_language(qapp) == "en"


def test_numbers_and_dates_are_written_as_people_do(speak: Speak) -> None:
    moment = datetime(2026, 3, 5, 14, 10, tzinfo=UTC)
    speak("de")
    assert (format_number(12400), format_number(9.64, 1), format_percent(45)) == ("12.400", "9,6", "45\u00a0%")
    assert (weekday(moment), day(moment)) == ("Do", "5. März")
    assert plural("{n} task", "{n} tasks", 1) == "1 Aufgabe"
    assert plural("{n} task", "{n} tasks", 12400) == "12.400 Aufgaben"
    speak("zh_CN")
    assert (weekday(moment), day(moment)) == ("周四", "3月5日")
    assert plural("{n} task", "{n} tasks", 1) == "1 个任务"
    assert format_duration(7800) == "2 小时 10 分"


def test_qt_s_own_words_are_translated_too(qtbot: QtBot, speak: Speak) -> None:
    speak("de")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert buttons.buttons()[0].text() == "Abbrechen"
    speak("en")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert buttons.buttons()[0].text() == "Cancel"


def test_chinese_has_fonts_of_its_own_beside_the_system_s(qapp: QApplication, speak: Speak) -> None:
    usual = qapp.font()
    speak("zh_CN")
    assert qapp.font().families() == [QFontInfo(usual).family(), *CHINESE_FONTS]
    speak("es")
    assert qapp.font() == usual


def test_english_loads_nothing(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Translation", "QTranslator", "QLibraryInfo"):
        monkeypatch.setattr(language, name, None)
    apply_language(qapp, "en")
    assert applied_language(qapp) == "en"


def test_a_language_written_from_right_to_left_turns_the_window_round(qapp: QApplication) -> None:
    """As Qt's own translation says: ours would need no more."""
    arabic = QTranslator()
    assert arabic.load("qtbase_ar", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    qapp.installTranslator(arabic)
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    qapp.removeTranslator(arabic)
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight


def forgotten(code: str) -> Iterator[re.Pattern[str]]:
    """The English of all that has another translation: what would be seen where somebody forgot to translate."""
    for message in ElementTree.parse(resource(f"translations/earshot_{code}.ts")).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translated = {form.text or "" for form in translation.iter()}
        english = {message.findtext("source", ""), message.findtext("comment", "") if message.get("numerus") else ""}
        for text in english - translated:
            if len(re.findall(r"[a-zA-Z]", PLACE.sub("", text))) > 2:
                yield re.compile(".+".join(map(re.escape, PLACE.split(text))))


def shown(window: QWidget) -> Iterator[str]:
    """All that is written on it, told of it to those who can't see it, and in its menus."""
    for widget in [window, *window.findChildren(QWidget)]:
        yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from (widget.itemText(item) for item in range(widget.count()))
            case QTabBar():
                yield from (widget.tabText(tab) for tab in range(widget.count()))
            case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
                model = widget.model()
                yield from (str(model.headerData(one, widget.orientation())) for one in range(widget.count()))
            case QListWidget():
                items = [widget.item(row) for row in range(widget.count())]
                yield from (part for item in items for part in item.data(ACCESSIBLE).split(", "))
    for action in window.findChildren(QAction):
        if not action.objectName().startswith("language_"):  # as their speakers call them
            yield action.text().replace("&", "")


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_window_speaks_a_language(qtbot: QtBot, open_window: OpenWindow, speak: Speak, code: str) -> None:
    speak(code)
    window = open_window(demo.busy())
    english = list(forgotten(code))
    for place in ("all", "problems", "workers"):
        window.go_to(place)
        if place != "workers":
            qtbot.waitUntil(lambda: window.tasks.model.rowCount() > 0)
            window.tasks.view.selectRow(0)
            qtbot.waitUntil(lambda: window.reader.name.toolTip() != "")
        assert {text for text in shown(window) for each in english if each.fullmatch(text.strip())} == set()


@pytest.mark.parametrize("code", ["en", *TRANSLATED])
@pytest.mark.parametrize("width", [900, 1280])
def test_titles_and_states_are_whole_in_the_list(
    qtbot: QtBot, open_window: OpenWindow, speak: Speak, code: str, width: int
) -> None:
    speak(code)
    window = open_window(demo.busy(), size=(width, 600))
    header, model = window.tasks.view.header, window.tasks.model
    for place in ("all", "problems"):
        window.go_to(place)
        qtbot.waitUntil(lambda place=place: len(model.columns) == len(COLUMNS[place]))
        for number, column in enumerate(model.columns):
            if not header.isSectionHidden(number):
                longest = max(map(header.fontMetrics().horizontalAdvance, standing_texts(column)))
                assert header.sectionSize(number) >= longest + 2 * GRID, (code, column.key)
