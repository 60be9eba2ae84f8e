"""A recording on S3 is given to the player part by part, and what was heard is kept up to a bound."""

from __future__ import annotations

import http.client
import os
import socket
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.adapters.sounds import FOLDER, StoreSounds
from desktop_app.adapters.sounds.block_cache import BLOCK, KEPT, BlockCache
from desktop_app.domain.sound import Sound
from worker_agent.contract.stores.object_store import ObjectMissing, StoreUnavailable
from worker_agent.contract.stores.s3_store import S3Store

SIZE = 5 * BLOCK + 1000  # bytes
KEY = "audio/ab/abc"
RANGES = [(0, SIZE), (0, 10), (BLOCK - 5, BLOCK + 5), (3 * BLOCK, SIZE), (SIZE - 1, SIZE)]


class Counting(S3Store):
    """Remembers which parts it was asked for; may be beyond reach, or never answer."""

    def __init__(self, url: str) -> None:
        super().__init__(f"bucket-{uuid.uuid4().hex}", region="us-east-1", endpoint_url=url)
        self.asked: list[int] = []
        self.fault: Exception | None = None
        self.answers = threading.Event()
        self.answers.set()

    def get_range(self, key: str, start: int, length: int) -> bytes:
        self.asked.append(start // BLOCK)
        self.answers.wait(30)
        if self.fault:
            raise self.fault
        return super().get_range(key, start, length)


@pytest.fixture
def content() -> bytes:
    return os.urandom(SIZE)


@pytest.fixture
def store(s3_url: str, aws_credentials: None, content: bytes) -> Counting:
    store = Counting(s3_url)
    store.put(KEY, content)
    return store


@pytest.fixture
def sounds(store: Counting, tmp_path: Path) -> StoreSounds:
    return StoreSounds(store, tmp_path)


@pytest.fixture
def sound(sounds: StoreSounds) -> Iterator[Sound]:
    sound = sounds.serve(KEY, SIZE)
    yield sound
    sound.close()


def read(url: str, start: int | None = None, end: int | None = None) -> bytes:
    request = urllib.request.Request(url)
    if start is not None:
        request.add_header("Range", f"bytes={start}-" if end is None else f"bytes={start}-{end - 1}")
    with urllib.request.urlopen(request, timeout=10) as answer:
        body: bytes = answer.read()
    return body


@pytest.mark.parametrize(("start", "end"), RANGES)
def test_any_part_is_read(sound: Sound, content: bytes, start: int, end: int) -> None:
    assert read(sound.url, start, end) == content[start:end]
    assert read(sound.url, start) == content[start:]
    assert sound.fault() == ""


def test_only_what_is_listened_to_is_fetched_and_once(sound: Sound, store: Counting, content: bytes) -> None:
    assert read(sound.url, 2 * BLOCK + 7, 2 * BLOCK + 9) == content[2 * BLOCK + 7 : 2 * BLOCK + 9]
    assert read(sound.url, 2 * BLOCK, 3 * BLOCK) == content[2 * BLOCK : 3 * BLOCK]
    assert store.asked == [2]
    assert read(sound.url) == content
    assert sorted(store.asked) == [0, 1, 2, 3, 4, 5]


def test_nobody_else_gets_it(sound: Sound) -> None:
    for address in (sound.url[:-1], sound.url + "x", sound.url.rpartition("/")[0] + "/"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            read(address)
    assert sound.url.startswith("http://127.0.0.1:")


def test_beyond_the_end_there_is_nothing(sound: Sound) -> None:
    with pytest.raises(urllib.error.HTTPError, match="416"):
        read(sound.url, SIZE)


def test_what_the_store_says_is_passed_on(sound: Sound, store: Counting) -> None:
    store.fault = StoreUnavailable("The store can't be reached. Check the network.")
    with pytest.raises(urllib.error.HTTPError, match="503"):
        read(sound.url)
    assert sound.fault() == "The store can't be reached. Check the network."


def test_what_breaks_off_in_the_middle_is_known(sound: Sound, store: Counting) -> None:
    read(sound.url, 0, BLOCK)
    store.fault = StoreUnavailable("The store can't be reached. Check the network.")
    with pytest.raises(http.client.IncompleteRead):
        read(sound.url)
    assert "can't be reached" in sound.fault()


def test_closing_waits_for_nobody_and_breaks_off_what_is_read(sound: Sound, store: Counting) -> None:
    store.answers.clear()
    host, port = sound.url.split("/")[2].split(":")
    with closing(socket.create_connection((host, int(port)), timeout=10)) as reader:
        reader.sendall(f"GET /{sound.url.rsplit('/', 1)[1]} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        while not store.asked:
            time.sleep(0.01)
        sound.close()  # the store has not answered yet, nor will it before this is done
        assert reader.recv(100) == b""
    store.answers.set()
    deadline = time.monotonic() + 10
    while not is_refused(host, int(port)):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_refused(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except (ConnectionRefusedError, ConnectionResetError):  # reset: it closed between the call and the answer
        return True
    return False


def blocks(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


def test_the_cache_keeps_its_bound_and_forgets_what_was_read_longest_ago(store: Counting, tmp_path: Path) -> None:
    cache = BlockCache(tmp_path / "kept", 3 * BLOCK)

    def hear(number: int) -> None:
        b"".join(cache.read(store, KEY, SIZE, number * BLOCK, 1))
        time.sleep(0.01)  # the times of files are no finer everywhere
        assert sum(path.stat().st_size for path in blocks(tmp_path / "kept")) <= 3 * BLOCK

    for number in (0, 1, 0, 2, 0, 3, 0, 4):
        hear(number)
    assert store.asked == [0, 1, 2, 3, 4]  # the first one was heard again and again
    hear(1)
    assert store.asked[-1] == 1


def test_what_nobody_has_heard_for_long_goes(store: Counting, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    b"".join(BlockCache(folder, 10 * BLOCK).read(store, KEY, SIZE, 0, 1))
    [old] = blocks(folder)
    os.utime(old, (time.time() - KEPT - 60,) * 2)
    b"".join(BlockCache(folder, 10 * BLOCK).read(store, KEY, SIZE, BLOCK, 1))
    assert old not in blocks(folder)


def test_what_the_store_no_longer_has_is_not_kept(sounds: StoreSounds, sound: Sound, tmp_path: Path) -> None:
    read(sound.url)
    assert len(blocks(tmp_path / FOLDER)) == 6
    sounds.forget("audio/another")
    assert len(blocks(tmp_path / FOLDER)) == 6
    sounds.forget(KEY)
    assert blocks(tmp_path / FOLDER) == []


def test_what_is_kept_is_its_users_alone(sound: Sound, tmp_path: Path) -> None:
    read(sound.url)
    assert (tmp_path / FOLDER).stat().st_mode & 0o077 == 0


def test_a_damaged_block_is_fetched_anew(sound: Sound, store: Counting, tmp_path: Path, content: bytes) -> None:
    read(sound.url, 0, 1)
    [block] = blocks(tmp_path / FOLDER)
    block.write_bytes(b"short")
    assert read(sound.url, 0, BLOCK) == content[:BLOCK]
    assert store.asked == [0, 0]


def test_without_a_place_to_keep_it_it_is_heard_all_the_same(store: Counting, tmp_path: Path, content: bytes) -> None:
    (tmp_path / FOLDER).write_text("a file, where the folder should be")
    sound = StoreSounds(store, tmp_path).serve(KEY, SIZE)
    assert read(sound.url) == content
    sound.close()


def test_another_recording_under_the_same_name_is_refused(store: Counting, tmp_path: Path) -> None:
    with pytest.raises(ObjectMissing, match="Hand the recording in again"):
        b"".join(BlockCache(tmp_path, 10 * BLOCK).read(store, KEY, SIZE + 5, SIZE - 5, 5))
