"""Which wordings are worth weighing against one another, and which of them a change concerns.

An inverted index over the telling words finds them, the rarest first, so no step grows with the
square of the number of wordings.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nlargest
from operator import attrgetter

import msgspec

from perspectives.relating.rarity import Rarities
from perspectives.relating.similarity import length_free
from perspectives.relating.wordings import Wording

# Bounds on the work for one wording. Twice as much finds no more paraphrases.
_MOST_VISITED = 400
_MOST_SCORED = 50
# How many wordings are seen on either side among those that have a frequent word.
_BESIDE = 10
# Sums in another order differ in their last digits.
_NEARLY = 1 - 1e-9

_keys = attrgetter("keys")


class Search(msgspec.Struct, frozen=True, gc=False):
    """What a search for the candidates of a wording came to, and what it depended on."""

    candidates: tuple[Wording, ...]
    """The nearest, as far as that is known before they are weighed."""
    least: float
    """What another wording has to share, in nats squared, to come into question."""
    last: str | None
    """The word at which the search ended: only the wordings beside were seen of those with it."""


class Index:
    """Wordings by their words. It does not change."""

    def __init__(self, places: Mapping[str, Sequence[Wording]], size: int) -> None:
        """`places` has for each word the wordings that have it, in the order of their keys."""
        self._places = places
        self._size = size
        self.rarities = Rarities(places, size)

    def updated(self, removed: Collection[Wording], added: Collection[Wording]) -> Index:
        """Return the index without some wordings, and with others."""
        places = dict(self._places)
        for word, gone in _by_word(removed).items():
            if len(gone) == len(places[word]):
                del places[word]
            else:
                places[word] = _without(places[word], gone)
        for word, come in _by_word(sorted(added, key=_keys)).items():
            places[word] = _with(places[word], come) if word in places else come
        return Index(places, self._size - len(removed) + len(added))

    def reweighed(self, before: Index, changed: Collection[Wording]) -> set[Wording] | None:
        """Return the wordings that have a word which tells another amount than `before`.

        `changed` are all the wordings that only one of the two indices has. None stands for all.
        """
        if self.rarities.total != before.rarities.total:
            return None
        found: set[Wording] = set()
        for word in {word for wording in changed for word in wording.distinct}:
            if self.rarities.step(word) != before.rarities.step(word):
                found.update(self._places.get(word, ()))
        return found

    def search(self, wording: Wording, count: int) -> Search:
        """Return up to `count` wordings that share rare words with a wording of the index.

        The rarest words are looked up first, until `_MOST_VISITED` entries have been seen: what is
        left then are words that very many wordings have.
        """
        rarities = self.rarities
        shared: defaultdict[Wording, float] = defaultdict(float)
        left = _MOST_VISITED
        last = None
        for word in sorted(wording.telling, key=rarities.count):
            places, square = self._places[word], rarities.squares[word]
            left -= int(rarities.count(word))
            if left < 0:
                # Wordings are in the order of their words: those that begin alike stand beside.
                last, places = word, self._beside(word, wording)
            for other in places:
                shared[other] += square
            if last:
                break
        shared.pop(wording, None)
        # Among equals the first that was seen comes first, which depends on the words alone.
        most = nlargest(_MOST_SCORED, shared, key=shared.__getitem__)
        least = shared[most[-1]] if len(most) == _MOST_SCORED else 0.0
        size = len(wording.telling)
        nearest = nlargest(
            count,
            most,
            key=lambda other: length_free(shared[other], size, len(other.telling)),
        )
        return Search(tuple(nearest), least, last)

    def concerned(self, wording: Wording, searches: Mapping[Wording, Search]) -> Iterator[Wording]:
        """Yield the wordings whose search may see a wording of the index, some of them twice.

        Only for those holds that, of whose words all tell as much as when they were searched for.
        """
        shared: defaultdict[Wording, float] = defaultdict(float)
        for word in wording.distinct:
            if int(self.rarities.count(word)) <= _MOST_VISITED:
                square = self.rarities.squares[word]
                for other in self._places[word]:
                    shared[other] += square
            for other in self._beside(word, wording):
                if other in searches and searches[other].last == word:
                    yield other
        for other, most in shared.items():
            if other in searches and most >= _NEARLY * searches[other].least:
                yield other

    def _beside(self, word: str, wording: Wording) -> Sequence[Wording]:
        """Return the wordings with a word that stand beside one of them, and that one."""
        places = self._places[word]
        place = bisect_left(places, wording.keys, key=_keys)
        return places[max(0, place - _BESIDE) : place + _BESIDE + 1]


def _without(places: Sequence[Wording], gone: Sequence[Wording]) -> Sequence[Wording]:
    left = list(places)
    for one in gone:
        del left[bisect_left(left, one.keys, key=_keys)]
    return left


def _with(places: Sequence[Wording], come: Sequence[Wording]) -> Sequence[Wording]:
    left = list(places)
    for one in come:
        insort(left, one, key=_keys)
    return left


def _by_word(wordings: Collection[Wording]) -> dict[str, list[Wording]]:
    found: dict[str, list[Wording]] = {}
    for wording in wordings:
        for word in wording.distinct:
            found.setdefault(word, []).append(wording)
    return found
