"""How near the wordings of statements are to one another.

A wording is seen as the set of its telling words and of its skip-bigrams (Lin 2004): any two words
in order with at most two others between. Each is weighed by its rarity. Two wordings are as near as
the cosine of their weighed sets says; what only the longer one has counts up to a limit, so a
fragment finds the statement it comes from. And no two are nearer than the weight of what they share
allows: there words that stand together count for more than the same words scattered, because who
speaks of one event uses the words of the event, but who answers or repeats a statement uses its
phrases.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import msgspec

from perspectives.relating.rarity import Rarities
from perspectives.relating.words import Word

_Pair: TypeAlias = tuple[str, str]

# Two further words leave room for "real" in "have real questions". With none, one or three,
# paraphrases are found less often.
_REACH = 3
# What a skip-bigram weighs beside a word as rare as it, in the cosine. From 0.05 to 0.15
# paraphrases are found equally often.
_PHRASE = 0.12
# The same in what is shared, where it tells an echo from the words of the subject.
_PHRASE_AS_EVIDENCE = 2.0
# How many times the weight of the shorter wording that of the longer may count.
_LONGEST = 2.0
# A single word in common ties half of a story together.
_FEWEST_SHARED = 2
# The evidence from which more of it makes no pair nearer, in nats squared: in a story of forty
# statements, seven rare words and the phrases that they make.
_ENOUGH = 300.0
# Makes five of six words in common enough for a relation, and three of four too little.
_TEMPLATE = 8


class Wording(msgspec.Struct, frozen=True, eq=False, gc=False):
    """The words of a text, as far as they count. Two are equal only if they are one object."""

    text: str
    """The text, or the first of those whose words are the same but for their typography."""
    keys: tuple[str, ...]
    """The keys of all its words, in order."""
    telling: tuple[str, ...]
    """Each telling word once, in order."""

    @property
    def distinct(self) -> dict[str, None]:
        """Each word once, in order."""
        return dict.fromkeys(self.keys)


class _Weighed(NamedTuple):
    words: frozenset[str]
    pairs: frozenset[_Pair]
    weight: float


def wording_of(text: str, words: Sequence[Word]) -> Wording:
    """Return the wording of a text that has these words."""
    telling = dict.fromkeys(word.key for word in words if word.telling)
    return Wording(text, tuple(word.key for word in words), tuple(telling))


class Scale:
    """Weighs wordings against one another, by the rarity of their words."""

    def __init__(self, rarities: Rarities, weights: Mapping[Wording, float]) -> None:
        """Take what is known already of the weights of wordings, in nats squared."""
        self.weights = dict(weights)
        """The same, and what was worked out since."""
        self._rarities = rarities
        self._weighed: dict[Wording, _Weighed] = {}

    def score(self, one: Wording, other: Wording) -> float | None:
        """Return how near two wordings are, 0 to 1, or None where they share too little."""
        mine, theirs = self._weigh(one), self._weigh(other)
        words = mine.words & theirs.words
        if len(words) < _FEWEST_SHARED:
            return None
        of_words, of_pairs = self._sums(words, mine.pairs & theirs.pairs)
        cosine = length_free(of_words + _PHRASE * of_pairs, mine.weight, theirs.weight)
        evidence = of_words + _PHRASE_AS_EVIDENCE * of_pairs
        covered_longer = len(words) / max(len(mine.words), len(theirs.words))
        # Where many texts are one sentence with another name in it, only the names are rare there.
        return max(math.sqrt(cosine * min(1, evidence / _ENOUGH)), covered_longer**_TEMPLATE)

    def _weigh(self, wording: Wording) -> _Weighed:
        weighed = self._weighed.get(wording)
        if weighed is None:
            words, pairs = frozenset(wording.telling), frozenset(_skip_bigrams(wording.keys))
            weight = self.weights.get(wording)
            if weight is None:
                of_words, of_pairs = self._sums(words, pairs)
                self.weights[wording] = weight = of_words + _PHRASE * of_pairs
            self._weighed[wording] = weighed = _Weighed(words, pairs, weight)
        return weighed

    def _sums(self, words: frozenset[str], pairs: frozenset[_Pair]) -> tuple[float, float]:
        # Exact, or the order of a set would show in the last digit.
        squares, square_of_pair = self._rarities.squares, self._rarities.square_of_pair
        return math.fsum(map(squares.__getitem__, words)), math.fsum(
            square_of_pair(one, other) for one, other in pairs
        )


def length_free(shared: float, size: float, other_size: float) -> float:
    """Return what two wordings share as a share of their sizes, all three in one unit."""
    shorter, longer = sorted((size, other_size))
    return shared / math.sqrt(shorter * min(longer, _LONGEST * shorter)) if shared else 0.0


def _skip_bigrams(keys: Sequence[str]) -> Iterator[_Pair]:
    for place, one in enumerate(keys):
        for other in keys[place + 1 : place + 1 + _REACH]:
            yield one, other
