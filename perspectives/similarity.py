"""How near the wordings of statements are to one another, and which are nearest.

A wording is seen as the set of its telling words, each weighed by its rarity, and of its shingles,
the runs of three words (Broder 1997). A shingle weighs what its function words would: they tell
nothing alone, but much in a run that two people share. Two wordings are as near as Tversky's index
(1977) of their sets says: what they share, against what only one of them has. What only the longer
one has counts up to the length of the shorter, so a fragment finds the statement it comes from. And
no two are nearer than the weight of what they share allows: a name in common is little to go by.

An inverted index over the rarer features finds the pairs worth weighing, so no step grows with the
square of the number of wordings.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from perspectives.words import Word, is_common

Feature: TypeAlias = tuple[str, ...]
"""The key of a telling word, or the keys of a shingle that has telling and function words."""

_SHINGLE = 3
# The weight of a function word in a shared run; a telling word's is up to 1.
_FUNCTION_WORD = 0.5

_IMAGINED_TEXTS = 300
_COMMON_SHARE = 0.1
_USUAL_SHARE = 0.002

_UNSHARED = 0.3
# The weight of what is shared from which more of it makes no pair nearer: about four rare words
# and the function words between them.
_ENOUGH = 5.0
_FEWEST_SHARED = 2

_MOST_VISITED = 3000
_MOST_SCORED = 150


class Likeness(NamedTuple):
    """How much of two wordings is the same."""

    score: float
    """0 to 100."""
    telling: int
    """How many telling words both have."""
    covered: float
    """The share, 0 to 1, of its telling words that the shorter wording has from the longer."""
    covered_longer: float
    """The same share of the longer one's."""


class Wording:
    """The features of one wording, each with its weight: 1 is as rare as can be."""

    def __init__(self, words: Sequence[Word], rarity: Rarity) -> None:
        weights = {word.key: rarity.weight(word.key) for word in words if word.telling}
        self.words = {(key,): weight for key, weight in weights.items()}
        keys = [word.key for word in words]
        self.shingles: dict[Feature, float] = {}
        for place in range(len(keys) - _SHINGLE + 1):
            telling = sum(word.telling for word in words[place : place + _SHINGLE])
            if 0 < telling < _SHINGLE:
                shingle = tuple(keys[place : place + _SHINGLE])
                self.shingles[shingle] = _FUNCTION_WORD * (_SHINGLE - telling) / _SHINGLE
        self.words_weight = math.fsum(self.words.values())
        self.weight = math.fsum((self.words_weight, *self.shingles.values()))


class Rarity:
    """How rare words are, by the texts at hand and by what is known of any news.

    The weight is the inverse document frequency (Spärck Jones 1972), estimated as if more texts
    were there that use common words often and any other word seldom: a prior that lets a few texts
    weigh their words sensibly, and that many texts overrule.
    """

    def __init__(self, wordings: Sequence[Sequence[Word]]) -> None:
        self._texts = len(wordings) + _IMAGINED_TEXTS
        self._counts = Counter(
            key for words in wordings for key in {word.key for word in words if word.telling}
        )
        self._rarest = math.log(self._texts / (1 + _IMAGINED_TEXTS * _USUAL_SHARE))

    def weight(self, key: str) -> float:
        """Return the weight of a word, above 0 and at most 1."""
        share = _COMMON_SHARE if is_common(key) else _USUAL_SHARE
        frequency = math.log(self._texts / (self._counts[key] + _IMAGINED_TEXTS * share))
        return frequency / self._rarest


def likeness(one: Wording, other: Wording) -> Likeness | None:
    """Return how near two wordings are, or None where they share too little to say."""
    common = one.words.keys() & other.words.keys()
    if len(common) < _FEWEST_SHARED:
        return None
    in_words = math.fsum(one.words[word] for word in common)
    # A formula around it makes a shingle weigh more in one wording than in the other.
    in_shingles = math.fsum(
        min(one.shingles[shingle], other.shingles[shingle])
        for shingle in one.shingles.keys() & other.shingles.keys()
    )
    shares = sorted((in_words / one.words_weight, in_words / other.words_weight), reverse=True)
    score = _score(in_words + in_shingles, one.weight, other.weight)
    return Likeness(score, len(common), *shares)


def _score(shared: float, weight: float, other_weight: float) -> float:
    shorter, longer = sorted((weight, other_weight))
    unshared = shorter - shared + min(longer - shared, shorter)
    index = shared / (shared + _UNSHARED * unshared)
    return round(100 * index * min(1, shared / _ENOUGH), 1)


class Index:
    """Wordings by their features, to find the nearest ones of each."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = wordings
        self._places: defaultdict[Feature, list[int]] = defaultdict(list)
        for place, wording in enumerate(wordings):
            for features in (wording.words, wording.shingles):
                for feature in features:
                    self._places[feature].append(place)

    def nearest(self, place: int, count: int) -> list[int]:
        """Return up to `count` places of wordings that share rare features with the one at `place`.

        The rarest features are looked up first, until `_MOST_VISITED` entries have been seen: what
        is left then are words that half of the texts have.
        """
        wording = self._wordings[place]
        shared: defaultdict[int, float] = defaultdict(float)
        visited = 0
        for places, weight in self._rarest_first(wording):
            visited += len(places)
            if visited > _MOST_VISITED:
                break
            for other in places:
                shared[other] += weight
        shared.pop(place, None)
        most = heapq.nsmallest(_MOST_SCORED, [(-weight, other) for other, weight in shared.items()])
        return heapq.nsmallest(
            count,
            (other for _, other in most),
            key=lambda other: (
                -_score(shared[other], wording.weight, self._wordings[other].weight),
                other,
            ),
        )

    def _rarest_first(self, wording: Wording) -> list[tuple[list[int], float]]:
        features = wording.words | wording.shingles
        ranked = sorted(features, key=lambda feature: (len(self._places[feature]), feature))
        return [(self._places[feature], features[feature]) for feature in ranked]
