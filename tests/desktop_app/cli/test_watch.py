"""earshot watch: what it takes, and what it prints."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from desktop_app.bootstrap import open_tasks
from desktop_app.cli.watch import watch_command
from desktop_app.domain.errors import EarshotError
from desktop_app.orchestrator.watching.folder_faults import explain_silence
from desktop_app.settings import Settings

Watch = Callable[..., Result]


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    settings = Settings(home=tmp_path / "home")
    return lambda *words: CliRunner().invoke(watch_command, list(map(str, words)), obj=settings)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def listed(watch: Watch) -> Any:
    return json.loads(watch("list", "--json").output)


def test_a_folder_is_added_with_the_options_of_submit(watch: Watch, folder: Path) -> None:
    added = watch("add", folder, "--language", "de", "--model", "small", "--prompt", "Zoë")
    assert added.exit_code == 0
    assert f"{folder} is watched: Transcribe · German · small · words." in added.output
    [found] = listed(watch)
    assert (found["path"], found["kind"], found["taken"], found["fault"]) == (str(folder), "transcribe", 0, None)
    assert found["options"] == {
        "language": "de",
        "model": "small",
        "translate": False,
        "prompt": "Zoë",
        "word_timestamps": True,
    }


def test_other_kinds_and_their_options_are_taken(watch: Watch, folder: Path) -> None:
    assert watch("add", folder, "--kind", "convert", "--option", "format=mp3").exit_code == 0
    assert [(one["kind"], one["options"]["format"]) for one in listed(watch)] == [("convert", "mp3")]
    assert "Convert · format mp3" in watch("list").output


def test_adding_again_changes_the_options(watch: Watch, folder: Path) -> None:
    watch("add", folder, "--language", "de")
    watch("add", folder, "--language", "en")
    assert [one["options"]["language"] for one in listed(watch)] == ["en"]


def test_the_list_says_what_came_of_each_folder(watch: Watch, folder: Path) -> None:
    assert "No folder is watched" in watch("list").output
    watch("add", folder)
    said = watch("list").output
    assert str(folder) in said
    assert "Transcribe · language detected" in said
    assert "Nothing was taken in yet." in said


def test_the_list_says_which_folder_does_not_answer(watch: Watch, folder: Path, tmp_path: Path) -> None:
    watch("add", folder)
    with closing(open_tasks(Settings(home=tmp_path / "home"))) as repository:
        (known,) = repository.watched_folders.list()
        repository.watched_folders.save_progress(replace(known, fault=explain_silence(known.path)))
    assert f"The watched folder {folder} does not answer." in watch("list").output
    assert "does not answer" in listed(watch)[0]["fault"]


def test_a_folder_is_removed_for_all_kinds_even_if_it_is_gone(watch: Watch, folder: Path) -> None:
    watch("add", folder)
    watch("add", folder, "--kind", "convert")
    folder.rmdir()
    removed = watch("remove", folder)
    assert (removed.exit_code, removed.output) == (0, f"{folder} is no longer watched.\n")
    assert listed(watch) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("add", "missing"), "is no folder. Choose one that is there."),
        (("remove", "missing"), "is not watched. `earshot watch list` names the folders that are."),
    ],
)
def test_what_can_not_be_done_is_said_in_a_sentence(watch: Watch, words: tuple[str, str], sentence: str) -> None:
    result = watch(*words)
    assert isinstance(result.exception, EarshotError)
    assert sentence in str(result.exception)


def test_a_wrong_option_is_told(watch: Watch, folder: Path) -> None:
    result = watch("add", folder, "--language", "German")
    assert result.exit_code == 2
    assert "--language" in result.output
