"""Quotation marks, and how much each looks like one that opens or closes.

A mark is judged by its shape and by what stands on its two sides. Neither is certain: there are
undirected marks, languages that close with the mark that others open with, and texts whose spaces
or marks are wrong. Therefore every reading of a mark has a cost, and whoever reads a paragraph
chooses the reading of all its marks that costs least. A cost of 1 is a small oddity, 2 is an error
of typing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import msgspec

MOST_MARKS = 60_000
"""How many marks of a text are read: twice those of War and Peace."""

_DOUBLE = '"＂“”„‟'
_SINGLE = "'‘’‚‛"
_ANY = _DOUBLE + _SINGLE + "`«»‹›「」『』〝〞〟"
# To look for any mark first, and at what is before one only then, skips plain text in a quarter of
# the time.
_MARK = re.compile(
    rf"(?=[{_ANY}])(?:(?P<none>(.)\2{{3,}}"  # a rule across the page
    r"|['’](?<=\d.)\s?\d+\s?(?:\"|”|'')"  # 6'2"
    r"|['’](?<!\w.)n['’](?!\w)"  # rock 'n' roll
    r"|[\"”](?<=[\u05d0-\u05ea].)(?=[\u05d0-\u05ea]))"  # an acronym in Hebrew
    r"|'(?<=\S.)(?=''(?!'))"  # 'a word inside''
    rf"|''|``|[{_DOUBLE}«»‹›「」『』〝〞〟]"
    rf"|[{_SINGLE}](?<!\w.)|['’](?!\w)"  # between letters it is an apostrophe
    r")"
)

_FAMILIES = {
    **dict.fromkeys([*_DOUBLE, "''", "``"], "double"),
    **dict.fromkeys(_SINGLE, "single"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "single angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
    **dict.fromkeys("〝〞〟", "prime"),
}
_UNDIRECTED = frozenset(['"', "＂", "''", "'"])
_OPENING = {
    **dict.fromkeys("“„‟«‹「『〝‘‚‛", 0.0),
    **dict.fromkeys(['"', "＂", "''", "``"], 0.0),
    "'": 0.3,
    **dict.fromkeys("»›", 1.2),  # the German way round
    "”": 2.0,  # the Swedish way
}
"""What it costs by its shape that a mark opens; one that is not here never does."""
_CLOSING = {
    "“": {"”": 0.0, '"': 1.0, "“": 1.5, "''": 1.0, "„": 2.0},
    "„": {"“": 0.0, "”": 0.0, '"': 0.5, "‟": 0.5},
    "‟": {"”": 0.0},
    "”": {"”": 0.0},
    "``": {"''": 0.0, '"': 0.5},
    '"': {'"': 0.0, "”": 1.0, "“": 2.0, "''": 1.0},
    "''": {"''": 0.0, '"': 1.0},
    "＂": {"＂": 0.0},
    "'": {"'": 0.0, "’": 0.7},
    "‘": {"’": 0.0, "'": 0.5},
    "‚": {"‘": 0.0, "’": 0.3},
    "‛": {"’": 0.0},
    "«": {"»": 0.0},
    "»": {"«": 0.0, "»": 0.2},
    "‹": {"›": 0.0},
    "›": {"‹": 0.0, "›": 0.2},
    "「": {"」": 0.0},
    "『": {"』": 0.0},
    "〝": {"〞": 0.0, "〟": 0.0},
}
"""By the mark that opened: which marks close, and what that costs by their shape."""

_DIRECTED_SHARE = 0.4
"""How much the neighbours of a mark count where its shape has a direction."""
_BEFORE_OPENING = frozenset("([{</—–-…:")
_NOT_AFTER_OPENING = frozenset(".,;:!?)]}>—–-…")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-…/")
_ELIDED = re.compile(r"(?:em|til|tis|twas|cause|bout|round|cuz|ere)\b|\d", re.IGNORECASE)
"""What is written after an apostrophe that stands before its word: 'em, '90s."""


class Mark(msgspec.Struct, frozen=True):
    """A quotation mark, and what it costs to read it in one way or another."""

    start: int
    end: int
    shape: str
    family: str
    """Which marks can close one another; others may stand inside."""
    opening: float | None
    """None: it never opens."""
    closing: float
    """By its neighbours alone; by its shape, see `closing_cost`."""
    skipped: float
    """That it neither opens nor closes anything, outside of a quotation."""
    inside: float
    """The same inside a quotation that a mark of its family opened."""


def closing_cost(opening: str, mark: Mark) -> float | None:
    """Return what it costs that `mark` closes what a mark of the shape `opening` opened."""
    shape = _CLOSING[opening].get(mark.shape)
    return None if shape is None else shape + mark.closing


def marks(text: str) -> Iterator[Mark]:
    """Yield the first `MOST_MARKS` quotation marks of a text, in order.

    Apostrophes inside words, and the marks of feet and inches, are none.
    """
    found = islice(_MARK.finditer(text), MOST_MARKS)
    return (_mark(text, *match.span()) for match in found if match["none"] is None)


def _mark(text: str, start: int, end: int) -> Mark:
    shape = text[start:end]
    before, after = _neighbours(text, start, end)
    opening, closing = _opening(before, after), _closing(before, after)
    family = _FAMILIES[shape]
    skipped = inside = 2.6
    if shape not in _UNDIRECTED:
        opening, closing = opening * _DIRECTED_SHARE, closing * _DIRECTED_SHARE
    if family == "single":
        opening, closing, skipped, inside = _apostrophe(text, start, end, opening, closing)
    elif before.isdigit():
        skipped, inside = 0.3, 1.0  # 5"
    else:
        skipped = 1.6
    by_shape = _OPENING.get(shape)
    return Mark(
        start,
        end,
        shape,
        family,
        None if by_shape is None else by_shape + opening,
        closing,
        skipped,
        inside,
    )


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands on the two sides of a mark, past one other mark; "" at the ends."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before and before in _ANY:
        before = text[max(0, start - 2) : start - 1]
    if after and after in _ANY:
        after = text[end + 1 : end + 2]
    return before or " ", after or " "


def _opening(before: str, after: str) -> float:
    starts = before.isspace() or before in _BEFORE_OPENING
    leads = not after.isspace() and after not in _NOT_AFTER_OPENING
    if starts:
        return 0.0 if leads else 1.0
    return 1.2 if leads else 3.0


def _closing(before: str, after: str) -> float:
    ends = after.isspace() or after in _AFTER_CLOSING
    if not before.isspace() and before not in "([{":
        if ends:
            return 0.0
        return 1.2 if before.isalnum() else 0.6
    return 0.6 if ends else 2.2


def _apostrophe(
    text: str, start: int, end: int, opening: float, closing: float
) -> tuple[float, float, float, float]:
    """Return what it costs to read a single mark as each of the four, where it may be none."""
    before = text[start - 1 : start]
    if before.isalnum():
        after_s = before in "sS"
        return opening + 1.0, closing + (0.8 if after_s else 0.4), 0.1, 0.3 if after_s else 1.0
    if _ELIDED.match(text, end):
        return opening + 1.2, closing, 0.1, 0.2
    return opening, closing, 0.8, 2.6
