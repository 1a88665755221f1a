"""A timeline drawn: a calendar at the head, a lane for each perspective, threads between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.drawing.canvas import Canvas
from tui.drawing.cards import shortened, tally
from tui.drawing.chart import Chart, Piece
from tui.drawing.palette import PROPOSED, Emphasis
from tui.drawing.timehead import head
from tui.drawing.timelayout import BETWEEN, LEFT
from tui.drawing.timescale import axis
from tui.drawing.timeslots import outside, spread
from tui.drawing.timethreads import MOST, wired
from tui.drawing.visible import visible_line
from tui.drawing.wires import DASHED, HEAVY, LIGHT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from perspectives.story.story import Entry
    from tui.drawing.badges import Badge
    from tui.drawing.chart import Line
    from tui.drawing.timelayout import Layout, Row

EARLIER, LATER = "‹", "›"
"""Before and behind the number of statements that a window leaves out."""

BARS = " ▁▂▃▄▅▆▇█"

MANY = "+"
"""In cells too few for the number of the statements that are there."""

QUIET, RULE = Piece("", emphasis=Emphasis.QUIET), Piece("", emphasis=Emphasis.RULE)
STRONG = Piece("", emphasis=Emphasis.HEADING)


class TimeChart(Chart):
    """The statements in a window of time."""

    def __init__(
        self, layout: Layout, sources: Mapping[str, str], thread: Collection[tuple[str, str]]
    ) -> None:
        """Draw what is laid out.

        `sources` is what articles are called, by id; `thread` has the answers that are set off,
        each with what it answers, by their ids.
        """
        self._layout = layout
        self._frame = layout.frame
        self._axis = axis(layout.scale)
        self.width = layout.frame.width
        self.height = len(layout.rows)
        self.spots = layout.spots
        self.head = head(layout, self._axis, sources)
        followed = [one for one in layout.timeline.answers if (one.answer, one.to) in thread]
        others = [one for one in layout.timeline.answers if (one.answer, one.to) not in thread]
        if len(others) > MOST:
            others = []
        self._threads = (
            (wired(layout, [one for one in others if one.is_proposed], DASHED), RULE),
            (wired(layout, [one for one in others if not one.is_proposed], LIGHT), RULE),
            (wired(layout, followed, HEAVY), QUIET),
        )

    def line(self, y: int) -> Line:
        """Return what stands in a line under the head."""
        row = self._layout.rows[y]
        badge = self._layout.badge(row.lane) if self._layout.timeline.lanes else None
        canvas = Canvas(self.width)
        self._draw_extents(canvas, row)
        for wires, look in self._threads:
            for x, character in wires.row(y):
                canvas.put(x, look._replace(text=character))
        self._draw_bars(canvas, row, badge)
        for slot in row.slots:
            self._draw_marks(canvas, slot.entries, self._frame.left, (slot.first, slot.last))
        if row.has_name:
            self._draw_name(canvas, row)
            self._draw_outside(canvas, row)
        if self._frame.undated_cells:
            canvas.put(self._frame.undated - BETWEEN + 1, RULE._replace(text="│"))
        return canvas.line()

    def _draw_extents(self, canvas: Canvas, row: Row) -> None:
        """Draw how far the time goes in which a statement may have been made."""
        for slot in row.slots:
            if slot.last - slot.first > 1:
                line = "╶" + "─" * (slot.last - slot.first - 2) + "╴"
                canvas.put(self._frame.left + slot.first, RULE._replace(text=line))

    def _draw_bars(self, canvas: Canvas, row: Row, badge: Badge | None) -> None:
        for cell, height in enumerate(row.bars):
            if height:
                bar = BARS[max(1, round(height * (len(BARS) - 1)))]
                canvas.put(self._frame.left + cell, Piece(bar, badge, is_name=True))

    def _draw_marks(
        self, canvas: Canvas, entries: Sequence[Entry], left: int, cells: tuple[int, int]
    ) -> None:
        """Draw a mark for each statement, or their number where there is no room for them."""
        first, last = cells
        badge = self._layout.badges[entries[0].perspective_id] if entries else None
        marks = spread(len(entries), first, last)
        for x, entry in zip(marks, entries, strict=False):
            mark = PROPOSED if entry.draft else badge.glyph if badge else ""
            canvas.put(left + x, Piece(mark, badge, is_name=True))
        if not marks and entries:
            number = f"{len(entries)}"
            number = number if len(number) <= last - first else MANY
            (x, *_others) = spread(1, first, last - len(number) + 1)
            canvas.put(left + x, Piece(number, badge, is_name=True))

    def _draw_name(self, canvas: Canvas, row: Row) -> None:
        lane, frame = self._layout.timeline.lanes[row.lane], self._frame
        badge = self._layout.badge(row.lane)
        count = f" {tally(lane.side)}"
        room = (frame.left - LEFT - 2 if frame.has_names_beside else frame.cells) - cell_len(count)
        name = shortened(f"{badge.glyph} {visible_line(lane.side.name)}", max(1, room))
        canvas.put(LEFT, Piece(name, badge, is_name=True))
        canvas.put(LEFT + cell_len(name), QUIET._replace(text=count))
        self._draw_marks(canvas, lane.undated, frame.undated, (0, frame.undated_cells))

    def _draw_outside(self, canvas: Canvas, row: Row) -> None:
        """Tell how many statements of a lane the window leaves out."""
        earlier, later = outside(self._layout.timeline.lanes[row.lane], self._layout.scale)
        told = [
            (f"{EARLIER}{earlier} " if earlier else "", self._frame.left),
            (f" {later}{LATER}" if later else "", self._frame.left + self._frame.cells),
        ]
        for text, edge in told:
            x = edge if edge == self._frame.left else edge - len(text)
            if canvas.is_blank(x, len(text)):
                canvas.put(x, QUIET._replace(text=text))
