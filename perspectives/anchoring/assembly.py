"""The pieces of a quote, put together in the places where they stand in the quote's order."""

from __future__ import annotations

from itertools import pairwise
from math import log2

import msgspec

from perspectives.anchoring.alignment import SHORT, Alignment, align, merged
from perspectives.anchoring.gaps import fit
from perspectives.anchoring.index import WordIndex
from perspectives.anchoring.punctuation import omission_cost
from perspectives.anchoring.quote import Piece
from perspectives.anchoring.scattered import find_threads
from perspectives.model import Span

_REACH = 150
"""How many words away from its neighbour a short piece may stand."""
_FARTHEST = 2000
"""How many words may lie between two pieces."""
_LONGEST = 400
"""Words in a row that are aligned at once; a longer piece is cut."""
_MOST_ITEMS = 400
_MOST_ASSEMBLIES = 8
_SCATTERED = 6
"""Words of a piece that may stand apart from one another, if all do."""
_NEAR = 40
"""How many words away from its neighbour such a piece may stand."""


class Assembly(msgspec.Struct, frozen=True):
    """A quote as far as it was found in one place. Costs and sizes are in characters."""

    spans: list[Span]
    """Places of words, in order, disjoint."""
    cost: float
    """How much the words found differ from those of the text."""
    found: int
    """The size of what was found of the quote; the rest is not in the spans."""
    size: int
    """The size of the quote."""
    complete: bool = False
    """Whether every word of the quote stands there as it is, whatever stands between them."""

    @property
    def start(self) -> int:
        """The first place."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """The place after the last one."""
        return self.spans[-1][1]

    @property
    def score(self) -> float:
        """0 to 100: how much of the quote is confirmed."""
        return max(0.0, 100 * (self.found - self.cost) / self.size)

    @property
    def exact(self) -> bool:
        """Whether every word of the quote was found as it is."""
        return not self.cost and self.found == self.size


class _Item(msgspec.Struct, frozen=True):
    piece: int
    alignment: Alignment

    @property
    def start(self) -> int:
        return self.alignment.spans[0][0]

    @property
    def end(self) -> int:
        return self.alignment.spans[-1][1]


def assemble(pieces: list[Piece], index: WordIndex) -> list[Assembly]:
    """Return the best ways to find `pieces` in the index's text, in their order, the best first."""
    pieces = [part for piece in pieces for part in _cut(piece)]
    size = sum(sum(piece.weights) for piece in pieces)
    if len(pieces) == 1:
        return _of_one_piece(pieces[0], index, size)
    items = _items(pieces, index)
    assemblies: list[Assembly] = []
    while items and len(assemblies) < _MOST_ASSEMBLIES:
        chain = _best_chain(items)
        items = [item for item in items if item not in chain]
        chain = _with_short_pieces(chain, pieces, index)
        assemblies.append(
            Assembly(
                merged([span for item in chain for span in item.alignment.spans]),
                sum(item.alignment.cost for item in chain),
                sum(item.alignment.found for item in chain),
                size,
            )
        )
    assemblies.sort(key=lambda assembly: -assembly.score)
    return assemblies


def _of_one_piece(piece: Piece, index: WordIndex, size: int) -> list[Assembly]:
    """Return the places of a quote's only piece, and those that only all of its words tell."""
    assemblies = [Assembly(a.spans, a.cost, a.found, size, a.complete) for a in align(piece, index)]
    if not piece.inserted and not (assemblies and assemblies[0].complete):
        threads = find_threads(piece.words, index)
        whole = [Assembly(t.spans, t.cost, size, size, t.complete) for t in threads]
        assemblies = sorted(whole + assemblies, key=lambda assembly: -assembly.score)
    return assemblies


def _cut(piece: Piece) -> list[Piece]:
    if len(piece.words) <= _LONGEST:
        return [piece]
    return [
        Piece(
            piece.words[start : start + _LONGEST],
            frozenset(n - start for n in piece.inserted if start <= n < start + _LONGEST),
        )
        for start in range(0, len(piece.words), _LONGEST)
    ]


def _items(pieces: list[Piece], index: WordIndex) -> list[_Item]:
    """Return where pieces may stand, in their order.

    They are the long ones, or else the longest that stands somewhere as it is, or else all.
    """
    telling = [n for n, piece in enumerate(pieces) if len(piece.words) >= SHORT]
    if not telling:
        standing = [n for n, piece in enumerate(pieces) if index.occurrences(piece.words)]
        telling = sorted(standing, key=lambda n: -sum(pieces[n].weights))[:1]
    items = []
    for number in telling or range(len(pieces)):
        piece = pieces[number]
        places = index.occurrences(piece.words)
        alignments = [_exact(piece, place) for place in places] or align(piece, index)
        items += [
            _Item(number, alignment)
            for alignment in alignments
            if alignment.gain > 0.5 * alignment.size
        ]
        if len(items) > _MOST_ITEMS:
            break
    return items


def _exact(piece: Piece, place: int) -> Alignment:
    size = sum(piece.weights)
    return Alignment([(place, place + len(piece.words))], 0.0, size, size)


def _best_chain(items: list[_Item]) -> list[_Item]:
    """Return the items, of different pieces and in order, that confirm most and lie nearest."""
    best: list[tuple[float, int]] = []
    for item in items:
        choice = (item.alignment.gain, -1)
        for number, before in enumerate(items[: len(best)]):
            gap = item.start - before.end
            if before.piece < item.piece and 0 <= gap <= _FARTHEST:
                total = best[number][0] + item.alignment.gain - log2(1 + gap)
                choice = max(choice, (total, number))
        best.append(choice)
    number = max(range(len(best)), key=lambda n: best[n][0])
    chain = []
    while number >= 0:
        chain.append(items[number])
        number = best[number][1]
    return chain[::-1]


def _with_short_pieces(chain: list[_Item], pieces: list[Piece], index: WordIndex) -> list[_Item]:
    """Return `chain` with the pieces beside and between its items that stand near them."""
    found = {item.piece: item for item in chain}
    high = chain[0].start
    for number in range(chain[0].piece - 1, -1, -1):
        item = _near(number, pieces[number], index, (max(0, high - _REACH), high), -1)
        if item:
            found[number] = item
            high = item.start
    borders = {item.piece: following.start for item, following in pairwise(chain)}
    low = high = 0
    for number in range(chain[0].piece, len(pieces)):
        if number in found:
            low = found[number].end
            high = borders.get(number, len(index.words))
            continue
        item = _near(number, pieces[number], index, (low, min(high, low + _REACH)), 1)
        if item:
            found[number] = item
            low = item.end
    return [found[number] for number in sorted(found)]


def _near(number: int, piece: Piece, index: WordIndex, within: Span, step: int) -> _Item | None:
    """Find a piece `within` these places, as near to the one before or after it as can be.

    Where it does not stand there in a row, all its words must, with some left out between.
    """
    places = index.occurrences_within(piece.words, within)
    if places:
        return _Item(number, _exact(piece, places[0 if step > 0 else -1]))
    if len(piece.words) > _SCATTERED or piece.inserted:
        return None
    low, high = within
    near = (low, min(high, low + _NEAR)) if step > 0 else (max(low, high - _NEAR), high)
    fitted = fit(piece.words, index, near, left=False, right=False)
    if fitted.cost or not fitted.spans:
        return None
    cost = sum(
        omission_cost(index, (end, start)) for (_, end), (start, _) in pairwise(fitted.spans)
    )
    size = sum(piece.weights)
    return _Item(number, Alignment(fitted.spans, cost, size, size))
