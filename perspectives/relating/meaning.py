"""Ties by meaning: statements that say the like in other words, or in another language.

Two statements are as alike as the cosine of their vectors says, less what all the statements have
in common. What wording they share adds to that, though it be too little for a tie by itself, and so
does standing near one another in an article, where the next statement often answers or explains the
last. Two of different languages can share no wording, and are given what it usually adds.

The amounts were chosen on pairs that people judged (see `benchmarks/ties.py`), where each could be
half as much again, or half as much, with little change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from perspectives.model import RelationKind
from perspectives.relating.ranking import Related
from perspectives.relating.words import Tongue, tongue

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from perspectives.relating.encoder import Matrix
    from perspectives.relating.relations import Relations
    from perspectives.relating.wordings import Wording

    Offsets: TypeAlias = NDArray[np.float64]

Place: TypeAlias = tuple[str, int]
"""Where a statement stands: the id of an article, and an offset in it."""

# From here on three of five ties are some that a person judged worth a jump.
_LEAST = 0.43
# What shared wording adds, times its worth: of a tie by wording that is 0.47 and more.
_WORDING = 0.4
_FOREIGN = 0.12
# What it adds to stand in one place, and how many characters away it adds a third of that.
_NEARNESS = 0.2
_NEAR = 400
# As if so many more statements were there that have nothing in common: of a few alone, all that
# they are about would count as what they have in common.
_IMAGINED_STATEMENTS = 10
# "He agreed" is like very many.
_FEWEST_TELLING = 2
_MOST_TIES = 3
# How many are weighed of each, by meaning and nearness alone.
_MOST_WEIGHED = 8
# What they need for wording that is no tie to bring them to the limit.
_LEAST_WEIGHED = _LEAST - 0.5 * _WORDING
# How much the first places of an order count beside the later ones: the less, the more this is.
_DAMPING = 60
# Statements that are compared with all others at once: some megabytes.
_BLOCK = 256
# A power of e that adds nothing. Of lesser ones it takes several times as long to work them out.
_NOTHING = -20
# Farther away than anything is in an article.
_FAR = 1e9


class _Likeness(NamedTuple):
    """How alike two statements are."""

    near: float
    """By meaning and place."""
    worth: float
    """By wording: what `Scale.worth` says."""
    whole: float
    """All in all: what decides."""


def similar(
    relations: Relations, vectors: Matrix, places: Sequence[Place | None]
) -> list[list[Related]]:
    """Return for every text the ones that say the like, at most three, the most alike first.

    None is tied by its wording. The texts are those of `relations`; each has a row of `vectors`,
    and a place where it is known. Each of two is among the three that are the most alike to the
    other. A score is 100 times the likeness.
    """
    alike = _alike(relations, vectors, places)
    first = {index: _most_alike(others) for index, others in alike.items()}
    mutual: list[dict[int, _Likeness]] = [{} for _ in relations.rows]
    for index, others in first.items():
        mutual[index] = {other: alike[index][other] for other in others if index in first[other]}
    return [_row(others) for others in mutual]


def _most_alike(others: Mapping[int, _Likeness]) -> list[int]:
    return nlargest(_MOST_TIES, others, key=lambda other: others[other].whole)


def _row(alike: Mapping[int, _Likeness]) -> list[Related]:
    return [
        Related(other, min(100.0, round(100 * alike[other].whole, 1)), RelationKind.SIMILAR, ())
        for other in _fused(alike)
    ]


class _Said(NamedTuple):
    """A statement that says enough to be compared."""

    wording: Wording
    tongue: Tongue
    article: str | None

    def is_foreign_to(self, other: _Said) -> bool:
        """Return whether another statement is of another language.

        In one article it never is, whatever so few words seem to tell.
        """
        is_in_one_article = self.article is not None and self.article == other.article
        return not is_in_one_article and self.tongue.differs(other.tongue)


def _alike(
    relations: Relations, vectors: Matrix, places: Sequence[Place | None]
) -> Mapping[int, Mapping[int, _Likeness]]:
    """Return for each text, by its index, those that are alike enough to be tied to it."""
    said = {
        index: _Said(wording, tongue(wording.keys), place[0] if place else None)
        for index, (wording, place) in enumerate(zip(relations.wordings, places, strict=True))
        if wording and len(set(wording.telling) - wording.names) >= _FEWEST_TELLING
    }
    tied = [{tie.index for tie in row} for row in relations.rows]
    scale = relations.scale()
    found: defaultdict[int, dict[int, _Likeness]] = defaultdict(dict)
    for one, other, near in _nearest(list(said), vectors, places):
        if one not in tied[other] and other not in tied[one]:
            worth = scale.worth(said[one].wording, said[other].wording)
            foreign = _FOREIGN if said[one].is_foreign_to(said[other]) else 0.0
            likeness = _Likeness(near, worth, near + _WORDING * worth + foreign)
            if likeness.whole >= _LEAST:
                found[one][other] = found[other][one] = likeness
    return found


def _fused(alike: Mapping[int, _Likeness]) -> list[int]:
    """Return those that are alike in one order, first what is far forward by meaning and wording.

    That is reciprocal rank fusion (Cormack, Clarke and Büttcher 2009). What shares no wording has
    no place in the order by wording.
    """
    by_meaning = sorted(alike, key=lambda other: -alike[other].near)
    by_wording = sorted(
        (other for other in alike if alike[other].worth), key=lambda other: -alike[other].worth
    )
    sums: defaultdict[int, float] = defaultdict(float)
    for order in (by_meaning, by_wording):
        for rank, other in enumerate(order, 1):
            sums[other] += 1 / (_DAMPING + rank)
    return sorted(sums, key=lambda other: -sums[other])


def _nearest(
    asked: Sequence[int], vectors: Matrix, places: Sequence[Place | None]
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of some texts, by their indices, that are worth weighing, each once.

    Those that are among the nearest of either by meaning and place, with how near they are.
    """
    import numpy as np

    if not asked:
        return
    directions = _directions(vectors[asked])
    offsets = _offsets([places[index] for index in asked])
    seen = set()
    for start in range(0, len(asked), _BLOCK):
        block = slice(start, start + _BLOCK)
        away = np.abs(offsets[block, None] - offsets).astype(np.float32)
        nearness = np.exp(np.maximum(-away / _NEAR, _NOTHING))
        near = directions[block] @ directions.T + _NEARNESS * nearness
        np.fill_diagonal(near[:, start:], -1)
        first = np.argpartition(-near, min(_MOST_WEIGHED, len(asked) - 1))[:, :_MOST_WEIGHED]
        for row, column in np.argwhere(np.take_along_axis(near, first, 1) >= _LEAST_WEIGHED):
            other = first[row, column]
            pair = min(start + row, other), max(start + row, other)
            if pair not in seen:
                seen.add(pair)
                yield asked[pair[0]], asked[pair[1]], float(near[row, other])


def _directions(vectors: Matrix) -> Matrix:
    """Return vectors of length 1 without what all of them have in common."""
    import numpy as np

    rest = vectors - vectors.sum(0) / (len(vectors) + _IMAGINED_STATEMENTS)
    directions: Matrix = rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-9)
    return directions


def _offsets(places: Sequence[Place | None]) -> Offsets:
    """Return where statements stand on one line, on which articles lie far from one another.

    A statement that is in no article is alone with itself.
    """
    import numpy as np

    articles: dict[str | int, int] = {}
    offsets = [
        articles.setdefault(place[0] if place else index, len(articles)) * _FAR
        + (place[1] if place else 0)
        for index, place in enumerate(places)
    ]
    return np.array(offsets, np.float64)
