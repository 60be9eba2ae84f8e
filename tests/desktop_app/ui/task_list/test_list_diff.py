"""The steps from one list to another lead there, and are few."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.task_list.list_diff import MOST_STEPS, ListDiff, diff_by_id, diff_lists, find_anywhere, find_by_id

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


@given(st.sets(st.integers(1, 30)), st.sets(st.integers(1, 30)), st.sets(st.integers(1, 30)), st.booleans())
def test_what_comes_and_goes_finds_its_place_by_id(old: set[int], gone: set[int], come: set[int], down: bool) -> None:
    ids = array("q", sorted(old, reverse=down))
    arrangement = diff_by_id(ids, gone - come, come, descending=down)
    assert follow(ids, arrangement) == array("q", sorted(old - (gone - come) | come, reverse=down))
    assert ids == array("q", sorted(old, reverse=down))


def test_too_many_that_come_and_go_are_started_anew() -> None:
    old = array("q", range(1000))
    arrangement = diff_by_id(old, range(1, 1000, 2), [], [0, 1, 4], descending=False)
    assert arrangement.reset
    assert arrangement.ids == old[::2]
    assert arrangement.kept == {0: 0, 4: 2}


def test_a_list_that_goes_on_is_one_step_that_tells_where_the_selected_ones_are() -> None:
    ids = array("q", range(100_000))
    assert diff_lists(ids[:200], ids, [5, 90_000], find=True) == ListDiff(
        ids, insertions=(range(200, 100_000),), kept={5: 5, 90_000: 90_000}
    )


@given(lists, st.integers(1, 30), st.booleans())
def test_an_id_is_found_where_it_is(ids: array[int], wanted: int, down: bool) -> None:
    assert find_anywhere(ids, wanted) == (ids.index(wanted) if wanted in ids else None)
    in_order = array("q", sorted(ids, reverse=down))
    assert find_by_id(in_order, wanted, descending=down) == (in_order.index(wanted) if wanted in ids else None)


def test_half_of_one_id_and_half_of_the_next_are_no_id() -> None:
    shifted = int.from_bytes(array("q", [1, 2]).tobytes()[4:12], "little", signed=True)
    assert find_anywhere(array("q", [1, 2]), shifted) is None
