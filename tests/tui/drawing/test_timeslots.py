"""What a lane shows in cells: every statement once, never more exactly than its date says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from perspectives.views.extents import extent
from perspectives.views.timeline import Lane, timeline
from tests.perspectives.views.stories import statement, story
from tui.drawing.timescale import Scale
from tui.drawing.timeslots import MARK, densities, outside, slots, spread

DATES = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda date: f"{date}"[:7]),
    st.dates().map(lambda date: f"{date}"[:4]),
    st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
    st.integers(1, 30).map(lambda day: f"1911-04-{day:02}"),
    st.integers(0, 23).map(lambda hour: f"1911-04-05T{hour:02}:30"),
)
WINDOWS = st.sampled_from(["1911-04-05", "1911-04", "1911", "1907"]).map(extent)


def lane(*dates: str) -> Lane:
    """Return a lane of statements that were made then."""
    said = [statement("words", id=f"{n}-{date}", date=date) for n, date in enumerate(dates)]
    return timeline(story({"mill": {"Ede": said}})).lanes[0]


def shown(one: Lane, window: str, cells: int) -> list[list[tuple[int, int, list[str]]]]:
    return [
        [(slot.first, slot.last, [entry.id[2:] for entry in slot.entries]) for slot in row]
        for row in slots(one, Scale(extent(window), cells))
    ]


@given(st.lists(DATES, min_size=1, max_size=12), WINDOWS, st.integers(1, 60))
def test_every_statement_in_the_window_is_in_one_slot_and_the_others_are_counted(
    dates, window, cells
):
    its, scale = lane(*dates), Scale(window, cells)
    in_slots = [entry.id for row in slots(its, scale) for slot in row for entry in slot.entries]
    assert len(set(in_slots)) == len(in_slots)
    earlier, later = outside(its, scale)
    assert len(in_slots) + earlier + later == len(dates)


@given(st.lists(DATES, min_size=1, max_size=12), WINDOWS, st.integers(1, 60))
def test_no_two_slots_of_a_row_share_a_cell_and_time_goes_to_the_right(dates, window, cells):
    its, scale = lane(*dates), Scale(window, cells)
    for row in slots(its, scale):
        for one, other in pairwise(row):
            assert one.last <= other.first
        for slot in row:
            assert 0 <= slot.first < slot.last <= cells
            starts = [extent(entry.statement.date).start for entry in slot.entries]
            assert starts == sorted(starts)


@given(st.lists(DATES, min_size=1, max_size=12), WINDOWS, st.integers(1, 60))
def test_a_statement_is_shown_as_far_as_its_date_goes(dates, window, cells):
    its, scale = lane(*dates), Scale(window, cells)
    for row in slots(its, scale):
        for slot in row:
            for entry in slot.entries:
                first, last = scale.across(extent(entry.statement.date))
                assert slot.first <= max(0, first)
                assert min(last, cells) <= slot.last


@given(st.lists(DATES, min_size=1, max_size=12), st.integers(1, 60))
def test_density_counts_every_statement_of_the_window_once(dates, cells):
    its = lane(*dates)
    scale = Scale(
        timeline(story({"mill": {"Ede": [one.entry.statement for one in its.dated]}})).whole, cells
    )
    total = sum(densities(slots(its, scale), cells))
    assert total == pytest.approx(len(dates))


def test_days_of_a_month_stand_in_one_row_and_the_month_in_another():
    its = lane("1911-04-03", "1911-04", "1911-04-03", "1911-04-20")
    assert shown(its, "1911-04", 60) == [
        [(4, 6, ["1911-04-03", "1911-04-03"]), (38, 40, ["1911-04-20"])],
        [(0, 60, ["1911-04"])],
    ]


def test_what_is_narrower_than_a_cell_shares_it_whatever_its_precision():
    its = lane("1911-04-03", "1911-04-03T10:00", "1911-04")
    assert shown(its, "1911", 5) == [[(1, 2, ["1911-04", "1911-04-03", "1911-04-03T10:00"])]]


def test_what_is_earlier_than_the_window_and_what_is_later_is_counted():
    its = lane("1910-12-31", "1911", "1911-04-03", "1912")
    assert outside(its, Scale(extent("1911-04"), 60)) == (1, 1)


@given(st.integers(1, 30), st.integers(0, 30), st.integers(1, 30))
def test_marks_stand_apart_in_the_middle_of_their_cells_if_there_is_room(count, first, room):
    marks = spread(count, first, first + room)
    assert len(marks) == (count if count <= room else 0)
    if marks:
        assert marks[0] - first in range((first + room - 1 - marks[-1]) + 2)
        assert first <= marks[0] <= marks[-1] < first + room
        assert len(set(marks)) == count


def test_the_names_of_who_spoke_stand_over_their_words():
    said = {
        "Ede": [statement("It floods", date="1911"), statement("It did", date="1911")],
        "Oda": [statement("Nobody in town was asked", date="1911")],
    }
    (its,) = timeline(story({"mill": said})).lanes
    ((slot,),) = slots(its, Scale(extent("1911"), 20))
    assert [(line.text, line.height) for line in slot.told(2) if not line.is_name] == [
        ("“It floods”", 1),
        ("“It did”", 1),
        ("“Nobody in town", 2),
        ("was asked”", 0),
    ]
    assert [line.text for line in slot.told(1)] == [
        " Ede",
        "“It floods”",
        "“It did”",
        " Oda",
        "“Nobody in town…",
    ]


@given(st.text(max_size=80), st.integers(12, 40), st.integers(1, 3))
def test_words_never_take_more_lines_or_cells_than_there_are(quote, cells, lines):
    (its,) = timeline(story({"mill": {"E": [statement(quote, date="1911")]}})).lanes
    ((slot,),) = slots(its, Scale(extent("1911"), cells))
    name, *told = slot.told(lines)
    assert name.is_name
    assert 1 <= len(told) <= lines
    assert told[0].height == len(told)
    assert all(cell_len(line.text) + MARK < cells for line in told)
