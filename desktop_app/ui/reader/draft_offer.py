"""What was typed into the transcript that is open, at another time, and could not be saved, for it was edited since."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.orchestrator.transcripts.save_drafts import DraftsReport, LeftDraft
from desktop_app.ui.background import Background
from desktop_app.ui.operations import RevisionOperations


class DraftOffer(QObject):
    """The first of them; when that is done with, the next one."""

    found = Signal()  #: `left` is another one

    def __init__(self, verbs: RevisionOperations, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._verbs, self._background = verbs, background
        self._task_id: int | None = None
        self._used = ""  #: the name of one that the person has taken, until that is saved
        self.left: LeftDraft | None = None  #: None: there is none

    def look_for(self, task_id: int) -> None:
        """What nobody has edited since is saved at once, without a question."""
        self._task_id = task_id
        save = self._verbs.save_drafts
        self._background.run(lambda: save(task_id), self._learn, failed=lambda fault: None, key="drafts of the open")

    def drop(self) -> None:
        """Another transcript is shown, or none."""
        self._task_id, self.left, self._used = None, None, ""

    def use(self) -> None:
        """The person takes it: it goes once that is saved."""
        if self.left:
            self._used, self.left = self.left.name, None

    def discard_used(self) -> None:
        """What was taken is saved."""
        if self._used:
            self._remove(self._used)
            self._used = ""

    def discard(self) -> None:
        """The person does not want it."""
        if self.left:
            self._remove(self.left.name)
            self.left = None

    def _remove(self, name: str) -> None:
        remove, task_id = self._verbs.drafts.remove, self._task_id

        def look_again(done: None) -> None:
            if task_id is not None and self._task_id == task_id:
                self.look_for(task_id)

        self._background.run(lambda: remove(name), look_again, kept=True)

    def _learn(self, report: DraftsReport) -> None:
        mine = [left for left in report.left if left.task.id == self._task_id and left.name != self._used]
        self.left = mine[0] if mine else None
        if self.left:
            self.found.emit()
