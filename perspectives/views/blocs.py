"""An order in which those stand together who are tied to the same others, and to one another.

It is a seriation in the manner of the bond energy algorithm (McCormick, Schweitzer and White 1972):
whoever is most bound to those that stand in the row already comes next, and is put where he is most
like his neighbours. Two are as like as their ties are, by the cosine; everybody is tied to himself
as strongly as to whom he is tied most.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

_Likeness: TypeAlias = Mapping[str, Mapping[str, float]]


def in_blocs(ties: Mapping[tuple[str, str], int]) -> list[str]:
    """Return all that are tied to any other, each once, like beside like.

    `ties` has how strongly two are tied, more than 0, whichever stands first. The order depends on
    names and ties, and not on the order of `ties`.
    """
    rows = _rows(ties)
    totals = {one: sum(row.values()) for one, row in rows.items()}
    order = sorted(rows, key=lambda one: (-totals[one], one))
    likeness = _likeness(rows)
    chains: list[str] = []
    left = dict.fromkeys(order)
    while left:
        chain = _chain(next(iter(left)), left, likeness)
        is_backwards = order.index(chain[-1]) < order.index(chain[0])
        chains += reversed(chain) if is_backwards else chain
    return chains


def _rows(ties: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    """Return the ties of each, itself included."""
    rows: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for (one, other), weight in ties.items():
        if one != other:
            rows[one][other] += weight
            rows[other][one] += weight
    return {one: {**row, one: max(row.values())} for one, row in rows.items()}


def _likeness(rows: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, float]]:
    """Return for each those that have any tie in common with it, and how like they are, 0 to 1."""
    shared: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows.values():
        for one, weight in row.items():
            for other, its_weight in row.items():
                shared[one][other] += weight * its_weight
    return {
        one: {
            other: product / math.sqrt(shared[one][one] * shared[other][other])
            for other, product in its.items()
            if other != one
        }
        for one, its in shared.items()
    }


def _chain(first: str, left: dict[str, None], likeness: _Likeness) -> list[str]:
    """Take one, and all that it is bound to directly or not, out of `left`; return them in order.

    Among equals the first in `left` comes first.
    """
    chain: list[str] = []
    bound: dict[str, float] = {first: 0.0}
    while bound:
        following = max((one for one in left if one in bound), key=bound.__getitem__)
        del left[following], bound[following]
        chain.insert(_place(following, chain, likeness), following)
        for other, alike in likeness[following].items():
            if other in left:
                bound[other] = bound.get(other, 0.0) + alike
    return chain


def _place(one: str, chain: Sequence[str], likeness: _Likeness) -> int:
    """Return where in a chain one is put so that neighbours are most alike in all."""
    near = [likeness[one].get(other, 0.0) for other in chain]
    between = [likeness[first].get(second, 0.0) for first, second in pairwise(chain)]

    def gain(place: int) -> float:
        if place in (0, len(chain)):
            return (near or [0.0])[place - 1 if place else 0]
        return near[place - 1] + near[place] - between[place - 1]

    return max(range(len(chain) + 1), key=gain)
