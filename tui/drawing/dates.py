"""Dates of the format (ISO 8601: a year, a month, a day or a time) as a reader says them."""

from __future__ import annotations

import re

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ZONE = re.compile("Z$|[+-].*")
"""How far a time says that it is from UTC."""


def long_date(date: str) -> str:
    """Return `2022-01-07` as `7 January 2022`, `2022-01` as `January 2022`, `2022` as it is."""
    return _spelled(date, letters=None, with_year=True)


def short_date(date: str, year: str) -> str:
    """Return `2022-01-07` as `7 Jan` to a reader who is in that `year`, else as `7 Jan 2022`."""
    return _spelled(date, letters=3, with_year=not (year and date.startswith(year)))


def _spelled(date: str, *, letters: int | None, with_year: bool) -> str:
    day, _t, time = date.partition("T")
    year, month, day_of_month = [*day.split("-"), "", ""][:3]
    if not (month.isdecimal() and 1 <= int(month) <= len(MONTHS)):
        return date
    words = [day_of_month.lstrip("0"), MONTHS[int(month) - 1][:letters]]
    if with_year or not day_of_month:
        words.append(year)
    zone = _ZONE.search(time)
    return " ".join(word for word in [*words, time[:5], zone[0] if zone else ""] if word)
