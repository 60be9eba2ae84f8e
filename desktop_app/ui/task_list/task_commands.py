"""What can be done with the selected tasks: in the menu of the window, in the bar under the list, by a right click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.presentation.translation import tr
from desktop_app.ui.shell.commands import Commands
from desktop_app.ui.task_list.actions import TaskActions
from desktop_app.ui.task_list.retry_dialog import RetryDialog
from desktop_app.ui.task_list.task_list import TaskList


def add_task_commands(
    commands: Commands, tasks: TaskList, actions: TaskActions, read: Callable[[int], None], export: Callable[[], None]
) -> None:
    """`read`: brings the result of a task to the fore."""
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
    to_files = commands.add("Task", "export", tr("Export…"), export, keys="Ctrl+E", icon_name="export", separated=True)
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
    of_selected = [reading, retry, retry_as, cancel, report, remove]

    def enable() -> None:
        for action in of_selected:
            action.setEnabled(view.selectionModel().hasSelection())

    view.selection_changed.connect(enable)
    enable()
    tasks.selection.set_actions([retry, retry_as, cancel, to_files, remove])
    view.customContextMenuRequested.connect(
        lambda at: _show_menu(tasks, [reading, retry, retry_as, cancel, to_files, report, remove], at)
    )


def _ask_how(tasks: TaskList, actions: TaskActions) -> None:
    ids = tasks.view.selected_ids()
    dialog = RetryDialog(len(ids), tasks)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: actions.retry_as(ids, dialog.changes()))
    dialog.open()


def _show_menu(tasks: TaskList, actions: list[QAction], at: QPoint) -> None:
    if not tasks.view.selectionModel().hasSelection():
        return
    menu = QMenu(tasks.view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions(actions)
    menu.popup(tasks.view.viewport().mapToGlobal(at))
