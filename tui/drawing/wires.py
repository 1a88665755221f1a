"""Lines drawn with box characters, from cell to cell; where they meet, they are joined."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Where a line goes on from a cell, to be added up. No enum: there are thousands of cells.
_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8

# By that sum.
LIGHT = " ╵╷│╴╯╮┤╶╰╭├─┴┬┼"
HEAVY = " ╹╻┃╸┛┓┫╺┗┏┣━┻┳╋"
DASHED = " ╵╷╎╴╯╮┤╶╰╭├╌┴┬┼"


class Wires:
    """Lines over a plane of cells, each from corner to corner."""

    def __init__(self, characters: str) -> None:
        """Begin without any; `characters` is one of the three sorts that there are."""
        self._characters = characters
        self._rows: defaultdict[int, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))

    def add(self, corners: Sequence[tuple[int, int]]) -> None:
        """Draw a line along corners, `(x, y)`, each of which is above, below or beside the next."""
        for (x, y), (to_x, to_y) in pairwise(corners):
            for one in range(min(x, to_x), max(x, to_x)):
                self._rows[y][one] |= _RIGHT
                self._rows[y][one + 1] |= _LEFT
            for one in range(min(y, to_y), max(y, to_y)):
                self._rows[one][x] |= _DOWN
                self._rows[one + 1][x] |= _UP

    def row(self, y: int) -> Iterator[tuple[int, str]]:
        """Yield what is drawn in a row: where, and what."""
        for x, ways in self._rows.get(y, {}).items():
            yield x, self._characters[ways]
