"""Two voices side by side: statements that are tied face each other, the others stand alone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from perspectives.model import WORTH
from perspectives.story.entries import Entry, Tie
from perspectives.text.rising import longest_rising
from perspectives.views.pairs import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perspectives.story.story import Story
    from perspectives.views.voices import Voice


class Row(msgspec.Struct, frozen=True):
    """Statements that face each other."""

    pairs: tuple[Pair, ...]
    """First the two that match. Behind them each statement that is tied to one of these, but whose
    own partners all match others; with the best of its ties."""

    @property
    def ones(self) -> tuple[Entry, ...]:
        """Those of the first voice, each once."""
        return tuple({pair.one.id: pair.one for pair in self.pairs}.values())

    @property
    def others(self) -> tuple[Entry, ...]:
        """Those of the other voice, each once."""
        return tuple({pair.other.id: pair.other for pair in self.pairs}.values())


class Alone(msgspec.Struct, frozen=True):
    """What is said of a topic, and tied to nothing that the other voice says; by date."""

    topic: str | None
    ones: tuple[Entry, ...]
    others: tuple[Entry, ...]


class Comparison(msgspec.Struct, frozen=True):
    """Two voices side by side; each of their statements is there once."""

    facing: tuple[Row, ...]
    """In the order of the first voice's statements that match."""
    alone: tuple[Alone, ...]
    """In the order of the topics; what has none comes last, as in each what has no date."""


def compare(story: Story, one: Voice, other: Voice) -> Comparison:
    """Return two voices side by side; what is of both counts for the first."""
    ours = one.entries(story)
    theirs = [entry for entry in other.entries(story) if not one.has(entry)]
    facing = [
        Row(tuple(Pair(ours[link.one], theirs[link.other], link.tie) for link in links))
        for links in _rows(sorted(_links(ours, theirs), key=_worth))
    ]
    placed = {entry.id for row in facing for entry in (*row.ones, *row.others)}
    return Comparison(
        tuple(facing),
        tuple(
            _by_topic(
                [entry for entry in ours if entry.id not in placed],
                [entry for entry in theirs if entry.id not in placed],
            )
        ),
    )


# What is tied


class _Link(NamedTuple):
    """A tie between statements at two places, each among those of its voice."""

    one: int
    other: int
    tie: Tie


def _links(ours: Sequence[Entry], theirs: Sequence[Entry]) -> Iterator[_Link]:
    """Yield all that are tied, once each, as the first one tells of it."""
    places = {entry.id: place for place, entry in enumerate(theirs)}
    for place, entry in enumerate(ours):
        for tie in entry.related:
            if tie.id in places:
                yield _Link(place, places[tie.id], tie)


def _worth(link: _Link) -> tuple[int, bool, float]:
    """Return what is the less, the more a tie is worth: by kind, what is filed first, by score."""
    return WORTH[link.tie.kind], link.tie.draft is not None, -(link.tie.score or 0)


def _rows(links: Sequence[_Link]) -> list[list[_Link]]:
    """Return ties, given the best first, in rows: those that match, and behind each what joins it.

    Of whatever matches nothing, all partners match something, or it would match one of them.
    """
    rows = [[match] for match in sorted(_matches(links), key=lambda link: link.one)]
    ones = {row[0].one: row for row in rows}
    others = {row[0].other: row for row in rows}
    late_ones: set[int] = set()
    late_others: set[int] = set()
    for link in links:
        if link.one not in ones and link.one not in late_ones:
            late_ones.add(link.one)
            others[link.other].append(link)
        elif link.other not in others and link.other not in late_others:
            late_others.add(link.other)
            ones[link.one].append(link)
    return rows


def _matches(links: Iterable[_Link]) -> Iterator[_Link]:
    """Yield the best ties of which no two have a statement in common.

    Among those that are equally good, as many as can be stand in the same order on both sides.
    """
    ones: set[int] = set()
    others: set[int] = set()
    for _equal, group in groupby(links, key=_worth):
        left = list(group)
        while left := [link for link in left if link.one not in ones and link.other not in others]:
            # Of one that could match several, the last comes first: so that only one can rise.
            left.sort(key=lambda link: (link.one, -link.other))
            for place in longest_rising([link.other for link in left]):
                ones.add(left[place].one)
                others.add(left[place].other)
                yield left[place]


# What is not


def _by_topic(ours: Sequence[Entry], theirs: Sequence[Entry]) -> Iterator[Alone]:
    topics: dict[str | None, tuple[list[Entry], list[Entry]]] = {}
    for place, said in enumerate((ours, theirs)):
        for entry in sorted(said, key=_date):
            topics.setdefault(entry.statement.topic, ([], []))[place].append(entry)
    for topic in sorted(topics, key=lambda name: (name is None, name or "")):
        its_ones, its_others = topics[topic]
        yield Alone(topic, tuple(its_ones), tuple(its_others))


def _date(entry: Entry) -> tuple[bool, str]:
    return entry.statement.date is None, entry.statement.date or ""
