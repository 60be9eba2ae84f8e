"""Looking at a person's files before they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.adapters.files import LocalFiles


def test_a_name_is_free_where_nothing_is_there_at_all(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("nowhere")
    names = ("file", "link", "new", "new/file", "file/new")
    assert [LocalFiles().is_free(tmp_path / name) for name in names] == [False, False, True, True, True]


def test_a_name_that_can_not_be_looked_at_is_not_called_free(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="too long"):
        LocalFiles().is_free(tmp_path / ("long" * 100))
