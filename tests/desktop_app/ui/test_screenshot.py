"""Every page can be drawn into a file, with its data on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop_app.domain.errors import TaskNotFound
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.ui.screenshot import PageName, take_screenshot
from tests.fakes import demo


@pytest.mark.parametrize("page", ["tasks", "problems", "retries", "workers", "transcript", "settings"])
def test_take(page: str, tmp_path: Path, open_window) -> None:
    window = open_window(demo.busy(), wait=False)
    take_screenshot(window, tmp_path / "page.png", page, (900, 600))
    image = QImage(str(tmp_path / "page.png"))
    assert (image.width(), image.height()) == (900, 600)
    assert window.tasks.model.rowCount() == (7 if page in ("problems", "retries") else 40)
    assert window.reader.transcript.reading == (page == "transcript")


@pytest.mark.parametrize("page", ["tasks", "transcript"])
def test_the_task_that_is_asked_for_is_selected_and_read(page: PageName, tmp_path: Path, open_window) -> None:
    repository = demo.busy()
    completed = repository.find_ids(TaskFilter(status=TaskStatus.COMPLETED))[-1]
    window = open_window(repository, wait=False)
    take_screenshot(window, tmp_path / "page.png", page, select=completed)
    assert window.tasks.view.current_id() == completed
    assert window.reader.transcript.reading


def test_a_task_that_is_not_on_the_page_is_told(tmp_path: Path, open_window) -> None:
    repository = demo.busy()
    completed = repository.find_ids(TaskFilter(status=TaskStatus.COMPLETED))[0]
    with pytest.raises(TaskNotFound, match=f"no task {completed}"):
        take_screenshot(open_window(repository, wait=False), tmp_path / "page.png", "problems", select=completed)
    assert not (tmp_path / "page.png").exists()


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, open_window) -> None:
    with pytest.raises(OSError, match="can't be written"):
        take_screenshot(open_window(demo.busy(), wait=False), tmp_path / "missing" / "page.png")
