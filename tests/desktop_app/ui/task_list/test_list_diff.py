"""The steps from one list to another lead there, and are few."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.task_list.list_diff import MOST_STEPS, ListDiff, diff_lists

lists = st.lists(st.integers(1, 30), unique=True).map(lambda ids: array("q", ids))


def follow(old: array[int], arrangement: ListDiff) -> array[int]:
    """As the model does."""
    ids = old[:]
    if arrangement.reset:
        return arrangement.ids
    for rows in arrangement.removals:
        del ids[rows.start : rows.stop]
    for rows in arrangement.insertions:
        ids[rows.start : rows.start] = arrangement.ids[rows.start : rows.stop]
    return ids


@given(lists, lists)
def test_the_steps_lead_to_the_new_list(old: array[int], new: array[int]) -> None:
    assert follow(old, diff_lists(old, new)) == new


@given(st.sets(st.integers(1, 30)), st.sets(st.integers(1, 30)))
def test_a_list_in_the_same_order_is_never_started_anew(old: set[int], new: set[int]) -> None:
    assert not diff_lists(array("q", sorted(old)), array("q", sorted(new))).reset


def test_the_same_list_needs_no_step() -> None:
    ids = array("q", range(10_000))
    assert diff_lists(ids, ids[:]) == ListDiff(ids)


def test_new_tasks_at_the_top_of_a_long_list_are_one_step() -> None:
    old = array("q", range(100_000, 0, -1))
    assert diff_lists(old, array("q", range(100_007, 0, -1))).insertions == (range(7),)


def test_another_order_is_started_anew_and_tells_where_the_selected_ones_went() -> None:
    arrangement = diff_lists(array("q", [1, 2, 3, 4]), array("q", [4, 1, 3, 2]), keep=[2, 4, 9])
    assert arrangement.reset
    assert arrangement.kept == {2: 3, 4: 0}


def test_too_many_steps_are_started_anew() -> None:
    old = array("q", range(4 * MOST_STEPS))
    assert diff_lists(old, old[::2]).reset
