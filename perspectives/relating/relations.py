"""Statements that share wording, ranked, with the phrases that explain each relation."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cache
from itertools import chain

import msgspec

from perspectives.relating.candidates import Index
from perspectives.relating.kinds import Sharing
from perspectives.relating.neighbours import Bonds
from perspectives.relating.ranking import Ranking, Related
from perspectives.relating.similarity import Scale
from perspectives.relating.vocabulary import Vocabulary
from perspectives.relating.wordings import Sayings, Wording
from perspectives.relating.worth import Background

__all__ = ["Related", "Relations", "relate"]

# Candidates weighed beyond the limit, because their order is only roughly known before.
_SPARE = 10
# Where more than this share of the texts changed, and more than these, to begin anew is quicker.
_MOST_CHANGED = 0.1
_FEW = 100


def relate(
    texts: Sequence[str],
    groups: Sequence[Hashable] | None = None,
    limit: int = 10,
    articles: Sequence[str] = (),
) -> list[list[Related]]:
    """Return for every text the ones related to it, the highest score first, at most `limit`.

    `groups` names each text's actor; without it every text has its own. Two texts of one actor are
    related only as variants: that people repeat their own phrases says nothing. `articles` are the
    texts that they are from: what those speak of all the time ties nothing (see `worth`). A
    relation rests on two telling words or on a long phrase, unless the wording is the same
    throughout; never on function words, formulae or one name alone. Raises ValueError when there
    are not as many groups as texts.
    """
    return Relations.among(texts, groups, limit, articles).rows


class Relations(msgspec.Struct, frozen=True):
    """The relations among some texts, to be brought up to date when the texts change."""

    rows: list[list[Related]]
    """For every text the ones related to it, as `relate` returns them."""
    _limit: int
    _sayings: Sayings
    _vocabulary: Vocabulary
    _bonds: Bonds
    _sharings: Mapping[tuple[Wording, Wording], Sharing]

    @classmethod
    def among(
        cls,
        texts: Sequence[str],
        groups: Sequence[Hashable] | None = None,
        limit: int = 10,
        articles: Sequence[str] = (),
    ) -> Relations:
        """Return the relations among texts. What is given, and what it raises: see `relate`."""
        bonds = Bonds(Index({}, 0), {}, {}, {}, Background.of(articles), limit + _SPARE)
        none = cls([], limit, Sayings(), Vocabulary({}, {}), bonds, {})
        return none.updated(texts, groups, articles)

    @property
    def wordings(self) -> list[Wording | None]:
        """For every text its wording; None where it says nothing."""
        wordings: list[Wording | None] = [None] * len(self.rows)
        for wording, places in self._sayings.places.items():
            for index in places:
                wordings[index] = wording
        return wordings

    def scale(self) -> Scale:
        """Return what weighs any two of the wordings against one another, tied or not."""
        return self._bonds.scale()

    def updated(
        self,
        texts: Sequence[str],
        groups: Sequence[Hashable] | None = None,
        articles: Sequence[str] = (),
    ) -> Relations:
        """Return the relations among other texts: the very same that relating them anew finds.

        The fewer texts have changed, the quicker it is; with other articles all are related anew.
        Raises ValueError as `relate` does.
        """
        actors = range(len(texts)) if groups is None else groups
        if len(actors) != len(texts):
            raise ValueError(f"{len(texts)} texts need as many groups, not {len(actors)}")
        before = self._sayings
        distinct = dict.fromkeys(texts)
        gone = [text for text in before.keys if text not in distinct]
        new = [text for text in distinct if text not in before.keys]
        has_many_changes = len(gone) + len(new) > max(_FEW, _MOST_CHANGED * len(distinct))
        are_same_articles = self._bonds.background.articles == tuple(articles)
        if not are_same_articles or (before.keys and has_many_changes):
            return Relations.among(texts, groups, self._limit, articles)
        vocabulary, reread = self._vocabulary.updated(gone, new)
        words = cache(vocabulary.words)
        sayings = before.updated(texts, actors, reread.union(new), words)
        bonds, rebound = self._bonds.updated(
            [one for one in before.places if one not in sayings.places],
            [one for one in sayings.places if one not in before.places],
        )
        sharings = {
            pair: sharing
            for pair, sharing in self._sharings.items()
            if pair[1] in bonds.of(pair[0])
        }
        ranking = Ranking(sayings, bonds, sharings, words)
        rows = self._rows(ranking, sayings, bonds, rebound)
        return Relations(rows, self._limit, sayings, vocabulary, bonds, ranking.sharings)

    def _rows(
        self, ranking: Ranking, sayings: Sayings, bonds: Bonds, rebound: set[Wording]
    ) -> list[list[Related]]:
        """Return the rows of texts: those that may have changed anew, the others with new indices.

        `rebound` are the wordings whose bonds changed.
        """
        moved = sayings.moved(self._sayings)
        now = dict(pair for pairs in moved.values() for pair in pairs)
        other_sayers = [one for one in sayings.places if one not in moved]
        # A score depends on the best that either of the two has, and a row on who says the other.
        spreading = [one for one in rebound if bonds.best(one) != self._bonds.best(one)]
        touched = rebound.union(other_sayers)
        touched.update(other for one in chain(other_sayers, spreading) for other in bonds.of(one))
        rows: list[list[Related]] = [[] for _ in sayings.texts]
        for old, new in now.items():
            rows[new] = _moved(self.rows[old], now)
        for one in touched:
            for index, row in ranking.rows(one, self._limit, known=rows):
                rows[index] = row
        return rows


def _moved(row: list[Related], now: Mapping[int, int]) -> list[Related]:
    if all(now.get(tie.index) == tie.index for tie in row):
        return row
    return [msgspec.structs.replace(tie, index=now[tie.index]) for tie in row if tie.index in now]
