"""Options are public: what a task was handed in with means the same to every version."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from worker_agent.contract.messages import TaskMessage, UnknownMessage
from worker_agent.contract.options import (
    OPTIONS,
    AudioFormat,
    ConvertOptions,
    OpaqueOptions,
    ReportOptions,
    TaskOptions,
    TranscribeOptions,
    parse_options,
)

UID = "0123456789abcdef" * 2
OLD = {"version": 1, "task": UID, "generation": 1, "audio_key": "audio/a", "file_name": "a.mp3", "max_attempts": 3}
CHOSEN: dict[str, TaskOptions] = {
    "transcribe": TranscribeOptions(
        language="fi", model="small", translate=True, prompt="Väinö \U0001f600", word_timestamps=False
    ),
    "convert": ConvertOptions(format=AudioFormat.OPUS, sample_rate=44_100, normalize=False, loudness=-16.5),
    "report": ReportOptions(title='=A1 "<b>"'),
    "checksum": OpaqueOptions.model_validate({"algorithm": "sha512", "deep": {"list": [1, None, 0.5]}}),
}


class Checksum(TaskOptions):
    """Those of a kind that a package plugs in."""

    algorithm: str = "sha256"
    deep: Any = None


def message(**changes: Any) -> TaskMessage:
    return TaskMessage.model_validate({**OLD, **changes})


def test_the_usual_options_are_public() -> None:
    assert {kind: json.loads(options().model_dump_json()) for kind, options in OPTIONS.items()} == {
        "transcribe": {
            "language": None,
            "model": None,
            "translate": False,
            "prompt": None,
            "word_timestamps": True,
        },
        "convert": {"format": "flac", "sample_rate": None, "normalize": True, "loudness": -23.0},
        "report": {"title": None},
    }


@pytest.mark.parametrize("kind", CHOSEN)
def test_the_options_of_each_kind_survive_the_way(kind: str) -> None:
    sent = message(kind=kind, options=CHOSEN[kind])
    received = TaskMessage.decode(sent.encode(), kinds=OPTIONS | {"checksum": Checksum})

    assert received == sent
    assert received.options == CHOSEN[kind]
    assert type(received.options) is OPTIONS.get(kind, OpaqueOptions)


@pytest.mark.parametrize("kind", CHOSEN)
def test_a_message_without_options_has_the_usual_ones(kind: str) -> None:
    assert message(kind=kind).options == OPTIONS.get(kind, OpaqueOptions)()


def test_an_old_message_is_to_be_transcribed_as_usual() -> None:
    received = TaskMessage.decode(json.dumps(OLD))

    assert received.kind == "transcribe"
    assert received.options == TranscribeOptions()


@pytest.mark.parametrize("kind", OPTIONS)
def test_an_option_of_a_later_version_is_carried_and_no_older_worker_works_without_it(kind: str) -> None:
    options = parse_options(kind, {"speakers": 2})

    assert options.model_dump() == {**OPTIONS[kind]().model_dump(), "speakers": 2}
    body = message(kind=kind, options=options).encode()
    assert json.loads(body)["options"]["speakers"] == 2
    with pytest.raises(UnknownMessage, match="the option 'speakers'") as caught:
        TaskMessage.decode(body)
    assert caught.value.task == message(kind=kind, options=options)


@pytest.mark.parametrize("nothing", [None, False, 0, "", [], {}])
@pytest.mark.parametrize("kind", OPTIONS)
def test_an_option_of_a_later_version_that_asks_for_nothing_is_no_matter(kind: str, nothing: object) -> None:
    received = TaskMessage.decode(message(kind=kind, options={"speakers": nothing}).encode())

    assert received.options.model_dump(include=set(OPTIONS[kind].model_fields)) == OPTIONS[kind]().model_dump()


def test_an_older_package_leaves_what_a_newer_one_asks_for_to_others() -> None:
    class Older(TaskOptions):
        algorithm: str = "sha256"

    sent = message(kind="checksum", options={"algorithm": "md5", "salt": "x"})
    with pytest.raises(UnknownMessage, match="the option 'salt'"):
        TaskMessage.decode(sent.encode(), {"checksum": Older})
    sent = message(kind="checksum", options={"algorithm": "md5"})
    assert TaskMessage.decode(sent.encode(), {"checksum": Older}) == sent


def test_what_an_unknown_kind_has_is_kept() -> None:
    options = parse_options("index", {"speakers": 2, "deep": {"list": []}})

    assert options.model_dump() == {"speakers": 2, "deep": {"list": []}}
    assert "speakers" in message(kind="index", options=options).encode()


def test_options_without_their_class_become_those_of_the_kind() -> None:
    options = parse_options("convert", OpaqueOptions.model_validate({"format": "mp3"}))

    assert options == ConvertOptions(format=AudioFormat.MP3)


def test_a_kind_that_is_not_done_here_is_unknown_with_its_options() -> None:
    with pytest.raises(UnknownMessage, match="the kind 'convert'") as caught:
        TaskMessage.decode(message(kind="convert").encode(), kinds={"report": ReportOptions})
    assert caught.value.task == message(kind="convert")


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("transcribe", {"language": "English"}),
        ("transcribe", {"prompt": "p" * 2001}),
        ("convert", {"format": "midi"}),
        ("convert", {"format": None}),
        ("convert", {"sample_rate": 8_000}),
        ("convert", {"loudness": -36.1}),
        ("convert", {"loudness": -8.9}),
        ("convert", {"loudness": float("nan")}),
        ("convert", {"loudness": float("-inf")}),
        ("report", {"title": "t" * 201}),
        ("report", "title"),
        ("index", "title"),
        ("index", None),
    ],
)
def test_what_no_version_can_mean_is_refused(kind: str, options: object) -> None:
    with pytest.raises(ValidationError):
        parse_options(kind, options)
    with pytest.raises(ValidationError):
        message(kind=kind, options=options)


def test_options_can_not_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        ConvertOptions().loudness = -16.0  # type: ignore[misc]
