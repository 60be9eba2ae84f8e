"""A recording on S3 is listened to part by part, and the window never waits for the store."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop_app.adapters.sounds import FOLDER, StoreSounds
from desktop_app.adapters.sounds.block_cache import BLOCK
from desktop_app.orchestrator.audio_files import sha256_of
from desktop_app.orchestrator.transcripts.open_sound import open_sound
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.player.player import Player
from tests.fakes import demo
from tests.fixtures.clocks import RATE, write_clock
from worker_agent.contract.stores.object_store import StoreUnavailable, audio_key
from worker_agent.contract.stores.s3_store import S3Store

LENGTH = 120.0  # seconds: fifteen blocks
RUNNING = 35  # a task of the demonstration

OpenWindow = Callable[..., MainWindow]


class Store(S3Store):
    """May be cut off, or not answer for a while."""

    def __init__(self, url: str) -> None:
        super().__init__(f"bucket-{uuid.uuid4().hex}", region="us-east-1", endpoint_url=url)
        self.asked: list[int] = []
        self.cut_off = False
        self.answers = threading.Event()
        self.answers.set()

    def get_range(self, key: str, start: int, length: int) -> bytes:
        self.asked.append(start // BLOCK)
        self.answers.wait(60)
        if self.cut_off:
            raise StoreUnavailable("The store can't be reached. Check the network.")
        return super().get_range(key, start, length)


@pytest.fixture
def store(s3_url: str, aws_credentials: None) -> Iterator[Store]:
    store = Store(s3_url)
    yield store
    store.answers.set()


@pytest.fixture
def player(qtbot: QtBot, open_window: OpenWindow, store: Store, tmp_path: Path) -> Player:
    """Of a task in progress, whose recording lies on S3 alone."""
    clock = write_clock(tmp_path / "clock.wav", LENGTH)
    sha256, size = sha256_of(clock), clock.stat().st_size
    store.put_file(audio_key(sha256), clock)
    clock.unlink()
    repository = demo.busy()
    task = repository.tasks([RUNNING])[RUNNING]
    repository.put(replace(task, audio_sha256=sha256, audio_bytes=size, duration_seconds=LENGTH))
    open_ = partial(open_sound, repository, store, StoreSounds(store, tmp_path), "desk")
    window = open_window(repository, open_sound=open_)
    window.read(RUNNING)
    qtbot.waitUntil(window.reader.player.isVisible)
    return window.reader.player


def block_at(seconds: float) -> int:
    return int(seconds * RATE * 2) // BLOCK


def test_only_the_parts_around_what_is_heard_are_fetched(
    qtbot: QtBot, player: Player, store: Store, tmp_path: Path
) -> None:
    player.play_from(100.0)
    qtbot.waitUntil(lambda: player.playing and player.position > 100.3, timeout=15_000)
    assert player.position < 105
    heard = set(store.asked)
    assert block_at(100.0) in heard
    assert block_at(60.0) not in heard
    assert len(list((tmp_path / FOLDER).iterdir())) == len(heard)


def test_a_store_that_is_cut_off_is_told_of_in_its_own_words(qtbot: QtBot, player: Player, store: Store) -> None:
    store.cut_off = True
    player.play()
    qtbot.waitUntil(lambda: player.note.text() == "The store can't be reached. Check the network.", timeout=15_000)
    assert not player.playing
    store.cut_off = False
    player.play()
    qtbot.waitUntil(lambda: player.playing and player.position > 0.1, timeout=15_000)
    assert "reached" not in player.note.text()


def test_the_window_goes_on_while_the_store_does_not_answer(qtbot: QtBot, player: Player, store: Store) -> None:
    beats: list[float] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    store.answers.clear()
    player.play()
    qtbot.waitUntil(lambda: bool(store.asked), timeout=15_000)
    timer.start()
    qtbot.wait(500)
    player.seek(50.0)
    qtbot.wait(200)
    began = time.monotonic()
    player.close_sound()
    closing = time.monotonic() - began
    qtbot.wait(200)
    timer.stop()

    assert closing < 0.25
    assert max(later - earlier for earlier, later in pairwise(beats)) < 0.4  # a stall would be 60 s
