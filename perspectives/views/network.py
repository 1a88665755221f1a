"""Who answers, echoes or mirrors whom: actors or perspectives by one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from perspectives.model import RelationKind
from perspectives.views.blocs import in_blocs
from perspectives.views.pairs import Pair
from perspectives.views.voices import Voice, voice_of, voices_of

if TYPE_CHECKING:
    from perspectives.story.story import Story


class Network(msgspec.Struct, frozen=True):
    """Voices by voices. An answer is in one cell, of who answers by whom; other ties in both."""

    voices: tuple[Voice, ...]
    """Those that are tied to any other, so that blocs stand together."""
    alone: tuple[Voice, ...]
    """Those that say something and are tied to nobody else, in the order of the story."""
    cells: Mapping[tuple[Voice, Voice], tuple[Pair, ...]]
    """The pairs of the first voice's statements with the other's, in article order; the first of an
    answer is the one that answers."""

    def cell(self, one: Voice, other: Voice) -> tuple[Pair, ...]:
        """Return the pairs in which one answers, echoes or mirrors another."""
        return self.cells.get((one, other), ())


def network(story: Story, *, by_actor: bool = True) -> Network:
    """Return who is tied to whom in a story that is related: its actors, or its perspectives."""
    cells: defaultdict[tuple[Voice, Voice], list[Pair]] = defaultdict(list)
    strengths: Counter[tuple[str, str]] = Counter()
    for pair in _pairs(story):
        one, other = (voice_of(entry, by_actor=by_actor) for entry in (pair.one, pair.other))
        cells[one, other].append(pair)
        strengths[one.id, other.id] += 1
        if pair.kind is not RelationKind.ANSWERS and one != other:
            cells[other, one].append(Pair(pair.other, pair.one, pair.tie))
    left = {one.id: one for one in voices_of(story, by_actor=by_actor)}
    tied = tuple(left.pop(id) for id in in_blocs(strengths))
    return Network(
        tied,
        tuple(left.values()),
        {place: tuple(pairs) for place, pairs in cells.items()},
    )


def _pairs(story: Story) -> Iterator[Pair]:
    """Yield what is tied, once: of answers, each the way it goes."""
    seen: set[frozenset[str]] = set()
    for entry in story.statements:
        for tie in entry.related:
            other = story.statement(tie.id)
            if other is None:
                continue
            both = frozenset((entry.id, other.id))
            if tie.kind is RelationKind.ANSWERS:
                if tie.answers:
                    yield Pair(entry, other, tie)
            elif both not in seen:
                seen.add(both)
                yield Pair(entry, other, tie)
