"""What a view shows, as values: lines to be painted, and the spots among them to stand at.

A chart is laid out for a width. It says what stands in each line when it is asked, so that of
thousands only those on screen are drawn. All places are cells: `x` from the left, `y` from the
first line under the head.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.drawing.palette import Emphasis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.drawing.badges import Badge


class Piece(NamedTuple):
    """Words that look one way. They must be harmless already (`tui.drawing.visible`)."""

    text: str
    badge: Badge | None = None
    """The perspective whose tint is behind them, or whose colour they have."""
    emphasis: Emphasis = Emphasis.NONE
    is_name: bool = False
    """Whether they are written in the perspective's own colour, instead of on its tint."""


Line: TypeAlias = "Sequence[Piece]"


class Spot(NamedTuple):
    """Where the cursor can be. Where the cell left of it is blank, the cursor puts a bar there."""

    id: str
    """What is there, for instance a statement's id."""
    x: int
    y: int
    width: int
    height: int = 1
    badge: Badge | None = None
    """The perspective in whose colour the cursor is."""


class Chart(ABC):
    """Lines and spots for one width."""

    head: Sequence[Line] = ()
    """Lines at the top that stay while the others scroll."""
    margin: int = 0
    """Cells at the left that stay while the others scroll sideways."""
    width: int = 0
    """The cells of the longest line."""
    height: int = 0
    """How many lines there are under the head."""
    moving: int | None = None
    """How many of them scroll sideways: those below them stay; None for all."""
    spots: Sequence[Spot] = ()
    """From top to bottom, and in a line from left to right."""

    @abstractmethod
    def line(self, y: int) -> Line:
        """Return what stands in a line under the head."""

    def stop(self, x: int) -> int:
        """Return where to stop that scrolls sideways by so many cells at least."""
        return x

    def step(self, here: Spot, right: int, down: int) -> Spot | None:
        """Return the spot to the right (1) or left (-1) of one, or below (1) or above (-1) it.

        What is straight ahead comes before what is nearer aside.
        """
        ahead = [spot for spot in self.spots if _is_ahead(here, spot, right, down)]
        return min(
            ahead, key=lambda spot: _distance(here, spot, is_vertical=down != 0), default=None
        )

    def paged(self, here: Spot, lines: int) -> Spot:
        """Return the spot that is nearest to so many lines below one, or above where negative.

        It is one in the same column where there is any.
        """
        level = here.y + lines
        return min(
            self.spots,
            key=lambda spot: (_gap(*_columns(here), *_columns(spot)), abs(spot.y - level)),
        )

    def at(self, x: int, y: int) -> Spot | None:
        """Return the spot that covers a cell."""
        for spot in self.spots:
            if spot.x <= x < spot.x + spot.width and spot.y <= y < spot.y + spot.height:
                return spot
        return None


def _is_ahead(here: Spot, spot: Spot, right: int, down: int) -> bool:
    return (spot.x - here.x) * right > 0 or (spot.y - here.y) * down > 0


def _distance(here: Spot, spot: Spot, *, is_vertical: bool) -> tuple[bool, int, int]:
    columns, rows = (_columns(here), _columns(spot)), (_rows(here), _rows(spot))
    along, aside = (rows, columns) if is_vertical else (columns, rows)
    gap = _gap(*aside[0], *aside[1])
    return gap > 0, abs(along[1][0] - along[0][0]), gap


def _columns(spot: Spot) -> tuple[int, int]:
    return spot.x, spot.x + spot.width


def _rows(spot: Spot) -> tuple[int, int]:
    return spot.y, spot.y + spot.height


def _gap(start: int, end: int, other_start: int, other_end: int) -> int:
    """Return how far two stretches of cells are apart; 0 where they share any."""
    return max(0, other_start - end + 1, start - other_end + 1)
