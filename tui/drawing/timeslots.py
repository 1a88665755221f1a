"""What a lane of a timeline shows in cells: its statements, gathered where they share a place."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from perspectives.views.extents import DAY, MINUTE
from tui.drawing.cards import in_lines, shortened, words
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perspectives.story.story import Entry
    from perspectives.views.timeline import Dated, Lane
    from tui.drawing.timescale import Scale

MARK = 3
"""Cells before a line of words: a mark, and air on both sides of it."""

_PRECISIONS = (MINUTE, DAY, 28 * DAY, 365 * DAY)
"""The shortest a minute, a day, a month and a year can be."""


class ToldLine(NamedTuple):
    """A line of what is told in words; every line of words leaves room for a mark before it."""

    entry: Entry
    text: str
    height: int = 0
    """Of the first line of a statement's words: how many lines they take."""
    is_name: bool = False
    """Whether it has the actor's name, and not the words."""


class Slot(NamedTuple):
    """Cells of a window, half-open, and the statements that were made there."""

    first: int
    last: int
    """All cells are in the window, whether or not the time goes on beyond it."""
    entries: tuple[Entry, ...]
    """In the order of time. Of a slot of several cells, any may be anywhere in it."""
    density: float
    """How many there are to a cell, of all cells that their time takes."""

    def told(self, lines: int) -> list[ToldLine]:
        """Return its statements in words, each in at most so many lines, under who said them."""
        # The next slot may begin right behind this one.
        room = self.last - self.first - 1
        told = []
        for name, said in groupby(self.entries, key=lambda entry: entry.actor.name):
            entries = list(said)
            named = shortened(f" {visible_line(name)}", room)
            told.append(ToldLine(entries[0], named, is_name=True))
            for entry in entries:
                rows = in_lines(words(entry), room - MARK, lines)
                told.append(ToldLine(entry, rows[0], height=len(rows)))
                told += [ToldLine(entry, row) for row in rows[1:]]
        return told


def spread(count: int, first: int, last: int) -> Sequence[int]:
    """Return cells in the middle of others, one apart if there is room; none if there is none."""
    room = last - first
    if count > room:
        return ()
    gap = 2 if 2 * count - 1 <= room else 1
    start = first + (room - gap * (count - 1) - 1) // 2
    return range(start, start + gap * count, gap)


def slots(lane: Lane, scale: Scale) -> list[list[Slot]]:
    """Return what is in a window of a lane, in rows: no two slots of a row share a cell.

    What takes no more than a cell is in the first row. What takes several has a row for each
    precision that a date can have, the nearest first.
    """
    rows: defaultdict[int, list[Slot]] = defaultdict(list)
    for one in lane.dated:
        first, last = scale.across(one.extent)
        if last > 0 and first < scale.cells:
            length = one.extent.end - one.extent.start
            rank = bisect_right(_PRECISIONS, length) if last - first > 1 else -1
            slot = Slot(max(0, first), min(last, scale.cells), (one.entry,), 1 / (last - first))
            rows[rank].append(slot)
    return [_merged(rows[rank]) for rank in sorted(rows)]


def _merged(row: Iterable[Slot]) -> list[Slot]:
    """Return a row of slots, given in order, with those put together that share a cell."""
    # Gathered in lists first: thousands may share a cell.
    merged: list[tuple[int, int, list[Slot]]] = []
    for slot in row:
        if merged and slot.first < merged[-1][1]:
            first, last, together = merged[-1]
            together.append(slot)
            merged[-1] = first, max(last, slot.last), together
        else:
            merged.append((slot.first, slot.last, [slot]))
    return [
        Slot(
            first,
            last,
            tuple(entry for slot in together for entry in slot.entries),
            sum(slot.density for slot in together),
        )
        for first, last, together in merged
    ]


def outside(lane: Lane, scale: Scale) -> tuple[int, int]:
    """Return how many statements of a lane are earlier than a window, and how many later."""
    return (
        sum(_is_before(one, scale) for one in lane.dated),
        sum(one.extent.start >= scale.window.end for one in lane.dated),
    )


def _is_before(one: Dated, scale: Scale) -> bool:
    _first, last = scale.across(one.extent)
    return last <= 0


def densities(rows: Iterable[Iterable[Slot]], cells: int) -> list[float]:
    """Return how many statements of a lane there are to each cell of a window."""
    sums = [0.0] * cells
    for row in rows:
        for slot in row:
            for cell in range(slot.first, slot.last):
                sums[cell] += slot.density
    return sums
