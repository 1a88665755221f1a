"""Half-open intervals: which of them cover an offset, and what two lists of them share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from perspectives.model import Span


class Intervals:
    """Spans to be asked, many times over, which of them cover an offset.

    Asking takes a binary search and a walk back that ends where no earlier span reaches so far:
    time in proportion to the answer, except where short spans stand inside a very long one.
    """

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        """Take spans, each with the number that stands for it in answers."""
        self._spans = sorted(spans)
        self._starts = [start for (start, _), _ in self._spans]
        self._reach = list(accumulate((end for (_, end), _ in self._spans), max))
        """For each span, the farthest end of it and of all before it."""

    def at(self, offset: int) -> list[int]:
        """Return the numbers of the spans that cover `offset`, the last to begin first."""
        covering = []
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and self._reach[index] > offset:
            (_, end), number = self._spans[index]
            if end > offset:
                covering.append(number)
            index -= 1
        return covering


def united(spans: Iterable[Span]) -> list[Span]:
    """Return the same places as spans in order, of which none touches another."""
    disjoint: list[Span] = []
    for start, end in sorted(spans):
        if disjoint and start <= disjoint[-1][1]:
            disjoint[-1] = disjoint[-1][0], max(end, disjoint[-1][1])
        else:
            disjoint.append((start, end))
    return disjoint


def without(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """Return what of some places no other covers, as spans in order."""
    left: list[Span] = []
    covers = united(others)
    first = 0
    for start, end in united(spans):
        while first < len(covers) and covers[first][1] <= start:
            first += 1
        for cover_start, cover_end in covers[first:]:
            if cover_start >= end:
                break
            if start < cover_start:
                left.append((start, cover_start))
            start = cover_end
        if start < end:
            left.append((start, end))
    return left


def shared(spans: Iterable[Span], others: Sequence[Span]) -> int:
    """Return how much two lists of spans share; no two of one list may overlap."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in others)


def total(spans: Iterable[Span]) -> int:
    """Return the length of spans together."""
    return sum(end - start for start, end in spans)
