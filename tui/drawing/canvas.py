"""A line that is drawn cell by cell, and read as pieces."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import split_graphemes

from tui.drawing.chart import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANK = Piece(" ")


class Canvas:
    """A line of blank cells, to be drawn on."""

    def __init__(self, width: int) -> None:
        self._cells = [BLANK] * width

    def put(self, x: int, piece: Piece) -> None:
        """Draw words from a cell on; what would stand outside of the line is left out."""
        spans, _length = split_graphemes(piece.text)
        for start, end, width in spans:
            if width and x >= 0 and x + width <= len(self._cells):
                self._cells[x] = piece._replace(text=piece.text[start:end])
                self._cells[x + 1 : x + width] = [piece._replace(text="")] * (width - 1)
            x += width

    def is_blank(self, x: int, count: int = 1) -> bool:
        """Say whether nothing was drawn in some cells, all of which are in the line."""
        cells = self._cells[max(0, x) : x + count]
        return x >= 0 and len(cells) == count and all(cell is BLANK for cell in cells)

    def line(self) -> list[Piece]:
        """Return what was drawn, in as few pieces as may be."""
        return [*self._pieces()]

    def _pieces(self) -> Iterator[Piece]:
        for (badge, emphasis, is_name), cells in groupby(self._cells, key=lambda cell: cell[1:]):
            yield Piece("".join(cell.text for cell in cells), badge, emphasis, is_name)
