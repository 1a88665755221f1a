"""Time laid out in cells: the window that is seen of it, and the calendar along its edge."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from perspectives.views.calendar import STEPS, Step, Unit
from perspectives.views.extents import END, MINUTE, Extent, civil
from tui.drawing.dates import MONTHS

LEAST = 30 * MINUTE
"""The shortest window, in seconds: nearer than this there is nothing to see."""

AIR = 24
"""Beside what a window is fitted to stays one part of so many free, at each end."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A window of time, and the number of cells that it is drawn in."""

    window: Extent
    cells: int

    @classmethod
    def fitted(cls, extent: Extent, cells: int) -> Scale:
        """Return the scale that shows all of an extent, with some air beside it."""
        length = extent.end - extent.start
        air = max(length // AIR, (LEAST - length) // 2, 1)
        return cls(Extent(max(0, extent.start - air), min(END, extent.end + air)), cells)

    @property
    def length(self) -> int:
        """How many seconds are in view."""
        return self.window.end - self.window.start

    def cell(self, moment: int) -> int:
        """Return the cell in which a moment lies; in view are 0 up to `cells`."""
        return (moment - self.window.start) * self.cells // self.length

    def across(self, extent: Extent) -> tuple[int, int]:
        """Return the cells that an extent takes, half-open: at least the one it begins in.

        Two extents of which one ends where the other begins share no cell, unless both are
        narrower than one.
        """
        first = self.cell(extent.start)
        return first, max(first + 1, self.cell(extent.end))

    def middle(self, extent: Extent) -> int:
        """Return the moment in the middle of what is seen of an extent, or else of all of it."""
        start = max(extent.start, self.window.start)
        end = min(extent.end, self.window.end)
        return (start + end) // 2 if start < end else (extent.start + extent.end) // 2

    def zoomed(self, times: float, moment: int, bounds: Extent) -> Scale:
        """Return the scale that shows so many times as much, with a moment of the bounds in view.

        The moment stays where it is, if it was in view, as far as the window stays in the bounds.
        """
        longest = bounds.end - bounds.start
        length = min(max(LEAST, round(self.length * times)), longest)
        if self.window.start <= moment < self.window.end:
            start = moment - (moment - self.window.start) * length // self.length
        else:
            start = moment - length // 2
        return self._within(bounds, start, length)

    def panned(self, share: float, bounds: Extent) -> Scale:
        """Return the scale that shows what is later, by a share of the window, or earlier."""
        start = self.window.start + round(self.length * share)
        return self._within(bounds, start, min(self.length, bounds.end - bounds.start))

    def showing(self, extent: Extent, bounds: Extent) -> Scale:
        """Return the scale that has some of an extent in view: this one, where it has already."""
        first, last = self.across(extent)
        if first < self.cells and last > 0:
            return self
        return self.zoomed(1, (extent.start + extent.end) // 2, bounds)

    def _within(self, bounds: Extent, start: int, length: int) -> Scale:
        start = max(bounds.start, min(start, bounds.end - length))
        return Scale(Extent(start, start + length), self.cells)


class Label(NamedTuple):
    """Words that stand at a cell and to the right of it."""

    cell: int
    text: str


class Axis(NamedTuple):
    """The calendar along a window."""

    above: tuple[Label, ...]
    """The larger unit that things are in: of days their month, of hours their day."""
    ticks: tuple[Label, ...]
    """Where a unit begins, and its name there."""


_WIDTHS = {
    Unit.MINUTE: len("23:59"),
    Unit.HOUR: len("23:00"),
    Unit.DAY: len("31"),
    Unit.WEEK: len("31 Dec"),
    Unit.MONTH: len("Dec"),
    Unit.YEAR: len("9999"),
}

_ABOVE = {
    Unit.MINUTE: Step(1, Unit.DAY),
    Unit.HOUR: Step(1, Unit.DAY),
    Unit.DAY: Step(1, Unit.MONTH),
    Unit.WEEK: Step(1, Unit.YEAR),
    Unit.MONTH: Step(1, Unit.YEAR),
}


def axis(scale: Scale) -> Axis:
    """Return the calendar of a window: its ticks as close as their names have room beside them."""
    # Each name has two cells of air, so that no rounding makes two touch.
    needed = {unit: (width + 3) * scale.length for unit, width in _WIDTHS.items()}
    fitting = (step for step in STEPS if step.shortest * scale.cells >= needed[step.unit])
    step = next(fitting, None)
    if step is None:
        return Axis((), ())
    ticks = tuple(
        Label(scale.cell(start), _named(start, step.unit)) for start in step.starts(scale.window)
    )
    return Axis(tuple(_larger(scale, step.unit)), ticks)


def _larger(scale: Scale, unit: Unit) -> list[Label]:
    """Return the names of the larger units in view; the first stands at the edge, if it can."""
    if unit not in _ABOVE:
        return []
    step = _ABOVE[unit]
    starts = [scale.window.start, *step.starts(scale.window)]
    named = [Label(scale.cell(start), _named_above(start, step.unit)) for start in starts]
    return [
        label
        for label, following in pairwise([*named, Label(scale.cells + 1, "")])
        if label.cell + len(label.text) < following.cell
    ]


def _named(moment: int, unit: Unit) -> str:
    when = civil(moment)
    if unit in (Unit.MINUTE, Unit.HOUR):
        return f"{when:%H:%M}"
    month = MONTHS[when.month - 1][:3]
    return {
        Unit.DAY: f"{when.day}",
        Unit.WEEK: f"{when.day} {month}",
        Unit.MONTH: month,
        Unit.YEAR: f"{when.year}",
    }[unit]


def _named_above(moment: int, unit: Unit) -> str:
    when = civil(moment)
    day = f"{when.day} " if unit is Unit.DAY else ""
    month = "" if unit is Unit.YEAR else f"{MONTHS[when.month - 1]} "
    return f"{day}{month}{when.year}"
