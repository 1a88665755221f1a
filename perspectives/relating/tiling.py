"""Two texts laid side by side: the phrases they share, and the words that differ in them.

Shared phrases are found by greedy string tiling (Wise 1993): the longest run that both texts have
is set aside first, wherever it stands, and no word is used twice. So a phrase that moved is found
too, where an alignment in reading order would lose it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from perspectives.model import Span
from perspectives.relating.words import SENTENCE_END, Word, is_common, words

RUN = 3
"""The fewest words of a shared run; what is shorter is a telling word that both texts have."""

# Of a run that stands in a text more often than this, the later places only repeat the first.
_MOST_PLACES = 8
_LONGEST_SLOT = 8
_FRAME = 4
# The longest slot that still reads as the same sentence with another word in it.
_TIGHT_SLOT = 3


class Pairing(NamedTuple):
    """A stretch of one text, and the stretch of the other that goes with it."""

    span: Span
    other: Span


class Comparison(msgspec.Struct, frozen=True):
    """What two texts share word for word, inflection and typography apart."""

    shared: tuple[Pairing, ...]
    """The shared phrases, in the order of the first text. None is of function words alone."""
    slots: tuple[Pairing, ...]
    """The words that differ beside a shared phrase of four words or more, in the same order."""


class Tile(NamedTuple):
    """Words in a row that two texts share: where the row begins in each, and its length."""

    place: int
    other: int
    size: int


class Slot(NamedTuple):
    """Words that stand in one another's stead: places of the first and behind the last."""

    start: int
    end: int
    other_start: int
    other_end: int

    @property
    def longest(self) -> int:
        """The number of words on its longer side."""
        return max(self.end - self.start, self.other_end - self.other_start)


class Side(NamedTuple):
    """One of two texts that are compared."""

    text: str
    words: Sequence[Word]

    def span(self, start: int, end: int) -> Span:
        """Return the characters from the word at `start` to the one before `end`."""
        return self.words[start].start, self.words[end - 1].end

    def ends_sentence(self, place: int) -> bool:
        """Return whether a sentence or a quotation ends or begins before the word at `place`."""
        if place in (0, len(self.words)):
            return True
        between = self.text[self.words[place - 1].end : self.words[place].start]
        return SENTENCE_END.search(between) is not None

    def tells(self, start: int, end: int) -> bool:
        """Return whether any word from `start` to `end` is a telling one."""
        return any(word.telling for word in self.words[start:end])


def compare(text: str, other: str) -> Comparison:
    """Return what two texts share and where they differ, as spans of characters of each."""
    mine, theirs = (Side(*pair) for pair in zip((text, other), words([text, other]), strict=True))
    tiles = tile(mine.words, theirs.words)
    return Comparison(
        tuple(
            Pairing(mine.span(place, place + size), theirs.span(there, there + size))
            for place, there, size in tiles
        ),
        tuple(
            Pairing(mine.span(start, end), theirs.span(other_start, other_end))
            for start, end, other_start, other_end in slots(mine, theirs, tiles)
        ),
    )


def tile(mine: Sequence[Word], theirs: Sequence[Word]) -> list[Tile]:
    """Return what two lists of words share, in the order of the first.

    The tiles are the same whichever list comes first.
    """
    keys = [word.key for word in mine]
    other_keys = [word.key for word in theirs]
    if other_keys < keys:
        flipped = _Tiling(theirs, mine, other_keys, keys).tiles
        return sorted(Tile(other, place, size) for place, other, size in flipped)
    return sorted(_Tiling(mine, theirs, keys, other_keys).tiles)


class _Tiling:
    """Two lists of words while they are being tiled."""

    def __init__(
        self,
        mine: Sequence[Word],
        theirs: Sequence[Word],
        keys: Sequence[str],
        other_keys: Sequence[str],
    ) -> None:
        self._words = mine
        self._keys = keys
        self._other_keys = other_keys
        self._free = [True] * len(mine)
        self._other_free = [True] * len(theirs)
        self.tiles: list[Tile] = []
        self._tile_runs()
        self._tile_single_words()

    def _tile_runs(self) -> None:
        waiting = [(-run.size, run) for run in self._longest_runs()]
        heapq.heapify(waiting)
        while waiting:
            _, run = heapq.heappop(waiting)
            for piece in self._free_pieces(run):
                if piece.size == run.size:
                    self._take(piece)
                elif piece.size >= RUN:
                    heapq.heappush(waiting, (-piece.size, piece))

    def _longest_runs(self) -> Iterator[Tile]:
        """Yield the runs that cannot be made longer, from `_MOST_PLACES` places of each start."""
        mine, theirs = self._keys, self._other_keys
        places: dict[tuple[str, ...], list[int]] = {}
        for place in range(len(theirs) - RUN + 1):
            places.setdefault(tuple(theirs[place : place + RUN]), []).append(place)
        for place in range(len(mine) - RUN + 1):
            for other in places.get(tuple(mine[place : place + RUN]), ())[:_MOST_PLACES]:
                if place and other and mine[place - 1] == theirs[other - 1]:
                    continue
                size = RUN
                while (
                    place + size < len(mine)
                    and other + size < len(theirs)
                    and mine[place + size] == theirs[other + size]
                ):
                    size += 1
                yield Tile(place, other, size)

    def _free_pieces(self, run: Tile) -> Iterator[Tile]:
        """Yield the parts of a run that no tile covers in either list."""
        start = 0
        for offset in range(run.size + 1):
            if offset < run.size and self._is_free(run.place + offset, run.other + offset):
                continue
            if offset > start:
                yield Tile(run.place + start, run.other + start, offset - start)
            start = offset + 1

    def _tile_single_words(self) -> None:
        """Pair the telling words that are left, and what stands beside them in both lists."""
        places: dict[str, list[int]] = {}
        for other in reversed(range(len(self._other_keys))):
            if self._other_free[other]:
                places.setdefault(self._other_keys[other], []).append(other)
        for place, word in enumerate(self._words):
            left = places.get(word.key)
            while left and not self._other_free[left[-1]]:
                left.pop()
            if left and word.telling and self._free[place]:
                found = self._widened(place, left[-1])
                if found.size > 1 or not is_common(word.key):
                    self._take(found)

    def _widened(self, place: int, other: int) -> Tile:
        size = 1
        while self._agree(place - 1, other - 1):
            place, other, size = place - 1, other - 1, size + 1
        while self._agree(place + size, other + size):
            size += 1
        return Tile(place, other, size)

    def _agree(self, place: int, other: int) -> bool:
        return (
            0 <= place < len(self._keys)
            and 0 <= other < len(self._other_keys)
            and self._keys[place] == self._other_keys[other]
            and self._is_free(place, other)
        )

    def _is_free(self, place: int, other: int) -> bool:
        return self._free[place] and self._other_free[other]

    def _take(self, run: Tile) -> None:
        place, other, size = run
        if not any(word.telling for word in self._words[place : place + size]):
            return
        self._free[place : place + size] = [False] * size
        self._other_free[other : other + size] = [False] * size
        self.tiles.append(run)


def slots(mine: Side, theirs: Side, tiles: Sequence[Tile]) -> list[Slot]:
    """Return the words that differ beside a tile of `_FRAME` words or more.

    A slot ends on either side at a shared word or with its sentence, in both texts alike.
    """
    taken = {tile.place + offset for tile in tiles for offset in range(tile.size)}
    other_taken = {tile.other + offset for tile in tiles for offset in range(tile.size)}
    found = set()
    for place, other, size in tiles:
        if size < _FRAME:
            continue
        start = _gap(mine, taken, place, -1)
        other_start = _gap(theirs, other_taken, other, -1)
        end = _gap(mine, taken, place + size, 1)
        other_end = _gap(theirs, other_taken, other + size, 1)
        found.add(_trimmed(mine, theirs, Slot(start, place, other_start, other)))
        found.add(_trimmed(mine, theirs, Slot(place + size, end, other + size, other_end)))
    return sorted(slot for slot in found if _differs(mine, theirs, slot))


def _gap(side: Side, taken: set[int], place: int, step: int) -> int:
    """Return how far untiled words of the same sentence reach from `place`, left or right."""
    for _ in range(_LONGEST_SLOT + 1):
        if side.ends_sentence(place) or (place - 1 if step < 0 else place) in taken:
            break
        place += step
    return place


def _trimmed(mine: Side, theirs: Side, slot: Slot) -> Slot:
    """Return the slot without the words that both its sides begin or end with."""
    start, end, other_start, other_end = slot
    while (
        start < end
        and other_start < other_end
        and mine.words[start].key == theirs.words[other_start].key
    ):
        start, other_start = start + 1, other_start + 1
    while (
        start < end
        and other_start < other_end
        and mine.words[end - 1].key == theirs.words[other_end - 1].key
    ):
        end, other_end = end - 1, other_end - 1
    return Slot(start, end, other_start, other_end)


def _differs(mine: Side, theirs: Side, slot: Slot) -> bool:
    return (
        slot.longest <= _LONGEST_SLOT
        and mine.tells(slot.start, slot.end)
        and theirs.tells(slot.other_start, slot.other_end)
    )


def is_parallel(mine: Side, theirs: Side, tiles: Sequence[Tile]) -> bool:
    """Return whether two texts have a frame in common, with other words in a slot of it."""
    return any(slot.longest <= _TIGHT_SLOT for slot in slots(mine, theirs, tiles))
