"""The quotations in an article: what stands between quotation marks, of every shape.

A paragraph is read as a whole. Each of its marks may open a quotation, close one, or do neither,
at a cost (`quotemarks`); the cheapest reading of all of them is found with the algorithm of
Viterbi (1967), in a time that grows with the number of marks. So one mark that is missing or
turned the wrong way spoils no more than the quotation around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

import msgspec

from perspectives.drafting.paragraphs import paragraphs
from perspectives.drafting.quotemarks import Mark, closing_cost, marks
from perspectives.model import Span
from perspectives.text.words import split_words

_UNCLOSED = 1.5
"""What it costs that a quotation has no closing mark."""
_CONTINUED = 0.8
"""The same where the next paragraph begins with a mark, as it does where somebody goes on."""
_NESTED = 1.0
"""What it costs that a quotation stands in another between marks of the same sort."""
_HOPELESS = 4.0
"""How much more than the cheapest reading one may cost that is still followed up."""
_LONGEST_ATTRIBUTION = 40
"""How many words interrupt one utterance at most."""
_PAUSE = frozenset(",?!—–-…")
_ENDS_ATTRIBUTION = frozenset(".,;—–-")
_ENDS_SENTENCE = re.compile(r"(?<=\w{4})[.!?]\s")
"""After fewer letters a full stop is taken for that of "Mr." or "Gov."."""


class Quotation(msgspec.Struct, frozen=True):
    """One utterance between quotation marks. Offsets count characters of the text."""

    spans: tuple[Span, ...]
    """What stands inside the marks, without spaces around it: one span, or more where it is
    interrupted by its attribution ("X," she said. "Y") or by the end of a paragraph."""
    marked: tuple[Span, ...]
    """The same spans with their marks, as far as they have any."""
    words: int
    """In all spans. One or two are often a title, or words kept at a distance."""


class _Part(msgspec.Struct, frozen=True):
    """What stands between two marks, or between a mark and the end of its paragraph."""

    opening: Mark
    closing: Mark | None
    end: int
    """Where the words end at the latest: at the closing mark, if there is one."""


_Path: TypeAlias = "tuple[_Path, _Part] | None"
"""The parts of a reading, the last one first."""
_NOTHING: _Path = None
_Key: TypeAlias = tuple[str, bool]
"""The shape of the mark that opened a quotation, and whether another of its sort is open in it."""


class _Open(msgspec.Struct, frozen=True):
    """The cheapest reading that leaves a quotation open."""

    cost: float
    path: _Path
    mark: Mark


class _Paragraph(msgspec.Struct, frozen=True):
    span: Span
    marks: list[Mark]
    first: Mark | None
    """The mark that it begins with, if it begins with one."""


def quotations(text: str) -> list[Quotation]:
    """Return every quotation of a text, in order; none stands in another.

    A mark without its partner ends with its paragraph. Where the next paragraph begins with a
    mark, the quotation goes on in it. A quotation that its attribution interrupts is one where
    that is plain from the punctuation. Time grows in proportion to the text.
    """
    found: list[list[_Part]] = []
    goes_on = False
    marked = list(_marked_paragraphs(text))
    following = [paragraph.first for paragraph in marked[1:]]
    for paragraph, next_first in zip_longest(marked, following):
        parts = _read(paragraph, next_first)
        groups = _utterances(text, parts)
        if goes_on and groups and groups[0][0].opening is paragraph.first:
            found[-1] += groups.pop(0)
        found += groups
        goes_on = bool(parts) and parts[-1].end == paragraph.span[1] and not parts[-1].closing
    return [quotation for parts in found if (quotation := _quotation(text, parts)).words]


def _marked_paragraphs(text: str) -> Iterator[_Paragraph]:
    left = marks(text)
    mark = next(left, None)
    for start, end in paragraphs(text):
        if mark is None:
            return
        its_marks = []
        while mark and mark.start < end:
            its_marks.append(mark)
            mark = next(left, None)
        begins = bool(its_marks) and not text[start : its_marks[0].start].strip()
        yield _Paragraph((start, end), its_marks, its_marks[0] if begins else None)


def _read(paragraph: _Paragraph, following: Mark | None) -> list[_Part]:
    """Return the quotations of the cheapest reading of a paragraph's marks, in order."""
    cost, path = 0.0, _NOTHING
    inside: dict[_Key, _Open] = {}
    for mark in paragraph.marks:
        outside = cost + mark.skipped, path
        still_open: dict[_Key, _Open] = {}
        for key, reading in inside.items():
            if reading.cost > cost + _HOPELESS:
                continue
            closed = _read_inside(mark, key, reading, still_open)
            if closed and closed[0] < outside[0]:
                outside = closed
        if mark.opening is not None:
            _keep(still_open, (mark.shape, False), _Open(cost + mark.opening, path, mark))
        cost, path = outside
        inside = still_open
    best = cost, path
    for reading in inside.values():
        goes_on = following is not None and following.family == reading.mark.family
        at_end = reading.cost + (_CONTINUED if goes_on else _UNCLOSED)
        if at_end < best[0]:
            best = at_end, (reading.path, _Part(reading.mark, None, paragraph.span[1]))
    return _parts(best[1])


def _read_inside(
    mark: Mark, key: _Key, reading: _Open, still_open: dict[_Key, _Open]
) -> tuple[float, _Path] | None:
    """Read a mark inside a quotation: put what leaves it open into `still_open`.

    Returns the cost and the path if it closes the quotation, where it can.
    """
    opening = reading.mark
    shape, is_nested = key
    if mark.family != opening.family:
        _keep(still_open, key, reading)
        return None
    _keep(still_open, key, _Open(reading.cost + mark.inside, reading.path, opening))
    if mark.opening is not None and not is_nested:
        nested = reading.cost + mark.opening + _NESTED
        _keep(still_open, (shape, True), _Open(nested, reading.path, opening))
        anew = reading.cost + mark.opening + _UNCLOSED
        path = (reading.path, _Part(opening, None, mark.start))
        _keep(still_open, (mark.shape, False), _Open(anew, path, mark))
    price = closing_cost(shape, mark)
    if price is None:
        return None
    if is_nested:
        _keep(still_open, (shape, False), _Open(reading.cost + price, reading.path, opening))
        return None
    return reading.cost + price, (reading.path, _Part(opening, mark, mark.start))


def _keep(readings: dict[_Key, _Open], key: _Key, reading: _Open) -> None:
    if key not in readings or reading.cost < readings[key].cost:
        readings[key] = reading


def _parts(path: _Path) -> list[_Part]:
    parts = []
    while path is not None:
        path, part = path
        parts.append(part)
    return parts[::-1]


def _utterances(text: str, parts: Iterable[_Part]) -> list[list[_Part]]:
    """Put together the parts that an attribution interrupts."""
    utterances: list[list[_Part]] = []
    for part in parts:
        if utterances and _goes_on(text, utterances[-1][-1], part):
            utterances[-1].append(part)
        else:
            utterances.append([part])
    return utterances


def _goes_on(text: str, part: _Part, following: _Part) -> bool:
    """Tell whether the words between two quotations are plainly the attribution of both."""
    if part.closing is None or part.opening.family != following.opening.family:
        return False
    between = text[part.closing.end : following.opening.start].strip()
    if not between or between[-1] not in _ENDS_ATTRIBUTION:
        return False
    if _last(text, part) not in _PAUSE and between[0] not in _PAUSE:
        return False
    # "X," he said, adding, "Y." and "X," he said. "Y," he added: two each.
    if "," in between[1:-1] if between[-1] == "," else _last(text, following) == ",":
        return False
    if _ENDS_SENTENCE.search(between):
        return False
    return 1 <= len(split_words(between.lower())) <= _LONGEST_ATTRIBUTION


def _last(text: str, part: _Part) -> str:
    """Return the last character before the closing mark, past the marks of quotes inside."""
    return text[part.opening.end : part.end].rstrip("\"'’” ")[-1:]


def _quotation(text: str, parts: Sequence[_Part]) -> Quotation:
    spans, marked = [], []
    for part in parts:
        start, end = _stripped(text, part.opening.end, part.end)
        if start < end:
            spans.append((start, end))
            marked.append((part.opening.start, part.closing.end if part.closing else end))
    words = sum(len(split_words(text[start:end].lower())) for start, end in spans)
    return Quotation(tuple(spans), tuple(marked), words)


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
