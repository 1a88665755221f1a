"""Where a step leads in a chart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.drawing.chart import Chart, Piece, Spot


class Plain(Chart):
    """Spots alone."""

    def __init__(self, *spots):
        self.spots = spots

    def line(self, y):
        return [Piece("")]


LEFT, RIGHT, LOW, FAR = (
    Spot("left", 1, 0, 10),
    Spot("right", 20, 0, 10),
    Spot("low", 1, 2, 10),
    Spot("far", 20, 9, 10, 3),
)
TWO_COLUMNS = Plain(LEFT, RIGHT, LOW, FAR)


@pytest.mark.parametrize(
    ("here", "right", "down", "there"),
    [
        (LEFT, 0, 1, LOW),
        (LOW, 0, -1, LEFT),
        (LEFT, 1, 0, RIGHT),
        (RIGHT, -1, 0, LEFT),
        (RIGHT, 0, 1, FAR),
        (LOW, 1, 0, RIGHT),
        (LEFT, 0, -1, None),
        (FAR, 0, 1, None),
    ],
)
def test_a_step_leads_straight_ahead_before_it_leads_aside(here, right, down, there) -> None:
    assert TWO_COLUMNS.step(here, right, down) == there


def test_where_nothing_is_straight_ahead_a_step_leads_to_what_is_next() -> None:
    assert TWO_COLUMNS.step(LOW, 0, 1) == FAR


def test_a_page_on_is_in_the_same_column() -> None:
    assert TWO_COLUMNS.paged(RIGHT, 2) == RIGHT
    assert TWO_COLUMNS.paged(RIGHT, 8) == FAR
    assert TWO_COLUMNS.paged(LEFT, 8) == LOW


def test_a_spot_covers_its_cells_and_no_other() -> None:
    assert TWO_COLUMNS.at(1, 0) == TWO_COLUMNS.at(10, 0) == LEFT
    assert TWO_COLUMNS.at(0, 0) is TWO_COLUMNS.at(11, 0) is TWO_COLUMNS.at(1, 1) is None
    assert TWO_COLUMNS.at(29, 11) == FAR


PLACES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 8)), min_size=1, unique=True)
WAYS = st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)])


@given(PLACES, WAYS)
def test_steps_one_way_come_to_an_end(places, way) -> None:
    chart = Plain(*(Spot(f"{x},{y}", 4 * x, y, 3) for x, y in sorted(places)))
    spot, steps = chart.spots[0], 0
    while (spot := chart.step(spot, *way)) is not None:
        steps += 1
        assert steps < len(places)


@given(PLACES)
def test_who_goes_down_through_a_column_meets_all_of_it(places) -> None:
    chart = Plain(*(Spot(f"{x},{y}", 4 * x, y, 3) for x, y in places))
    top = min(chart.spots, key=lambda spot: spot.y)
    column = sorted(spot for spot in chart.spots if spot.x == top.x)
    met = [top]
    while (spot := chart.step(met[-1], 0, 1)) is not None:
        met.append(spot)
    assert sorted(met, key=lambda spot: spot.y)[: len(column)] == sorted(
        column, key=lambda spot: spot.y
    )
