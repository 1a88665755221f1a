"""A comparison drawn: a card for each statement, those that are tied beside each other."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from tui.drawing.cards import shortened
from tui.drawing.chart import Chart, Piece, Spot
from tui.drawing.facing import FacingCard, faces_of, told_of
from tui.drawing.palette import Emphasis
from tui.drawing.sources import source_of
from tui.drawing.tied import arrow
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from perspectives.story.story import Entry
    from perspectives.views.comparison import Alone, Comparison, Row
    from perspectives.views.facing import Face
    from tui.drawing.badges import Badge
    from tui.drawing.chart import Line

LEFT, RIGHT, BETWEEN = 3, 2, 6
"""The fewest cells left of the cards, those right of them, and between two that face each other."""

MEASURE = 72
"""The most cells that a card is read in."""

FACING = 84
"""The fewest cells of a screen on which cards stand beside each other, not one above another."""


class _Put(NamedTuple):
    """A statement's card, and what is told in a line above it; None for no line."""

    entry: Entry
    card: FacingCard
    told: str | None


class ComparisonChart(Chart):
    """Two columns of cards, or one where the screen is narrow."""

    def __init__(
        self,
        comparison: Comparison,
        names: tuple[Piece, Piece],
        badges: Mapping[str, Badge],
        sources: Mapping[str, str],
        width: int,
    ) -> None:
        """Draw a comparison of two who are called so; `sources` is what articles are called."""
        self._badges = badges
        self._sources = sources
        self._is_facing = width >= FACING
        room = max(8, width - LEFT - RIGHT)
        self._card_width = min(MEASURE, (room - BETWEEN) // 2 if self._is_facing else room)
        both = 2 * self._card_width + BETWEEN if self._is_facing else self._card_width
        self._ours = self._theirs = _Stack(LEFT + (room - both) // 2)
        if self._is_facing:
            self._theirs = _Stack(self._ours.x + self._card_width + BETWEEN)
        self._signs = _Stack(self._theirs.x - BETWEEN // 2)
        self.width = width
        self.head = [*self._head(*names)]
        self.spots: list[Spot] = []
        self._lay_out(comparison)
        self.spots.sort(key=lambda spot: (spot.y, spot.x))

    def line(self, y: int) -> Line:
        """Return what stands in a line under the head."""
        stacks = (self._ours, self._signs, self._theirs) if self._is_facing else (self._ours,)
        return [*_side_by_side((stack.x, stack.line(y)) for stack in stacks)]

    def _head(self, one: Piece, other: Piece) -> Iterator[Line]:
        second = self._theirs.x + 2 if self._is_facing else self.width // 2
        yield [
            *_side_by_side(
                (x, [name._replace(text=shortened(name.text, max(1, end - x - 2)))])
                for name, x, end in (
                    (one, self._ours.x + 2, second),
                    (other, second, self.width),
                )
            )
        ]
        yield [Piece("─" * self.width, emphasis=Emphasis.RULE)]

    # From top to bottom

    def _lay_out(self, comparison: Comparison) -> None:
        for row in comparison.facing:
            self._add_row(row)
        if comparison.facing and comparison.alone:
            width = self.width - self._ours.x - RIGHT
            self._ours.write(self.height, [Piece("─" * width, emphasis=Emphasis.RULE)])
            self.height += 2
        for alone in comparison.alone:
            self._add_alone(alone)

    def _add_row(self, row: Row) -> None:
        faces = faces_of(row.pairs)
        first = row.pairs[0]
        told = {first.one.id: "" if self._is_facing else None}
        for pair in row.pairs:
            newcomer = pair.one if pair.other.id in told else pair.other
            told[newcomer.id] = told_of(pair, newcomer)
        if self._is_facing:
            self._signs.write(self.height + 1, [Piece(arrow(first.tie))])
        ones, others = (
            [_Put(one, self._card(one, partial(faces, one.id)), told[one.id]) for one in side]
            for side in (row.ones, row.others)
        )
        self._add(ones, others)

    def _add_alone(self, alone: Alone) -> None:
        text = shortened(visible_line(alone.topic or "no topic"), self._card_width)
        self._ours.write(self.height, [Piece("  "), Piece(text, emphasis=Emphasis.HEADING)])
        self.height += 2
        ones, others = (
            [_Put(one, self._card(one), None) for one in side]
            for side in (alone.ones, alone.others)
        )
        self._add(ones, others)

    def _card(self, entry: Entry, faces: Callable[[], Sequence[Face]] = tuple) -> FacingCard:
        badge = self._badges[entry.perspective_id]
        source = source_of(entry.article, self._sources)
        return FacingCard.of(entry, badge, source, self._card_width, faces)

    def _add(self, ones: Iterable[_Put], others: Iterable[_Put]) -> None:
        """Put cards beside each other, or where that cannot be, the other's below the one's."""
        top = self.height
        end = self._pile(self._ours, top, ones)
        self.height = max(end, self._pile(self._theirs, top if self._is_facing else end, others))

    def _pile(self, stack: _Stack, y: int, cards: Iterable[_Put]) -> int:
        """Put cards under each other, each with a line of air below; return where they end."""
        for entry, card, told in cards:
            if told is not None:
                text = f"  {shortened(told, card.width - 2)}"
                stack.write(y, [Piece(text, emphasis=Emphasis.QUIET)])
                y += 1
            height = len(card.rows)
            stack.put(y, height, card.line)
            self.spots.append(Spot(entry.id, stack.x + 1, y, card.width, height, card.badge))
            y += height + 1
        return y


class _Stack:
    """Blocks of lines under one another, the same number of cells from the left."""

    def __init__(self, x: int) -> None:
        self.x = x
        self._tops: list[int] = []
        self._blocks: list[tuple[int, Callable[[int], Line]]] = []

    def put(self, y: int, height: int, draw: Callable[[int], Line]) -> None:
        """Put a block below all others; `draw` returns one of its lines."""
        self._tops.append(y)
        self._blocks.append((height, draw))

    def write(self, y: int, line: Line) -> None:
        """Put a line below all blocks."""
        self.put(y, 1, lambda _n: line)

    def line(self, y: int) -> Line:
        """Return what stands in a line; nothing where no block is there."""
        index = bisect_right(self._tops, y) - 1
        if index < 0:
            return ()
        height, draw = self._blocks[index]
        n = y - self._tops[index]
        return draw(n) if n < height else ()


def _side_by_side(lines: Iterable[tuple[int, Line]]) -> Iterator[Piece]:
    """Yield lines that begin so many cells from the left, in one line."""
    drawn = 0
    for x, line in lines:
        if line:
            yield Piece(" " * (x - drawn))
            yield from line
            drawn = x + sum(cell_len(piece.text) for piece in line)
