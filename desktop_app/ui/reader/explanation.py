"""What is said of a transcript, and why there is none."""

from __future__ import annotations

from desktop_app.domain.task import Task, TaskStatus
from desktop_app.presentation import formatting
from desktop_app.presentation.durations import format_timestamp
from desktop_app.presentation.languages import language_title
from desktop_app.presentation.text import readable
from desktop_app.presentation.translation import plural, tr
from worker_agent.contract.kinds import TRANSCRIBE
from worker_agent.contract.transcript import Transcript


def facts_of(transcript: Transcript) -> str:
    speech = any(segment.text for segment in transcript.segments)
    facts = [
        *([language_title(transcript.language)] if speech else []),  # of nothing, no language was heard
        tr("model {name}", name=transcript.model),
        format_timestamp(transcript.duration_seconds),
    ]
    return readable(" · ".join(facts))


def why_none(task: Task | None) -> tuple[str, str]:
    """Why there is no transcript, and what to expect or do."""
    if task is None:
        return tr("No task is selected"), tr("Select a task to read its transcript.")
    match task.status:
        case TaskStatus.PENDING if task.attempt:
            return tr("Waiting for another attempt"), tr("The next worker resumes by itself.")
        case TaskStatus.PENDING:
            return tr("Waiting for a worker"), _then(task)
        case TaskStatus.IN_PROGRESS:
            worker, percent = formatting.worker(task), formatting.percent(task)
            where = tr("{worker} is at {percent}.", worker=worker, percent=percent)
            return tr("In progress on a worker"), f"{where} {_then(task)}"
        case TaskStatus.FAILED:
            return tr("This task failed"), tr("Mend the problem above, then retry the task.")
        case TaskStatus.CANCELLED:
            return tr("This task was cancelled"), tr("Retry it if you want its result after all.")
        case TaskStatus.COMPLETED if task.artifacts:
            files = ", ".join(f"{readable(one.name)} ({formatting.file_size(one.size)})" for one in task.artifacts)
            export = tr("{files}. Export… writes what is selected.", files=files)
            return plural("{n} file", "{n} files", len(task.artifacts)), export
        case TaskStatus.COMPLETED:
            sentence = tr("It was older than it is kept. Retry the task to have it made anew.")
            return tr("The result was deleted"), sentence


def _then(task: Task) -> str:
    if task.kind == TRANSCRIBE.name:
        return tr("The transcript appears here when a worker is done with it.")
    return tr("The result appears here when a worker is done with it.")
