"""The longest rising run of some numbers: what of two texts stands in the same order in both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Return the places, in order, of the most numbers of which each is above the one before.

    It is found by patience sorting (Fredman 1975), which the patience diff of Bram Cohen has its
    name from: each number goes on the first pile whose top is not lower.
    """
    tops: list[int] = []
    on_top: list[int] = []
    """The place of each top."""
    below: list[int | None] = []
    """For each number, the place of the one that was on top of the pile before when it came."""
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        below.append(on_top[pile - 1] if pile else None)
        tops[pile : pile + 1] = [number]
        on_top[pile : pile + 1] = [place]
    rising = []
    last = on_top[-1] if on_top else None
    while last is not None:
        rising.append(last)
        last = below[last]
    return rising[::-1]
