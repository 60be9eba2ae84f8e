"""What is joined, as people see it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.bootstrap import build
from desktop_app.settings import Settings


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (None, "this computer"),
        ("postgresql://earshot@db.example:5432/earshot", "db.example"),
        ("postgresql://earshot@/earshot?host=one:5432&host=two:5432", "one:5432 or two:5432"),
        ("postgresql://earshot@/earshot?host=/run/postgresql", "this computer"),
    ],
)
def test_the_place_of_the_database_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str | None, name: str
) -> None:
    if url:
        monkeypatch.setenv("EARSHOT_DATABASE__URL", url)
    with closing(build(Settings(home=tmp_path))) as earshot:
        assert earshot.database_name == name
