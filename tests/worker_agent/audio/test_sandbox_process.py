"""The process that decodes: ended with the work, and told apart whether it or the file is to blame for its end."""

from __future__ import annotations

import errno
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.fixtures.small_media import silent_flac, wav
from worker_agent.audio.decode import decode
from worker_agent.audio.recording import Recording
from worker_agent.errors import AudioTooLong, DecoderLost, Interrupted, NotAudio


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "long.flac"
    path.write_bytes(silent_flac(2.0))
    return path


def decoders() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if "worker_agent.audio.sandbox" in child.cmdline()]


def send(number: int) -> Callable[[], None]:
    def check() -> None:
        for process in decoders():
            process.send_signal(number)

    return check


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (signal.SIGKILL, DecoderLost),
        (signal.SIGSEGV, NotAudio),
        (signal.SIGABRT, NotAudio),
        (signal.SIGPROF, NotAudio),
    ],
)
def test_the_file_is_blamed_for_a_crash_alone(number: int, error: type[Exception], long_file: Path) -> None:
    with pytest.raises(error):
        decode(long_file, send(number))


def test_what_is_told_to_the_whole_service_to_end_is_for_the_worker(
    long_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Recording.append

    def append_and_end(self: Recording, sound: bytes) -> None:
        append(self, sound)
        send(signal.SIGTERM)()

    monkeypatch.setattr(Recording, "append", append_and_end)
    with decode(long_file, lambda: None) as recording:
        assert recording.seconds > 7000


def test_nothing_runs_on_when_the_work_is_broken_off(long_file: Path) -> None:
    seen: list[int] = []

    def check() -> None:
        seen.extend(process.pid for process in decoders())
        if seen:
            raise Interrupted

    with pytest.raises(Interrupted):
        decode(long_file, check)
    assert not any(psutil.pid_exists(pid) for pid in seen)


def test_one_process_decodes_file_after_file(tmp_path: Path) -> None:
    path = tmp_path / "tone.wav"
    path.write_bytes(wav())
    seen = []
    for _ in range(3):
        with decode(path, lambda: None) as recording:
            assert recording.seconds > 0
        seen.append([process.pid for process in decoders()])

    assert len(seen[0]) == 1
    assert seen == [seen[0]] * 3


def test_a_process_that_met_a_bad_file_decodes_no_other(tmp_path: Path) -> None:
    bad = tmp_path / "bad.wav"
    bad.write_bytes(b"no sound")
    with pytest.raises(NotAudio):
        decode(bad, lambda: None)
    assert not decoders()


def test_a_process_that_died_while_it_waited_costs_no_file(tmp_path: Path) -> None:
    path = tmp_path / "tone.wav"
    path.write_bytes(wav())
    decode(path, lambda: None).__exit__(None, None, None)
    [waiting] = decoders()
    waiting.kill()
    waiting.wait(10)

    with decode(path, lambda: None) as recording:
        assert recording.seconds > 0


def test_a_file_that_is_too_long_is_refused_with_what_to_do(long_file: Path) -> None:
    with pytest.raises(AudioTooLong, match=r"more than 0\.5 hours of sound\. Cut it .* longest_audio\.$"):
        decode(long_file, lambda: None, longest=1800)
    assert not decoders()


def test_a_full_disk_is_no_fault_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Recording, sound: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Recording, "append", full)
    path = tmp_path / "tone.wav"
    path.write_bytes(wav())

    with pytest.raises(OSError, match="No space left"):
        decode(path, lambda: None)
    assert not decoders()


def test_a_file_that_may_not_be_read_is_the_systems_fault(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        decode(tmp_path, lambda: None)


def test_it_ends_when_the_worker_is_killed(long_file: Path) -> None:
    program = (
        "import time; from pathlib import Path; from worker_agent.audio.decode import decode; "
        f"decode(Path({str(long_file)!r}), lambda: time.sleep(0.3))"
    )
    worker = psutil.Popen([sys.executable, "-c", program])
    while not (started := worker.children()):
        time.sleep(0.02)
    worker.kill()
    worker.wait()

    assert psutil.wait_procs(started, timeout=60)[1] == []
