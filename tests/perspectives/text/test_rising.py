"""The longest rising run of some numbers."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from perspectives.text.rising import longest_rising


def test_what_moved_is_left_out():
    assert longest_rising([1, 2, 9, 3, 4]) == [0, 1, 3, 4]


def test_of_nothing_there_is_none():
    assert longest_rising([]) == []


@given(st.lists(st.integers(0, 9), max_size=9))
def test_no_longer_run_rises(numbers):
    places = longest_rising(numbers)
    assert places == sorted(set(places))
    assert rises([numbers[place] for place in places])
    assert not any(rises(run) for run in combinations(numbers, len(places) + 1))


def rises(run):
    return all(one < other for one, other in pairwise(run))
