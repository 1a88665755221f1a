"""Statements that share wording, ranked, with the phrases that explain each relation."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Sequence
from itertools import islice

import msgspec

from perspectives.comparison import Side, Tile, is_parallel, tile
from perspectives.model import RelationKind
from perspectives.similarity import Index, Likeness
from perspectives.words import words

# What is less alike shares the names of its topic and no more: in read samples of political news
# few pairs between 0.12 and 0.17 made sense, and most above.
_LEAST_LIKENESS = 0.17
# The share of a statement's telling words that makes it the same utterance.
_SAME_UTTERANCE = 0.75
# An actor who repeats two words has a topic; who repeats three repeats a remark.
_FEWEST_REPEATED = 3
# Candidates weighed beyond the limit, because their order is only roughly known before.
_SPARE = 10
_QUOTED_RUN = 4
# "New Hampshire", "the White House": who names the same place has not said the same.
_LONGEST_NAME = 2


class Related(msgspec.Struct, frozen=True):
    """A text that shares wording with another one."""

    index: int
    """Its place in the texts given."""
    score: float
    """0 to 100, the same in both directions; 100 is the same words."""
    kind: RelationKind
    shared: tuple[str, ...]
    """The shared phrases, as they stand in the text that this one is related to."""


def relate(
    texts: Sequence[str], groups: Sequence[Hashable] | None = None, limit: int = 10
) -> list[list[Related]]:
    """Return for every text the ones related to it, the highest score first, at most `limit`.

    `groups` names each text's actor; without it every text has its own. Two texts of one actor are
    related only as variants: that people repeat their own phrases says nothing. A relation rests on
    two telling words at least, unless the wording is the same throughout; never on function words,
    formulae or one name of two words alone. Raises ValueError when there are not as many groups as
    texts.
    """
    actors = range(len(texts)) if groups is None else groups
    if len(actors) != len(texts):
        raise ValueError(f"{len(texts)} texts need as many groups, not {len(actors)}")
    relations = _Relations(texts, actors, limit)
    return [list(islice(relations.of(index), limit)) for index in range(len(texts))]


class _Relations:
    """Texts by their wordings. Texts of one wording differ in typography and inflection only."""

    def __init__(self, texts: Sequence[str], actors: Sequence[Hashable], limit: int) -> None:
        self._texts = texts
        self._actors = actors
        self._limit = limit
        self._words = words(texts)
        self._copies = self._texts_by_wording()
        self._place = {
            index: place for place, copies in enumerate(self._copies) for index in copies
        }
        self._neighbours = self._nearest()
        self._tiles: dict[tuple[int, int], tuple[list[Tile], bool]] = {}

    def of(self, index: int) -> Iterator[Related]:
        """Yield the relations of a text, the highest score first."""
        if index not in self._place:
            return
        place = self._place[index]
        yield from self._same_wording(index, place)
        for other, alike in self._neighbours[place]:
            if self._shares_a_name(place, other, alike):
                continue
            phrases = self._phrases(index, other)
            # More copies than the limit could only follow one another in the list.
            for copy in self._copies[other][: self._limit]:
                kind = self._kind(index, copy, alike)
                if kind:
                    yield Related(copy, alike.score, kind, phrases)

    def _texts_by_wording(self) -> list[list[int]]:
        """Return the texts that say something, grouped by wording, in an order of the words only.

        So the order in which the texts were given decides between equals and nothing else.
        """
        copies: dict[tuple[str, ...], list[int]] = {}
        for index in sorted(range(len(self._texts)), key=self._texts.__getitem__):
            if any(word.telling for word in self._words[index]):
                copies.setdefault(tuple(word.key for word in self._words[index]), []).append(index)
        return [copies[keys] for keys in sorted(copies)]

    def _same_wording(self, index: int, place: int) -> Iterator[Related]:
        own = self._words[index]
        whole = self._texts[index][own[0].start : own[-1].end]
        for copy in self._copies[place][: self._limit + 1]:
            if copy != index:
                yield Related(copy, 100.0, RelationKind.VARIANT, (whole,))

    def _nearest(self) -> list[list[tuple[int, Likeness]]]:
        """Return for every wording the ones that are like it, the highest score first.

        A likeness is discounted by how much nearer either of the two has another, as in local
        scaling (Zelnik-Manor and Perona 2004): what a statement shares with many is no answer to
        one of them.
        """
        index = Index([self._words[copies[0]] for copies in self._copies])
        alike: dict[tuple[int, int], Likeness] = {}
        best = [0.0] * len(self._copies)
        for place in range(len(self._copies)):
            for other in index.nearest(place, self._limit + _SPARE):
                pair = (min(place, other), max(place, other))
                if pair not in alike and (likeness := index.likeness(*pair)):
                    alike[pair] = likeness
                    best[place] = max(best[place], likeness.score)
                    best[other] = max(best[other], likeness.score)
        found: list[list[tuple[int, Likeness]]] = [[] for _ in self._copies]
        for (one, other), likeness in alike.items():
            if likeness.score >= _LEAST_LIKENESS:
                share = likeness.score**2 / (best[one] * best[other])
                scored = likeness._replace(score=round(100 * math.sqrt(likeness.score) * share, 1))
                found[one].append((other, scored))
                found[other].append((one, scored))
        return [sorted(near, key=lambda pair: (-pair[1].score, pair[0])) for near in found]

    def _tiling(self, place: int, other: int) -> tuple[list[Tile], bool]:
        """Return the tiles of two wordings, and whether they make a frame with slots."""
        if (other, place) in self._tiles:
            tiles, parallel = self._tiles[other, place]
            return sorted(Tile(there, here, size) for here, there, size in tiles), parallel
        if (place, other) not in self._tiles:
            one, two = self._side(place), self._side(other)
            tiles = tile(one.words, two.words)
            self._tiles[place, other] = tiles, is_parallel(one, two, tiles)
        return self._tiles[place, other]

    def _kind(self, index: int, copy: int, alike: Likeness) -> RelationKind | None:
        place, other = self._place[index], self._place[copy]
        if self._actors[index] == self._actors[copy]:
            repeats = alike.covered >= _SAME_UTTERANCE or self._quotes_again(place, other)
            return RelationKind.VARIANT if repeats and alike.telling >= _FEWEST_REPEATED else None
        if alike.covered_longer >= _SAME_UTTERANCE:
            return RelationKind.VARIANT
        _, parallel = self._tiling(place, other)
        return RelationKind.PARALLEL if parallel else RelationKind.ECHO

    def _shares_a_name(self, place: int, other: int, alike: Likeness) -> bool:
        """Return whether nothing is shared but common words, scattered, or a name of two words."""
        tiles, _ = self._tiling(place, other)
        if len(tiles) != 1 or alike.telling > _LONGEST_NAME:
            return not tiles
        [(start, other_start, size)] = tiles
        return all(
            side.text[word.start].isupper()
            for side, at in ((self._side(place), start), (self._side(other), other_start))
            for word in side.words[at : at + size]
            if word.telling
        )

    def _side(self, place: int) -> Side:
        copy = self._copies[place][0]
        return Side(self._texts[copy], self._words[copy])

    def _quotes_again(self, place: int, other: int) -> bool:
        """Return whether two wordings have a run of words that nobody says twice by chance."""
        own = self._words[self._copies[place][0]]
        tiles, _ = self._tiling(place, other)
        return any(
            tile.size >= _QUOTED_RUN
            and sum(word.telling for word in own[tile.place : tile.place + tile.size])
            >= _FEWEST_REPEATED
            for tile in tiles
        )

    def _phrases(self, index: int, other: int) -> tuple[str, ...]:
        text, own = self._texts[index], self._words[index]
        tiles, _ = self._tiling(self._place[index], other)
        return tuple(
            text[own[tile.place].start : own[tile.place + tile.size - 1].end] for tile in tiles
        )
