"""The stretch of time that a date means: a year is the whole of it, and a time of day its minute.

Moments are whole seconds since the year 1 began, by the calendar of today, in the time of the place
that the date speaks of; where a date says how far that is from UTC, they are UTC.
"""

from __future__ import annotations

from datetime import MAXYEAR, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from perspectives.format.dates import is_iso_date

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
MONTHS = 12

END = date.max.toordinal() * DAY
"""The moment at which the last year ends that a date can have."""


class Extent(NamedTuple):
    """A half-open stretch of time, never empty."""

    start: int
    end: int


@lru_cache(maxsize=4096)
def extent(written: str) -> Extent | None:
    """Return the stretch of time that an ISO 8601 date means; None where it is no such date."""
    if not is_iso_date(written):
        return None
    day, _t, time = written.partition("T")
    if time:
        return _of_time(written, time)
    year, *rest = map(int, day.split("-"))
    if len(rest) == 2:
        start = date(year, *rest).toordinal() - 1
        return Extent(start * DAY, (start + 1) * DAY)
    first = month_number(year, rest[0] if rest else 1)
    return Extent(month_start(first), month_start(first + (1 if rest else MONTHS)))


def _of_time(written: str, time: str) -> Extent:
    moment = datetime.fromisoformat(written)
    offset = moment.utcoffset() or timedelta()
    start = (moment.replace(tzinfo=None) - datetime.min - offset) // timedelta(seconds=1)
    clock = time.rstrip("Z").partition("+")[0].partition("-")[0]
    length = 1 if clock.count(":") == 2 else MINUTE
    start = min(max(0, start), END - length)
    return Extent(start, start + length)


def month_number(year: int, month: int) -> int:
    """Return how many months are between the beginnings of the year 1 and of a month."""
    return (year - 1) * MONTHS + month - 1


def month_start(number: int) -> int:
    """Return the moment at which a month begins, by its number; behind the last, `END`."""
    year, month = divmod(number, MONTHS)
    return END if year >= MAXYEAR else (date(year + 1, month + 1, 1).toordinal() - 1) * DAY


def civil(moment: int) -> datetime:
    """Return a moment before `END` as the calendar and the clock have it."""
    return datetime.min + timedelta(seconds=moment)
