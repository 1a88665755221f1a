"""Whether what two statements share is worth a jump from one to the other.

Who speaks of one event uses the words of the event. So a word counts by how seldom it stands in
the articles: what they speak of all the time ties nothing. A name, and a word of any news, counts
as if it stood there many times as often. A phrase counts beyond its words, and its function words
with it: "behind the door" is more than a door. What is shared is set against all that the two say;
but a long phrase that nobody says twice by chance is enough, however much stands around it.

The amounts were chosen on pairs that people judged (see `benchmarks/ties.py`), where each could be
half as much or twice as much with little change.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from perspectives.languages import any_language
from perspectives.relating.rarity import Rarities
from perspectives.relating.wordings import Pair, Wording
from perspectives.relating.words import count_words, is_common, keys_as_written

# What is read of an article: enough to tell what it speaks of all the time.
_MOST_READ = 20_000
# About so many words of an article stand there for each statement, where none is at hand.
_WORDS_A_STATEMENT = 20
# How many times as often as it does a word of these kinds counts as standing there.
_AS_COMMON = 30
_AS_NAME = 30
_AS_NUMBER = 6
# What two words that stand together weigh beside a word as rare as they are.
_PHRASE = 0.25
# As if each statement had half a telling word more, or of one of a single word all were shared.
_UNSAID = 0.5
# From here on four of five ties are some that a person judged worth a jump.
_LEAST = 0.47
# The same where a single word has nearly all the weight, for of such there are more by chance.
_LEAST_OF_ONE_WORD = 0.5
_NEARLY_NOTHING = 0.1
_FEWEST_SHARED = 2
# What a phrase of four or five words weighs that the article hardly has but here. The words that
# it has all the time hold no phrase together.
_LONG_PHRASE = 2.2
_HOLDING = 0.3


class Background(msgspec.Struct, frozen=True):
    """The words of the articles that statements are from."""

    articles: tuple[str, ...]
    counts: Mapping[str, int]
    """How often each word stands in them."""
    size: int
    """How many words they have."""

    @classmethod
    def of(cls, articles: Sequence[str]) -> Background:
        """Count the words of articles, of very long ones those of the beginning."""
        counts = count_words(articles, _MOST_READ)
        return cls(tuple(articles), counts, counts.total())


class Worth:
    """Tells the pairs of wordings that are worth a jump."""

    def __init__(self, rarities: Rarities, background: Background) -> None:
        """Where no article has a word, `rarities` tell how many of the wordings have it."""
        self._rarities = rarities
        self._counts = background.counts
        alone = math.log(_WORDS_A_STATEMENT) + rarities.nats
        self._nats = max(alone, math.log(max(1, background.size)))
        self._rarity = cache(self._work_out)
        self._whole = cache(self._of_whole)

    def is_tie(
        self, one: Wording, other: Wording, words: Collection[str], pairs: Collection[Pair]
    ) -> bool:
        """Return whether two wordings that share these telling words, and pairs, are worth it."""
        names = one.names | other.names
        if all(word in names or word in _titles() for word in words):
            return False
        phrases = self._of_pairs(pairs, names)
        return self._shares_much(one, other, words, phrases) or any(
            weight >= _LONG_PHRASE and not members.isdisjoint(words)
            for members, weight in _joined(phrases)
        )

    def degree(
        self, one: Wording, other: Wording, words: Collection[str], pairs: Collection[Pair]
    ) -> float:
        """Return how much two wordings share that share these: from 0, in ties 0.47 and more."""
        names = one.names | other.names
        weights = [self._of_word(word, names) for word in words]
        return self._degree(one, other, words, weights, self._of_pairs(pairs, names))

    def _shares_much(
        self,
        one: Wording,
        other: Wording,
        words: Collection[str],
        phrases: Mapping[Pair, float],
    ) -> bool:
        if len(words) < _FEWEST_SHARED:
            return False
        names = one.names | other.names
        weights = [self._of_word(word, names) for word in words]
        is_of_one_word = sum(weight > _NEARLY_NOTHING for weight in weights) == 1
        least = _LEAST_OF_ONE_WORD if is_of_one_word else _LEAST
        return self._degree(one, other, words, weights, phrases) >= least

    def _degree(
        self,
        one: Wording,
        other: Wording,
        words: Collection[str],
        weights: Sequence[float],
        phrases: Mapping[Pair, float],
    ) -> float:
        shared = math.fsum(weights) + _PHRASE * math.fsum(
            weight for pair, weight in phrases.items() if pair[0] in words or pair[1] in words
        )
        whole = math.sqrt(self._whole(one) * self._whole(other))
        return math.sqrt(shared * min(1, shared / whole))

    def _of_whole(self, wording: Wording) -> float:
        return _UNSAID + math.fsum(self._of_word(word, wording.names) for word in wording.telling)

    def _of_word(self, word: str, names: Collection[str]) -> float:
        return self._rarity(word, word in names, is_common(word))

    def _of_pairs(self, pairs: Collection[Pair], names: Collection[str]) -> dict[Pair, float]:
        return {pair: self._of_pair(pair, names) for pair in pairs}

    def _of_pair(self, pair: Pair, names: Collection[str]) -> float:
        """Return what two words weigh that stand together: as much as the less rare of them."""
        if pair[0] == pair[1]:
            return 0.0
        return min(self._rarity(word, word in names, False) for word in pair)

    def _work_out(self, word: str, is_name: bool, is_common: bool) -> float:
        """Return how rare a word is, from 0 for all the time to 1 for once."""
        # Of the two that are compared one is left out, because they have what they share.
        count = max(self._counts.get(word, 0) - 1, self._rarities.count(word))
        count *= _AS_NAME if is_name else 1
        count *= _AS_COMMON if is_common else 1
        count *= _AS_NUMBER if word[0].isdigit() else 1
        return max(0.0, 1 - math.log(count) / self._nats) ** 2


def _joined(phrases: Mapping[Pair, float]) -> Iterator[tuple[set[str], float]]:
    """Yield the words that pairs hold together, and what these pairs weigh in all."""
    beside: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (first, second), weight in phrases.items():
        if weight >= _HOLDING:
            beside[first][second] = weight
            beside[second].setdefault(first, 0.0)
    left = set(beside)
    while left:
        waiting = [left.pop()]
        members = set(waiting)
        while waiting:
            new = beside[waiting.pop()].keys() - members
            members |= new
            waiting += new
        left -= members
        yield members, math.fsum(weight for word in members for weight in beside[word].values())


@cache
def _titles() -> frozenset[str]:
    """Return the words that stand before a name, by their keys."""
    return frozenset(key for title in any_language().titles for key in keys_as_written(title))
