"""Chosen transcripts for other programs: on the clipboard, or as files that are dragged out of the list."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QGuiApplication

from desktop_app.orchestrator.exporting.options import AS_USUAL
from desktop_app.orchestrator.results import ExportReport
from desktop_app.presentation.translation import format_number, plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.shell.notifications import Message, NotificationArea, refusals

MOST = 100  # tasks at once: the hand that drags them waits for their files


@dataclass(frozen=True, slots=True)
class Handout:
    """What another program gets."""

    text: str
    files: tuple[Path, ...]
    report: ExportReport


class Handouts(QObject):
    """Made in the background; what could not be made is told."""

    def __init__(
        self,
        operations: Operations,
        background: Background,
        notifications: NotificationArea,
        formats: Callable[[], Sequence[str]],
        parent: QObject | None = None,
    ) -> None:
        """`formats`: those of files that are dragged out, at the moment."""
        super().__init__(parent)
        self._export = operations.export
        self._background = background
        self._notifications = notifications
        self._formats = formats

    def copy(self, ids: Collection[int], format_: str) -> None:
        """As one text, on the clipboard."""
        if self._are_few(ids):
            self._background.run(lambda: self._text(ids, format_), self._copied, key="copied transcripts")

    def drag(self, ids: Collection[int], start: Callable[[QMimeData], None], failed: Callable[[], None]) -> None:
        """`start`: gets what is dragged, when it is made; `failed`: there is nothing to drag."""
        formats = tuple(self._formats())

        def work() -> Handout:
            text, files = self._text(ids, "txt"), self._write(ids, formats)
            return Handout(text.text, files.files, files)

        def done(handout: Handout) -> None:
            self._tell(handout.report)
            if handout.files:
                start(_mime_data(handout))
            else:
                failed()

        def fault(sentence: str) -> None:
            failed()
            self._notifications.show_fault(sentence)

        if self._are_few(ids):
            self._background.run(work, done, failed=fault, key="dragged transcripts")
        else:
            failed()

    def _text(self, ids: Collection[int], format_: str) -> Handout:
        report = self._write(ids, (format_,))
        texts = [path.read_text(encoding="utf-8") for path in report.files if path.suffix == f".{format_}"]
        return Handout("\n".join(texts), report.files, report)

    def _write(self, ids: Collection[int], formats: Sequence[str]) -> ExportReport:
        """Each into a folder of its own, that no name needs a number because of what was dragged before."""
        folder = Path(tempfile.mkdtemp(prefix="earshot-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)  # another program may read them until then
        return self._export(ids, formats, folder, AS_USUAL, self._note, lambda: False)

    def _note(self, done: int, total: int) -> None:
        self._background.check_open()

    def _copied(self, handout: Handout) -> None:
        if handout.files:
            QGuiApplication.clipboard().setText(handout.text)
            text = plural("{n} transcript copied.", "{n} transcripts copied.", len(handout.files))
            self._notifications.notify(Message(text))
        self._tell(handout.report)

    def _tell(self, report: ExportReport) -> None:
        if report.refused:
            text = plural("{n} task left out.", "{n} tasks left out.", len(report.refused))
            self._notifications.notify(Message(text, "warning", refusals(report.refused)))

    def _are_few(self, ids: Collection[int]) -> bool:
        if len(ids) > MOST:
            text = tr("Up to {most} tasks at once. Export… takes any number.", most=format_number(MOST))
            self._notifications.notify(Message(text, "warning"))
        return 0 < len(ids) <= MOST


def _mime_data(handout: Handout) -> QMimeData:
    data = QMimeData()
    data.setText(handout.text)
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in handout.files])
    return data
