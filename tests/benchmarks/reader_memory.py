"""What a transcript of ten hours takes of the memory while it is open, in a process of its own.

python -m tests.benchmarks.reader_memory DOCUMENT ours|plain
Prints megabytes over the same window while it was empty: once it is open, and once all of it was looked at.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.transcripts.stored_segments import decode_lazily
from desktop_app.ui.background import Background
from desktop_app.ui.reader.pane import TranscriptPane
from desktop_app.ui.style.theme import apply_theme
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.operations import make_operations
from tests.fakes.tasks import NOW, make_task

SIZE = (700, 800)  # pixels
PAGES = 200  # looked at


def resident() -> float:
    """Megabytes."""
    gc.collect()
    return psutil.Process().memory_info().rss / 1e6


def look_at_all_of(text: QPlainTextEdit) -> None:
    bar = text.verticalScrollBar()
    for page in range(PAGES + 1):
        bar.setValue(bar.maximum() * page // PAGES)
        QApplication.processEvents()


def ours(document: Path) -> tuple[float, float]:
    """The reader's transcript, with a time for each word."""
    task = make_task(id=1, status=TaskStatus.COMPLETED, transcript_key="key", finished_at=NOW)
    background = Background()
    read = make_operations(MemoryRepository([task]), read_transcript=lambda id_: decode_lazily(document.read_bytes()))
    pane = TranscriptPane(read, background)
    pane.resize(*SIZE)
    pane.show()
    QApplication.processEvents()
    empty = resident()
    pane.show_task(task)
    while not pane.reading:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
    opened = resident() - empty
    look_at_all_of(pane.text)
    return opened, resident() - empty


def plain(document: Path) -> tuple[float, float]:
    """What any program has for text, without times."""
    field = QPlainTextEdit()
    field.resize(*SIZE)
    field.show()
    QApplication.processEvents()
    empty = resident()
    field.setPlainText("\n".join(segment["text"] for segment in json.loads(document.read_bytes())["segments"]))
    QApplication.processEvents()
    opened = resident() - empty
    look_at_all_of(field)
    return opened, resident() - empty


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    apply_theme(application, "light")
    measure = {"ours": ours, "plain": plain}[sys.argv[2]]
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))))
    sys.stdout.flush()
    os._exit(0)  # the threads behind the window are of no interest any more
