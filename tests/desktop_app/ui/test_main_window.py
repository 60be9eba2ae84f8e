"""What an operator does in the window, and what they see of it."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import DatabaseUnavailable
from desktop_app.domain.health import Health
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import Changes, Cursor, Sort
from desktop_app.orchestrator.results import ChangeReport, SubmitReport
from desktop_app.ui.feeds import fleet_stats, overview
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.shell.command_palette import KEYS, CommandPalette
from desktop_app.ui.shell.commands import keys_of
from desktop_app.ui.task_list.columns import TASK_COLUMNS, TIME_LEFT
from desktop_app.ui.task_list.retry_dialog import RetryDialog
from tests.fakes import demo
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.operations import NO_AUDIO
from tests.fakes.tasks import make_task
from worker_agent.contract.messages import TaskError
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.supervision import WorkerReport, WorkerState

FAILURE = TaskError(kind="NotAudio", message="There is no audio in this file.")


def some_tasks(number: int = 5) -> MemoryRepository:
    return MemoryRepository([make_task(id=id_) for id_ in range(1, number + 1)])


def names(window: MainWindow) -> list[str]:
    model = window.tasks.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def drop(window: MainWindow, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), action, data, button, key))
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), action, data, button, key))


def test_a_drop_hands_in_files_and_folders_with_the_chosen_options(qtbot, open_window) -> None:
    handed_in = []

    def submit(paths, options, on_progress, kind, when_done):
        handed_in.append((list(paths), options))
        return SubmitReport()

    window = open_window(MemoryRepository(), submit=submit)
    options = window.options
    options.language.setCurrentIndex(options.language.findData("de"))
    options.translate.setChecked(True)
    options.words.setPlainText("Zoë Müller")
    paths = [Path("/audio/a.wav"), Path("/audio/folder")]
    drop(window, paths)
    qtbot.waitUntil(lambda: bool(handed_in))
    assert handed_in == [(paths, TranscribeOptions(language="de", translate=True, prompt="Zoë Müller"))]


def test_what_was_refused_is_told_beside_what_was_taken_in(qtbot, open_window) -> None:
    window = open_window(MemoryRepository())
    drop(window, [Path("/audio/a.wav"), Path("/audio/notes.txt"), Path("/audio/more.txt")])
    qtbot.waitUntil(lambda: window.tasks.model.rowCount() == 1)
    (message,) = window.notifications.messages
    assert message.text == "1 file taken in. 2 files can't be used."
    assert message.details[0] == f"/audio/notes.txt – {NO_AUDIO}"


def test_the_empty_window_offers_the_samples_and_gives_way_to_the_list(qtbot, open_window) -> None:
    window = open_window(MemoryRepository())
    qtbot.waitUntil(window.invitation.samples.isVisible)  # once it is known that there are no tasks
    qtbot.mouseClick(window.invitation.samples, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.tasks.view.isVisible())
    qtbot.waitUntil(lambda: names(window) == ["two.flac", "one.flac"])
    assert not window.invitation.samples.isVisible()


def count(window: MainWindow, key: str) -> str:
    return next((place.detail for place in window.sidebar.places() if place.key == key), "")


def click_place(qtbot: QtBot, window: MainWindow, key: str) -> None:
    places = window.sidebar.list
    row = [place.key for place in window.sidebar.places()].index(key)
    at = places.visualItemRect(places.item(row)).center()
    qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_place_of_the_sidebar_filters_the_list_and_shows_its_count(qtbot, open_window) -> None:
    window = open_window(MemoryRepository([make_task(id=1), make_task(id=2, status=TaskStatus.FAILED)]))
    qtbot.waitUntil(lambda: (count(window, "all"), count(window, "problems")) == ("2", "1"))
    click_place(qtbot, window, "problems")
    qtbot.waitUntil(lambda: window.tasks.model.rowCount() == 1)
    qtbot.waitUntil(lambda: names(window) == ["recording-0002.wav"])


def test_the_search_narrows_the_list_and_nothing_found_says_so(qtbot, open_window) -> None:
    window = open_window(some_tasks())
    qtbot.keyClicks(window.top.search, "0003")
    qtbot.waitUntil(lambda: names(window) == ["recording-0003.wav"])
    qtbot.keyClicks(window.top.search, "xyz")
    qtbot.waitUntil(lambda: window.tasks.model.rowCount() == 0)
    assert not window.tasks.view.isVisible()
    window.top.search.clear()
    qtbot.waitUntil(lambda: window.tasks.model.rowCount() == 5)


def test_a_live_update_keeps_the_selection_and_the_place(qtbot, open_window) -> None:
    repository = some_tasks(200)
    window = open_window(repository)
    view, model = window.tasks.view, window.tasks.model
    view.select_row(100)
    top = model.id_at(view.rowAt(0))
    chosen = view.current_id()
    repository.put(*(make_task(id=id_) for id_ in range(201, 221)))
    qtbot.waitUntil(lambda: model.rowCount() == 220)
    qtbot.waitUntil(lambda: model.id_at(view.rowAt(0)) == top)
    assert view.current_id() == chosen
    assert list(view.selected_ids()) == [chosen]


def test_progress_is_shown_as_it_happens(qtbot, open_window) -> None:
    repository = some_tasks(3)
    window = open_window(repository)
    model = window.tasks.model
    repository.put(make_task(id=2, status=TaskStatus.IN_PROGRESS, progress=0.5, worker="gpu/1", attempt=1))
    qtbot.waitUntil(lambda: model.index(1, 2).data() == "50%")
    assert model.index(1, 1).data() == "In progress"
    assert model.index(1, 4).data() == "gpu/1"


def test_a_task_leaves_a_filtered_list_when_its_status_changes(qtbot, open_window) -> None:
    repository = some_tasks(3)
    window = open_window(repository)
    click_place(qtbot, window, "waiting")
    repository.put(make_task(id=2, status=TaskStatus.COMPLETED))
    qtbot.waitUntil(lambda: names(window) == ["recording-0003.wav", "recording-0001.wav"])


def test_sorting_by_a_column_keeps_the_selection(qtbot, open_window) -> None:
    lengths = {1: 30.0, 2: 10.0, 3: 20.0}
    repository = MemoryRepository([make_task(id=id_, duration_seconds=each) for id_, each in lengths.items()])
    window = open_window(repository)
    model, view = window.tasks.model, window.tasks.view
    view.select_row(0)
    model.sort(5)
    qtbot.waitUntil(lambda: [model.id_at(row) for row in range(3)] == [2, 3, 1])
    assert list(view.selected_ids()) == [3]
    assert view.current_id() == 3


def test_what_is_selected_is_removed(qtbot, open_window) -> None:
    window = open_window(MemoryRepository([make_task(id=id_, status=TaskStatus.COMPLETED) for id_ in (1, 2, 3)]))
    window.tasks.view.select_row(0)
    qtbot.keyClick(window.tasks.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(window) == ["recording-0002.wav", "recording-0001.wav"])


def test_a_failed_task_is_retried_by_the_word_in_its_row(qtbot, open_window) -> None:
    window = open_window(MemoryRepository([make_task(status=TaskStatus.FAILED, error=FAILURE)]))
    model, view = window.tasks.model, window.tasks.view
    qtbot.waitUntil(lambda: model.index(0, 0).data() != "…")
    word = view.visualRect(model.index(0, TASK_COLUMNS.index(TIME_LEFT)))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=word.center())
    qtbot.waitUntil(lambda: model.index(0, 1).data() == "Pending")


def test_an_operation_that_fails_shows_its_sentence(qtbot, open_window) -> None:
    def cancel(ids) -> ChangeReport:
        raise DatabaseUnavailable("The database is full. Make room on the disk.")

    window = open_window(some_tasks(), cancel=cancel)
    window.actions_.cancel([1])
    qtbot.waitUntil(lambda: bool(window.notifications.messages))
    assert window.notifications.messages[0].text == "The database is full. Make room on the disk."
    assert window.notifications.messages[0].level == "danger"


def test_a_database_that_does_not_answer_is_told_at_the_top_until_it_does(qtbot, open_window) -> None:
    class Shaky(MemoryRepository):
        broken = True

        def changes_since(self, cursor: Cursor, limit: int = 1000) -> Changes:
            if self.broken:
                raise DatabaseUnavailable("The database does not answer. Check the network.")
            return super().changes_since(cursor, limit)

    repository = Shaky([make_task()])
    window = open_window(repository)
    connection = window.top.connection
    qtbot.waitUntil(lambda: connection.faults == ["The database does not answer. Check the network."])
    repository.broken = False
    qtbot.waitUntil(lambda: connection.faults == [], timeout=10_000)


def test_faults_of_the_other_parts_come_from_any_thread(qtbot, open_window) -> None:
    told = []
    window = open_window(some_tasks(), watch_health=told.append)
    qtbot.waitUntil(lambda: bool(told))
    fault = "The task queue can't be reached. Check the network."
    threading.Thread(target=told[0], args=[Health({"task queue": fault})]).start()
    qtbot.waitUntil(lambda: window.top.connection.faults == [fault])


def test_the_transcript_and_the_attempts_of_the_selected_task_are_shown(qtbot, open_window) -> None:
    window = open_window(demo.busy())
    window.read(32)
    detail = window.reader
    qtbot.waitUntil(lambda: detail.transcript.reading)
    assert detail.transcript.text.toPlainText() == "Good morning everyone.\nShall we begin?"
    assert detail.transcript.facts.text() == "English · model base · 0:08"
    assert " · Completed · " in detail.attempts.rows.index(0).data()


def test_words_are_found_in_the_transcript(qtbot, open_window) -> None:
    window = open_window(demo.busy(), read_transcript=lambda id_: demo.transcript())
    window.read(32)
    pane = window.reader.transcript
    qtbot.waitUntil(lambda: pane.reading)
    pane.search.setText("budget")
    assert pane.found.text() == "1 of 8"
    qtbot.keyClick(pane.search, Qt.Key.Key_Return)
    assert pane.found.text() == "2 of 8"


def test_a_task_that_failed_says_why_where_its_transcript_would_be(qtbot, open_window) -> None:
    window = open_window(MemoryRepository([make_task(status=TaskStatus.FAILED, error=FAILURE)]))
    window.tasks.view.select_row(0)
    qtbot.waitUntil(lambda: window.reader.problem.sentence.text() == FAILURE.message)
    assert window.reader.transcript.placeholder.text.startswith("This task failed Mend the problem above")


def test_a_result_that_was_deleted_is_told(qtbot: QtBot, open_window) -> None:
    window = open_window(MemoryRepository([make_task(status=TaskStatus.COMPLETED)]))
    window.tasks.view.select_row(0)
    placeholder = window.reader.transcript.placeholder
    qtbot.waitUntil(lambda: placeholder.text.startswith("The result was deleted It was older than it is kept."))


def causes(window: MainWindow) -> list[int]:
    return [int(place.detail) for place in window.sidebar.places() if place.cause]


def test_problems_are_grouped_by_cause_and_all_are_retried_at_once(qtbot, open_window) -> None:
    window = open_window(demo.busy())
    qtbot.waitUntil(lambda: causes(window) == [3, 3, 1])
    assert count(window, "problems") == "7"
    click_place(qtbot, window, "problems")
    qtbot.waitUntil(lambda: window.tasks.model.rowCount() == 7)
    window.tasks.retry_all.click()
    qtbot.waitUntil(lambda: causes(window) == [1], timeout=10_000)
    assert window.tasks.model.rowCount() == 7  # they wait for another attempt, and stay here as long


def test_what_was_retried_and_is_done_is_no_problem_but_can_be_looked_up(qtbot: QtBot, open_window) -> None:
    again = make_task(id=2, status=TaskStatus.COMPLETED, attempt=1, generation=2)
    window = open_window(MemoryRepository([make_task(id=1, status=TaskStatus.FAILED, error=FAILURE), again]))
    qtbot.waitUntil(lambda: count(window, "problems") == "1")
    click_place(qtbot, window, "problems")
    qtbot.waitUntil(lambda: names(window) == ["recording-0001.wav"])
    qtbot.mouseClick(window.tasks.solved, Qt.MouseButton.LeftButton, pos=QPoint(8, window.tasks.solved.height() // 2))
    qtbot.waitUntil(lambda: names(window) == ["recording-0002.wav", "recording-0001.wav"])
    click_place(qtbot, window, "all")
    assert window.tasks.solved.isHidden()


def test_a_problem_that_is_solved_leaves_the_list(qtbot: QtBot, open_window) -> None:
    waiting = make_task(id=1, status=TaskStatus.IN_PROGRESS, attempt=2)
    repository = MemoryRepository([waiting, make_task(id=2)])
    window = open_window(repository)
    click_place(qtbot, window, "problems")
    qtbot.waitUntil(lambda: names(window) == ["recording-0001.wav"])
    repository.put(replace(waiting, status=TaskStatus.COMPLETED))
    qtbot.waitUntil(lambda: names(window) == [], timeout=10_000)
    qtbot.waitUntil(lambda: count(window, "problems") == "0", timeout=10_000)


def test_the_tasks_of_one_cause_are_shown_and_retried_alone(qtbot, open_window) -> None:
    window = open_window(demo.busy())
    qtbot.waitUntil(lambda: causes(window) == [3, 3, 1])
    first = next(place for place in window.sidebar.places() if place.cause)
    click_place(qtbot, window, first.key)
    qtbot.waitUntil(lambda: window.tasks.model.rowCount() == 3)
    assert window.tasks.title.text() == first.title
    window.tasks.retry_all.click()
    qtbot.waitUntil(lambda: causes(window) == [3, 1], timeout=10_000)
    assert window.sidebar.place.key == "problems"  # the cause is no more


def test_the_local_worker_says_why_it_stopped_and_can_be_started_again(qtbot, open_window) -> None:
    restarted = []
    reason = "The model can't be found. Fetch it first."
    window = open_window(
        some_tasks(),
        watch_local_worker=lambda tell: tell(WorkerReport(state=WorkerState.STOPPED, detail=reason)),
        restart_local_worker=lambda: restarted.append(True),
    )
    window.go_to("workers")
    qtbot.waitUntil(lambda: window.workers.local.isVisible())
    (message,) = window.notifications.messages
    assert message.text == f"This computer's worker has stopped. {reason}"
    window.workers.local.restart.click()
    qtbot.waitUntil(lambda: bool(restarted))
    assert window.footer.local.text() == "This computer: stopped"


def test_without_a_local_worker_nothing_is_said_of_one(qtbot, open_window) -> None:
    window = open_window(some_tasks(), watch_local_worker=lambda tell: tell(None))
    window.go_to("workers")
    assert window.workers.local.isHidden()
    qtbot.waitUntil(window.footer.local.isHidden)


def test_closing_during_background_work_is_clean(qtbot: QtBot, open_window) -> None:
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def submit(paths, options, on_progress, kind, when_done):
        begun.set()
        go_on.wait(10)
        try:
            on_progress(None)
        finally:
            ended.set()

    window = open_window(some_tasks(), submit=submit)
    window.choosing.take([Path("/audio/a.wav")])
    assert begun.wait(5)
    with qtbot.waitSignal(window.closed):
        window.close()
    go_on.set()
    assert ended.wait(5)


def test_a_list_of_one_changed_task_redraws_one_row(qtbot, open_window) -> None:
    repository = some_tasks(50)
    window = open_window(repository)
    model = window.tasks.model
    qtbot.waitUntil(lambda: model.index(3, 0).data() != "…")
    qtbot.wait(100)
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    repository.put(replace(repository.tasks([47])[47], progress=0.5))
    qtbot.waitUntil(lambda: bool(changed))
    assert changed == [(3, 3)]


def test_a_failed_task_is_done_again_with_another_model_and_its_other_options(qtbot, open_window) -> None:
    options = TranscribeOptions(language="de", prompt="Zoë Müller")
    repository = MemoryRepository([make_task(status=TaskStatus.FAILED, error=FAILURE, options=options)])
    window = open_window(repository)
    window.tasks.view.select_row(0)
    qtbot.keyClick(
        window.tasks.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dialog = window.findChild(RetryDialog)
    dialog.model.setEditText("large-v3")
    qtbot.mouseClick(dialog.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: repository.tasks([1])[1].generation == 2)
    assert repository.tasks([1])[1].options == options.model_copy(update={"model": "large-v3"})


def test_the_number_of_another_place_is_not_told_under_the_heading_of_this_one(qtbot, open_window) -> None:
    repository, answer = demo.busy(), threading.Event()
    window = open_window(repository)
    qtbot.waitUntil(lambda: window.tasks.number.text() == "40 tasks")
    head = repository.head
    repository.head = lambda *which, **named: (answer.wait(10), head(*which, **named))[1]
    window.go_to("problems")
    assert (window.tasks.title.text(), window.tasks.number.text()) == ("Problems", "…")
    answer.set()
    qtbot.waitUntil(lambda: window.tasks.number.text() == "7 tasks")


def test_the_palette_tells_what_can_not_be_done_now_and_what_does_not_exist(qtbot, open_window) -> None:
    window = open_window(MemoryRepository([make_task(id=1, status=TaskStatus.COMPLETED)]))
    window.commands.named("Find an action…").trigger()
    palette = window.findChild(CommandPalette)
    qtbot.keyClicks(palette.field, "do first")
    assert palette.found.item(0).text() == "Task: Do first"
    assert palette.found.item(0).data(KEYS).endswith("not now")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClicks(palette.field, " xyzzy")
    assert palette.found.item(0).text() == "No action is called that"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_every_action_is_found_in_the_palette_and_done_by_enter(qtbot, open_window) -> None:
    window = open_window(some_tasks())
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(CommandPalette)
    enabled = [action for actions in window.commands.by_menu().values() for action in actions if action.isEnabled()]
    assert palette.found.count() == len(enabled)
    qtbot.keyClicks(palette.field, "view work")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)  # from "Working" to "Workers"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.sidebar.place.key == "workers"


def test_no_two_actions_have_the_same_keys(qtbot, open_window) -> None:
    window = open_window(some_tasks())
    keys = [keys_of(action) for actions in window.commands.by_menu().values() for action in actions if keys_of(action)]
    assert len(keys) == len(set(keys)) > 10


def test_the_bar_shows_what_is_selected_and_lets_it_go(qtbot, open_window) -> None:
    window = open_window(some_tasks(3))
    assert window.tasks.selection.isHidden()
    qtbot.keyClick(window.tasks.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert window.tasks.selection.words.text() == "3 selected"
    qtbot.keyClick(window.tasks.view, Qt.Key.Key_Escape)
    assert window.tasks.selection.isHidden()


def test_a_drop_that_hovers_says_what_would_be_done(qtbot, open_window) -> None:
    window = open_window(some_tasks())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/audio/a.wav")])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), action, data, button, key))
    assert window.overlay.isVisible()
    assert window.options.summary() == "Transcribe · Auto-detect language"
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.overlay.isVisible()


def test_an_outage_is_told_across_the_window_until_it_is_over(qtbot, open_window) -> None:
    told = []
    window = open_window(some_tasks(), watch_health=told.append)
    qtbot.waitUntil(lambda: bool(told))
    told[0](Health({"store": "The store can't be reached."}))
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.words.text() == "The store can't be reached."
    told[0](Health({"store": "The store can't be reached.", "database": "Nor can the database."}))
    qtbot.waitUntil(lambda: window.banner.words.text() == "• The store can't be reached.\n• Nor can the database.")
    told[0](Health())
    qtbot.waitUntil(window.banner.isHidden)


def test_in_a_narrow_window_the_reader_takes_the_place_of_the_list(qtbot, open_window) -> None:
    window = open_window(demo.busy())
    window.resize(900, 600)
    qtbot.waitUntil(lambda: not window.reader.isVisible())
    window.read(32)
    assert window.reader.isVisible()
    assert not window.tasks.isVisible()
    qtbot.mouseClick(window.reader.back, Qt.MouseButton.LeftButton)
    assert window.tasks.isVisible()
    assert not window.reader.isVisible()


def test_the_window_remembers_its_place(qtbot, open_window, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    first = open_window(some_tasks(), state_file=file)
    first.go_to("waiting")
    first.tasks.model.sort_by(Sort.LENGTH, descending=True)
    first.resize(711, 577)
    first.close()
    again = open_window(some_tasks(), state_file=file, size=None)
    assert again.sidebar.place.key == "waiting"
    assert (again.width(), again.height()) == (711, 577)
    assert (again.tasks.model.listing.sort, again.tasks.model.listing.descending) == (Sort.LENGTH, True)


def test_the_window_remembers_whether_solved_problems_are_shown(qtbot, open_window, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    solved = make_task(id=1, status=TaskStatus.COMPLETED, attempt=1, generation=2)
    for shown, once_more in (([], ["recording-0001.wav"]), (["recording-0001.wav"], [])):
        window = open_window(MemoryRepository([solved]), state_file=file)
        window.go_to("problems")
        qtbot.waitUntil(lambda window=window, shown=shown: window.tasks.model.complete and names(window) == shown)
        window.tasks.solved.click()
        qtbot.waitUntil(lambda window=window, once_more=once_more: names(window) == once_more)
        window.close()


def test_changes_do_not_wait_until_all_tasks_are_counted(qtbot, open_window) -> None:
    go_on = threading.Event()

    class Slow(MemoryRepository):
        def counts(self):
            assert go_on.wait(10)
            return super().counts()

    repository = Slow([make_task(id=1)])
    window = open_window(repository)
    [task] = repository.tasks([1]).values()
    for name in ("first.wav", "second.wav"):
        repository.put(task := replace(task, file_name=name))
        qtbot.waitUntil(lambda name=name: names(window) == [name])
    assert count(window, "all") == "0"
    go_on.set()
    qtbot.waitUntil(lambda: count(window, "all") == "1")


def test_the_status_bar_follows_what_the_person_does_at_once(qtbot, open_window, monkeypatch) -> None:
    monkeypatch.setattr(overview, "AFTER", 60_000)
    monkeypatch.setattr(fleet_stats, "INTERVAL", 60_000)
    window = open_window(MemoryRepository([make_task(id=1), make_task(id=2)]))
    qtbot.waitUntil(lambda: window.footer.fleet.text() == "2 tasks waiting for a worker")
    window.actions_.cancel([1])
    qtbot.waitUntil(lambda: window.footer.fleet.text() == "1 task waiting for a worker")
    window.batches.pause_everything(paused=True)
    qtbot.waitUntil(lambda: "everything is paused" in window.footer.backlog.text())


def test_the_problem_of_the_selected_task_is_told_in_full_and_retried(qtbot, open_window) -> None:
    window = open_window(MemoryRepository([make_task(status=TaskStatus.FAILED, error=FAILURE)]))
    window.tasks.view.select_row(0)
    qtbot.waitUntil(window.reader.problem.isVisible)
    assert window.reader.problem.sentence.text() == FAILURE.message
    qtbot.mouseClick(window.reader.problem.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.reader.problem.isHidden)
