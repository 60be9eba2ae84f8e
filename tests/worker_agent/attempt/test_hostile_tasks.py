"""A worker whose queue is full of broken, lying and harmful files ends every task, and does the good ones."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.hostile import SECRET_SECONDS, End, write_corpus
from tests.fixtures.speech import TEXTS, sample_path
from tests.fixtures.worker_host import WorkerHost
from worker_agent.contract.messages import Completed, Failed
from worker_agent.contract.transcript import Transcript

LONGEST = 0.1  # hours
ENDS = ("completed", "failed")
_INVENTED = re.compile(r"[\w ]+ of speech may be missing or wrong\.")  # the random model's words are all doubtful


@pytest.fixture
def patient_host(tmp_path: Path, host: WorkerHost) -> Iterator[WorkerHost]:
    """Its leases last, so that no task is delivered twice because this machine is slow."""
    home, temporary = tmp_path / "patient", tmp_path / "temporary"
    temporary.mkdir()
    config = {
        "EARSHOT_QUEUE__VISIBILITY_TIMEOUT": "120",
        "EARSHOT_WORKER__LONGEST_AUDIO": str(LONGEST),
        "EARSHOT_WORKER__MODEL_CACHE": str(home / "models"),
        "TMPDIR": str(temporary),
    }
    patient = WorkerHost(home, {**host.environment, **config})
    yield patient
    patient.close()


def test_one_worker_brings_them_all_to_their_end(patient_host: WorkerHost, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    expected = {patient_host.submit(path).task: end for path, end in write_corpus(folder).items()}
    good = {patient_host.submit(sample_path(sample)).task for sample in TEXTS}
    expected |= dict.fromkeys(good, End.HEARD)
    before = _all_files(tmp_path, patient_host.home)

    assert patient_host.run_until_idle(patience=250) == 0

    ended = {message.task: message for kind in ENDS for message in patient_host.of_kind(kind)}
    assert {task: _end(message) for task, message in ended.items()} == expected
    assert {message.type for message in patient_host.heard} <= {"started", "progress", *ENDS}
    assert len({message.worker for message in patient_host.heard}) == 1
    assert len(patient_host.of_kind("started")) == len(expected)
    assert all(_speaks(_transcript(patient_host, ended[task])) for task in good)
    assert not [task for task in ended if abs(_seconds(ended[task]) - SECRET_SECONDS) < 1]
    assert _all_files(tmp_path, patient_host.home) == before


def _end(message: Completed | Failed) -> str:
    if isinstance(message, Failed):
        return message.error.kind
    return End.WARNED if _INVENTED.sub("", message.warning or "") else End.HEARD


def _speaks(transcript: Transcript) -> bool:
    """Whether speech was found: the random model may well find no words for it."""
    return bool(transcript.segments or transcript.doubts)


def _seconds(message: Completed | Failed) -> float:
    return message.duration_seconds if isinstance(message, Completed) else 0.0


def _transcript(host: WorkerHost, message: Completed) -> Transcript:
    return Transcript.decode(host.store.get(message.transcript_key))


def _all_files(folder: Path, home: Path) -> dict[str, float]:
    """What lies outside the worker's home, and when it was written."""
    found = (Path(here, name) for here, _, names in os.walk(folder) for name in names)
    ours = (path for path in found if not path.is_relative_to(home) and path.name != ".ses")  # ONNX Runtime's own
    return {str(path): path.stat().st_mtime for path in ours}
