"""Search: find the transcripts with the words that a person types, with the sentences around them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from desktop_app.domain.passages import Passage, find_passages, score
from desktop_app.domain.search_query import SearchQuery
from desktop_app.domain.search_text import QuickLook, searchable_words
from desktop_app.domain.task import Task, TaskStatus, TranscriptRecord
from desktop_app.orchestrator.ports.tasks import TaskRepository

CHUNK = 100  # transcripts read at once, to begin with
LARGEST_CHUNK = 4_000_000  # characters, about: asking again and again takes long where few of many are meant
RANKED = 100  # found transcripts that are put in order together
READ = 1_000_000  # characters after which those that were found are shown, however few they are
MOST_PASSAGES = 5  # of one transcript


@dataclass(frozen=True, slots=True)
class Hit:
    """A transcript that has what was searched for."""

    task: Task
    passages: tuple[Passage, ...]  #: the best, in the order of the recording
    places: int  #: where in the transcript it has any of the words


def search(
    repository: TaskRepository, query: SearchQuery, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Hit]:
    """The best of the newest transcripts first, then the best of those before them, and so on.

    The words of a query may be in every transcript of a hundred thousand: nobody wants to wait for the order of them
    all. `stopped`: whether nobody waits any more. Raises DatabaseUnavailable.
    """
    return (hit for hit in search_in_steps(repository, query, stopped) if hit)


def take_first(steps: Iterator[Hit | None], most: int) -> tuple[list[Hit], bool]:
    """Of `search_in_steps` the next hits: those of one step that found any; and whether those were the last of all."""
    found: list[Hit] = []
    for hit in steps:
        if hit:
            found.append(hit)
        if len(found) == most or (found and not hit):
            return found, False
    return found, True


def search_in_steps(
    repository: TaskRepository, query: SearchQuery, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Hit | None]:
    """Likewise, with None after each step: whoever has something to show by then need not wait for more."""
    below: int | None = None
    while query.terms and not stopped():
        found, below = _read_block(repository, query, below, stopped)
        tasks = repository.tasks([record.task_id for _, record in found])
        for _, record in found:
            if not stopped() and (hit := _hit(tasks.get(record.task_id), record, query)):
                yield hit
        if below is None:
            return
        yield None


def search_in(repository: TaskRepository, query: SearchQuery, task_ids: Collection[int]) -> dict[int, Hit]:
    """What `search` would find in the transcripts of these tasks now, the newest first. Raises DatabaseUnavailable."""
    records = repository.transcripts(task_ids)
    tasks = repository.tasks(records)
    found: dict[int, Hit] = {}
    for id_ in sorted(records, reverse=True):
        record = records[id_]
        is_meant = record.moments is not None and score(searchable_words(record.text), query) is not None
        if is_meant and (hit := _hit(tasks.get(id_), record, query)):
            found[id_] = hit
    return found


def _hit(task: Task | None, record: TranscriptRecord, query: SearchQuery) -> Hit | None:
    """None: the task has no result at present."""
    if task is None or task.status is not TaskStatus.COMPLETED or not task.transcript_key:
        return None
    passages, places = find_passages(record.text, record.moments, query, MOST_PASSAGES)
    return Hit(task, tuple(passages), places)


def _read_block(
    repository: TaskRepository, query: SearchQuery, below: int | None, stopped: Callable[[], bool]
) -> tuple[list[tuple[float, TranscriptRecord]], int | None]:
    """Those that are put in order together, and the id below which it goes on; None: that was all."""
    found: list[tuple[float, TranscriptRecord]] = []
    look, read, chunk = QuickLook(query.terms, query.without), 0, CHUNK
    while len(found) < RANKED and not (found and read >= READ) and not stopped():
        records = repository.transcript_index.find(query.terms, below, chunk)
        for record in records:
            read += len(record.text)
            if look.may_be_meant(record.text) and (fits := score(searchable_words(record.text), query)) is not None:
                found.append((fits, record))
        below = records[-1].task_id if len(records) == chunk else None
        if below is None:
            break
        characters = sum(len(one.text) for one in records)
        chunk = max(CHUNK, min(2 * chunk, LARGEST_CHUNK * len(records) // max(1, characters)))
    return sorted(found, key=lambda one: (-one[0], -one[1].task_id)), below
