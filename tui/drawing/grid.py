"""A table drawn: heads that stay at the top, names that stay at the left, and cells to stand at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.drawing.cards import in_lines, shortened
from tui.drawing.chart import Chart, Piece, Spot
from tui.drawing.palette import Emphasis
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.drawing.badges import Badge
    from tui.drawing.chart import Line

LEFT, GAP, AIR = 3, 1, 1
"""Cells left of the names, between two columns, and beside the words in each of these."""

HEAD_LINES = 3
"""How many lines the name of a column may take."""

WIDEST, NARROWEST = 14, 6
"""How many cells of a column the name over it may make it wide, with much room and with little."""

LABELS = 3 / 8
"""How much of the width the names of the rows may take."""

EMPTY, OWN = "·", "╲"
"""What stands in a cell that is empty, and in one where a row meets itself."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands over a column, or before a row."""

    text: str
    badge: Badge | None = None
    """The perspective in whose colour it is written."""
    count: str = ""
    """How much there is in the column or row."""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that is not empty."""

    id: str
    """What the cursor knows it by."""
    pieces: Sequence[Piece]
    badge: Badge | None = None
    """The perspective whose tint is behind it, and in whose colour the cursor is."""

    @property
    def width(self) -> int:
        """How many cells it takes, with the air beside its words."""
        return sum(cell_len(piece.text) for piece in self.pieces) + 2 * AIR


@dataclass(frozen=True, slots=True)
class GridRow:
    """A name, and the cells beside it by their columns; where there is none it is empty."""

    label: Label
    cells: Mapping[int, GridCell] = field(default_factory=dict)
    is_heading: bool = False
    """Whether it only says what the rows below it are."""
    own: int | None = None
    """The column that is the same as the row."""


class Grid(Chart):
    """A table for one width; where it does not fit, all but the names scrolls sideways."""

    def __init__(
        self, columns: Sequence[Label], rows: Sequence[GridRow], notes: Sequence[Line], width: int
    ) -> None:
        """Lay the table out; `notes` are lines below it."""
        self._columns = columns
        self._rows = rows
        self._notes = notes
        self._names = min(
            max((_length(row.label) for row in rows), default=0), max(1, int(LABELS * width))
        )
        self.margin = LEFT + self._names + GAP
        self._widths = column_widths(columns, rows, width - self.margin)
        self._starts = [
            self.margin + sum(self._widths[:place]) + GAP * place for place in range(len(columns))
        ]
        self.width = self.margin + sum(self._widths) + GAP * max(0, len(columns) - 1)
        if self.width > width:
            # The last columns are seen whole as well, from the beginning of one on.
            self.width = self.stop(self.width - width) + width
        self.height = len(rows) + 1 + len(notes) if notes else len(rows)
        self.moving = len(rows)
        self.head = [*self._heads()]
        self.spots = [
            Spot(cell.id, self._starts[place], y, self._widths[place], badge=cell.badge)
            for y, row in enumerate(rows)
            for place, cell in sorted(row.cells.items())
        ]

    def stop(self, x: int) -> int:
        """Return where the first column begins that is seen whole when so much is scrolled."""
        stops = (max(0, start - self.margin - GAP) for start in self._starts)
        return next((stop for stop in stops if stop >= x), x)

    # The head

    def _heads(self) -> Iterator[Line]:
        wrapped = [
            in_lines(visible_line(column.text), width - 2 * AIR, HEAD_LINES)
            for column, width in zip(self._columns, self._widths, strict=True)
        ]
        lines = max(map(len, wrapped), default=0)
        for number in range(lines):
            # What takes fewer lines stands in the last of them, beside its cells.
            yield self._head(
                [
                    words[number - lines] if number - lines >= -len(words) else ""
                    for words in wrapped
                ]
            )
        if any(column.count for column in self._columns):
            yield self._head([column.count for column in self._columns], Emphasis.QUIET)

    def _head(self, words: Sequence[str], how: Emphasis = Emphasis.HEADING) -> Line:
        line = [Piece(" " * self.margin)]
        for column, width, text in zip(self._columns, self._widths, words, strict=True):
            is_name = column.badge is not None
            air = " " * (width + GAP - AIR - cell_len(text))
            line += [Piece(" " * AIR), Piece(text, column.badge, how, is_name), Piece(air)]
        return line

    # The rows

    def line(self, y: int) -> Line:
        """Return a row of the table, or a line below it."""
        if y < len(self._rows):
            row = self._rows[y]
            return [*self._label(row), *(() if row.is_heading else self._cells(row))]
        return self._notes[y - len(self._rows) - 1] if y > len(self._rows) else []

    def _label(self, row: GridRow) -> Iterator[Piece]:
        label = row.label
        room = self._names - label.indent - (cell_len(label.count) + 1 if label.count else 0)
        name = shortened(visible_line(label.text), max(0, room))
        yield Piece(" " * (LEFT + label.indent))
        yield Piece(name, label.badge, is_name=label.badge is not None)
        yield Piece(" " * (room - cell_len(name)))
        if label.count:
            yield Piece(f" {label.count}", emphasis=Emphasis.QUIET)
        yield Piece(" " * GAP)

    def _cells(self, row: GridRow) -> Iterator[Piece]:
        for place, width in enumerate(self._widths):
            cell = row.cells.get(place)
            if cell is None:
                sign = OWN if place == row.own else EMPTY
                room = width - AIR + GAP
                yield Piece(f"{' ' * AIR}{sign:<{room}}", emphasis=Emphasis.RULE)
                continue
            yield Piece(" " * AIR, cell.badge)
            yield from cell.pieces
            yield Piece(" " * (width - cell.width + AIR), cell.badge)
            yield Piece(" " * GAP)


def column_widths(columns: Sequence[Label], rows: Sequence[GridRow], room: int) -> list[int]:
    """Return how wide each column is: names have as much of the room as they want, or share it."""
    names = [visible_line(column.text) for column in columns]
    least = [
        max(1, cell_len(column.count), min(max(map(cell_len, name.split()), default=0), WIDEST))
        for column, name in zip(columns, names, strict=True)
    ]
    for row in rows:
        for place, cell in row.cells.items():
            least[place] = max(least[place], cell.width - 2 * AIR)
    widths: list[int] = []
    for widest in range(WIDEST, NARROWEST - 1, -1):
        widths = [
            max(its_least, min(cell_len(name), widest)) + 2 * AIR
            for its_least, name in zip(least, names, strict=True)
        ]
        if sum(widths) + GAP * len(widths) <= room:
            break
    return widths


def legend(meanings: Sequence[tuple[str, Emphasis, str]], width: int) -> list[Line]:
    """Return what signs mean, each with how it looks, in lines of at most so many cells."""
    lines: list[list[Piece]] = []
    room = 0
    for sign, ink, meaning in meanings:
        pieces = [Piece(sign, emphasis=ink), Piece(f" {meaning}   ", emphasis=Emphasis.QUIET)]
        taken = sum(cell_len(piece.text) for piece in pieces)
        if taken > room:
            lines.append([Piece(" " * LEFT)])
            room = width - LEFT
        lines[-1] += pieces
        room -= taken
    return [*lines]


def _length(label: Label) -> int:
    count = cell_len(label.count) + 1 if label.count else 0
    return label.indent + cell_len(visible_line(label.text)) + count
