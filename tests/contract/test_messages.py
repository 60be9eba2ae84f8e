"""Messages survive the way over the queue, and nothing that comes from there does harm."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from worker_agent.contract.artifacts import ResultDocument
from worker_agent.contract.messages import (
    MAX_MESSAGE_BYTES,
    Completed,
    Dropped,
    Failed,
    InvalidMessage,
    Progress,
    Released,
    Retrying,
    Started,
    StatusMessage,
    TaskError,
    TaskMessage,
    TaskReference,
    UnknownMessage,
    decode_status,
    encode_status,
)
from worker_agent.contract.model import PROTOCOL
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.report import ReportInput
from worker_agent.contract.transcript import Transcript

UID = "0123456789abcdef" * 2
TASK = {"version": 1, "kind": "transcribe", "task": UID, "generation": 1, "audio_key": "audio/a", "file_name": "a.mp3"}
TASK |= {"max_attempts": 3}
STATUS = {"version": 1, "task": UID, "generation": 1, "attempt": UID, "number": 1, "sequence": 0, "worker": "host/1"}
STATUS |= {"at": "2024-02-29T12:00:00Z"}
COMPLETED = STATUS | {"type": "completed", "transcript_key": "a", "language": "en", "duration_seconds": 1.5}

#: a busy machine is no reason to fail
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

uids = st.from_regex(r"[0-9a-f]{32}", fullmatch=True)
object_keys = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,60}", fullmatch=True).filter(
    lambda key: ".." not in key.split("/")
)
counts = st.integers(1, 2**31 - 1)
seconds = st.floats(0, 1e9)
speeds = st.none() | st.floats(min_value=0, allow_infinity=False)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=100)
zones = st.sampled_from([UTC, *(timezone(timedelta(hours=hours)) for hours in (-12, 5.5, 14))])
moments = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=zones)  # noqa: DTZ001
errors = st.builds(TaskError, kind=texts, message=texts)
said = {
    "task": uids,
    "generation": counts,
    "attempt": uids,
    "number": counts,
    "sequence": st.integers(0, 2**31 - 1),
    "worker": texts.filter(bool),
    "at": moments,
}
done = {"speed": speeds, "resumed_from_seconds": seconds}

tasks = st.builds(
    TaskMessage,
    task=uids,
    generation=counts,
    audio_key=object_keys,
    file_name=texts,
    max_attempts=st.integers(1, 100),
    options=st.builds(
        TranscribeOptions,
        language=st.none() | st.from_regex(r"[a-z]{2,3}", fullmatch=True),
        model=st.none() | texts,
        translate=st.booleans(),
        prompt=st.none() | texts,
        word_timestamps=st.booleans(),
    ),
)
statuses: dict[type[StatusMessage], st.SearchStrategy[Any]] = {
    Started: st.builds(Started, lease_until=moments, **said),
    Progress: st.builds(Progress, lease_until=moments, done_seconds=seconds, total_seconds=seconds, **done, **said),
    Completed: st.builds(
        Completed,
        transcript_key=object_keys,
        language=st.text("abcdefgh-", max_size=10),
        duration_seconds=seconds,
        warning=st.none() | texts,
        **done,
        **said,
    ),
    Failed: st.builds(Failed, error=errors, **said),
    Retrying: st.builds(Retrying, error=errors, visible_at=moments, **said),
    Released: st.builds(Released, reason=texts, **said),
    Dropped: st.builds(Dropped, **said),
}

numbers = st.floats() | st.integers() | st.sampled_from([10**30, -(10**400), 1e308])
scalars = st.none() | st.booleans() | numbers | st.text(max_size=20) | st.sampled_from([UID, "\ud800", "a\0b"])
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner), max_leaves=8
)


def test_every_status_message_is_tried() -> None:
    assert set(statuses) == set(StatusMessage.__args__)


@often
@given(tasks)
def test_a_task_survives_the_way(task: TaskMessage) -> None:
    assert TaskMessage.decode(task.encode()) == task


@pytest.mark.parametrize("kind", statuses, ids=lambda kind: kind.__name__)
@often
@given(data=st.data())
def test_a_status_survives_the_way(kind: type[StatusMessage], data: st.DataObject) -> None:
    message = data.draw(statuses[kind])
    again = decode_status(encode_status(message))
    assert type(again) is kind
    assert again == message


def test_moments_are_told_in_utc() -> None:
    message = decode_status(json.dumps(COMPLETED | {"at": "2024-02-29T12:00:00+02:00"}))
    assert message.at.isoformat() == "2024-02-29T10:00:00+00:00"
    assert message.at.utcoffset() == timedelta(0)


def test_what_is_sent_is_ascii_for_sqs_refuses_some_characters() -> None:
    name = "\0\uffff\ufffe\U0010ffff schön.mp3"
    body = TaskMessage.model_validate(TASK | {"file_name": name}).encode()
    assert body.isascii()
    assert body.isprintable()
    assert TaskMessage.decode(body).file_name == name


def read(body: str) -> list[TaskMessage | StatusMessage]:
    """What the body is taken for; anything raised but that it is invalid, or a later version's, is a bug."""
    found: list[TaskMessage | StatusMessage] = []
    reasons: list[str] = []
    for decode in (TaskMessage.decode, decode_status):
        try:
            found.append(decode(body))
        except (InvalidMessage, UnknownMessage) as error:
            reasons.append(str(error))
    assert all(len(reason.splitlines()) == 1 for reason in reasons)
    return found


@often
@given(st.text(st.characters(), max_size=200) | st.binary(max_size=200).map(lambda data: data.decode("latin-1")))
def test_no_text_does_harm(body: str) -> None:
    assert read(body) == []


@often
@given(values)
def test_no_json_does_harm(value: object) -> None:
    assert read(json.dumps(value)) == []
    assert read(json.dumps(value, ensure_ascii=False)) == []


@often
@given(st.sampled_from([TASK, COMPLETED]), st.data(), values)
def test_no_value_in_any_field_does_harm(message: dict[str, Any], data: st.DataObject, value: object) -> None:
    field = data.draw(st.sampled_from(sorted(message)))
    for read_message in read(json.dumps(message | {field: value})):
        whole = TaskMessage.decode if isinstance(read_message, TaskMessage) else decode_status
        assert whole(read_message.model_dump_json()) == read_message


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\0",
        "\ud800",
        '"\\ud800"',
        "[" * 100_000,
        '{"task":' * 30_000,
        "9" * 5_000,
        "1e999",
        "NaN",
        "null",
        "[]",
        "\ufeff{}",
        "x" * (MAX_MESSAGE_BYTES + 1),
        json.dumps(TASK | {"file_name": "x" * MAX_MESSAGE_BYTES}),
    ],
    ids=lambda body: ascii(body[:10]),
)
def test_what_is_no_message_is_refused(body: str) -> None:
    assert read(body) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("duration_seconds", float("inf")),
        ("duration_seconds", float("nan")),
        ("duration_seconds", 1e300),
        ("duration_seconds", -1),
        ("speed", float("inf")),
        ("number", 2**31),
        ("number", 0),
        ("generation", 10**4_000),
        ("sequence", 2**31),
        ("at", "2024-02-29T12:00:00"),
        ("at", "0001-01-01T00:00:00+14:00"),
        ("at", "9999-12-31T23:59:59-14:00"),
        ("task", UID + "\n"),
        ("task", f"../{UID[3:]}"),
        ("transcript_key", "/etc/passwd"),
        ("transcript_key", "tasks/../../outside"),
        ("worker", ""),
        ("type", "started "),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_field_that_no_database_or_disk_can_take_is_refused(field: str, value: object) -> None:
    assert read(json.dumps(COMPLETED))
    with pytest.raises(InvalidMessage):
        decode_status(json.dumps(COMPLETED | {field: value}))


def test_unknown_fields_are_ignored() -> None:
    more = {"new_in_version_1_1": {"deep": [1]}}
    assert TaskMessage.decode(json.dumps(TASK | more)) == TaskMessage.model_validate(TASK)
    assert decode_status(json.dumps(COMPLETED | more)) == Completed.model_validate(COMPLETED)


@pytest.mark.parametrize("version", [2, 99])
def test_a_later_version_is_unknown_and_not_invalid(version: int) -> None:
    with pytest.raises(UnknownMessage, match=f"version {version}"):
        TaskMessage.decode(json.dumps({"version": version, "anything": "new"}))
    with pytest.raises(UnknownMessage, match=f"version {version}"):
        decode_status(json.dumps(COMPLETED | {"version": version}))


def test_a_later_version_tells_which_task_it_is_about_and_who_sent_it() -> None:
    body = {"version": 2, "task": UID, "generation": 3, "token": UID, "file_name": "a.mp3", "kind": {"new": "shape"}}
    with pytest.raises(UnknownMessage) as caught:
        TaskMessage.decode(json.dumps(body))
    assert caught.value.task == TaskReference(task=UID, generation=3, token=UID, file_name="a.mp3")
    with pytest.raises(UnknownMessage) as caught:
        decode_status(json.dumps(COMPLETED | {"version": 2}))
    assert caught.value.worker == STATUS["worker"]


def test_messages_and_the_documents_that_they_name_have_one_version() -> None:
    documents = (TaskMessage, *StatusMessage.__args__, Transcript, ReportInput, ResultDocument)
    assert {document.model_fields["version"].default for document in documents} == {PROTOCOL}


def test_an_unknown_kind_tells_which_task_it_is_about() -> None:
    body = {"version": 1, "kind": "index", "task": UID, "generation": 3, "token": UID, "file_name": "a.mp3"}
    with pytest.raises(UnknownMessage, match="the kind 'index'") as caught:
        TaskMessage.decode(json.dumps(body))
    assert caught.value.task == TaskReference(task=UID, generation=3, token=UID, file_name="a.mp3")
    with pytest.raises(UnknownMessage, match="the type 'paused'"):
        decode_status(json.dumps(STATUS | {"type": "paused"}))


@pytest.mark.parametrize("name", ["<b>", "a" * 65, "", 7, None, "Transcribe\n"])
def test_a_kind_that_no_version_can_have_is_invalid(name: object) -> None:
    with pytest.raises(InvalidMessage):
        TaskMessage.decode(json.dumps(TASK | {"kind": name}))
    with pytest.raises(InvalidMessage):
        decode_status(json.dumps(STATUS | {"type": name}))


@pytest.mark.parametrize("version", [0, -1, 2.5, "2", None])
def test_a_version_that_there_can_never_be_is_refused(version: object) -> None:
    with pytest.raises(InvalidMessage, match="version"):
        TaskMessage.decode(json.dumps(TASK | {"version": version}))
    with pytest.raises(InvalidMessage, match="version"):
        decode_status(json.dumps(COMPLETED | {"version": version}))


def test_a_message_without_a_version_is_of_the_first() -> None:
    body = json.dumps({key: value for key, value in TASK.items() if key != "version"})
    assert TaskMessage.decode(body).version == 1
