"""Which wordings are near one another, kept up to date while wordings come and go.

What is near what depends on all the wordings, but only through what each word tells, and that
changes seldom (see `rarity`). So after a change these alone are worked out again: the wordings that
changed; those with a word that tells another amount now; and those that may have, or have had, one
that changed among the candidates.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain

from perspectives.relating.candidates import Index, Search
from perspectives.relating.similarity import Scale
from perspectives.relating.wordings import Wording
from perspectives.relating.worth import Background


class Bonds:
    """How near each wording is to the others that are near. It does not change."""

    def __init__(
        self,
        index: Index,
        searches: Mapping[Wording, Search],
        scores: Mapping[Wording, Mapping[Wording, float]],
        weights: Mapping[Wording, float],
        background: Background,
        most: int,
    ) -> None:
        """`scores` has both directions of every bond; `most` candidates are weighed of each."""
        self.background = background
        self._index = index
        self._searches = searches
        self._scores = scores
        self._weights = weights
        self._most = most

    def of(self, wording: Wording) -> Mapping[Wording, float]:
        """Return the wordings that are near one, and their likeness to it, 0 to 1."""
        return self._scores.get(wording, {})

    def best(self, wording: Wording) -> float:
        """Return the likeness of the nearest; 0 where none is near."""
        return max(self.of(wording).values(), default=0.0)

    def scale(self) -> Scale:
        """Return what weighs any two of the wordings against one another."""
        return Scale(self._index.rarities, self.background, self._weights)

    def updated(
        self, removed: Collection[Wording], added: Collection[Wording]
    ) -> tuple[Bonds, set[Wording]]:
        """Return the bonds without some wordings and with others, and whose bonds changed.

        They are what they would be had no other wordings ever been there.
        """
        index = self._index.updated(removed, added)
        kept = self._searches.keys() - set(removed)
        reweighed = index.reweighed(self._index, [*removed, *added])
        if reweighed is None:
            reweighed = kept | set(added)
        reweighed.update(added)
        again = reweighed | (kept & self._concerned(index, removed, added, kept - reweighed))
        searches = {one: search for one, search in self._searches.items() if one in kept}
        searches.update((one, index.search(one, self._most)) for one in again)
        scores = _Scores(self._scores, removed)
        scale = Scale(
            index.rarities,
            self.background,
            {one: self._weights[one] for one in kept - reweighed if one in self._weights},
        )
        for one, other in self._unsettled(searches, again, reweighed):
            if not _is_pair(one, other, searches):
                scores.put(one, other, None)
            elif one in reweighed or other in reweighed or not _is_pair(one, other, self._searches):
                scores.put(one, other, scale.score(one, other))
        bonds = Bonds(index, searches, scores.all, scale.weights, self.background, self._most)
        return bonds, scores.changed

    def _concerned(
        self,
        index: Index,
        removed: Collection[Wording],
        added: Collection[Wording],
        asked: Collection[Wording],
    ) -> set[Wording]:
        """Return the wordings that must be searched for again because of what comes or goes."""
        if not asked:
            return set()
        return {
            one
            for its_index, changed in ((self._index, removed), (index, added))
            for wording in changed
            for one in its_index.concerned(wording, self._searches)
        }

    def _unsettled(
        self,
        searches: Mapping[Wording, Search],
        again: Collection[Wording],
        reweighed: set[Wording],
    ) -> set[tuple[Wording, Wording]]:
        """Return the pairs that may have become one, be none any more, or weigh differently."""
        pairs = {
            _ordered(one, other)
            for one in again
            for other in chain(searches[one].candidates, self._candidates(one))
            if other in searches
        }
        for one, search in searches.items():
            if not reweighed.isdisjoint(search.candidates):
                pairs.update(
                    _ordered(one, other) for other in search.candidates if other in reweighed
                )
        return pairs

    def _candidates(self, wording: Wording) -> tuple[Wording, ...]:
        return self._searches[wording].candidates if wording in self._searches else ()


class _Scores:
    """The scores of bonds while they are brought up to date; what others see is never written."""

    def __init__(
        self,
        before: Mapping[Wording, Mapping[Wording, float]],
        removed: Collection[Wording],
    ) -> None:
        self.changed: set[Wording] = set()
        """The wordings that have, or had, a bond that changed, of those that are left."""
        self.all: dict[Wording, Mapping[Wording, float]] = dict(before)
        self._own: dict[Wording, dict[Wording, float]] = {}
        for one in removed:
            for other in before.get(one, ()):
                self._of(other).pop(one, None)
        for one in removed:
            self.all.pop(one, None)
        self.changed.difference_update(removed)

    def put(self, one: Wording, other: Wording, after: float | None) -> None:
        """Bind two wordings, or part them where they have no score."""
        before = self.all[one].get(other) if one in self.all else None
        if before == after:
            return
        for this, that in ((one, other), (other, one)):
            its = self._of(this)
            if after is None:
                del its[that]
            else:
                its[that] = after

    def _of(self, wording: Wording) -> dict[Wording, float]:
        """Return the bonds of a wording, to be changed."""
        if wording not in self._own:
            self._own[wording] = self.all[wording] = dict(self.all.get(wording, ()))
            self.changed.add(wording)
        return self._own[wording]


def _is_pair(one: Wording, other: Wording, searches: Mapping[Wording, Search]) -> bool:
    return any(
        this in searches and that in searches[this].candidates
        for this, that in ((one, other), (other, one))
    )


def _ordered(one: Wording, other: Wording) -> tuple[Wording, Wording]:
    return (one, other) if one.keys < other.keys else (other, one)
