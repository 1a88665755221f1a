"""What stretch of time a date means, and where the calendar's units begin."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perspectives.format.dates import is_iso_date
from perspectives.views.calendar import STEPS, Step, Unit
from perspectives.views.extents import DAY, END, MINUTE, Extent, civil, extent
from tests.perspectives.views.stories import holds

MOMENTS = st.integers(0, END - 1)

DATES = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda date: date.isoformat()[:7]),
    st.dates().map(lambda date: date.isoformat()[:4]),
    st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
    st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat()),
)


def lasts(date: str) -> tuple[str, int]:
    """Return when the time that a date means begins, and how many seconds it lasts."""
    when = extent(date)
    assert when is not None
    return civil(when.start).isoformat(), when.end - when.start


@pytest.mark.parametrize(
    ("date", "start", "length"),
    [
        ("2020", "2020-01-01T00:00:00", 366 * DAY),
        ("2021-12", "2021-12-01T00:00:00", 31 * DAY),
        ("2021-12-31", "2021-12-31T00:00:00", DAY),
        ("2021-12-31T08:15", "2021-12-31T08:15:00", MINUTE),
        ("2021-12-31T08:15:30", "2021-12-31T08:15:30", 1),
        ("2021-12-31T23:15-03:00", "2022-01-01T02:15:00", MINUTE),
        ("2021-12-31T08:15:30+02", "2021-12-31T06:15:30", 1),
        ("9999", "9999-01-01T00:00:00", 365 * DAY),
    ],
)
def test_a_date_means_the_whole_of_its_year_month_day_minute_or_second(date, start, length):
    assert lasts(date) == (start, length)


@pytest.mark.parametrize("text", ["", "soon", "2021-13", "2021-02-30", "7 January 2022", "1999/01"])
def test_what_is_no_date_means_no_time(text):
    assert extent(text) is None


@given(DATES)
def test_every_date_of_the_format_means_a_time_that_the_calendar_has(date):
    assume(is_iso_date(date))
    when = extent(date)
    assert when is not None
    assert 0 <= when.start < when.end <= END


@given(st.datetimes())
def test_the_parts_of_a_date_lie_within_one_another(moment):
    written = moment.isoformat(timespec="minutes")
    year, month, day, minute = (extent(written[:length]) for length in (4, 7, 10, 16))
    assert holds(year, month)
    assert holds(month, day)
    assert holds(day, minute)


@given(st.datetimes(), st.datetimes())
def test_what_is_earlier_is_never_put_later(one, other):
    earlier, later = sorted([one, other])
    for length in (4, 7, 10, 16):
        first, second = extent(earlier.isoformat()[:length]), extent(later.isoformat()[:length])
        assert first.start <= second.start


@given(st.sampled_from(STEPS), MOMENTS, st.integers(1, 40))
def test_a_step_begins_anew_at_least_its_shortest_length_after_it_began(step, start, times):
    within = Extent(start, min(END, start + times * step.shortest))
    starts = [*step.starts(within)]
    assert all(within.start <= one < within.end for one in starts)
    assert all(b - a >= step.shortest for a, b in pairwise(starts))


@given(st.sampled_from(STEPS), MOMENTS)
def test_no_beginning_of_a_step_is_left_out(step, start):
    # No month is longer than 31 days where the shortest has 28, and no year than a leap year.
    longest = step.shortest * 31 // 28 + 1
    assume(start + longest < END)
    assert [*step.starts(Extent(start, start + longest))]


def begins(step: Step) -> set[str]:
    """Return how the beginnings of a step in some stretch of time are written, as far as needed."""
    start = extent("1987-05-13T17:25").start
    within = Extent(start, start + 9 * step.shortest)
    return {civil(moment).strftime("%a %d %m %Y %H:%M") for moment in step.starts(within)}


def test_hours_are_counted_from_midnight():
    assert {moment[-5:] for moment in begins(Step(6, Unit.HOUR))} == {
        "00:00",
        "06:00",
        "12:00",
        "18:00",
    }


def test_a_week_begins_on_monday():
    assert {moment[:3] for moment in begins(Step(1, Unit.WEEK))} == {"Mon"}


def test_a_decade_begins_in_the_year_that_ends_in_a_nought():
    decades = [f"01 01 {year} 00:00" for year in range(1990, 2080, 10)]
    assert sorted(moment[4:] for moment in begins(Step(10, Unit.YEAR))) == decades
