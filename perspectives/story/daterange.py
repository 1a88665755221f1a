"""Ranges of dates as a filter has them: `2022-01`, `2022-01-06..2022-01-09`, `>2022-01-07`.

Dates are compared as they are written, in ISO 8601, which sorts as text. One that says less than is
asked for, such as a year where a day is, may be anything, and is in no such range.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from perspectives.format.dates import date_fault
from perspectives.messages import shown

_TO = ".."


def range_fault(wanted: str) -> str | None:
    """Return in one line why a text is no range of dates; None where it is one."""
    _sign, first, last = _parted(wanted)
    if not first and not last:
        return f"{shown(wanted)} names no date"
    return next((fault for date in (first, last) if date and (fault := date_fault(date))), None)


def is_within(date: str, wanted: str) -> bool:
    """Return whether all of a date is within a range that has no fault."""
    sign, first, last = _parted(wanted)
    if sign == _TO:
        return (not first or _since(date, first)) and (not last or _until(date, last))
    return _COMPARED[sign](date, first)


def _parted(wanted: str) -> tuple[str, str, str]:
    """Return the sign, the date behind it or before the dots, and the one behind these."""
    if _TO in wanted:
        first, _dots, last = wanted.partition(_TO)
        return _TO, first.strip(), last.strip()
    sign = next(sign for sign in _COMPARED if wanted.startswith(sign))
    return sign, wanted.removeprefix(sign).strip(), ""


def _after(date: str, mark: str) -> bool:
    return date > mark and not date.startswith(mark)


def _before(date: str, mark: str) -> bool:
    return date < mark and not mark.startswith(date)


def _since(date: str, mark: str) -> bool:
    return date.startswith(mark) or _after(date, mark)


def _until(date: str, mark: str) -> bool:
    return date.startswith(mark) or _before(date, mark)


_COMPARED: Mapping[str, Callable[[str, str], bool]] = {
    "<=": _until,
    ">=": _since,
    "<": _before,
    ">": _after,
    "": str.startswith,
}
"""By its sign, which every text begins with in the end: how a date is compared with another."""
