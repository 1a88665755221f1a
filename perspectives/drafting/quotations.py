"""The quotations in an article: what stands between quotation marks, of every shape.

A paragraph is read as a whole. Each of its marks may open a quotation, close one, or do neither,
at a cost (`quotemarks`); the cheapest reading of all of them is found with the algorithm of
Viterbi (1967), in a time that grows with the number of marks. So one mark that is missing or
turned the wrong way spoils no more than the quotation around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

import msgspec

from perspectives.drafting.clauses import Subject
from perspectives.drafting.quotemarks import Mark, closing_cost, marks
from perspectives.drafting.voices import (
    PAUSES,
    attribution_inside,
    is_another,
    last_said,
    names_two,
    voice_before,
    voice_behind,
)
from perspectives.languages import any_language
from perspectives.model import Span
from perspectives.text.paragraphs import paragraphs
from perspectives.text.sentences import SENTENCE_END
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
_ENDS_ATTRIBUTION = frozenset(".,;—–-")


class Quotation(msgspec.Struct, frozen=True):
    """One utterance between quotation marks. Offsets count characters of the text."""

    spans: tuple[Span, ...]
    """What stands inside the marks, without spaces around it: one span, or more where it is
    interrupted by its attribution ("X," she said. "Y") or by the end of a paragraph."""
    marked: tuple[Span, ...]
    """The same spans with their marks, as far as they have any."""
    words: int
    """In all spans. One or two are often a title, or words kept at a distance."""

    @classmethod
    def of(cls, text: str, spans: Sequence[Span], marked: Sequence[Span]) -> Quotation:
        """Return the quotation that stands in some spans of a text."""
        words = sum(len(split_words(text[start:end].lower())) for start, end in spans)
        return cls(tuple(spans), tuple(marked), words)


class _Part(msgspec.Struct, frozen=True):
    """What stands between two marks, or between a mark and the end of its paragraph."""

    opening: Mark
    closing: Mark | None
    end: int
    """Where the words end at the latest: at the closing mark, if there is one."""


class _Utterance(msgspec.Struct, frozen=True):
    """What one says: the parts of a quotation."""

    parts: list[_Part]
    start: int
    """Where the words before it begin, at the earliest."""
    end: int
    """Where the words behind it end, at the latest."""


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
    found: list[_Utterance] = []
    goes_on = False
    marked = list(_marked_paragraphs(text))
    following = [paragraph.first for paragraph in marked[1:]]
    for paragraph, next_first in zip_longest(marked, following):
        parts = [_ended(text, part) for part in _read(paragraph, next_first)]
        groups = _utterances(text, parts, paragraph.span)
        if goes_on and groups and groups[0].parts[0].opening is paragraph.first:
            begun = found[-1]
            if not _contradict(text, begun, groups[0]):
                joined = groups.pop(0)
                found[-1] = _Utterance([*begun.parts, *joined.parts], begun.start, joined.end)
        found += groups
        goes_on = bool(parts) and parts[-1].end == paragraph.span[1] and not parts[-1].closing
    return [quotation for one in found if (quotation := _quotation(text, one.parts)).words]


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


def _ended(text: str, part: _Part) -> _Part:
    """End a part that has no closing mark before an attribution inside it."""
    end = None if part.closing else attribution_inside(text, part.opening.end, part.end)
    return part if end is None else _Part(part.opening, None, end)


def _utterances(text: str, parts: Sequence[_Part], paragraph: Span) -> list[_Utterance]:
    """Put together the parts that an attribution interrupts."""
    utterances: list[_Utterance] = []
    start = paragraph[0]
    for part, following in zip_longest(parts, parts[1:]):
        end = following.opening.start if following else paragraph[1]
        if utterances and _goes_on(text, utterances[-1].parts[-1], part, end):
            last = utterances.pop()
            utterances.append(_Utterance([*last.parts, part], last.start, end))
        else:
            utterances.append(_Utterance([part], start, end))
        start = part.closing.end if part.closing else part.end
    return utterances


def _goes_on(text: str, part: _Part, following: _Part, end: int) -> bool:
    """Tell whether the words between two quotations are plainly the attribution of both.

    `end` is where the words behind the second one end at the latest.
    """
    if part.closing is None or part.opening.family != following.opening.family:
        return False
    between = text[part.closing.end : following.opening.start].strip()
    if not between or between[-1] not in _ENDS_ATTRIBUTION or _begins_sentence(between):
        return False
    if last_said(text, part.opening.end, part.end) not in PAUSES and between[0] not in PAUSES:
        return False
    # "X," he said, adding, "Y." and "X," he said. "Y," he added: two each.
    stops = last_said(text, following.opening.end, following.end)
    if "," in between[1:-1] if between[-1] == "," else stops == ",":
        return False
    if between[-1] == "." and _voice_behind(text, following, end):
        return False
    if names_two(text, part.closing.end, following.opening.start):
        return False
    if SENTENCE_END.search(between):
        return False
    return 1 <= len(split_words(between.lower())) <= _LONGEST_ATTRIBUTION


def _begins_sentence(words: str) -> bool:
    """Tell whether some words begin a sentence, as in “Is it?” He answered, “It is.”."""
    first = words.partition(" ")[0]
    return first[0].isupper() and first.lower() in any_language().pronouns


def _contradict(text: str, begun: _Utterance, following: _Utterance) -> bool:
    """Tell whether a quotation that may go on in the next paragraph is another's there."""
    later = next(_voices_behind(text, following), None)
    if later is None:
        return False
    before = voice_before(text, begun.start, begun.parts[0].opening.start)
    earlier = before or next(_voices_behind(text, begun), None)
    return earlier is not None and is_another(text, earlier, later)


def _voices_behind(text: str, utterance: _Utterance) -> Iterator[Subject]:
    for part, following in zip_longest(utterance.parts, utterance.parts[1:]):
        end = following.opening.start if following else utterance.end
        if voice := _voice_behind(text, part, end):
            yield voice


def _voice_behind(text: str, part: _Part, end: int) -> Subject | None:
    marked = part.opening.start, part.closing.end if part.closing else part.end
    return voice_behind(text, marked, end)


def _quotation(text: str, parts: Sequence[_Part]) -> Quotation:
    spans, marked = [], []
    for part in parts:
        start, end = _stripped(text, part.opening.end, part.end)
        if start < end:
            spans.append((start, end))
            marked.append((part.opening.start, part.closing.end if part.closing else end))
    return Quotation.of(text, spans, marked)


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
