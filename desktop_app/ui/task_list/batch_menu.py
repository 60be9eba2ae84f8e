"""The menu of the batch that the list shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from desktop_app.domain.batch import BatchSummary, Turn
from desktop_app.presentation.durations import format_duration
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import format_percent, plural, tr
from desktop_app.ui.task_list.batch_actions import BatchActions
from desktop_app.ui.widgets.buttons import open_menu_at_once
from desktop_app.ui.widgets.mnemonics import mark_mnemonics
from desktop_app.ui.widgets.plain import escape_mnemonic

MOST_UNASKED = 1000  # tasks


class BatchMenu(QToolButton):
    """Hidden where the list shows no batch."""

    def __init__(
        self, actions: BatchActions, confirm: Callable[[str, str], bool], parent: QWidget | None = None
    ) -> None:
        """`confirm` (question, name of yes)"""
        super().__init__(parent)
        self._actions = actions
        self._confirm = confirm
        self.summary: BatchSummary | None = None  #: of the batch that the list shows
        self.setText(tr("Batch"))
        self.setAccessibleName(tr("What can be done with this batch"))
        self.setProperty("kind", "menu")
        open_menu_at_once(self)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.hide()

    def show_batch(self, summary: BatchSummary | None) -> None:
        self.summary = summary
        self.setVisible(summary is not None)

    def _fill(self) -> None:
        menu, summary, acts = self.menu(), self.summary, self._actions
        menu.clear()
        if summary is None:
            return
        batch = summary.batch
        for name, act in (
            (tr("Rename…"), self._rename),
            (tr("Resume") if batch.paused else tr("Pause"), lambda: acts.pause(batch, paused=not batch.paused)),
            (tr("Do first"), lambda: acts.put(batch, Turn.FIRST)),
            (tr("Do last"), lambda: acts.put(batch, Turn.LAST)),
            (tr("Do in its turn"), lambda: acts.put(batch, Turn.USUAL)),
            (tr("Retry what failed"), lambda: acts.retry_failed(batch)),
            (tr("Export…"), lambda: acts.export(batch)),
            (tr("When it is done…"), lambda: acts.ask_when_done(batch, self.window())),
            (tr("Cancel all of it"), lambda: acts.cancel(batch)),
            (tr("Remove all of it…") if _asks(summary) else tr("Remove all of it"), self._remove),
        ):
            menu.addAction(escape_mnemonic(name)).triggered.connect(lambda checked=False, act=act: act())
        mark_mnemonics(menu.actions())

    def _rename(self) -> None:
        if self.summary:
            batch = self.summary.batch
            name, accepted = QInputDialog.getText(self, tr("Rename the batch"), tr("Name"), text=batch.name)
            if accepted:
                self._actions.rename(batch, name)

    def _remove(self) -> None:
        summary = self.summary
        if summary is None:
            return
        question = plural(
            "Remove the {n} task of this batch with everything heard in it?",
            "Remove all {n} tasks of this batch with everything heard in them?",
            summary.tasks,
        )
        if not _asks(summary) or self._confirm(question, tr("Remove")):
            self._actions.remove(summary.batch)


def _asks(summary: BatchSummary) -> bool:
    """Undo is enough for what a person overlooks in ten seconds; so much would take the workers days to make again."""
    return summary.tasks > MOST_UNASKED


def facts_of(summary: BatchSummary) -> str:
    """How far it is, in a line."""
    left = tr("about {time} left", time=format_duration(summary.seconds_left)) if summary.seconds_left else ""
    paused = tr("paused") if summary.batch.paused else ""
    trouble = readable(summary.batch.done_note or "")
    facts = [format_percent(round(summary.progress * 100)), left, paused, readable(summary.batch.submitted_by), trouble]
    return " · ".join(fact for fact in facts if fact)
