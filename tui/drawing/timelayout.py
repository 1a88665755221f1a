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
    from tui.drawing.timeslots import Slot, ToldLine

UNDATED = "no date"
"""The heading of what has none."""

BESIDE = 84
"""The fewest cells of a screen on which the lanes' names stand beside them, and not above."""

LEFT, RIGHT, BETWEEN = 3, 2, 3
"""Cells left of everything and right of it, and between what has a date and what has none."""

LONGEST_NAME, MOST_UNDATED = 30, 24
"""In cells."""

MOST_LINES = 3
"""Lines of a statement's words, where there is room for them."""

LEAST_WORDS, ROOMY = 12, 14
"""The fewest cells in which words say anything; they are told in rows that have more somewhere, so
that of days that differ by a cell not one is told in words and another is not."""


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
    """Those whose statements have marks in this row."""
    told: Sequence[tuple[Slot, ToldLine]] = ()
    """A line of each slot that is told in words."""
    bars: Sequence[int] = ()
    """How dense a lane is in each cell of the window, in eighths of what is densest on screen."""
    has_name: bool = False
    """Whether the lane's name is in this row, and what has no date."""


class Layout:
    """The rows of the lanes, one below another, and where each statement is."""

    def __init__(
        self,
        timeline: Timeline,
        scale: Scale,
        frame: Frame,
        badges: Mapping[str, Badge],
        height: int,
    ) -> None:
        """Lay a timeline out; with as much of the words as `height` lines have room for."""
        self.timeline = timeline
        self.scale = scale
        self.frame = frame
        self.badges = badges
        lanes = [slots(lane, scale) for lane in timeline.lanes]
        bars = _bars(lanes, scale.cells)
        for lines in (MOST_LINES, 2, 1, 0):
            self._lay_out(lanes, bars, lines, height)
            if len(self.rows) <= height or not any(row.told for row in self.rows):
                break

    def badge(self, lane: int) -> Badge:
        """Return what marks the perspective of a lane."""
        return self.badges[self.timeline.lanes[lane].side.id]

    def _lay_out(
        self,
        lanes: Sequence[Sequence[Sequence[Slot]]],
        bars: Sequence[Sequence[int]],
        lines: int,
        height: int,
    ) -> None:
        """Lay the lanes out with so many lines for each statement; with marks where it is 0."""
        self.rows: list[Row] = []
        self.tops: list[int] = []
        """The first row of each lane, which has no marks, and one behind the last."""
        self.spots: list[Spot] = []
        """Of each statement that is in the window, or has no date."""
        self.anchors: dict[str, tuple[int, int]] = {}
        """The cell of each one's mark, by its id; threads begin and end there."""
        for number, rows in enumerate(lanes):
            self.tops.append(len(self.rows))
            self.rows += self._lane_rows(number, rows, bars[number], lines, height)
            self.spots += self._lane_spots(number)
        self.tops.append(len(self.rows))
        self.rows.append(Row(max(0, len(lanes) - 1)))

    def _lane_rows(
        self,
        number: int,
        rows: Sequence[Sequence[Slot]],
        bars: Sequence[int],
        lines: int,
        height: int,
    ) -> Iterator[Row]:
        beside = self.frame.has_names_beside
        yield Row(number, has_name=not beside)
        if any(bars):
            yield Row(number, bars=bars)
        has_name = beside
        for its_slots in rows or ([[]] if beside else []):
            wide = _wide(its_slots, height) if lines else []
            marked = [slot for slot in its_slots if slot not in wide]
            told = [(slot, slot.told(lines)) for slot in wide]
            for nth in range(max((len(each) for _slot, each in told), default=1)):
                words = [(slot, each[nth]) for slot, each in told if nth < len(each)]
                yield Row(number, [] if nth else marked, words, has_name=has_name)
                has_name = False

    def _lane_spots(self, number: int) -> Iterator[Spot]:
        frame, lane = self.frame, self.timeline.lanes[number]
        for y in range(self.tops[number], len(self.rows)):
            row = self.rows[y]
            for slot in row.slots:
                yield from self._marked(slot.entries, frame.left, slot.first, slot.last, y)
            for slot, told in row.told:
                if told.height:
                    x, id = frame.left + slot.first, told.entry.id
                    badge = self.badges[told.entry.perspective_id]
                    yield Spot(id, x, y, slot.last - slot.first - 1, told.height, badge)
                    # The mark stands before the words.
                    self.anchors[id] = x + 1, y
            if row.has_name:
                yield from self._marked(lane.undated, frame.undated, 0, frame.undated_cells, y)

    def _marked(
        self, entries: Sequence[Entry], left: int, first: int, last: int, y: int
    ) -> Iterator[Spot]:
        """Yield a spot for each statement; all are one place where there is no room for them."""
        marks = spread(len(entries), first, last)
        # Marks that do not touch one another have the cells beside them as well.
        beside = 1 if 2 * len(entries) < last - first else 0
        for nth, entry in enumerate(entries):
            badge = self.badges[entry.perspective_id]
            if marks:
                mark = left + marks[nth]
                yield Spot(entry.id, mark - beside, y, 1 + 2 * beside, badge=badge)
            else:
                mark = left + (first + last - 1) // 2
                yield Spot(entry.id, left + first, y, last - first, badge=badge)
            self.anchors[entry.id] = mark, y


def _bars(lanes: Sequence[Sequence[Sequence[Slot]]], cells: int) -> list[list[int]]:
    """Return the heights of the bars of each lane; none where all statements have marks."""
    slots = (slot for rows in lanes for row in rows for slot in row)
    if not any(len(slot.entries) > slot.last - slot.first for slot in slots):
        return [[] for _ in lanes]
    heights = [densities(rows, cells) for rows in lanes]
    densest = max(height for lane in heights for height in lane)
    # A year that has a statement somewhere is no bar; a cell that has one is.
    return [
        [max(round(8 * height / densest), int(height >= 1)) for height in lane] for lane in heights
    ]


def _wide(slots: Sequence[Slot], height: int) -> list[Slot]:
    """Return the slots of a row that are told in words, if so many lines are enough for them."""
    if max((slot.last - slot.first for slot in slots), default=0) < ROOMY:
        return []
    return [
        slot
        for slot in slots
        if slot.last - slot.first >= LEAST_WORDS and len(slot.entries) < height
    ]
