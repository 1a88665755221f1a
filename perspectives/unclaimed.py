"""The quotations of an article that no statement covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from perspectives.drafting.quotations import Quotation, quotations
from perspectives.intervals import shared, total, united
from perspectives.model import Span

LEAST_WORDS = 3
"""Fewer words between quotation marks are often a title, or words kept at a distance."""

_COVERED = 0.5
"""The share of a quotation, in characters, that statements have to have: whoever files the telling
half of it has read it all, and left the rest out on purpose."""


@lru_cache(maxsize=8)
def quotations_of(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of an article's text; of a text asked about lately, at once."""
    return tuple(quotations(text))


def unclaimed(text: str, passages: Iterable[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of a text that are not covered by `passages`, in order.

    Those of fewer than `LEAST_WORDS` words are left out.
    """
    claimed = united(passages)
    ends = [end for _, end in claimed]
    return tuple(
        quotation
        for quotation in quotations_of(text)
        if quotation.words >= LEAST_WORDS and not _is_covered(quotation, claimed, ends)
    )


def _is_covered(quotation: Quotation, claimed: Sequence[Span], ends: Sequence[int]) -> bool:
    first = bisect_right(ends, quotation.spans[0][0])
    last = bisect_left(claimed, quotation.spans[-1][1], key=_start)
    covered = shared(quotation.spans, claimed[first:last])
    return covered >= _COVERED * total(quotation.spans)


def _start(span: Span) -> int:
    return span[0]
