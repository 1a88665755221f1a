"""How near the wordings of statements are to one another, and which are nearest.

A wording is seen as the set of its telling words and of its skip-bigrams (Lin 2004): any two words
in order with at most two others between. Each is weighed by its rarity. Two
wordings are as near as the cosine of their weighed sets says; what only the longer one has counts
up to a limit, so a fragment finds the statement it comes from. And no two are nearer than the
weight of what they share allows: there words that stand together count for more than the same words
scattered, because who speaks of one event uses the words of the event, but who answers or repeats a
statement uses its phrases.

An inverted index over the rarer features finds the pairs worth weighing, so no step grows with the
square of the number of wordings.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple, TypeAlias

from perspectives.words import Word, is_common

_Feature: TypeAlias = str | tuple[str, str]

# Two further words leave room for "real" in "have real questions". With none, one or three,
# paraphrases are found less often.
_REACH = 3
# What a skip-bigram weighs beside a word as rare as it, in the cosine. From 0.05 to 0.3 paraphrases
# are found equally often.
_PHRASE = 0.15
# The same in what is shared, where it tells an echo from the words of the subject.
_PHRASE_AS_EVIDENCE = 2.0
# As if so many more texts were there, in which any word stands once and a common one three times.
# Without them, the few texts of a small story would say nothing of how rare a word is.
_IMAGINED_TEXTS = 10
_USUAL = 1
_COMMON = 3
# How many times the weight of the shorter wording that of the longer may count.
_LONGEST = 2.0
# A single word in common ties half of a story together.
_FEWEST_SHARED = 2
# The evidence from which more of it makes no pair nearer, in nats squared: in a story of forty
# statements, seven rare words and the phrases that they make.
_ENOUGH = 300.0
# Makes five of six words in common enough for a relation, and three of four too little.
_TEMPLATE = 8

# Bounds on the work for one wording. Twice as much finds no more paraphrases.
_MOST_VISITED = 800
_MOST_SCORED = 50


class Likeness(NamedTuple):
    """How much of two wordings is the same."""

    score: float
    """0 to 1."""
    telling: int
    """How many telling words both have."""
    covered: float
    """The share, 0 to 1, of its telling words that the shorter wording has from the longer."""
    covered_longer: float
    """The same share of the longer one's."""


class _Wording(NamedTuple):
    words: frozenset[int]
    phrases: frozenset[int]
    weight: float


class Index:
    """Wordings by their features, to find the nearest ones of each."""

    def __init__(self, wordings: Sequence[Sequence[Word]]) -> None:
        numbers: dict[_Feature, int] = {}
        features = [
            (
                frozenset(numbers.setdefault(key, len(numbers)) for key in _telling(words)),
                frozenset(numbers.setdefault(pair, len(numbers)) for pair in _skip_bigrams(words)),
            )
            for words in wordings
        ]
        self._places: list[list[int]] = [[] for _ in numbers]
        for place, (its_words, phrases) in enumerate(features):
            for feature in (*its_words, *phrases):
                self._places[feature].append(place)
        counts = {feature: len(self._places[number]) for feature, number in numbers.items()}
        rarities = [_rarity(feature, counts[feature], len(wordings)) for feature in numbers]
        self._weights = [
            rarity**2 * (1 if isinstance(feature, str) else _PHRASE)
            for feature, rarity in zip(numbers, rarities, strict=True)
        ]
        # A phrase is no better evidence than its rarest word: that of the story's own subject is
        # none, however seldom it takes that very form.
        self._evidence = [
            min(
                rarity,
                max(
                    (rarities[numbers[key]] for key in _keys(feature) if key in numbers),
                    default=rarity,
                ),
            )
            ** 2
            for feature, rarity in zip(numbers, rarities, strict=True)
        ]
        self._wordings = [
            _Wording(words, phrases, _sum(self._weights, words | phrases))
            for words, phrases in features
        ]

    def likeness(self, one: int, other: int) -> Likeness | None:
        """Return how near the wordings at two places are, or None where they share too little."""
        mine, theirs = self._wordings[one], self._wordings[other]
        words = mine.words & theirs.words
        if len(words) < _FEWEST_SHARED:
            return None
        phrases = mine.phrases & theirs.phrases
        cosine = _cosine(_sum(self._weights, words | phrases), mine.weight, theirs.weight)
        evidence = _sum(self._evidence, words) + _PHRASE_AS_EVIDENCE * _sum(self._evidence, phrases)
        covered, covered_longer = sorted(
            (len(words) / len(mine.words), len(words) / len(theirs.words)), reverse=True
        )
        # Where many texts are one sentence with another name in it, only the names are rare there.
        score = max(math.sqrt(cosine * min(1, evidence / _ENOUGH)), covered_longer**_TEMPLATE)
        return Likeness(score, len(words), covered, covered_longer)

    def nearest(self, place: int, count: int) -> list[int]:
        """Return up to `count` places of wordings that share rare features with the one at `place`.

        The rarest features are looked up first, until `_MOST_VISITED` entries have been seen: what
        is left then are words that very many texts have.
        """
        weight = self._wordings[place].weight
        shared: defaultdict[int, float] = defaultdict(float)
        for others, its_weight in self._rarest_first(place):
            for other in others:
                shared[other] += its_weight
        shared.pop(place, None)
        most = nlargest(_MOST_SCORED, shared, key=shared.__getitem__)
        return nlargest(
            count,
            most,
            key=lambda other: _cosine(shared[other], weight, self._wordings[other].weight),
        )

    def _rarest_first(self, place: int) -> Iterator[tuple[Sequence[int], float]]:
        wording = self._wordings[place]
        left = _MOST_VISITED
        for count, feature in sorted(
            (len(self._places[feature]), feature) for feature in wording.words | wording.phrases
        ):
            places = self._places[feature]
            if count > left:
                # Wordings are in the order of their words: those that begin alike stand beside.
                start = max(0, bisect_left(places, place) - left // 2)
                yield places[start : start + left], self._weights[feature]
                return
            if count > 1:
                yield places, self._weights[feature]
            left -= count


def _sum(weights: Sequence[float], features: Iterable[int]) -> float:
    # Exact, or the order of a set would show in the last digit.
    return math.fsum(map(weights.__getitem__, features))


def _telling(words: Sequence[Word]) -> Iterator[str]:
    return (word.key for word in words if word.telling)


def _skip_bigrams(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    for place, one in enumerate(words):
        for other in words[place + 1 : place + 1 + _REACH]:
            yield one.key, other.key


def _keys(feature: _Feature) -> tuple[str, ...]:
    return (feature,) if isinstance(feature, str) else feature


def _rarity(feature: _Feature, count: int, texts: int) -> float:
    """Return the inverse document frequency (Spärck Jones 1972) of a feature, in nats.

    `count` of the `texts` have it. The two texts that are compared are left out, because they have
    what they share.
    """
    imagined = _COMMON if any(map(is_common, _keys(feature))) else _USUAL
    return math.log((max(0, texts - 2) + _IMAGINED_TEXTS) / (max(0, count - 2) + imagined))


def _cosine(shared: float, weight: float, other_weight: float) -> float:
    shorter, longer = sorted((weight, other_weight))
    return shared / math.sqrt(shorter * min(longer, _LONGEST * shorter))
