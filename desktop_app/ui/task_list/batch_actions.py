"""What an operator does to a batch as a whole, and to the order of what waits."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.batch import ALL_KINDS, Batch, Turn, WhenDone
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.actions.batches import OPEN, find_tasks, put_batch, put_tasks
from desktop_app.orchestrator.exporting.change_when_done import change_when_done
from desktop_app.presentation.text import one_line
from desktop_app.presentation.translation import mark, plural, tr
from desktop_app.ui.background import Background
from desktop_app.ui.operations import Operations
from desktop_app.ui.shell.notifications import Message, NotificationArea
from desktop_app.ui.submit.when_done_dialog import WhenDoneDialog
from desktop_app.ui.task_list.actions import TaskActions

_PUT: dict[Turn, Callable[[int], str]] = {
    Turn.FIRST: lambda n: plural("{n} task comes first now.", "{n} tasks come first now.", n),
    Turn.USUAL: lambda n: plural("{n} task comes in its turn.", "{n} tasks come in their turn.", n),
    Turn.LAST: lambda n: plural("{n} task comes last now.", "{n} tasks come last now.", n),
}
_PUT_BATCH = {
    Turn.FIRST: mark("The tasks of “{batch}” come first now."),
    Turn.USUAL: mark("The tasks of “{batch}” come in their turn."),
    Turn.LAST: mark("The tasks of “{batch}” come last now."),
}


class BatchActions(QObject):
    """Does it in the background and tells what became of it."""

    changed = Signal()  #: batches, the order or a pause

    def __init__(
        self,
        operations: Operations,
        background: Background,
        notifications: NotificationArea,
        tasks: TaskActions,
        export: Callable[[Collection[int]], None],
        parent: QObject | None = None,
    ) -> None:
        """`export`: asks where to, and in what formats."""
        super().__init__(parent)
        self._repository = operations.tasks
        self._background = background
        self._notifications = notifications
        self._tasks = tasks
        self._export = export
        self._formats, self._host = operations.export_formats, operations.host

    def put_tasks(self, ids: Collection[int], turn: Turn) -> None:
        """Do them before or after all else that waits, or in their turn."""
        if ids:
            repository = self._repository
            self._tasks.run(lambda: put_tasks(repository, ids, turn), _PUT[turn])

    def put(self, batch: Batch, turn: Turn) -> None:
        repository = self._repository
        self._run(lambda: put_batch(repository, batch.id, turn), tr(_PUT_BATCH[turn], batch=one_line(batch.name)))

    def pause(self, batch: Batch, *, paused: bool) -> None:
        batches = self._repository.batches
        name = one_line(batch.name)
        text = tr("“{batch}” goes on.", batch=name)
        if paused:
            text = tr("“{batch}” is paused: what is on the queue is still done.", batch=name)
        self._run(lambda: batches.pause([batch.id], paused=paused), text)

    def pause_everything(self, *, paused: bool) -> None:
        batches = self._repository.batches
        text = tr("Everything is paused: what is on the queue is still done.") if paused else tr("Everything goes on.")
        self._run(lambda: batches.pause_kind(ALL_KINDS, paused=paused), text)

    def rename(self, batch: Batch, name: str) -> None:
        if name := name.strip():
            batches = self._repository.batches
            text = tr("“{batch}” is called {name} now.", batch=one_line(batch.name), name=one_line(name))
            self._run(lambda: batches.rename(batch.id, name), text)

    def ask_when_done(self, batch: Batch, parent: QWidget) -> None:
        """What is to happen at its end, as a whole."""
        host = "" if batch.host == self._host else batch.host
        dialog = WhenDoneDialog(self._formats, batch.when_done, parent, host=host)
        dialog.chosen.connect(lambda wish: self._change_when_done(batch, wish))
        dialog.open()

    def _change_when_done(self, batch: Batch, wish: WhenDone) -> None:
        repository = self._repository
        text = tr("What happens when “{batch}” is done is changed.", batch=one_line(batch.name))
        if wish != batch.when_done:
            self._run(lambda: change_when_done(repository, batch, wish), text)

    def retry_failed(self, batch: Batch) -> None:
        self._tasks.retry_found(lambda: find_tasks(self._repository, batch.id, {TaskStatus.FAILED}))

    def export(self, batch: Batch) -> None:
        batches = self._repository.batches
        self._background.run(lambda: batches.task_ids([batch.id]), self._export)

    def cancel(self, batch: Batch) -> None:
        self._tasks.cancel_found(lambda: find_tasks(self._repository, batch.id, OPEN))

    def remove(self, batch: Batch) -> None:
        """With the batch's last task goes the batch."""
        self._tasks.remove_found(lambda: find_tasks(self._repository, batch.id, set(TaskStatus)))

    def _run(self, work: Callable[[], None], text: str) -> None:
        def tell(done: None) -> None:
            self._notifications.notify(Message(text))
            self.changed.emit()

        self._background.run(work, tell)
