"""Broken, lying and harmful files: each ends as it must, in little memory, and none makes us read another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.hostile import SECRET, SECRET_SECONDS, End, corpus, write_corpus

MOST_HOURS = 0.1  # longer than all but the hours of silence
MOST_MEMORY = 400.0  # MiB of either process; three kilobytes of MP4 took gigabytes before there was a limit


@dataclass(frozen=True)
class Outcome:
    """What became of every file in a folder."""

    files: Mapping[str, Mapping[str, Any]]
    memory: Mapping[str, float]


def decode_all(folder: Path) -> Outcome:
    command = [sys.executable, "-m", "tests.fixtures.decode_all", str(folder), str(MOST_HOURS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=250)
    assert done.returncode == 0, done.stderr
    *files, memory = map(json.loads, done.stdout.splitlines())
    return Outcome({file["name"]: file for file in files}, memory)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def ends(folder: Path) -> Mapping[Path, End]:
    return write_corpus(folder)


@pytest.fixture(scope="module")
def outcome(folder: Path, ends: Mapping[Path, End]) -> Outcome:
    return decode_all(folder)


def test_there_are_many_kinds_of_them(ends: Mapping[Path, End]) -> None:
    assert len(ends) >= 60
    assert set(ends.values()) == set(End)


def test_each_ends_as_it_must(outcome: Outcome, ends: Mapping[Path, End]) -> None:
    assert {name: file["end"] for name, file in outcome.files.items()} == {path.name: end for path, end in ends.items()}


def test_who_is_not_heard_is_told_why_in_a_sentence(outcome: Outcome) -> None:
    told = [file["text"] for file in outcome.files.values() if file["end"] != End.HEARD]
    assert all(text[0].isupper() and text.endswith(".") and "Error" not in text for text in told)


def test_memory_stays_small(outcome: Outcome) -> None:
    assert max(outcome.memory.values()) < MOST_MEMORY


def test_nobody_is_made_to_read_the_file_beside_it(outcome: Outcome) -> None:
    assert not [file for file in outcome.files.values() if abs(file["seconds"] - SECRET_SECONDS) < 1]


def test_nobody_is_made_to_open_the_file_beside_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / SECRET)  # who opens it waits for ever
    for file in corpus():
        if SECRET.encode() in file.content:
            (tmp_path / file.name).write_bytes(file.content)

    assert len(decode_all(tmp_path).files) >= 10
