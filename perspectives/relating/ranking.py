"""The relations of single texts, ranked, out of how near their wordings are."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

import msgspec

from perspectives.model import RelationKind
from perspectives.relating.kinds import Sharing, share
from perspectives.relating.neighbours import Bonds
from perspectives.relating.tiling import Side
from perspectives.relating.wordings import Reader, Sayings, Wording


# Out of the garbage collector's sight, as all here of which a story has thousands: they hold no
# cycles, and looking at each would take longer than an update.
class Related(msgspec.Struct, frozen=True, gc=False):
    """A text that shares wording with another one."""

    index: int
    """Its place in the texts given."""
    score: float
    """0 to 100, the same in both directions; 100 is the same words."""
    kind: RelationKind
    shared: tuple[str, ...]
    """The shared phrases, as they stand in the text that this one is related to."""


class Ranking:
    """Ranks the relations of texts."""

    def __init__(
        self,
        sayings: Sayings,
        bonds: Bonds,
        sharings: Mapping[tuple[Wording, Wording], Sharing],
        words: Reader,
    ) -> None:
        """`sharings` has what is known already of pairs of wordings, the lesser keys first."""
        self.sharings = dict(sharings)
        """The same, and what was worked out since."""
        self._sayings = sayings
        self._bonds = bonds
        self._words = words
        self._best = cache(bonds.best)

    def rows(
        self, wording: Wording, limit: int, known: Sequence[Sequence[Related]]
    ) -> Iterator[tuple[int, list[Related]]]:
        """Yield the index of each text of a wording, and its relations, the highest score first.

        `known` has what was related to each text before, whose phrases are the same now.
        """
        near = self._neighbours(wording)
        for index in self._sayings.places[wording]:
            phrases = {tie.index: tie.shared for tie in known[index]}
            ties = self._of(index, wording, near, limit, phrases)
            yield index, list(islice(ties, limit))

    def _of(
        self,
        index: int,
        wording: Wording,
        near: list[tuple[float, Wording]],
        limit: int,
        known: Mapping[int, tuple[str, ...]],
    ) -> Iterator[Related]:
        sayings = self._sayings
        yield from self._same_wording(index, wording, limit)
        for score, other in near:
            sharing = self._sharing(wording, other)
            phrases: tuple[str, ...] | None = None
            # More copies than the limit could only follow one another in the list.
            for copy in sayings.places[other][:limit]:
                is_same_actor = sayings.actors[index] == sayings.actors[copy]
                kind = sharing.within if is_same_actor else sharing.between
                if kind:
                    phrases = (
                        phrases
                        or known.get(copy)
                        or self._phrases(sayings.texts[index], sharing, wording.keys > other.keys)
                    )
                    yield Related(copy, score, kind, phrases)

    def _same_wording(self, index: int, wording: Wording, limit: int) -> Iterator[Related]:
        copies = self._sayings.places[wording]
        if len(copies) > 1:
            text = self._sayings.texts[index]
            words = self._words(text)
            whole = text[words[0].start : words[-1].end]
            for copy in copies[: limit + 1]:
                if copy != index:
                    yield Related(copy, 100.0, RelationKind.VARIANT, (whole,))

    def _neighbours(self, wording: Wording) -> list[tuple[float, Wording]]:
        """Return the wordings that are like one, with their scores, the highest first.

        A likeness is discounted by how much nearer either of the two has another, as in local
        scaling (Zelnik-Manor and Perona 2004): what a statement shares with many is no answer to
        one of them.
        """
        found = []
        for other, score in self._bonds.of(wording).items():
            share = score**2 / (self._best(wording) * self._best(other))
            found.append((round(100 * math.sqrt(score) * share, 1), other))
        return sorted(found, key=lambda pair: (-pair[0], pair[1].keys))

    def _sharing(self, one: Wording, other: Wording) -> Sharing:
        pair = (one, other) if one.keys < other.keys else (other, one)
        if pair not in self.sharings:
            self.sharings[pair] = share(*map(self._side, pair))
        return self.sharings[pair]

    def _side(self, wording: Wording) -> Side:
        return Side(wording.text, self._words(wording.text))

    def _phrases(self, text: str, sharing: Sharing, is_second: bool) -> tuple[str, ...]:
        words = self._words(text)
        runs = sorted((other if is_second else place, size) for place, other, size in sharing.tiles)
        return tuple(text[words[start].start : words[start + size - 1].end] for start, size in runs)
