"""What can be done with the selected tasks: in the menu of the window, in the bar under the list, by a right click."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.domain.batch import Turn
from desktop_app.domain.task import TaskStatus
from desktop_app.presentation.translation import tr
from desktop_app.ui.shell.commands import Commands, begins_group
from desktop_app.ui.task_list.actions import TaskActions
from desktop_app.ui.task_list.dragging import RowDragging
from desktop_app.ui.task_list.handouts import Handouts
from desktop_app.ui.task_list.retry_dialog import RetryDialog
from desktop_app.ui.task_list.task_list import TaskList

MOST_LOOKED_AT = 500  # selected tasks: with more, whatever could be done with some of them is offered
ANY = frozenset(TaskStatus)
ENDED = frozenset(status for status in TaskStatus if status.terminal)


def add_task_commands(
    commands: Commands,
    tasks: TaskList,
    actions: TaskActions,
    handouts: Handouts,
    *,
    read: Callable[[int], None],
    export: Callable[[Collection[int]], None],
    put: Callable[[Collection[int], Turn], None],
) -> None:
    """`read`: brings the result of a task to the fore; `export`: asks how, of all tasks where none is named; `put`: has
    tasks done in this order."""
    view = tasks.view

    def read_current() -> None:
        if (id_ := view.current_id()) is not None:
            read(id_)

    reading = commands.add("Task", "read", tr("Read"), read_current, icon_name="text", keys="Ctrl+Return")
    retry = commands.add(
        "Task",
        "retry",
        tr("Retry"),
        lambda: actions.retry(view.selected_ids()),
        keys="Ctrl+R",
        icon_name="retry",
        separated=True,
    )
    retry_as = commands.add("Task", "retry_as", tr("Retry as…"), lambda: _ask_how(tasks, actions), keys="Ctrl+Shift+R")
    cancel = commands.add(
        "Task", "cancel", tr("Cancel"), lambda: actions.cancel(view.selected_ids()), keys="Ctrl+.", icon_name="cancel"
    )
    first = commands.add(
        "Task",
        "do_first",
        tr("Do first"),
        lambda: put(view.selected_ids(), Turn.FIRST),
        keys="Ctrl+Shift+Up",
        separated=True,
    )
    last = commands.add(
        "Task", "do_last", tr("Do last"), lambda: put(view.selected_ids(), Turn.LAST), keys="Ctrl+Shift+Down"
    )
    in_turn = commands.add("Task", "do_in_turn", tr("Do in its turn"), lambda: put(view.selected_ids(), Turn.USUAL))
    to_files = commands.add(
        "Task",
        "export",
        tr("Export…"),
        lambda: export(view.selected_ids()),
        keys="Ctrl+E",
        icon_name="export",
        separated=True,
    )
    copies = [
        commands.add(
            "Task",
            "copy_text",
            tr("Copy as text"),
            lambda: handouts.copy(view.selected_ids(), "txt"),
            keys="Ctrl+C",
            only_in=view,
        ),
        commands.add(
            "Task",
            "copy_markdown",
            tr("Copy as Markdown with times"),
            lambda: handouts.copy(view.selected_ids(), "md"),
            keys="Ctrl+Alt+C",
        ),
    ]
    report = commands.add(
        "Task", "report", tr("Report…"), lambda: actions.report(view.selected_ids()), keys="Ctrl+P", icon_name="text"
    )
    remove = commands.add(
        "Task",
        "remove",
        tr("Remove"),
        lambda: actions.remove(view.selected_ids()),
        keys="Del",
        icon_name="remove",
        only_in=view,
        separated=True,
    )
    possible = {
        reading: ANY,
        retry: ANY - {TaskStatus.IN_PROGRESS},
        retry_as: ANY - {TaskStatus.IN_PROGRESS},
        cancel: ANY - ENDED,
        **dict.fromkeys((first, last, in_turn), ANY - ENDED),
        **dict.fromkeys(copies, frozenset({TaskStatus.COMPLETED})),
        report: ANY,
        remove: ENDED,
    }

    def enable() -> None:
        selected = _find_statuses(tasks)
        for action, statuses in possible.items():
            action.setEnabled(not selected.isdisjoint(statuses))

    view.selection_changed.connect(enable)
    tasks.model.dataChanged.connect(enable)
    enable()
    tasks.selection.set_actions(reading, [retry, retry_as, cancel, to_files, remove])
    in_menu = [reading, retry, retry_as, cancel, first, last, in_turn, to_files, *copies, report, remove]
    view.customContextMenuRequested.connect(lambda at: _show_menu(tasks, in_menu, at))
    RowDragging(view, handouts)


def _find_statuses(tasks: TaskList) -> frozenset[TaskStatus]:
    """Of the selected tasks; all that there are, where not each of these is at hand."""
    rows = tasks.view.selected_rows()
    count = sum(map(len, rows))
    if count > MOST_LOOKED_AT or count < tasks.view.selected_count():
        return ANY
    selected = [tasks.model.task_at(row) for each in rows for row in each]
    return frozenset(task.status for task in selected if task) if all(selected) else ANY


def _ask_how(tasks: TaskList, actions: TaskActions) -> None:
    ids = tasks.view.selected_ids()
    dialog = RetryDialog(len(ids), tasks, replaces=TaskStatus.COMPLETED in _find_statuses(tasks))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: actions.retry_as(ids, dialog.changes()))
    dialog.open()


def _show_menu(tasks: TaskList, actions: Collection[QAction], at: QPoint) -> None:
    if not tasks.view.selectionModel().hasSelection():
        return
    menu = QMenu(tasks.view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in actions:
        if begins_group(action):
            menu.addSeparator()
        menu.addAction(action)
    menu.popup(tasks.view.viewport().mapToGlobal(at))
