"""Replace words in many transcripts: looked at before, and a version of each that can be put back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop_app.domain.editing.document import TranscriptDocument
from desktop_app.domain.editing.finding import find_words
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.moments import Moments
from desktop_app.domain.revision import Revision, stamp_of
from desktop_app.domain.search_query import SearchQuery
from desktop_app.domain.search_text import searchable_words
from desktop_app.domain.task import Task, TranscriptRecord
from desktop_app.orchestrator.ports.tasks import TaskRepository
from desktop_app.orchestrator.results import Rejection
from desktop_app.orchestrator.transcripts.read_transcript import open_transcript
from desktop_app.orchestrator.transcripts.restore_version import restore_version
from desktop_app.orchestrator.transcripts.save_revision import Edit, save_revision
from desktop_app.orchestrator.transcripts.search import search
from worker_agent.contract.stores.object_store import ObjectStore, StoreUnavailable

TRIES = 3  # where somebody else saves a transcript at the same time
NOTHING_TO_FIND = "Give words that are to be replaced: letters or digits, which can be searched for."


@dataclass(frozen=True, slots=True)
class ReplaceMatch:
    """A transcript with words that would be replaced."""

    task: Task
    places: int
    line: str  #: the first line that has them
    marks: tuple[tuple[int, int], ...]  #: where in it


@dataclass(frozen=True, slots=True)
class Replaced:
    """A transcript in which words were replaced."""

    task: Task
    places: int
    before: Revision | None  #: what counted before; None: the machine's text
    revision: Revision


@dataclass(frozen=True, slots=True)
class ReplaceReport:
    """What became of the transcripts that were chosen."""

    replaced: tuple[Replaced, ...] = ()
    refused: tuple[Rejection, ...] = ()

    @property
    def places(self) -> int:
        return sum(one.places for one in self.replaced)


def find_replacements(
    repository: TaskRepository,
    words: str,
    query: SearchQuery | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[ReplaceMatch]:
    """The transcripts that have the words in a line, whatever their case, and fit the query, too.

    Raises EarshotError where the words can't be searched for, and DatabaseUnavailable.
    """
    term = searchable_words(words)
    if not term:
        raise EarshotError(NOTHING_TO_FIND)
    asked = query or SearchQuery(())
    for hit in search(repository, SearchQuery((term, *asked.terms), asked.without), stopped):
        record = repository.transcript(hit.task.id)
        if record and (match := _match(hit.task, _lines(record), words)):
            yield match


def replace_words(
    repository: TaskRepository,
    store: ObjectStore,
    host: str,
    ids: Collection[int],
    words: str,
    replacement: str,
) -> ReplaceReport:
    """In each of these transcripts everywhere, as a version of its own."""
    replaced: list[Replaced] = []
    refused: list[Rejection] = []
    tasks = repository.tasks(ids)
    for id_ in ids:
        if task := tasks.get(id_):
            try:
                if one := _replace(repository, store, host, task, words, replacement):
                    replaced.append(one)
            except (EarshotError, StoreUnavailable) as error:
                refused.append(Rejection(task.file_name, str(error)))
    return ReplaceReport(tuple(replaced), tuple(refused))


def put_back(
    repository: TaskRepository, store: ObjectStore, host: str, replaced: Sequence[Replaced]
) -> tuple[Rejection, ...]:
    """What counted before becomes the latest version again. Returns those that somebody has edited since: they stay."""
    refused: list[Rejection] = []
    for one in replaced:
        before = one.before.number if one.before else None
        if restore_version(repository, store, host, one.task.id, before, one.revision.stamp).refused:
            refused.append(Rejection(one.task.file_name, "The transcript was edited since. Look at its versions."))
    return tuple(refused)


def _replace(
    repository: TaskRepository, store: ObjectStore, host: str, task: Task, words: str, replacement: str
) -> Replaced | None:
    """None: it does not have them any more."""
    for _ in range(TRIES):
        opened = open_transcript(repository, store, task.id)
        document = TranscriptDocument(opened.transcript)
        places = list(find_words((line.text for line in document.lines), words))
        if not document.replace_many(places, replacement):
            return None
        edit = Edit(task.id, document.snapshot()(), stamp_of(opened.revision), None, opened.origin)
        report = save_revision(repository, host, edit)
        if not report.refused:
            return Replaced(task, len(places), opened.revision, report.revision)
    raise EarshotError("Somebody is editing the transcript. Try again later.")


def _lines(record: TranscriptRecord) -> list[str]:
    """Its segments; the whole text where nobody knows where they begin."""
    offsets = Moments.decode(record.moments or "").offsets or (0,)
    return [record.text[first:end].rstrip() for first, end in pairwise((*offsets, len(record.text) + 1))]


def _match(task: Task, lines: Sequence[str], words: str) -> ReplaceMatch | None:
    places = list(find_words(lines, words))
    if not places:
        return None
    first = places[0][0]
    marks = tuple((start, end) for number, start, end in places if number == first)
    return ReplaceMatch(task, len(places), lines[first], marks)
