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
from tui.drawing.timeslots import MARK, outside, spread
from tui.drawing.timethreads import MOST_THREADS, wired
from tui.drawing.visible import visible_line
from tui.drawing.wires import DASHED, HEAVY, LIGHT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from perspectives.story.story import Entry
    from tui.drawing.badges import Badge
    from tui.drawing.chart import Line
    from tui.drawing.timelayout import Layout, Row
    from tui.drawing.timeslots import Slot, ToldLine
    from tui.drawing.wires import Wires

EARLIER, LATER = "‹", "›"
"""Before and behind the number of statements that a window leaves out."""

BARS = " ▁▂▃▄▅▆▇█"

MANY = "+"
"""In cells too few for the number of the statements that are there."""


class TimeChart(Chart):
    """The statements in a window of time."""

    def __init__(self, layout: Layout, sources: Mapping[str, str]) -> None:
        """Draw what is laid out; `sources` is what articles are called, by id."""
        self._layout = layout
        self._frame = layout.frame
        self.width = layout.frame.width
        self.height = len(layout.rows)
        self.spots = layout.spots
        self.head = head(layout, sources)
        self._threads: Sequence[tuple[Wires, Emphasis]] = ()
        self.follow(())

    def follow(self, thread: Collection[tuple[str, str]]) -> None:
        """Set off some answers, each with what it answers, by their ids."""
        answers = self._layout.timeline.answers
        followed = [one for one in answers if (one.answer, one.to) in thread]
        others = [one for one in answers if (one.answer, one.to) not in thread]
        if len(others) > MOST_THREADS:
            others = []
        proposed = [one for one in others if one.is_proposed]
        filed = [one for one in others if not one.is_proposed]
        self._threads = (
            (wired(self._layout, proposed, DASHED), Emphasis.RULE),
            (wired(self._layout, filed, LIGHT), Emphasis.RULE),
            (wired(self._layout, followed, HEAVY), Emphasis.NONE),
        )

    def line(self, y: int) -> Line:
        """Return what stands in a line under the head."""
        row = self._layout.rows[y]
        badge = self._layout.badge(row.lane) if self._layout.timeline.lanes else None
        canvas = Canvas(self.width)
        self._draw_extents(canvas, row)
        for wires, look in self._threads:
            for x, character in wires.row(y):
                canvas.put(x, Piece(character, emphasis=look))
        self._draw_bars(canvas, row, badge)
        for slot in row.slots:
            self._draw_marks(canvas, slot.entries, self._frame.left, (slot.first, slot.last))
        for slot, told in row.told:
            self._draw_told(canvas, slot, told)
        if row.has_name:
            self._draw_name(canvas, row)
            self._draw_outside(canvas, row)
        if self._frame.undated_cells:
            canvas.put(self._frame.undated - BETWEEN + 1, Piece("│", emphasis=Emphasis.RULE))
        return canvas.line()

    def _draw_extents(self, canvas: Canvas, row: Row) -> None:
        """Draw how far the time goes in which statements may have been made."""
        for slot in row.slots:
            if slot.last - slot.first > 1:
                line = "╶" + "─" * (slot.last - slot.first - 2) + "╴"
                canvas.put(self._frame.left + slot.first, Piece(line, emphasis=Emphasis.RULE))

    def _draw_told(self, canvas: Canvas, slot: Slot, told: ToldLine) -> None:
        """Draw a name or words on the ground of the side, as far as the time goes."""
        entry, x = told.entry, self._frame.left + slot.first
        badge = self._layout.badges[entry.perspective_id]
        how = Emphasis.PROPOSED if entry.draft else Emphasis.NONE
        canvas.put(x, Piece(" " * (slot.last - slot.first - 1), badge, how))
        if told.is_name:
            canvas.put(x, Piece(told.text, badge, how | Emphasis.HEADING))
            return
        if told.height:
            canvas.put(x + 1, Piece(PROPOSED if entry.draft else badge.glyph, badge, how))
        canvas.put(x + MARK, Piece(told.text, badge, how))

    def _draw_bars(self, canvas: Canvas, row: Row, badge: Badge | None) -> None:
        for cell, height in enumerate(row.bars):
            if height:
                canvas.put(self._frame.left + cell, Piece(BARS[height], badge, is_name=True))

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
        canvas.put(LEFT + cell_len(name), Piece(count, emphasis=Emphasis.QUIET))
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
                canvas.put(x, Piece(text, emphasis=Emphasis.QUIET))
