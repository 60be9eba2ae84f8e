"""Whether the parts answer, in a word."""

from __future__ import annotations

from desktop_app.domain.health import WATCHED_FOLDERS, Health
from desktop_app.ui.shell.connection import ConnectionIndicator


def words(indicator: ConnectionIndicator) -> str:
    return indicator._words.text()


def test_a_folder_that_can_not_be_watched_is_told_and_cuts_off_nothing(qtbot) -> None:
    indicator = ConnectionIndicator("this computer")
    qtbot.addWidget(indicator)
    with qtbot.waitSignal(indicator.changed) as told:
        indicator.set_health(Health({WATCHED_FOLDERS: "The drive is away."}))
    assert (words(indicator), told.args) == ("connected", [["The drive is away."]])
    indicator.set_health(Health({WATCHED_FOLDERS: "The drive is away.", "database": "Down."}))
    assert words(indicator) == "not connected"
