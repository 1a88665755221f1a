"""Dates as ISO 8601 writes them: a year, a month, a day or a time."""

from __future__ import annotations

import re
from datetime import date, datetime

from perspectives.messages import shown

_TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,6})?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    rf"(?:T(?P<time>{_TIME}))?)?)?"
)
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = f"(?:{_MONTH}-(?:0[1-9]|[12][0-9])|(?:0[13-9]|1[0-2])-30|(?:0[13578]|1[02])-31)"
_CLOCK = (
    "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,6})?)?"
    "(?:Z|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?"
)
DATE_PATTERN = f"^(?!0000)[0-9]{{4}}(?:-{_MONTH}|-{_DAY}(?:T{_CLOCK})?)?$"
"""The dates of `is_iso_date` as a regular expression of ECMA-262 knows them: it also allows the
29th of February in every year."""
_WRITTEN_OUT = (
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>[0-9]{4})",
    r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?, ?(?P<year>[0-9]{4})",
    r"(?P<month>[A-Za-z]{3,9})\.?,? (?P<year>[0-9]{4})",
    r"(?P<year>[0-9]{4})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<day>[0-9]{1,2})",
)
"""Not compiled before one is needed: most dates are as they should be."""
_LONGEST = 40


def is_iso_date(text: str) -> bool:
    """Say whether a text is an ISO 8601 year, month, day or time of a day, and one that exists."""
    if len(text) > _LONGEST or not (match := _ISO.fullmatch(text)):
        return False
    try:
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
        if match["time"]:
            datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def date_fault(text: str) -> str | None:
    """Return in one line why a text is no date and what to write instead; None where it is one."""
    if is_iso_date(text):
        return None
    meant = iso_date_meant(text)
    way_out = f"write {meant}" if meant else "write 2022, 2022-01, 2022-01-07 or 2022-01-07T12:30"
    return f"{shown(text)} is no date; {way_out}"


def iso_date_meant(text: str) -> str | None:
    """Return the ISO date of a date written out, such as `7 January 2022`, or None.

    Where day and month cannot be told apart (`01/07/2022`), it does not guess.
    """
    if len(text) > _LONGEST:
        return None
    for pattern in _WRITTEN_OUT:
        if match := re.fullmatch(pattern, text.strip()):
            parts = match.groupdict()
            month = _month(parts["month"])
            meant = f"{parts['year']}-{month:02}"
            if "day" in parts:
                meant += f"-{int(parts['day']):02}"
            return meant if is_iso_date(meant) else None
    return None


def _month(name: str) -> int:
    """Return the number of a month, or 0 where there is no such month."""
    if name.isdecimal():
        return int(name)
    from perspectives.languages import language

    months = enumerate(language("en").months, 1)
    alike = [n for n, (month, *_) in months if month.startswith(name.lower()[:3])]
    return alike[0] if alike else 0
