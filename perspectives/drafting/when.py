"""When something was said, as far as the words of its attribution tell: "on Friday", "in May"."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from perspectives.drafting.reading import MARK, WORD, Reading
from perspectives.languages import Language, Rows

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.|er|º)?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_MONTHS_AHEAD = 6
"""A month later in the year than this is one of the year before."""


class When(msgspec.Struct, frozen=True):
    """A language's dates, reckoned from the day of an article."""

    months: dict[str, int]
    weekdays: dict[str, int]
    days_ago: dict[str, int]
    year: int | None
    month: int | None
    day: date | None

    def of(self, reading: Reading, numbers: list[int]) -> str | None:
        """Return the date that some items tell, in ISO 8601; None where they tell none."""
        for at in numbers:
            if reading.kind(at) != WORD:
                continue
            found = self._at(reading, at)
            if found:
                return found
        return None

    def _at(self, reading: Reading, at: int) -> str | None:
        low = reading.low(at).rstrip(".")
        if low in self.months and reading.items[at].end - reading.items[at].start > 2:
            return self._of_month(reading, at, self.months[low])
        if self.day and low in self.weekdays and reading.low(at - 1) != "next":
            back = (self.day.weekday() - self.weekdays[low]) % 7
            return _days_before(self.day, back)
        if self.day and low in self.days_ago:
            return _days_before(self.day, self.days_ago[low])
        if _YEAR.fullmatch(low) and reading.low(at - 1) in ("in", "en", "im", "в", "jahr"):
            return low
        return None

    def _of_month(self, reading: Reading, at: int, month: int) -> str | None:
        """Return the date around a month: "January 7, 2022", "7 January", "in May"."""
        day, year = 0, self._year(month)
        after = at + 1 + (reading.low(at + 1) == ".")
        if (match := _DAY.fullmatch(reading.low(after))) and reading.kind(after) == WORD:
            day = int(match[1])
            after += 1
        else:
            before = at - 1
            while before > 0 and (reading.kind(before) == MARK or reading.low(before) == "de"):
                before -= 1
            if (match := _DAY.fullmatch(reading.low(before))) and at - before < 3:
                day = int(match[1])
        after += reading.low(after) in (",", "de", "del")
        if _YEAR.fullmatch(reading.low(after)):
            year = int(reading.low(after))
        # Before the year 1 there is none.
        if not year:
            return None
        if not day:
            return f"{year:04}-{month:02}"
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None

    def _year(self, month: int) -> int | None:
        """Return the year of a month that is named without one: the last time it was."""
        if self.year is None or self.month is None:
            return self.year
        return self.year - (month - self.month > _MONTHS_AHEAD)


def _days_before(day: date, days: int) -> str | None:
    """Return the date so many days earlier; None before the first that there is."""
    try:
        return (day - timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def when(language: Language, ago: Rows, told: str | None) -> When:
    """Return how a language's dates are reckoned from an article's own: an ISO 8601 date."""
    match = _ISO.match(told or "")
    year = int(match[1]) if match else None
    month = int(match[2]) if match and match[2] else None
    day = None
    if match and match[3]:
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            day = None
    months = {form: n for n, forms in enumerate(language.months, 1) for form in forms}
    months |= {form[:length]: n for form, n in months.items() for length in (3, 4)}
    weekdays = {form: n for n, forms in enumerate(language.weekdays) for form in forms}
    days_ago = {form: n for n, forms in enumerate(ago) for form in forms}
    return When(months, weekdays, days_ago, year, month, day)
