"""Whatever comes from a queue or the store, the parsers take it or refuse it with their own error."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.fixtures.fuzzing import fuzz
from worker_agent.contract.messages import InvalidMessage, TaskMessage, UnknownMessage, decode_status, encode_status
from worker_agent.contract.transcript import NewerTranscript, Transcript

UID = "0123456789abcdef" * 2
AT = "2026-01-02T03:04:05Z"
ATTEMPT = {
    "version": 1,
    "task": UID,
    "generation": 1,
    "token": UID,
    "attempt": UID,
    "number": 1,
    "sequence": 1,
    "worker": "w",
    "at": AT,
}
TASK = {
    "version": 1,
    "kind": "transcribe",
    "task": UID,
    "generation": 1,
    "token": UID,
    "audio_key": "audio/1",
    "audio_sha256": UID * 2,
    "file_name": "a.wav",
    "max_attempts": 3,
    "options": {"language": "en", "model": None, "translate": False, "prompt": "Ann", "word_timestamps": True},
}
ERROR = {"kind": "NotAudio", "message": "No sound."}
STATUS = [
    {"type": "started", "lease_until": AT},
    {"type": "progress", "lease_until": AT, "done_seconds": 1, "total_seconds": 2.5, "speed": 3},
    {"type": "completed", "transcript_key": "tasks/1", "language": "en", "duration_seconds": 2.5, "warning": None},
    {"type": "failed", "error": ERROR},
    {"type": "retrying", "error": ERROR, "visible_at": AT},
    {"type": "released", "reason": "Leaving."},
    {"type": "dropped"},
]
WORD = {"start": 0.5, "end": 1, "text": " so", "probability": 0.9}
TRANSCRIPT = {
    "version": 1,
    "language": "en",
    "duration_seconds": 2.5,
    "model": "base",
    "segments": [{"start": 0, "end": 1, "text": "so", "words": [WORD]}],
}

odd_numbers = st.sampled_from([0, -1, 2**31, 2**63, 2**64, 10**400, 1e308, -0.0, float("inf"), float("nan")])
odd_texts = st.sampled_from(
    ["", "\0", "\ud800", "\U0001f600", "../x", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00Z"]
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), odd_numbers, odd_texts),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


def fields_of(document: Any) -> list[tuple[Any, ...]]:
    """The paths to all that is inside the document."""
    inside = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    return [path for name, value in inside for path in [(name,), *((name, *rest) for rest in fields_of(value))]]


def with_field(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    copy = json.loads(json.dumps(document))
    place = copy
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    return copy


def changed(document: dict[str, Any]) -> st.SearchStrategy[str]:
    """The document's text with another value in one of its fields, or other characters in its text."""
    text = json.dumps(document)
    spoilt = st.builds(
        lambda at, end, other: text[:at] + other + text[end:],
        st.integers(0, len(text)),
        st.integers(0, len(text)),
        st.text(max_size=20),
    )
    other_value = st.builds(with_field, st.just(document), st.sampled_from(fields_of(document)), values).map(json.dumps)
    return st.one_of(other_value, spoilt)


depths = st.integers(1, 100_000).flatmap(lambda depth: st.sampled_from(["[" * depth, '{"a":' * depth]))
anything = st.one_of(st.text(), values.map(json.dumps), depths)


def test_a_task_message_is_taken_refused_or_left_alone() -> None:
    def check(body: str) -> None:
        with suppress(InvalidMessage, UnknownMessage):
            task = TaskMessage.decode(body)
            assert TaskMessage.decode(task.encode()) == task

    assert fuzz(check, st.one_of(anything, changed(TASK)))


def test_a_status_message_is_taken_refused_or_left_alone() -> None:
    def check(body: str) -> None:
        with suppress(InvalidMessage, UnknownMessage):
            message = decode_status(body)
            assert decode_status(encode_status(message)) == message

    assert fuzz(check, st.one_of(anything, *(changed({**ATTEMPT, **fields}) for fields in STATUS)))


def test_a_transcript_is_taken_or_refused() -> None:
    def check(content: bytes) -> None:
        with suppress(ValidationError, NewerTranscript):
            Transcript.decode(content)

    texts = st.one_of(anything, changed(TRANSCRIPT)).map(lambda text: text.encode(errors="surrogatepass"))
    assert fuzz(check, st.one_of(st.binary(), texts))


def test_the_documents_that_are_changed_are_good_ones() -> None:
    TaskMessage.decode(json.dumps(TASK))
    Transcript.decode(json.dumps(TRANSCRIPT).encode())
    for fields in STATUS:
        decode_status(json.dumps({**ATTEMPT, **fields}))
    with pytest.raises(InvalidMessage):
        TaskMessage.decode("")
