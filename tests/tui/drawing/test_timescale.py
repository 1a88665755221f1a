"""Time in cells: in order, never out of sight by a zoom, with a calendar that can be read."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perspectives.views.extents import DAY, END, HOUR, Extent, extent
from tests.perspectives.views.stories import holds
from tui.drawing.timescale import LEAST, Axis, Scale, axis

MOMENTS = st.integers(0, END - 1)
EXTENTS = st.tuples(MOMENTS, MOMENTS).map(lambda two: Extent(min(two), max(two) + 1))
CELLS = st.integers(1, 200)
SCALES = st.builds(Scale.fitted, EXTENTS, CELLS)


def around(date: str, cells: int = 80) -> Scale:
    """Return the scale that shows what a date means, and no more."""
    return Scale(extent(date), cells)


def texts(labels) -> list[str]:
    return [label.text for label in labels]


@given(SCALES, MOMENTS, MOMENTS)
def test_what_is_later_is_never_further_left(scale, one, other):
    earlier, later = sorted([one, other])
    assert scale.cell(earlier) <= scale.cell(later)


@given(SCALES, MOMENTS)
def test_a_moment_in_the_window_lies_in_one_of_its_cells(scale, moment):
    is_in_view = scale.window.start <= moment < scale.window.end
    assert is_in_view == (0 <= scale.cell(moment) < scale.cells)


@given(SCALES, st.sets(MOMENTS, min_size=3, max_size=3))
def test_an_extent_takes_at_least_a_cell_and_none_of_what_follows_it_unless_both_are_narrow(
    scale, moments
):
    start, middle, end = sorted(moments)
    one, following = Extent(start, middle), Extent(middle, end)
    (first, last), (next_first, next_last) = scale.across(one), scale.across(following)
    assert first < last
    is_narrow = last - first == 1 and scale.cell(one.end) == first
    assert last <= next_first or is_narrow
    assert first <= next_first < next_last


@given(EXTENTS, CELLS)
def test_what_a_scale_is_fitted_to_is_in_view_with_room_beside_it(whole, cells):
    scale = Scale.fitted(whole, cells)
    assert holds(scale.window, whole)
    assert scale.length >= LEAST - 1 or 0 in scale.window or END in scale.window
    assert scale.window.start < whole.start or whole.start == 0
    assert whole.end < scale.window.end or whole.end == END


@given(EXTENTS, CELLS, st.data())
def test_however_it_is_zoomed_the_moment_of_the_cursor_stays_in_view(whole, cells, data):
    bounds = Scale.fitted(whole, cells).window
    scale = Scale(bounds, cells)
    moment = data.draw(st.integers(whole.start, whole.end - 1))
    for times in data.draw(st.lists(st.sampled_from([0.5, 2]), max_size=12)):
        scale = scale.zoomed(times, moment, bounds)
        assert scale.window.start <= moment < scale.window.end
        assert holds(bounds, scale.window)
        assert scale.length >= min(LEAST, bounds.end - bounds.start)


@given(EXTENTS, CELLS, st.lists(st.floats(-2, 2), max_size=5))
def test_panning_shows_as_much_as_before_and_nothing_outside_the_bounds(whole, cells, shares):
    bounds = Scale.fitted(whole, cells).window
    scale = Scale(bounds, cells).zoomed(0.5, whole.start, bounds)
    length = scale.length
    for share in shares:
        scale = scale.panned(share, bounds)
        assert scale.length == length
        assert holds(bounds, scale.window)


@given(EXTENTS, CELLS, st.data())
def test_what_is_to_be_shown_is_in_view_and_nothing_moves_where_it_is_already(whole, cells, data):
    bounds = Scale.fitted(whole, cells).window
    start = data.draw(st.integers(whole.start, whole.end - 1))
    end = data.draw(st.integers(start + 1, whole.end))
    zoomed = Scale(bounds, cells).zoomed(0.25, whole.start, bounds)
    shown = zoomed.showing(Extent(start, end), bounds)
    assert shown.length == zoomed.length
    first, last = shown.across(Extent(start, end))
    assert first < shown.cells
    assert last > 0
    assert shown.showing(Extent(start, end), bounds) == shown


@given(SCALES)
def test_no_name_on_the_calendar_touches_another(scale):
    for labels in axis(scale):
        for one, other in pairwise(labels):
            assert one.cell + len(one.text) < other.cell
        assert all(0 <= label.cell < scale.cells for label in labels)


@given(SCALES)
def test_there_are_not_many_fewer_names_than_there_is_room_for(scale):
    assume(scale.cells >= 60)
    assume(scale.length < 3000 * 365 * DAY)
    assert len(axis(scale).ticks) >= 2


@pytest.mark.parametrize(
    ("scale", "above", "ticks"),
    [
        (around("1911-04-05", 60), ["5 April 1911"], ["00:00", "06:00", "12:00"]),
        (around("1911-04", 200), ["April 1911"], ["1", "2", "3"]),
        (around("1911-04", 80), ["1911"], ["3 Apr", "10 Apr", "17 Apr"]),
        (around("1911", 80), ["1911"], ["Jan", "Feb", "Mar"]),
        (around("1911", 30), ["1911"], ["Jan", "Apr", "Jul"]),
    ],
)
def test_a_calendar_counts_in_units_that_people_count_in(scale, above, ticks):
    its = axis(scale)
    assert texts(its.above) == above
    assert texts(its.ticks)[:3] == ticks


def test_centuries_are_counted_in_years_that_end_in_noughts():
    scale = Scale(Extent(extent("1507").start, extent("1990").start), 80)
    its = axis(scale)
    assert its.above == ()
    assert texts(its.ticks) == [
        "1550",
        "1600",
        "1650",
        "1700",
        "1750",
        "1800",
        "1850",
        "1900",
        "1950",
    ]


def test_the_larger_unit_is_told_at_the_edge_and_where_the_next_begins():
    start = extent("1911-04-28").start
    its: Axis = axis(Scale(Extent(start, start + 6 * DAY), 100))
    assert texts(its.above) == ["April 1911", "May 1911"]
    assert texts(its.ticks) == ["28", "29", "30", "1", "2", "3"]
    assert its.above[1].cell == its.ticks[3].cell


def test_the_name_at_the_edge_gives_way_to_that_of_the_next_unit():
    start = extent("1911-04-30T23:00").start
    its = axis(Scale(Extent(start, start + 5 * HOUR), 60))
    assert texts(its.above) == ["1 May 1911"]
