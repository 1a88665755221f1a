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
from collections.abc import Mapping
from typing import NamedTuple

from perspectives.relating.rarity import Rarities
from perspectives.relating.wordings import Pair, Wording
from perspectives.relating.worth import Background, Worth

# What a skip-bigram weighs beside a word as rare as it, in the cosine. From 0.05 to 0.15
# paraphrases are found equally often.
_PHRASE = 0.12
# The same in what is shared, where it tells an echo from the words of the subject.
_PHRASE_AS_EVIDENCE = 2.0
# How many times the weight of the shorter wording that of the longer may count.
_LONGEST = 2.0
# The evidence from which more of it makes no pair nearer, in nats squared: in a story of forty
# statements, seven rare words and the phrases that they make.
_ENOUGH = 300.0
# The likeness from which two of so many wordings, of events that nobody knows, may say the same.
_PARAPHRASE = 0.17
_MANY = math.log(1000)
# Makes five of six words in common enough for a relation, and three of four too little.
_TEMPLATE = 8


class _Weighed(NamedTuple):
    words: frozenset[str]
    pairs: frozenset[Pair]
    weight: float


class Scale:
    """Weighs wordings against one another, by the rarity of their words."""

    def __init__(
        self, rarities: Rarities, background: Background, weights: Mapping[Wording, float]
    ) -> None:
        """Take what is known already of the weights of wordings, in nats squared."""
        self.weights = dict(weights)
        """The same, and what was worked out since."""
        self._rarities = rarities
        self._background = background
        self._worth = Worth(rarities, background)
        self._weighed: dict[Wording, _Weighed] = {}

    def score(self, one: Wording, other: Wording) -> float | None:
        """Return how near two wordings are, 0 to 1, or None where that is worth no jump."""
        mine, theirs = self._weigh(one), self._weigh(other)
        words, pairs = mine.words & theirs.words, mine.pairs & theirs.pairs
        of_words, of_pairs = self._sums(words, pairs)
        cosine = length_free(of_words + _PHRASE * of_pairs, mine.weight, theirs.weight)
        evidence = of_words + _PHRASE_AS_EVIDENCE * of_pairs
        covered_longer = len(words) / max(len(mine.words), len(theirs.words))
        # Where many texts are one sentence with another name in it, only the names are rare there.
        likeness = max(math.sqrt(cosine * min(1, evidence / _ENOUGH)), covered_longer**_TEMPLATE)
        is_tie = self._worth.is_tie(one, other, words, pairs)
        return likeness if is_tie or self._is_paraphrase(likeness, len(words)) else None

    def worth(self, one: Wording, other: Wording) -> float:
        """Return how much two wordings share, tied or not: from 0, in ties 0.47 and more."""
        mine, theirs = self._weigh(one), self._weigh(other)
        return self._worth.degree(one, other, mine.words & theirs.words, mine.pairs & theirs.pairs)

    def _is_paraphrase(self, likeness: float, shared: int) -> bool:
        """Return whether two of very many wordings, their articles not at hand, are one said anew.

        There words that two have are so rare that the likeness alone decides.
        """
        is_among_many = not self._background.size and self._rarities.nats >= _MANY
        return is_among_many and shared > 1 and likeness >= _PARAPHRASE

    def _weigh(self, wording: Wording) -> _Weighed:
        weighed = self._weighed.get(wording)
        if weighed is None:
            words, pairs = frozenset(wording.telling), frozenset(wording.pairs())
            weight = self.weights.get(wording)
            if weight is None:
                of_words, of_pairs = self._sums(words, pairs)
                self.weights[wording] = weight = of_words + _PHRASE * of_pairs
            self._weighed[wording] = weighed = _Weighed(words, pairs, weight)
        return weighed

    def _sums(self, words: frozenset[str], pairs: frozenset[Pair]) -> tuple[float, float]:
        # Exact, or the order of a set would show in the last digit.
        squares, square_of_pair = self._rarities.squares, self._rarities.square_of_pair
        return math.fsum(map(squares.__getitem__, words)), math.fsum(
            square_of_pair(one, other) for one, other in pairs
        )


def length_free(shared: float, size: float, other_size: float) -> float:
    """Return what two wordings share as a share of their sizes, all three in one unit."""
    shorter, longer = sorted((size, other_size))
    return shared / math.sqrt(shorter * min(longer, _LONGEST * shorter)) if shared else 0.0
