"""The actions of the window: each has its place in a menu, its keys, and is found in the command palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from desktop_app.presentation.translation import tr
from desktop_app.ui.export.opening import ExportOpener
from desktop_app.ui.player.commands import add_sound_commands
from desktop_app.ui.reader.commands import add_reader_commands, add_threshold_choice
from desktop_app.ui.reader.name_commands import add_vocabulary_commands
from desktop_app.ui.reader.reader import Reader
from desktop_app.ui.settings.opening import SettingsOpener
from desktop_app.ui.shell.command_palette import CommandPalette
from desktop_app.ui.shell.commands import Commands
from desktop_app.ui.shell.key_bindings import KeyBindings
from desktop_app.ui.shell.language_choice import LanguageChoice
from desktop_app.ui.shell.notifications import NotificationArea
from desktop_app.ui.shell.places import FIXED
from desktop_app.ui.shell.shortcuts import ShortcutsDialog
from desktop_app.ui.shell.system_notifier import SystemNotifier
from desktop_app.ui.shell.theme_choice import ThemeChoice
from desktop_app.ui.shell.top_bar import TopBar
from desktop_app.ui.submit.choosing import Choosing
from desktop_app.ui.task_list.actions import TaskActions
from desktop_app.ui.task_list.batch_actions import BatchActions
from desktop_app.ui.task_list.deferred_actions import DeferredActions
from desktop_app.ui.task_list.handouts import Handouts
from desktop_app.ui.task_list.task_commands import add_task_commands
from desktop_app.ui.task_list.task_list import TaskList
from desktop_app.ui.watch.commands import WatchCommands
from desktop_app.ui.window_state import WindowState


class WindowActs(Protocol):
    """What only the window as a whole can do."""

    def read(self, id_: int) -> None: ...
    def go_to(self, key: str) -> None: ...


def add_window_commands(
    window: QMainWindow,
    acts: WindowActs,
    *,
    top: TopBar,
    tasks: TaskList,
    reader: Reader,
    actions: TaskActions,
    exports: ExportOpener,
    handouts: Handouts,
    batches: BatchActions,
    choosing: Choosing,
    watch: WatchCommands,
    settings: SettingsOpener,
    show_log: Callable[[], object],
    state: WindowState,
    notifier: SystemNotifier,
    notifications: NotificationArea,
) -> Commands:
    commands = Commands(window)
    add = commands.add
    to_add = [
        add("File", "add_files", tr("Add files…"), choosing.files, keys="Ctrl+O", icon_name="drop"),
        add("File", "add_folder", tr("Add a folder…"), choosing.folder, keys="Ctrl+Shift+O"),
        add("File", "watch_folder", tr("Watch a folder…"), watch.add_folder),
    ]
    if choosing.has_samples:
        to_add.append(add("File", "add_samples", tr("Add the sample recordings"), choosing.samples))
    top.set_add_actions(to_add)
    add("File", "watched_folders", tr("Watched folders…"), watch.show, separated=True)
    add("File", "quit", tr("Quit"), window.close, keys="Ctrl+Q", separated=True)
    undo = add("Edit", "undo", tr("Undo"), actions.deferred.undo, keys="Ctrl+Z")
    add("Edit", "search", tr("Search file names"), top.search_names, keys="Ctrl+F", icon_name="search", separated=True)
    search = add(
        "Edit", "search_transcripts", tr("Search all transcripts"), top.search_transcripts, keys="Ctrl+Shift+F"
    )
    top.set_transcript_search(search)
    add("Edit", "find_in_transcript", tr("Find in the transcript"), reader.find_words, keys="F3")
    add_reader_commands(commands, reader, notifications)
    add_vocabulary_commands(commands, reader, top, state, window)
    add(
        "Edit",
        "copy_transcript",
        tr("Copy the transcript"),
        reader.copy,
        keys="Ctrl+Shift+C",
        icon_name="copy",
        separated=True,
    )
    add(
        "Edit",
        "select_all",
        tr("Select all tasks"),
        tasks.view.selectAll,
        keys="Ctrl+A",
        only_in=tasks.view,
        separated=True,
    )
    add("Edit", "select_nothing", tr("Select nothing"), tasks.view.clearSelection)
    top.set_settings(
        add("Edit", "settings", tr("Settings…"), settings.open, keys="Ctrl+,", icon_name="options", separated=True)
    )
    add_task_commands(commands, tasks, actions, handouts, read=acts.read, export=exports.open, put=batches.put_tasks)
    add(
        "Task",
        "pause_everything",
        tr("Pause everything"),
        partial(batches.pause_everything, paused=True),
        separated=True,
    )
    add("Task", "resume_everything", tr("Resume everything"), partial(batches.pause_everything, paused=False))
    add_sound_commands(commands, reader.player)
    for number, place in enumerate(FIXED, 1):
        add("View", f"go_to_{place.key}", tr(place.title), partial(acts.go_to, place.key), keys=f"Ctrl+{number}")
    add_threshold_choice(commands, reader, state, window)
    ThemeChoice(commands, state, window)
    LanguageChoice(commands, state, notifications, settings.restart, window)
    _add_system_messages(commands, notifier)
    add("View", "full_screen", tr("Full screen"), lambda: _toggle_full_screen(window), keys="F11", separated=True)
    add("Help", "find_action", tr("Find an action…"), lambda: CommandPalette(commands, window).open(), keys="Ctrl+K")
    add(
        "Help",
        "shortcuts",
        tr("Keyboard shortcuts"),
        lambda: ShortcutsDialog(commands, bindings, window).open(),
        keys="F1",
    )
    add("Help", "log", tr("Log…"), show_log, separated=True)
    bindings = KeyBindings(commands, state)
    commands.fill(window.menuBar())
    _show_what_is_undone(commands, undo, actions.deferred)
    return commands


def _show_what_is_undone(commands: Commands, undo: QAction, deferred: DeferredActions) -> None:
    def show() -> None:
        commands.rename(undo, tr("Undo: {what}", what=deferred.latest) if deferred.latest else tr("Undo"))
        undo.setEnabled(bool(deferred.latest))

    deferred.changed.connect(show)
    show()


def _add_system_messages(commands: Commands, notifier: SystemNotifier) -> None:
    name = tr("Tell me through the system")
    action = commands.add("View", "tell_through_system", name, lambda: notifier.enable(action.isChecked()))
    action.setCheckable(True)
    action.setChecked(notifier.enabled)


def _toggle_full_screen(window: QMainWindow) -> None:
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
