"""What the punctuation between the words of a text tells about where quotations stand."""

from __future__ import annotations

from perspectives.anchoring.cues import cues
from perspectives.anchoring.index import WordIndex
from perspectives.model import Span
from perspectives.text.sentences import LONGEST_ABBREVIATION

_ATTRIBUTION = 25
_QUOTED_ATTRIBUTION = 60
"""How many words interrupt a quotation at most, without and with quotation marks around them: a
long sentence, and two."""
_OMISSION_COST = 2.0
_OMITTED_WORD = 0.5
"""What it costs that something was left out without a mark, and for each word of it: little beside
what agrees, enough to prefer the tighter of two places."""
_REPORTING_COST = 1.0
"""The same for words that look like an attribution without punctuation around it."""
_QUOTATION_MARK = 3.0
_PUNCTUATION = 1.5
"""A quotation mark speaks for a border more than a word does, other punctuation less."""
_STOPS = frozenset('.!?"')
_ENDS = frozenset(".!?")


def border_strength(marks: str) -> float:
    """Return how much the marks between two words speak for a quote that begins or ends there.

    It is in characters of difference that the border outweighs.
    """
    if marks == " ":
        return 0.0
    return _QUOTATION_MARK if '"' in marks else _PUNCTUATION


def attribution_within(index: WordIndex, places: Span) -> Span | None:
    """Return the words between a closing and an opening quotation mark, if `places` hold such."""
    start, end = places
    closing = next((n for n in range(start, end) if _closes(index.between(n))), None)
    if closing is None:
        return None
    opening = next((n for n in range(end, closing, -1) if _opens(index.between(n))), None)
    return None if opening is None else (closing, opening)


def is_attribution(index: WordIndex, places: Span) -> bool:
    """Tell whether the words at `places` look like the ones that interrupt a quotation."""
    start, end = places
    if start >= end:
        return False
    before, after = index.between(start), index.between(end)
    if '"' in before and '"' in after:
        return end - start <= _QUOTED_ATTRIBUTION
    pauses = before != " " and after != " " and _STOPS.isdisjoint(before)
    return pauses and end - start <= _ATTRIBUTION


def ends_sentence(word: str, marks: str) -> bool:
    """Tell whether a sentence ends with a word that these marks follow, not an abbreviation."""
    return marks != " " and len(word) > LONGEST_ABBREVIATION and not _ENDS.isdisjoint(marks)


def omission_cost(index: WordIndex, places: Span) -> float:
    """Return what it costs, in characters, that a quote goes on without the words at `places`."""
    if is_attribution(index, places):
        return 0.0
    start, end = places
    words = index.words[start:end]
    if len(words) <= _ATTRIBUTION and _tells_of_speech(words):
        return _REPORTING_COST
    if not any(ends_sentence(index.words[n - 1], index.between(n)) for n in range(start, end + 1)):
        return _OMISSION_COST
    return _OMISSION_COST + _OMITTED_WORD * min(end - start, _ATTRIBUTION)


def _tells_of_speech(words: list[str]) -> bool:
    return words[0] in cues().openers and not cues().words.isdisjoint(words)


def _closes(marks: str) -> bool:
    return '"' in marks.split(" ", 1)[0]


def _opens(marks: str) -> bool:
    return '"' in marks.rsplit(" ", 1)[-1]
