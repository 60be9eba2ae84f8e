"""What the settings of retention would delete now: told beside each, and asked about before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.retention import Outlook, Retained
from desktop_app.presentation.retention import ask_before_deleting, describe_outlook
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import tr
from desktop_app.settings_form import Changes
from desktop_app.ui.settings.line import SettingLine

PAUSE = 300  # milliseconds without a key until it is counted
KEYS = {kind: f"retention.{kind.value}_days" for kind in Retained}

Confirm = Callable[[str, str], bool]  #: question, name of yes


class Run(Protocol):
    """Runs work in the background."""

    def __call__(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[str], None]
    ) -> object: ...


class RetentionOutlook(QObject):
    """Counts in the background, for a long list takes seconds."""

    def __init__(
        self,
        look_ahead: Callable[[Changes], Outlook],
        run: Run,
        changes: Callable[[], Changes],
        confirm: Confirm,
        parent: QObject | None = None,
    ) -> None:
        """`changes`: what is typed at the time."""
        super().__init__(parent)
        self._look_ahead, self._run, self._changes, self._confirm = look_ahead, run, changes, confirm
        self._lines: dict[Retained, SettingLine] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._count)

    def follow(self, lines: Iterable[SettingLine]) -> None:
        """Tell it beside those among the lines that it is about."""
        by_key = {line.setting.key: line for line in lines}
        self._lines = {kind: by_key[key] for kind, key in KEYS.items() if key in by_key}
        for line in self._lines.values():
            line.changed.connect(self._timer.start)
        self._count()

    def ask(self, changes: Changes, go_on: Callable[[], None], stay: Callable[[], None]) -> None:
        """Go on, at once where saving deletes nothing, else if the person says so."""
        shortened = [kind for kind, key in KEYS.items() if changes.get(key) and kind is not Retained.REMOVED_TASKS]
        if not shortened:
            go_on()
            return

        def decide(question: str, yes: str) -> None:
            if not question or self._confirm(question, yes):
                go_on()
            else:
                stay()

        look_ahead = self._look_ahead
        self._run(
            lambda: look_ahead(changes),
            lambda outlook: decide(_question(outlook, shortened), tr("Delete")),
            lambda fault: decide(
                tr("What saving deletes can't be counted: {fault}", fault=readable(fault)), tr("Save all the same")
            ),
        )

    def _count(self) -> None:
        look_ahead, asked = self._look_ahead, self._changes()
        self._run(lambda: look_ahead(asked), lambda outlook: self._show(asked, outlook), lambda fault: self._clear())

    def _show(self, asked: Changes, outlook: Outlook) -> None:
        if asked != self._changes():  # a later answer is about what is typed now
            return
        found = {one.kind: one for one in outlook.found}
        for kind, line in self._lines.items():
            line.show_outlook(describe_outlook(found.get(kind)))

    def _clear(self) -> None:
        for line in self._lines.values():
            line.show_outlook("")


def _question(outlook: Outlook, kinds: Iterable[Retained]) -> str:
    """Of what these settings delete."""
    return ask_before_deleting([one for one in outlook.found if one.kind in kinds], outlook.periods)
