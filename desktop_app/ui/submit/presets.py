"""Presets: the options under a name, to be taken up and saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QInputDialog, QMenu

from desktop_app.domain.batch import Preset
from desktop_app.domain.errors import EarshotError
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import tr
from desktop_app.ui.background import Background
from desktop_app.ui.shell.notifications import Message, NotificationArea
from desktop_app.ui.submit.options import SubmitOptions
from desktop_app.ui.widgets.mnemonics import mark_mnemonics
from desktop_app.ui.widgets.plain import escape_mnemonic

LONGEST_NAME = 100  # characters


class PresetMenu(QMenu):
    """Those that the database has, as it was asked last; it is asked again each time the menu has been used."""

    def __init__(
        self,
        repository: TaskRepository,
        background: Background,
        notifications: NotificationArea,
        options: SubmitOptions,
    ) -> None:
        """It becomes a part of the menu of the options."""
        super().__init__(tr("Presets"), options)
        self._repository = repository
        self._background = background
        self._notifications = notifications
        self._options = options
        self._fill(())
        options.menu.addSeparator()
        options.menu.addMenu(self)
        options.menu.aboutToShow.connect(self.refresh)

    def refresh(self) -> None:
        batches = self._repository.batches
        self._background.run(batches.presets, self._fill, failed=lambda fault: None, key="presets")

    def save(self, name: str) -> None:
        """The options that are chosen now, in place of what had the name."""
        if not (name := name.strip()[:LONGEST_NAME]):
            return
        try:
            preset = Preset(name=name, kind=self._options.kind_name, options=self._options.value())
        except EarshotError as error:
            self._notifications.show_fault(str(error))
            return
        saved = tr("“{name}” is saved.", name=one_line(name))
        self._change(lambda: self._repository.batches.save_preset(preset), saved)

    def remove(self, name: str) -> None:
        def work() -> None:
            self._repository.batches.remove_preset(name)

        self._change(work, tr("“{name}” is removed.", name=one_line(name)))

    def _change(self, work: Callable[[], None], text: str) -> None:
        def tell(done: None) -> None:
            self._notifications.notify(Message(text))
            self.refresh()

        self._background.run(work, tell)

    def _fill(self, presets: Sequence[Preset]) -> None:
        self.clear()
        for preset in presets:
            entry = self.addAction(escape_mnemonic(one_line(preset.name)))
            entry.triggered.connect(lambda checked=False, preset=preset: self._options.take_up(preset))
        self.addSeparator()
        self.addAction(tr("Save these options…")).triggered.connect(self._ask_name)
        if presets:
            removal = self.addMenu(tr("Remove"))
            for preset in presets:
                entry = removal.addAction(escape_mnemonic(one_line(preset.name)))
                entry.triggered.connect(lambda checked=False, name=preset.name: self.remove(name))
            mark_mnemonics(removal.actions())
        mark_mnemonics(self.actions())

    def _ask_name(self) -> None:
        name, accepted = QInputDialog.getText(self._options, tr("Save these options"), tr("Name of the preset"))
        if accepted:
            self.save(name)
