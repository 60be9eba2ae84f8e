"""Wait for tasks with a progress bar."""

from __future__ import annotations

from collections.abc import Collection
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from desktop_app.bootstrap import Earshot
from desktop_app.cli.running import run_until
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.ports.lists import Cursor
from desktop_app.presentation.text import one_line, readable

SIGNS = {TaskStatus.COMPLETED: "✓", TaskStatus.FAILED: "✗", TaskStatus.CANCELLED: "–"}


def wait_for(earshot: Earshot, ids: Collection[int]) -> bool:
    """Orchestrate until all the tasks have ended, showing how far they are; False: a signal came first."""
    with TaskProgressBars(earshot, ids) as watch:
        return run_until(earshot, watch.look)


class TaskProgressBars:
    """A bar for all the tasks together, and a line for each that ends; on standard error."""

    def __init__(self, earshot: Earshot, ids: Collection[int]) -> None:
        self._repository = earshot.repository
        self._cursor: Cursor
        self._tasks: dict[int, Task | None] = dict.fromkeys(ids)
        self._console = Console(stderr=True, highlight=False)
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:3.0f}%"))
        self._bars = Progress(*columns, TimeElapsedColumn(), console=self._console)
        self._bar = self._bars.add_task("waiting for a worker", total=len(self._tasks) or 1)

    def __enter__(self) -> TaskProgressBars:
        self._cursor = self._repository.latest_cursor()
        self._take(self._repository.tasks(self._tasks))
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def look(self) -> bool:
        """Read what has changed and show it; returns whether all have ended."""
        changes = self._repository.changes_since(self._cursor)
        self._cursor = changes.cursor
        if changes.restarted:
            self._take(self._repository.tasks(self._tasks))
        self._take({task.id: task for task in changes.tasks if task.id in self._tasks})
        for id_ in set(changes.removed) & self._tasks.keys():
            del self._tasks[id_]
        self._show()
        return all(task and task.status.terminal for task in self._tasks.values())

    def _take(self, fresh: dict[int, Task]) -> None:
        for id_, task in fresh.items():
            before = self._tasks[id_]
            self._tasks[id_] = task
            if task.status.terminal and not (before and before.status.terminal):
                why = f": {readable(task.error.message)}" if task.error else ""
                self._console.print(f"{SIGNS[task.status]} {one_line(task.file_name)}{why}", markup=False, emoji=False)

    def _show(self) -> None:
        known = [task for task in self._tasks.values() if task]
        ended = sum(task.status.terminal for task in known)
        working = sum(task.status is TaskStatus.IN_PROGRESS for task in known)
        progress = sum(1.0 if task.status.terminal else task.progress for task in known)
        text = f"{ended} of {len(self._tasks)} done, {working} in progress"
        self._bars.update(self._bar, completed=progress, description=text)
