"""The columns share the width that there is."""

from __future__ import annotations

import pytest

from desktop_app.ui.task_list.columns import PROBLEM_COLUMNS, TASK_COLUMNS, Column, choose_shown, fit


@pytest.mark.parametrize("columns", [TASK_COLUMNS, PROBLEM_COLUMNS])
@pytest.mark.parametrize("available", [100.0, 130.0, 200.0])
def test_they_fill_it_exactly(columns: tuple[Column, ...], available: float) -> None:
    columns = tuple(column for column in columns if column.shown)
    widths = fit(columns, available)
    assert sum(widths) == pytest.approx(available)
    assert all(width >= column.least for width, column in zip(widths, columns, strict=True))


def test_in_a_usual_window_names_of_files_have_room_before_the_rest_has_more_than_it_needs() -> None:
    columns = choose_shown(TASK_COLUMNS, 77, {})
    widths = dict(zip(keys(columns), fit(columns, 77), strict=True))
    assert widths["file"] >= 30
    assert widths["status"] < next(column.width for column in columns if column.key == "status")


def test_none_falls_under_its_least() -> None:
    assert fit(TASK_COLUMNS, 10) == [column.least for column in TASK_COLUMNS]


def keys(columns: list[Column]) -> list[str]:
    return [column.key for column in columns]


def test_where_there_is_no_room_the_dispensable_ones_go_first() -> None:
    at_first = [column.key for column in TASK_COLUMNS if column.shown]
    assert keys(choose_shown(TASK_COLUMNS, 200, {})) == at_first
    assert keys(choose_shown(TASK_COLUMNS, 90, {})) == [key for key in at_first if key not in ("speed", "attempt")]
    assert keys(choose_shown(TASK_COLUMNS, 10, {})) == ["file", "status", "progress", "time_left"]


def test_what_the_operator_has_chosen_is_shown_whatever_the_room() -> None:
    assert keys(choose_shown(TASK_COLUMNS, 10, {"speed": True, "file": False, "why": True})) == [
        "status",
        "progress",
        "speed",
        "time_left",
        "why",
    ]


def test_each_has_a_name_of_its_own() -> None:
    for columns in (TASK_COLUMNS, PROBLEM_COLUMNS):
        assert len({column.key for column in columns}) == len(columns)
