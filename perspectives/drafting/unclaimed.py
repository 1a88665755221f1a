"""The quotations of an article that no statement covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from perspectives.drafting.quotations import Quotation
from perspectives.model import Span
from perspectives.text.spans import shared, total, united

LEAST_WORDS = 3
"""Fewer words between quotation marks are often a title, or words kept at a distance."""

_COVERED = 0.5
"""The share of a quotation, in characters, that statements have to have: whoever files the telling
half of it has read it all, and left the rest out on purpose."""


def unclaimed(quotations: Iterable[Quotation], passages: Iterable[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of an article that are not covered by the passages in it, in order.

    Those of fewer than `LEAST_WORDS` words are left out.
    """
    claimed = united(passages)
    ends = [end for _, end in claimed]
    return tuple(
        quotation
        for quotation in quotations
        if quotation.words >= LEAST_WORDS and not _is_covered(quotation, claimed, ends)
    )


def _is_covered(quotation: Quotation, claimed: Sequence[Span], ends: Sequence[int]) -> bool:
    first = bisect_right(ends, quotation.spans[0][0])
    last = bisect_left(claimed, quotation.spans[-1][1], key=_start)
    covered = shared(quotation.spans, claimed[first:last])
    return covered >= _COVERED * total(quotation.spans)


def _start(span: Span) -> int:
    return span[0]
