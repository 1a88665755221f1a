"""Where the words around a place in a text stand in a later version of the text.

What both versions begin and end with is taken off first. In between, every three words in a row
that each version has once tie the two together; the longest series of such ties that stands in the
same order in both is what has stayed in place (the patience diff of Bram Cohen). The time is about
linear in the texts' lengths, whatever has changed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from perspectives.model import Span
from perspectives.text.folding import fold
from perspectives.text.rising import longest_rising
from perspectives.text.words import word_spans

_TIE = 3
"""Words in a row that tie the versions together, where both have them once."""


class Surroundings:
    """Two versions of a text, to be asked for places in the older one."""

    def __init__(self, old: str, new: str) -> None:
        self._head = _common_start(old, new)
        tail = _common_start(old[self._head :][::-1], new[self._head :][::-1])
        self._old_tail, self._new_tail = len(old) - tail, len(new) - tail
        self._old = _Words(old, (self._head, self._old_tail))
        self._new = _Words(new, (self._head, self._new_tail))
        ties = [
            (place, self._new.once[words])
            for words, place in self._old.once.items()
            if words in self._new.once
        ]
        self._ties = [ties[nth] for nth in longest_rising([place for _, place in ties])]

    def of(self, span: Span) -> Span:
        """Return what lies, in the new text, between the words that stood around `span`.

        Both spans are in characters of their text.
        """
        shift = self._new_tail - self._old_tail
        start, end = span
        if end <= self._head:
            return span
        if start >= self._old_tail:
            return start + shift, end + shift
        low = start if start < self._head else self._behind(start)
        high = end + shift if end > self._old_tail else self._before(end)
        return low, high

    def _behind(self, start: int) -> int:
        """Return where the last tie before an offset of the old text ends in the new one."""
        nth = bisect_right(self._ties, start, key=lambda tie: self._old.span(tie[0])[1])
        return self._new.span(self._ties[nth - 1][1])[1] if nth else self._head

    def _before(self, end: int) -> int:
        """Return where the first tie behind an offset of the old text starts in the new one."""
        nth = bisect_left(self._ties, end, key=lambda tie: self._old.span(tie[0])[0])
        return self._new.span(self._ties[nth][1])[0] if nth < len(self._ties) else self._new_tail


class _Words:
    """The words in a part of a text. A place is the number of a word in the part."""

    def __init__(self, text: str, part: Span) -> None:
        self._start = part[0]
        self._folded = fold(text[slice(*part)])
        self._spans = word_spans(self._folded.text)
        words = [self._folded.text[start:end] for start, end in self._spans]
        self.once = _once(words)
        """The ties that stand in it once, and their places, in order."""

    def span(self, place: int) -> Span:
        """Return the offsets, in the whole text, of the tie at a place."""
        start, end = self._folded.span(self._spans[place][0], self._spans[place + _TIE - 1][1])
        return self._start + start, self._start + end


def _once(words: list[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    repeated = set()
    for place, tie in enumerate(zip(*(words[n:] for n in range(_TIE)), strict=False)):
        joined = " ".join(tie)
        if places.setdefault(joined, place) != place:
            repeated.add(joined)
    return {tie: place for tie, place in places.items() if tie not in repeated}


def _common_start(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
