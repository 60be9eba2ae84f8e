"""Long sentences are read without scrolling sideways."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.sentence_list import SentenceList


def test_a_sentence_has_as_many_lines_as_it_needs(qtbot: QtBot, dressed: None) -> None:
    sentences = SentenceList("What was left out")
    qtbot.addWidget(sentences)
    sentences.addItems(["Short.", "There is no audio in this file. " * 6, "a" * 240])
    sentences.resize(300, 300)
    with qtbot.waitExposed(sentences):
        sentences.show()
    places = [sentences.visualItemRect(sentences.item(row)) for row in range(sentences.count())]
    assert min(place.height() for place in places[1:]) >= 4 * places[0].height()
    assert all(place.right() <= sentences.viewport().width() for place in places)


def test_no_sentence_covers_another_in_a_narrower_list(qtbot: QtBot, dressed: None) -> None:
    sentences = SentenceList("What was left out")
    qtbot.addWidget(sentences)
    sentences.addItems(["There is no audio in this file. " * 6, "Short."])
    sentences.resize(900, 300)
    with qtbot.waitExposed(sentences):
        sentences.show()
    before = sentences.visualItemRect(sentences.item(0)).height()
    sentences.resize(300, 300)
    qtbot.waitUntil(lambda: sentences.visualItemRect(sentences.item(0)).height() >= 2 * before)
    first, second = (sentences.visualItemRect(sentences.item(row)) for row in range(2))
    assert second.top() > first.bottom()
