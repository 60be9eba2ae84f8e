"""The run in which nothing goes wrong: what every transcript must be, and how much work it takes."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.adapters.database import open_database
from desktop_app.orchestrator.ports.lists import TaskFilter
from desktop_app.orchestrator.transcripts.read_transcript import read_transcript
from tests.faults.fleet import ROOT
from tests.faults.recordings import Recording
from tests.faults.worker_log import read_batches
from worker_agent.contract.stores.folder_store import FolderStore
from worker_agent.contract.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Baseline:
    """By the audio's hash."""

    transcripts: Mapping[str, Transcript]
    heard_seconds: Mapping[str, float]  #: of speech, in all batches


def run_baseline(variables: Mapping[str, str], home: Path, recordings: Sequence[Recording]) -> Baseline:
    """One computer, one worker, no server: whatever is transcribed there is transcribed in peace."""
    folder = recordings[0].path.parent
    subprocess.run(
        [sys.executable, "-m", "desktop_app", "submit", str(folder), "--wait"],
        cwd=ROOT,
        env={**variables, "EARSHOT_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,  # it tells of the recordings without sound
    )
    return _read(home)


def _read(home: Path) -> Baseline:
    repository = open_database(f"sqlite:///{home / 'earshot.db'}")
    try:
        tasks = repository.tasks(repository.find_ids(TaskFilter())).values()
        store = FolderStore(home / "store")
        transcripts = {
            task.audio_sha256: read_transcript(repository, store, task.id) for task in tasks if task.transcript_key
        }
    finally:
        repository.close()
    heard: defaultdict[str, float] = defaultdict(float)
    hashes = {task.uid: task.audio_sha256 for task in tasks}
    for batch in read_batches([home / "logs" / "worker.log"]):
        heard[hashes[batch.task]] += batch.seconds
    return Baseline(transcripts, heard)
