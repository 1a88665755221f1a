"""A story in numbers: how much each side and each actor says, of what, in which way and when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from perspectives.model import Actor, Article, Kind, Span, Stance
from perspectives.story.entries import Entry, Side
from perspectives.text.folding import fold
from perspectives.text.spans import total, united
from perspectives.text.words import split_words
from perspectives.views.extents import extent

if TYPE_CHECKING:
    from perspectives.story.story import Story


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What some statements come to."""

    statements: int
    words: int
    """Of the quotes, as they are filed."""
    share: float
    """How much of the articles' characters are in their passages; 0 to 1, each counted once."""
    topics: Mapping[str, int]
    """How many statements have each topic, the most first."""
    stances: Mapping[Stance, int]
    kinds: Mapping[Kind, int]
    first: str | None
    """The date of the earliest, as it was written; None where none has any."""
    last: str | None
    """The date of the one that was over last."""


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says in numbers; what is only proposed is never counted with what is filed."""

    filed: Figures
    proposed: Figures
    entries: tuple[Entry, ...]
    """What is counted, in article order."""


class ActorTally(msgspec.Struct, frozen=True):
    """An actor in numbers."""

    actor: Actor
    tally: Tally


class SideTally(msgspec.Struct, frozen=True):
    """A perspective in numbers."""

    side: Side
    tally: Tally
    actors: tuple[ActorTally, ...]


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """A story in numbers, or what one of its articles has of it."""

    article: Article | None
    """None where all articles are counted together."""
    sides: tuple[SideTally, ...]
    """Those that say something there, in the story's order."""
    tally: Tally
    """Of all sides."""


def numbers(story: Story) -> tuple[Numbers, ...]:
    """Return a story in numbers: all articles together, and then apart, where there are several.

    A statement that was looked for in several articles, and found in none, is in no article's.
    """
    words = {one.id: len(split_words(fold(one.statement.quote).text)) for one in story.statements}
    whole = _Counting(words, sum(len(article.text) for article in story.articles))
    together = whole.numbers(story.perspectives, story.statements, None)
    if len(story.articles) == 1:
        return (together,)
    said = _grouped(story.statements, lambda entry: entry.article)
    apart = (
        _Counting(words, len(one.text)).numbers(story.perspectives, said[one.id], one)
        for one in story.articles
    )
    return (together, *apart)


class _Counting:
    """What statements are counted by: the words of each, and the characters there are to cover."""

    def __init__(self, words: Mapping[str, int], characters: int) -> None:
        self._words = words
        self._characters = characters

    def numbers(
        self, sides: Iterable[Side], entries: Sequence[Entry], article: Article | None
    ) -> Numbers:
        by_side = _grouped(entries, lambda entry: entry.perspective_id)
        tallies = [self._side(side, by_side[side.id]) for side in sides if side.id in by_side]
        return Numbers(article=article, sides=tuple(tallies), tally=self._tally(entries))

    def _side(self, side: Side, entries: Sequence[Entry]) -> SideTally:
        by_actor = _grouped(entries, lambda entry: entry.place[0])
        actors = (
            ActorTally(actor, self._tally(by_actor[number]))
            for number, (actor, _) in enumerate(side.actors)
            if number in by_actor
        )
        return SideTally(side, self._tally(entries), tuple(actors))

    def _tally(self, entries: Sequence[Entry]) -> Tally:
        return Tally(
            filed=self._figures([entry for entry in entries if entry.draft is None]),
            proposed=self._figures([entry for entry in entries if entry.draft is not None]),
            entries=tuple(entries),
        )

    def _figures(self, entries: Sequence[Entry]) -> Figures:
        statements = [entry.statement for entry in entries]
        dates = [(when, one.date) for one in statements if one.date and (when := extent(one.date))]
        topics = Counter(one.topic for one in statements if one.topic)
        return Figures(
            statements=len(entries),
            words=sum(self._words[entry.id] for entry in entries),
            share=_covered(entries) / self._characters if self._characters else 0.0,
            topics=dict(topics.most_common()),
            stances=Counter(one.stance for one in statements if one.stance),
            kinds=Counter(one.kind for one in statements),
            first=min(dates)[1] if dates else None,
            last=max(dates, key=lambda dated: (dated[0].end, dated[0].start))[1] if dates else None,
        )


T = TypeVar("T")


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], T]) -> Mapping[T, Sequence[Entry]]:
    groups: defaultdict[T, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return groups


def _covered(entries: Iterable[Entry]) -> int:
    """Return how many characters of their articles are in the passages of statements."""
    spans: defaultdict[str | None, list[Span]] = defaultdict(list)
    for entry in entries:
        spans[entry.article] += entry.passage.spans
    return sum(total(united(its_spans)) for its_spans in spans.values())


MEASURES: Mapping[str, Callable[[Figures], float]] = {
    "statements": lambda figures: figures.statements,
    "words": lambda figures: figures.words,
    "share": lambda figures: figures.share,
    "topics": lambda figures: len(figures.topics),
}
"""What can be more or less of some statements."""


def _most(measure: Callable[[Figures], float]) -> Callable[[Tally], Any]:
    return lambda tally: (-measure(tally.filed), -measure(tally.proposed))


def _earliest(tally: Tally) -> Any:
    when = extent(tally.filed.first or tally.proposed.first or "")
    return when is None, when


ORDERS: Mapping[str, Callable[[Tally], Any]] = {
    **{name: _most(measure) for name, measure in MEASURES.items()},
    "first date": _earliest,
}
"""What sides, and the actors of each, can be sorted by."""


def ordered(numbers: Numbers, order: str | None) -> Numbers:
    """Return the same with its sides, and the actors of each, in one of the `ORDERS`.

    The most come first, and what was said earliest; without an order, all are as in the story.
    """
    if order is None:
        return numbers
    key = ORDERS[order]
    sides = [
        msgspec.structs.replace(
            side, actors=tuple(sorted(side.actors, key=lambda one: key(one.tally)))
        )
        for side in numbers.sides
    ]
    return msgspec.structs.replace(
        numbers, sides=tuple(sorted(sides, key=lambda one: key(one.tally)))
    )
