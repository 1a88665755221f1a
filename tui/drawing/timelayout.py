"""Where the parts of a timeline stand on a screen: the rows of its lanes, and each statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from tui.drawing.cards import tally
from tui.drawing.chart import Spot
from tui.drawing.timeslots import densities, slots, spread
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perspectives.story.story import Entry
    from perspectives.views.timeline import Lane, Timeline
    from tui.drawing.badges import Badge
    from tui.drawing.timescale import Scale
    from tui.drawing.timeslots import Slot

UNDATED = "no date"
"""The heading of what has none."""

BESIDE = 84
"""The fewest cells of a screen on which the lanes' names stand beside them, and not above."""

LEFT, RIGHT, BETWEEN = 3, 2, 3
"""Cells left of everything and right of it, and between what has a date and what has none."""

LONGEST_NAME, MOST_UNDATED = 30, 24
"""In cells."""


@dataclass(frozen=True)
class Frame:
    """The columns of a timeline; all in cells from the left of the screen."""

    left: int
    """Where the first cell of the window is."""
    cells: int
    """How many cells the window has."""
    undated: int
    """Where what has no date begins."""
    undated_cells: int
    """0 where everything has a date."""
    has_names_beside: bool
    """Whether the name of a lane stands left of it, and not in a row of its own."""

    @property
    def width(self) -> int:
        """All that is taken of a screen."""
        return self.undated + self.undated_cells + RIGHT

    @classmethod
    def of(cls, timeline: Timeline, width: int) -> Frame:
        """Return the columns of a timeline on a screen of so many cells."""
        beside = width >= BESIDE
        longest = max((cell_len(heading(lane)) for lane in timeline.lanes), default=0)
        left = LEFT + (min(LONGEST_NAME, longest) + 5 if beside else 0)
        most = max((len(lane.undated) for lane in timeline.lanes), default=0)
        undated = max(len(UNDATED), min(most, MOST_UNDATED, width // 8)) if most else 0
        between = BETWEEN if most else 0
        cells = max(1, width - left - between - undated - RIGHT)
        return cls(left, cells, left + cells + between, undated, beside)


def heading(lane: Lane) -> str:
    """Return a lane's name, and how many statements it has."""
    return f"{visible_line(lane.side.name)} {tally(lane.side)}"


class Row(NamedTuple):
    """A line of a lane."""

    lane: int
    slots: Sequence[Slot] = ()
    bars: Sequence[float] = ()
    """How dense a lane is in each cell of the window, 0 to 1 of what is densest on screen."""
    has_name: bool = False
    """Whether the lane's name is in this row, and what has no date."""


class Layout:
    """The rows of the lanes, one below another, and where each statement's mark is."""

    def __init__(
        self, timeline: Timeline, scale: Scale, frame: Frame, badges: Mapping[str, Badge]
    ) -> None:
        self.timeline = timeline
        self.scale = scale
        self.frame = frame
        self.badges = badges
        self.rows: list[Row] = []
        self.tops: list[int] = []
        """The first row of each lane, which has no marks, and one behind the last."""
        self.spots: list[Spot] = []
        """Of each statement that is in the window, or has no date."""
        lanes = [slots(lane, scale) for lane in timeline.lanes]
        heights = [densities(rows, scale.cells) for rows in lanes]
        densest = max((height for lane in heights for height in lane), default=0.0)
        for number, rows in enumerate(lanes):
            # Where no two share a cell, there is nothing that bars would add.
            bars = [height / densest for height in heights[number]] if densest > 1 else []
            self.tops.append(len(self.rows))
            self.rows += self._lane_rows(number, rows, bars)
            self.spots += self._lane_spots(number)
        self.tops.append(len(self.rows))
        self.rows.append(Row(max(0, len(lanes) - 1)))
        self.anchors = {spot.id: (spot.x + spot.width // 2, spot.y) for spot in self.spots}
        """The cell in which each of them is, by its id; threads begin and end there."""

    def badge(self, lane: int) -> Badge:
        """Return what marks the perspective of a lane."""
        return self.badges[self.timeline.lanes[lane].side.id]

    def _lane_rows(
        self, number: int, rows: Sequence[Sequence[Slot]], bars: Sequence[float]
    ) -> Iterator[Row]:
        lane, beside = self.timeline.lanes[number], self.frame.has_names_beside
        if not lane.dated:
            yield Row(number, has_name=True)
            return
        yield Row(number, has_name=not beside)
        if any(bars):
            yield Row(number, bars=bars)
        for nth, its_slots in enumerate(rows or [[]]):
            yield Row(number, its_slots, has_name=beside and nth == 0)

    def _lane_spots(self, number: int) -> Iterator[Spot]:
        for y in range(self.tops[number], len(self.rows)):
            row = self.rows[y]
            for slot in row.slots:
                yield from self._spots(slot.entries, slot.first, slot.last, self.frame.left, y)
            if row.has_name:
                undated = self.timeline.lanes[number].undated
                yield from self._spots(undated, 0, self.frame.undated_cells, self.frame.undated, y)

    def _spots(
        self, entries: Sequence[Entry], first: int, last: int, left: int, y: int
    ) -> Iterator[Spot]:
        """Yield a spot for each statement; all are one place where there is no room for them."""
        marks = spread(len(entries), first, last)
        for nth, entry in enumerate(entries):
            badge = self.badges[entry.perspective_id]
            if marks:
                yield Spot(entry.id, left + marks[nth], y, 1, badge=badge)
            else:
                yield Spot(entry.id, left + first, y, last - first, badge=badge)
