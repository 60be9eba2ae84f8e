"""Tasks of other kinds: what they carry, what their results are, and what is removed of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.domain.errors import EarshotError
from desktop_app.domain.task import Task, TaskStatus
from desktop_app.orchestrator.actions.cancel import cancel
from desktop_app.orchestrator.actions.choose_options import choose_options, find_kind, typed
from desktop_app.orchestrator.actions.request_report import request_report
from desktop_app.orchestrator.actions.retry import retry
from desktop_app.orchestrator.deletion.cleanup import cleanup
from desktop_app.orchestrator.deletion.remove import remove
from desktop_app.orchestrator.intake.submit import submit
from desktop_app.orchestrator.ports.lists import TaskFilter
from tests.desktop_app.orchestrator.conftest import HOST, Desk
from tests.desktop_app.orchestrator.worker import Worker
from worker_agent.contract.artifacts import Artifact
from worker_agent.contract.kinds import CONVERT
from worker_agent.contract.messages import Completed, StatusMessage
from worker_agent.contract.options import (
    AudioFormat,
    ConvertOptions,
    OpaqueOptions,
    ReportOptions,
    TaskOptions,
)
from worker_agent.contract.report import ReportInput
from worker_agent.contract.stores.object_store import artifact_key, audio_key, result_key, task_prefix

MP3 = ConvertOptions(format=AudioFormat.MP3)


def submit_as(desk: Desk, kind: str, options: TaskOptions, *paths: Path) -> list[Task]:
    return list(submit(desk.intake, paths, options, kind=kind).accepted)


def converted(desk: Desk, task: Task, worker: Worker, *, of: Task | None = None, stored: bool = True) -> StatusMessage:
    """The completion of a conversion. `of`: the task in whose folder its file lies."""
    key = artifact_key((of or task).uid, task.generation, worker.uid, "converted.mp3")
    if stored:
        desk.store.put(key, b"sound")
        desk.store.put(result_key(task.uid, task.generation, worker.uid), b"{}")
    artifact = Artifact(name="converted.mp3", media_type="audio/mpeg", key=key, size=5)
    return worker.says(Completed, artifacts=[artifact], values={"loudness": -23.0}, duration_seconds=10)


def test_a_message_says_the_kind_with_its_options(desk: Desk) -> None:
    submit_as(desk, "convert", MP3, desk.file("a.wav"))
    desk.hand_over()

    [(_, message)] = desk.on_the_queue()
    assert (message.kind, message.options) == ("convert", MP3)


def test_the_database_keeps_options_of_a_kind_that_is_not_installed(desk: Desk) -> None:
    options = OpaqueOptions.model_validate({"depth": 3, "names": ["a"]})
    [task] = submit_as(desk, "index", options, desk.file("a.wav"))

    assert desk.task(task.id).options == options
    assert desk.task(task.id).kind == "index"


def test_an_option_that_only_a_newer_program_knows_survives_a_retry_and_the_way_to_the_worker(desk: Desk) -> None:
    chosen = {"format": "mp3", "chapters": True}
    [task] = submit_as(desk, "convert", ConvertOptions.model_validate(chosen), desk.file("a.wav"))
    cancel(desk.repository, desk.store, [task.id])
    assert retry(desk.repository, desk.store, [task.id]).changed == (task.id,)
    desk.hand_over()

    [sent] = [json.loads(received.body) for received in desk.task_queue.receive(10, wait_seconds=0)]
    assert sent["options"].items() >= chosen.items()


def test_an_option_that_only_a_newer_program_knows_is_never_lost_by_a_change_of_others(desk: Desk) -> None:
    [task] = submit_as(desk, "convert", ConvertOptions.model_validate({"chapters": True}), desk.file("a.wav"))
    cancel(desk.repository, desk.store, [task.id])
    [refused] = retry(desk.repository, desk.store, [task.id], {"format": "mp3"}).refused
    assert refused.why == (
        "Only a newer Earshot knows the option 'chapters' of this task. Update this one to change its options."
    )


def test_a_result_is_files_and_values(desk: Desk) -> None:
    [task] = submit_as(desk, "convert", MP3, desk.file("a.wav"))
    worker = Worker(desk, task)
    worker.starts()
    desk.hear(converted(desk, task, worker))

    completed = desk.task(task.id)
    assert completed.status is TaskStatus.COMPLETED
    assert [artifact.name for artifact in completed.artifacts] == ["converted.mp3"]
    assert completed.values == {"loudness": -23.0}
    assert completed.transcript_key is None
    assert desk.repository.transcript(task.id) is None


def test_a_result_that_is_not_stored_is_a_failure(desk: Desk) -> None:
    [task] = submit_as(desk, "convert", MP3, desk.file("a.wav"))
    worker = Worker(desk, task)
    desk.hear(converted(desk, task, worker, stored=False))

    assert desk.task(task.id).status is TaskStatus.FAILED
    assert desk.task(task.id).error.kind == "ResultMissing"


def test_files_of_another_task_are_no_result(desk: Desk) -> None:
    [task] = submit_as(desk, "convert", MP3, desk.file("a.wav"))
    [other] = submit_as(desk, "convert", MP3, desk.file("b.wav", b"other"))
    worker = Worker(desk, task)
    worker.starts()
    desk.hear(converted(desk, task, worker, of=other))

    assert desk.task(task.id).status is TaskStatus.IN_PROGRESS


def test_files_are_no_result_of_a_transcription(desk: Desk) -> None:
    [task] = desk.submit("a.wav")
    worker = Worker(desk, task)
    desk.hear(converted(desk, task, worker))

    assert desk.task(task.id).status is TaskStatus.FAILED


def test_cleaning_up_leaves_the_files_of_the_result_that_counts(desk: Desk) -> None:
    [task] = submit_as(desk, "convert", MP3, desk.file("a.wav"))
    late, worker = Worker(desk, task), Worker(desk, task, number=2)
    converted(desk, task, late)
    desk.hear(converted(desk, task, worker))
    while cleanup(desk.repository, desk.store, HOST):
        pass

    kept = artifact_key(task.uid, 1, worker.uid, "converted.mp3")
    assert list(desk.store.keys(task_prefix(task.uid))) == [kept]


def test_a_retry_starts_without_the_files_and_values_of_before(desk: Desk) -> None:
    [task] = submit_as(desk, "convert", MP3, desk.file("a.wav"))
    desk.hear(converted(desk, task, Worker(desk, task)))
    retry(desk.repository, desk.store, [task.id])
    while cleanup(desk.repository, desk.store, HOST):
        pass

    again = desk.task(task.id)
    assert (again.artifacts, again.values, again.options) == ((), {}, MP3)
    assert list(desk.store.keys(task_prefix(task.uid))) == []


def test_options_of_another_kind_are_refused_at_a_retry(desk: Desk) -> None:
    [task] = submit_as(desk, "convert", MP3, desk.file("a.wav"))
    desk.hear(converted(desk, task, Worker(desk, task)))
    report = retry(desk.repository, desk.store, [task.id], {"language": "de"})

    assert report.changed == ()
    assert (
        report.refused[0].why
        == "Convert has no option 'language'. There are: format, sample_rate, normalize, loudness."
    )


def test_conversions_of_one_recording_are_no_duplicates_of_each_other(desk: Desk) -> None:
    paths = desk.file("a.wav"), desk.file("copy.wav")
    tasks = submit_as(desk, "convert", MP3, *paths)
    transcriptions = desk.hand_in(*paths)

    assert [task.duplicate_of for task in tasks] == [None, None]
    assert [task.duplicate_of for task in transcriptions] == [None, transcriptions[0].id]
    Worker(desk, tasks[0]).fails()
    retry(desk.repository, desk.store, [tasks[0].id])
    assert desk.task(tasks[0].id).status is TaskStatus.PENDING
    assert [desk.task(task.id).duplicate_of for task in tasks] == [None, None]


def test_the_same_file_under_the_same_kind_is_there_already(desk: Desk) -> None:
    path = desk.file("a.wav")
    submit_as(desk, "convert", MP3, path)

    assert submit_as(desk, "convert", MP3, path) == []
    assert len(submit_as(desk, "convert", ConvertOptions(), path)) == 1
    assert len(desk.hand_in(path)) == 1


def test_lists_show_one_kind(desk: Desk) -> None:
    [task] = submit_as(desk, "convert", MP3, desk.file("a.wav"))
    desk.submit("b.wav")

    assert list(desk.repository.find_ids(TaskFilter(kind="convert"))) == [task.id]


def test_a_report_works_on_a_list_of_the_tasks_as_they_are(desk: Desk) -> None:
    done, failed = desk.submit("done.wav", "failed.wav")
    Worker(desk, done).completes()
    Worker(desk, failed).fails()
    report = request_report(
        desk.repository, desk.store, HOST, [failed.id, done.id, 99], ReportOptions(title="Interviews")
    )
    desk.hand_over()

    messages = {message.kind: message for _, message in desk.on_the_queue()}
    assert messages["report"].options == ReportOptions(title="Interviews")
    rows = ReportInput.model_validate_json(desk.store.get(messages["report"].audio_key)).rows
    assert [(row.file_name, row.status, row.error) for row in rows] == [
        ("failed.wav", "failed", "It broke."),
        ("done.wav", "completed", None),
    ]
    assert rows[1].transcript_key == desk.task(done.id).transcript_key
    assert report.file_name == "Interviews"


def test_a_report_is_made_on_no_report_and_not_on_nothing(desk: Desk) -> None:
    [task] = desk.submit("a.wav")
    first = request_report(desk.repository, desk.store, HOST, [task.id], ReportOptions())
    assert first.file_name == "Report on 1 recording"

    with pytest.raises(EarshotError, match="nothing to report on"):
        request_report(desk.repository, desk.store, HOST, [first.id], ReportOptions())


def test_a_removed_report_takes_its_list_along(desk: Desk) -> None:
    [task] = desk.submit("a.wav")
    report = request_report(desk.repository, desk.store, HOST, [task.id], ReportOptions())
    cancel(desk.repository, desk.store, [report.id])
    remove(desk.repository, desk.store, [report.id])

    assert not desk.store.exists(audio_key(report.audio_sha256))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"format": "midi"}, "The option format can't be 'midi'"),
        ({"loudness": 0}, "The option loudness can't be 0"),
        ({"tempo": 2}, "Convert has no option 'tempo'. There are: format, sample_rate, normalize, loudness."),
    ],
)
def test_options_that_a_kind_does_not_take_are_refused(fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(EarshotError) as caught:
        choose_options(CONVERT, fields)
    assert str(caught.value).startswith(sentence)


def test_options_are_typed_as_people_type_them() -> None:
    typed_in = {name: typed(text) for name, text in {"format": "mp3", "normalize": "false", "loudness": "-16"}.items()}

    options = choose_options(CONVERT, typed_in)

    assert options == ConvertOptions(format=AudioFormat.MP3, normalize=False, loudness=-16)
    assert choose_options(CONVERT, {"sample_rate": typed("44100")}) == ConvertOptions(sample_rate=44_100)


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    with pytest.raises(EarshotError, match=r"no kind of task 'index' here\. Choose one of transcribe, convert, report"):
        find_kind("index")
