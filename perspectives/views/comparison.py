"""Two voices side by side: statements that are tied face each other, the others stand alone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from perspectives.model import RelationKind
from perspectives.story.entries import Entry, Tie
from perspectives.text.rising import longest_rising

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perspectives.story.story import Story
    from perspectives.views.voices import Voice

WORTH = [*map(RelationKind, ("answers", "variant", "parallel", "echo"))]
"""The kinds of ties; those come first that are most worth a look."""


class Row(msgspec.Struct, frozen=True):
    """A statement of either voice, or one of each that are tied."""

    one: Entry | None
    other: Entry | None
    tie: Tie | None = None
    """What ties the first to the other."""


class Comparison(msgspec.Struct, frozen=True):
    """Two voices side by side. Each of their statements is in one row, and in that once."""

    tied: tuple[Row, ...]
    """In the order of the first voice's statements."""
    alone: tuple[tuple[str | None, tuple[Row, ...]], ...]
    """By topic, by date in each; what has no topic comes last, and so does what has no date."""


class _Pair(NamedTuple):
    """Two statements that are tied, by their places among those of either voice."""

    one: int
    other: int
    tie: Tie


def compare(story: Story, one: Voice, other: Voice) -> Comparison:
    """Return two voices side by side; what is of both counts for the first."""
    ours = one.entries(story)
    theirs = [entry for entry in other.entries(story) if not one.has(entry)]
    pairs = sorted(matched(list(_pairs(ours, theirs))), key=lambda pair: pair.one)
    taken = {pair.one for pair in pairs}, {pair.other for pair in pairs}
    alone = [
        *(Row(entry, None) for place, entry in enumerate(ours) if place not in taken[0]),
        *(Row(None, entry) for place, entry in enumerate(theirs) if place not in taken[1]),
    ]
    return Comparison(
        tuple(Row(ours[pair.one], theirs[pair.other], pair.tie) for pair in pairs),
        tuple(_by_topic(alone)),
    )


def _pairs(ours: Sequence[Entry], theirs: Sequence[Entry]) -> Iterator[_Pair]:
    """Yield all that are tied, once each, as the first one tells of it."""
    places = {entry.id: place for place, entry in enumerate(theirs)}
    for place, entry in enumerate(ours):
        for tie in entry.related:
            if tie.id in places:
                yield _Pair(place, places[tie.id], tie)


def matched(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Yield pairs, the best first, so that each statement is in one at most.

    Among those that are equally good, as many as can be stand in the same order on both sides.
    """
    taken: set[int] = set()
    others: set[int] = set()
    for _equal, group in groupby(sorted(pairs, key=_worth), key=_worth):
        left = list(group)
        while left := [pair for pair in left if pair.one not in taken and pair.other not in others]:
            # Of one that could face several, the last comes first: so no more than one can rise.
            left.sort(key=lambda pair: (pair.one, -pair.other))
            for place in longest_rising([pair.other for pair in left]):
                taken.add(left[place].one)
                others.add(left[place].other)
                yield left[place]


def _worth(pair: _Pair) -> tuple[int, float]:
    return WORTH.index(pair.tie.kind), -(pair.tie.score or 0)


def _by_topic(rows: Iterable[Row]) -> Iterator[tuple[str | None, tuple[Row, ...]]]:
    def topic(row: Row) -> tuple[bool, str]:
        said = _entry(row).statement.topic
        return said is None, said or ""

    def date(row: Row) -> tuple[bool, str]:
        said = _entry(row).statement.date
        return said is None, said or ""

    ordered = sorted(sorted(rows, key=date), key=topic)
    for (_is_none, name), group in groupby(ordered, key=topic):
        yield name or None, tuple(group)


def _entry(row: Row) -> Entry:
    entry = row.one or row.other
    assert entry is not None
    return entry
