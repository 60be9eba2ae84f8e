"""How quickly many transcripts become subtitles, set against writing the same bytes, against no more than reading the
stored documents before that, and against a plain loop.

From a folder into a folder on the same disk.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from pydantic_core import from_json

from desktop_app.adapters.files import LocalFiles
from desktop_app.domain.task import TaskStatus
from desktop_app.orchestrator.exporting.export import export
from tests.benchmarks.figures import Comparison
from tests.benchmarks.size import sized
from tests.fakes.memory_repository import MemoryRepository
from tests.fakes.tasks import make_task
from worker_agent.contract.stores.folder_store import FolderStore
from worker_agent.contract.stores.object_store import transcript_key
from worker_agent.contract.transcript import Segment, Transcript, Word

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

TRANSCRIPTS = sized(100, 10_000)
MINUTES = 2
DIFFERENT = 50  # documents; the others are copies of them
ROUNDS = 3
VOCABULARY = (
    "the garden opens at nine and because young plants are still very small easy to break well known songs meeting "
    "figures table interview that I should like to hear once more before we decide unbelievably"
).split()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[FolderStore, MemoryRepository]:
    """Completed tasks with a time for each word."""
    store, chance = FolderStore(tmp_path_factory.mktemp("store")), random.Random(7)
    documents = [speech(chance).encode() for _ in range(DIFFERENT)]
    tasks = []
    for id_ in range(1, TRANSCRIPTS + 1):
        key = transcript_key(f"{id_:032x}", 1, "a" * 32)
        store.put(key, documents[id_ % DIFFERENT])
        name = f"talk {id_}.mp3"
        tasks.append(make_task(id=id_, file_name=name, status=TaskStatus.COMPLETED, transcript_key=key))
    return store, MemoryRepository(tasks)


def speech(chance: random.Random) -> Transcript:
    now, segments = 0.0, []
    while now < 60 * MINUTES:
        words = []
        for _ in range(chance.randint(5, 18)):
            begin, now = now, now + chance.uniform(0.15, 0.45)
            text = f" {chance.choice(VOCABULARY)}"
            words.append(Word(start=round(begin, 2), end=round(now, 2), text=text, probability=0.9))
        said = "".join(word.text for word in words).strip() + "."
        words[-1] = words[-1].model_copy(update={"text": f"{words[-1].text}."})
        segments.append(Segment(start=words[0].start, end=words[-1].end, text=said, words=tuple(words)))
        now += chance.choice([0.0, 0.3, 1.0])
    return Transcript(language="en", duration_seconds=now + 1, model="base", segments=tuple(segments))


def ours(archive: tuple[FolderStore, MemoryRepository], folder: Path) -> tuple[float, list[bytes]]:
    """Seconds, and what was written."""
    store, repository = archive
    start = perf_counter()
    report = export(repository, store, LocalFiles(), range(1, TRANSCRIPTS + 1), ["srt"], folder)
    taken = perf_counter() - start
    assert len(report.files) == TRANSCRIPTS
    return taken, [path.read_bytes() for path in report.files]


def plain_writing(contents: list[bytes], folder: Path) -> float:
    """Seconds."""
    folder.mkdir()
    start = perf_counter()
    for number, content in enumerate(contents):
        (folder / f"talk {number}.srt").write_bytes(content)
    return perf_counter() - start


def reading_and_writing(archive: tuple[FolderStore, MemoryRepository], contents: list[bytes], folder: Path) -> float:
    """Seconds: the least that an export could take on one core. Each document is read and parsed, by the quickest
    parser that we have, and nothing is made of it: what is to be written is known."""
    store, repository = archive
    folder.mkdir()
    paths = [store.path_of(task.transcript_key or "") for task in repository.tasks(range(1, TRANSCRIPTS + 1)).values()]
    start = perf_counter()
    for number, (path, content) in enumerate(zip(paths, contents, strict=True)):
        from_json(path.read_bytes())
        (folder / f"talk {number}.srt").write_bytes(content)
    return perf_counter() - start


def naive_export(archive: tuple[FolderStore, MemoryRepository], folder: Path) -> float:
    """Seconds: a subtitle for each segment, however long it is."""
    store, repository = archive
    folder.mkdir()
    start = perf_counter()
    for id_ in range(1, TRANSCRIPTS + 1):
        document = json.loads(store.get(repository.tasks([id_])[id_].transcript_key or ""))
        titles = [
            f"{number}\n{stamp(segment['start'])} --> {stamp(segment['end'])}\n{segment['text']}\n"
            for number, segment in enumerate(document["segments"], 1)
        ]
        (folder / f"talk {id_}.srt").write_text("\n".join(titles), encoding="utf-8")
    return perf_counter() - start


def stamp(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02},{round(1000 * (seconds - whole)):03}"


def test_many_transcripts_become_subtitles(
    archive: tuple[FolderStore, MemoryRepository],
    tmp_path: Path,
    record_comparison: Callable[..., Comparison],
    record_remark: Callable[[str], None],
) -> None:
    times, plain, least, naive = [], [], [], []
    for number in range(ROUNDS):
        taken, contents = ours(archive, tmp_path / f"ours {number}")
        times.append(taken)
        plain.append(plain_writing(contents, tmp_path / f"plain {number}"))
        least.append(reading_and_writing(archive, contents, tmp_path / f"least {number}"))
        naive.append(naive_export(archive, tmp_path / f"naive {number}"))
    what = f"{TRANSCRIPTS:,} transcripts of {MINUTES} minutes to srt, times for each word"
    to_bytes = record_comparison(
        "export", ours=times, other=plain, unit="s", what=what, other_name="writing the same bytes", goal="at most 2"
    )
    parsing = "parsing the stored documents and writing the same bytes"
    record_comparison("export, beside reading", ours=times, other=least, unit="s", what=what, other_name=parsing)
    loop = "a loop that makes each segment a subtitle"
    record_comparison("export, beside a loop", ours=times, other=naive, unit="s", what=what, other_name=loop)
    each = 1000 * min(times) / TRANSCRIPTS
    reading = min(least) / min(plain)
    record_remark(
        f"A transcript takes {each:.1f} ms, {to_bytes.ratio:.0f} times as long as its bytes take to be written. Reading"
        f" and parsing the stored document, with a time for each word, makes that {reading:.0f} times already; the "
        "rest is mostly finding where its subtitles are best cut, which large exports do on all cores."
    )
    assert not list(tmp_path.glob("ours */.*"))
