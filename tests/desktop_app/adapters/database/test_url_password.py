"""The password is taken out of a URL and put back, and nothing else changes."""

from __future__ import annotations

import pytest

from desktop_app.adapters.database import join_password, split_password
from desktop_app.domain.errors import SettingsError

BARE = "postgresql://ann@db.example:5432/earshot?sslmode=require"


def test_it_is_taken_out_and_put_back() -> None:
    full = BARE.replace("ann@", "ann:p%40ss%2Fword@")
    assert split_password(full) == (BARE, "p@ss/word")
    assert join_password(BARE, "p@ss/word") == full
    assert join_password(full, "new") == BARE.replace("ann@", "ann:new@")


@pytest.mark.parametrize("url", [BARE, "sqlite:////srv/earshot.db", "postgresql+psycopg2://ann@/earshot?host=/run"])
def test_a_url_without_one_stays_as_it_was_typed(url: str) -> None:
    assert split_password(url) == (url, None)


def test_a_file_takes_none() -> None:
    assert join_password("sqlite:////srv/earshot.db", "secret") == "sqlite:////srv/earshot.db"


def test_what_is_no_url_is_refused() -> None:
    with pytest.raises(SettingsError):
        split_password("db.example")
