"""The columns share the width that there is."""

from __future__ import annotations

import pytest

from desktop_app.ui.task_list.columns import PROBLEM_COLUMNS, TASK_COLUMNS, Column, fit


@pytest.mark.parametrize("columns", [TASK_COLUMNS, PROBLEM_COLUMNS])
@pytest.mark.parametrize("available", [100.0, 130.0, 200.0])
def test_they_fill_it_exactly(columns: tuple[Column, ...], available: float) -> None:
    widths = fit(columns, available)
    assert sum(widths) == pytest.approx(available)
    assert all(width >= column.least for width, column in zip(widths, columns, strict=True))


def test_none_falls_under_its_least() -> None:
    assert fit(TASK_COLUMNS, 10) == [column.least for column in TASK_COLUMNS]
