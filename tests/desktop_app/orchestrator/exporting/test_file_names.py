"""Names that need no closer look are those that a closer look would leave as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathvalidate import sanitize_filename

from desktop_app.orchestrator.exporting.file_names import NameTemplate
from tests.fakes.tasks import make_task

RESERVED = ["con", "PRN", "Aux", "nul", "com1", "LPT9", "COM0"]


def name_of(stem: str) -> str:
    return NameTemplate("{name}").name_of(make_task(id=1, file_name=f"{stem}.mp3"))


@pytest.mark.parametrize("stem", RESERVED)
def test_what_windows_reserves_is_changed(stem: str) -> None:
    assert name_of(stem) != stem


@given(st.text("abcMNOPUX10_- ", min_size=1, max_size=12).filter(lambda stem: stem.strip(" .") == stem))
def test_a_quick_look_finds_what_the_closer_one_does(stem: str) -> None:
    assert name_of(stem) == sanitize_filename(stem, replacement_text="_", platform="universal")
