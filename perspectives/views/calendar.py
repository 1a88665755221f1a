"""The units of the calendar, from minutes to centuries: where each of them begins."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from perspectives.views.extents import (
    DAY,
    END,
    HOUR,
    MINUTE,
    MONTHS,
    Extent,
    civil,
    month_number,
    month_start,
)


class Unit(Enum):
    """What a stretch of time is counted in."""

    MINUTE = auto()
    HOUR = auto()
    DAY = auto()
    WEEK = auto()
    """From Monday."""
    MONTH = auto()
    YEAR = auto()


_SECONDS = {Unit.MINUTE: MINUTE, Unit.HOUR: HOUR, Unit.DAY: DAY, Unit.WEEK: 7 * DAY}
"""The units that are all of one length; the first moment of all is a Monday's."""

_SHORTEST = {**_SECONDS, Unit.MONTH: 28 * DAY, Unit.YEAR: 365 * DAY}


class Step(NamedTuple):
    """A number of units: what lies between one line of an axis and the next."""

    every: int
    unit: Unit

    @property
    def shortest(self) -> int:
        """The fewest seconds that it takes."""
        return self.every * _SHORTEST[self.unit]

    def starts(self, within: Extent) -> Iterator[int]:
        """Yield the moments in a stretch of time at which it begins anew, in order.

        Hours are counted from midnight, years from the year 0: every tenth ends in a 0.
        """
        if self.unit in _SECONDS:
            length = self.every * _SECONDS[self.unit]
            yield from range(-(-within.start // length) * length, within.end, length)
            return
        months = self.every * (MONTHS if self.unit is Unit.YEAR else 1)
        first = civil(min(within.start, END - 1))
        # The month numbers count from the year 1, the steps from the year 0.
        number = (month_number(first.year, first.month) + MONTHS) // months * months - MONTHS
        while (start := month_start(max(0, number))) < min(within.end, END):
            if number >= 0 and start >= within.start:
                yield start
            number += months


STEPS = (
    *(Step(every, Unit.MINUTE) for every in (1, 5, 15, 30)),
    *(Step(every, Unit.HOUR) for every in (1, 3, 6)),
    Step(1, Unit.DAY),
    Step(1, Unit.WEEK),
    *(Step(every, Unit.MONTH) for every in (1, 3)),
    *(Step(every, Unit.YEAR) for every in (1, 5, 10, 50, 100, 500, 1000)),
)
"""The steps that a reader counts in, the shortest first."""
