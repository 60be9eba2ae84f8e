"""earshot search prints where words are said."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from desktop_app.adapters.database import open_database
from desktop_app.cli.search import search_command
from desktop_app.domain.errors import EarshotError
from desktop_app.domain.moments import text_and_moments
from desktop_app.domain.named_text import NamedText
from desktop_app.domain.task import TaskStatus, TranscriptRecord
from desktop_app.settings import Settings
from tests.fakes.new_tasks import make_new_task
from tests.fakes.operations import make_transcript
from tests.fakes.tasks import NOW

MEETING = ("Good morning.", "The roof leaks, says Zoë.", "Who mends the roof?")
HOSTILE = ("A \x1b[31mred\u202e [bold]roof[/] :smile: 50 %.",)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(home=tmp_path)
    with closing(open_database(settings.database_url)) as repository, repository.unit_of_work() as unit:
        tasks = unit.add_tasks([make_new_task(name) for name in ("meeting.wav", "[red]\x1b.wav", "old.wav")], NOW)
        unit.save_tasks([replace(task, status=TaskStatus.COMPLETED, transcript_key="k") for task in tasks])
        texts = [text_and_moments(make_transcript(one)) for one in (MEETING, HOSTILE)]
        kept: list[tuple[str, str | None]] = [*texts, ("The roof of old.", None)]
        known: dict[str, Any] = {"generation": 1, "attempt_uid": "a", "object_key": "k", "language": "en"}
        for task, (text, moments) in zip(tasks, kept, strict=True):
            unit.save_transcripts([TranscriptRecord(task_id=task.id, text=text, moments=moments, **known)])
    return settings


def run(settings: Settings, *words: str) -> Result:
    return CliRunner().invoke(search_command, list(words), obj=settings)


def test_for_people_each_place_stands_with_its_moment(settings: Settings) -> None:
    found = run(settings, "roof", "ZOË")
    assert found.exit_code == 0
    assert found.stdout.splitlines() == [
        "1  meeting.wav  (3 places)",
        "     0:04  The roof leaks, says Zoë.",
        "     0:08  Who mends the roof?",
    ]
    assert "1 older transcripts can't be searched yet" in found.stderr


def test_for_programs_it_is_json(settings: Settings) -> None:
    found = json.loads(run(settings, '"mends the roof"', "--json").stdout)
    assert found == {
        "hits": [
            {
                "id": 1,
                "file": "meeting.wav",
                "places": 1,
                "passages": [{"seconds": 8.0, "text": "Who mends the roof?", "marks": [[4, 18]]}],
            }
        ],
        "not_searchable_yet": 1,
    }
    assert json.loads(run(settings, "nobody", "--json").stdout)["hits"] == []


def test_a_terminal_is_told_nothing_by_a_transcript(settings: Settings) -> None:
    found = run(settings, "smile")
    assert "[bold]roof[/] :smile: 50 %." in found.stdout
    assert not set(found.stdout) & {"\x1b", "\u202e"}


def test_what_is_left_out_and_how_many_are_shown(settings: Settings) -> None:
    assert "meeting" not in run(settings, "roof", "-zoë").stdout
    assert len(json.loads(run(settings, "roof", "--json", "--limit", "1").stdout)["hits"]) == 1
    assert len(json.loads(run(settings, "roof", "--json").stdout)["hits"]) == 2


def test_nothing_found_and_nothing_asked(settings: Settings) -> None:
    assert run(settings, "nobody").stdout == "No transcript has that.\n"
    refused = run(settings, "%", "-roof")
    assert refused.exit_code == 2
    assert "at least one word" in refused.stderr


def test_a_search_is_saved_and_used_by_its_name(settings: Settings) -> None:
    assert run(settings, "--save", " The  roof ", "roof", "-weather").exit_code == 0
    with closing(open_database(settings.database_url)) as repository:
        assert repository.saved_searches.list() == [NamedText("The roof", "roof -weather")]
    assert "1  meeting.wav  (2 places)" in run(settings, "--saved", "The roof").stdout
    assert "1  meeting.wav  (3 places)" in run(settings, "--saved", "The roof", "zoë").stdout


def test_an_unknown_name_is_told_with_those_that_there_are(settings: Settings) -> None:
    with pytest.raises(EarshotError, match="no saved search 'nobody'"):
        raise run(settings, "--saved", "nobody").exception or AssertionError
    run(settings, "--save", "Roofs", "roof")
    with pytest.raises(EarshotError, match="There are: Roofs"):
        raise run(settings, "--saved", "nobody").exception or AssertionError
    with pytest.raises(EarshotError, match="name"):
        raise run(settings, "--save", " ", "roof").exception or AssertionError
