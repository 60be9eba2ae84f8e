"""Handles tasks of the kind `report`: a list of tasks in, a PDF and a spreadsheet about them out."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import cast

from pydantic import TypeAdapter, ValidationError

from worker_agent.contract.handler import NewArtifact, PermanentError, Result, TaskContext
from worker_agent.contract.kinds import REPORT
from worker_agent.contract.options import ReportOptions
from worker_agent.contract.report import ReportInput, ReportRow
from worker_agent.contract.transcript import Transcript
from worker_agent.reporting.figures import Recording, WordFigures, count_words, summarize

_LONGEST = 1e9  # seconds, the bound of the messages
_CHUNK = 100  # transcripts read between two pieces that are kept
_READING = 0.2  # seconds for one transcript, of a slow store
_WRITING = 0.01  # seconds for one line of both documents, of a slow machine

_figures = TypeAdapter(list[WordFigures | None])


class ReportHandler:
    """Reads the transcripts a hundred at a time, and keeps what it counted in them."""

    kind = REPORT
    needs = ""

    def prepare(self) -> None:
        """Nothing takes long."""

    def handle(self, context: TaskContext) -> Result:
        began = time.monotonic()
        data = _read(context)
        total = min(_LONGEST, sum(row.duration_seconds or 0.0 for row in data.rows))
        context.start_work(len(data.rows) * (_READING + _WRITING), 0.0, total)
        figures = list(chain.from_iterable(_count_all(context, data.rows, total)))
        recordings = [Recording(row, each) for row, each in zip(data.rows, figures, strict=True)]
        context.start_step(len(recordings) * _WRITING, 0.0, measured=False)
        return _documents(context, data, recordings, total, total / max(time.monotonic() - began, 1e-6))


def _read(context: TaskContext) -> ReportInput:
    try:
        return ReportInput.model_validate_json(context.fetch_input().read_bytes())
    except ValidationError as error:
        raise PermanentError("The list of recordings can't be read. Ask for the report once more.") from error


def _count_all(context: TaskContext, rows: Sequence[ReportRow], total: float) -> Iterator[list[WordFigures | None]]:
    done = 0.0
    for first in range(0, len(rows), _CHUNK):
        chunk, left = rows[first : first + _CHUNK], len(rows) - first
        context.start_step(len(chunk) * _READING, left * (_READING + _WRITING), measured=False)
        yield _kept(context, first, len(chunk)) or _count(context, first, chunk)
        done += sum(row.duration_seconds or 0.0 for row in chunk)
        context.finish_step(min(done, total), total)


def _kept(context: TaskContext, first: int, count: int) -> list[WordFigures | None] | None:
    data = context.read(f"rows-{first:07}")
    try:
        figures = _figures.validate_json(data) if data else []
    except ValidationError:
        return None
    return figures if len(figures) == count else None


def _count(context: TaskContext, first: int, rows: Sequence[ReportRow]) -> list[WordFigures | None]:
    figures = [_figures_of(context, row) for row in rows]
    context.write(f"rows-{first:07}", _figures.dump_json(figures))
    return figures


def _figures_of(context: TaskContext, row: ReportRow) -> WordFigures | None:
    context.check()
    data = context.read_object(row.transcript_key) if row.transcript_key else None
    try:
        return count_words(Transcript.decode(data)) if data else None
    except ValueError:
        return None


def _documents(
    context: TaskContext, data: ReportInput, recordings: Sequence[Recording], total: float, speed: float
) -> Result:
    from worker_agent.reporting import pdf, spreadsheet  # half a second, which other kinds need not wait for

    options, summary = cast(ReportOptions, context.options), summarize(recordings)
    title = options.title or f"{len(recordings):,} recordings"
    return Result(
        [
            NewArtifact("report.pdf", pdf.MEDIA_TYPE, pdf.pdf(title, data.made_at, summary, recordings)),
            NewArtifact("report.xlsx", spreadsheet.MEDIA_TYPE, spreadsheet.spreadsheet(title, summary, recordings)),
        ],
        duration_seconds=total,
        values={"recordings": float(summary.recordings), "words": float(summary.words)},
        speed=speed,
    )
