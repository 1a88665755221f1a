"""A chart on screen: painted line by line, with a cursor that goes from spot to spot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.drawing.palette import CURRENT_PROPOSED, PROPOSED
from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.drawing.chart import Chart, Line, Piece, Spot

BARS = {" ": "┃", PROPOSED: CURRENT_PROPOSED}
"""What stands left of the spot that the cursor is at, by what stands there otherwise."""


class Board(Painted, ScrollView, can_focus=True, inherit_bindings=False):
    """Thousands of spots scroll as ten do, for only lines on screen are drawn."""

    ALLOW_SELECT = False
    ALLOW_MAXIMIZE = False

    @dataclass
    class Moved(Message):
        """The cursor is at another spot."""

        spot: Spot

    @dataclass
    class Chosen(Message):
        """The reader clicked on the spot that the cursor was at already."""

        spot: Spot

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self.spot: Spot | None = None
        """Where the cursor is; None where there is no spot."""
        self._top: int | None = None
        """The line to begin with, until there is room to show it."""
        self._strips: dict[int, Strip] = {}

    def show(self, chart: Chart, cursor: str | None, top: int | None = None) -> None:
        """Show a chart with the cursor at the spot of an id, else the nearest to where it was.

        `top` is the line to begin with, where that is not to be as it is.
        """
        self._chart = chart
        self._top = top
        self.spot = _spot(chart, cursor, self.spot)
        self._strips.clear()
        self.virtual_size = Size(chart.width, chart.height + len(chart.head))
        if self.size:
            self.on_resize()

    def on_resize(self) -> None:
        """Have the cursor in view; before there is any room, nothing is."""
        top, self._top = self._top, None
        self._scroll(self.scroll_x, self.scroll_y if top is None else top)
        self._reveal()
        self.refresh()

    # The cursor

    def go(self, right: int, down: int) -> None:
        """Move the cursor to the spot beside it; where there is none, scroll to the end."""
        here, chart = self.spot, self._chart
        spot = chart.step(here, right, down) if chart and here else None
        if spot is None:
            self._scroll(self.scroll_x + right, self.scroll_y + down)
        else:
            self._stand_at(spot)

    def page(self, pages: float) -> None:
        """Move the cursor, and all that is seen, by a part of what is on screen."""
        lines = round(pages * self._page) or 1
        self._scroll(self.scroll_x, self.scroll_y + lines)
        if self._chart is not None and self.spot is not None:
            self._stand_at(self._chart.paged(self.spot, lines))

    def edge(self, way: int) -> None:
        """Move the cursor to the first spot (-1) or to the last one (1)."""
        self._scroll(0, 0 if way < 0 else self.max_scroll_y)
        if self._chart is not None and self._chart.spots:
            self._stand_at(self._chart.spots[0 if way < 0 else -1])

    def _stand_at(self, spot: Spot) -> None:
        if spot != self.spot:
            self.spot = spot
            self.post_message(self.Moved(spot))
        self._reveal()
        self.refresh()

    @property
    def _page(self) -> int:
        """How many lines scroll."""
        head = len(self._chart.head) if self._chart else 0
        return max(1, self.scrollable_content_region.height - head)

    def _reveal(self) -> None:
        """Bring the spot of the cursor into view."""
        spot, chart = self.spot, self._chart
        if spot is None or chart is None:
            return
        left, top = self.scroll_x, self.scroll_y
        # What stands over it, such as the heading of its group, stays in sight as well.
        air = max(0, min(2, (self._page - spot.height) // 2))
        top = _moved(top, self._page, spot.y - air, spot.height + 2 * air)
        if spot.x >= chart.margin:
            room = max(1, self.size.width - chart.margin)
            # With the bar of the cursor, left of it.
            left = _moved(left, room, spot.x - chart.margin - 1, spot.width + 1)
            left = chart.stop(round(left))
        self._scroll(left, top)

    def _scroll(self, x: float, y: float) -> None:
        """Scroll to a place at once, as far as there is anything to see."""
        self.scroll_target_x = self.scroll_x = x
        self.scroll_target_y = self.scroll_y = y

    # Drawing

    def notify_style_update(self) -> None:
        """Draw everything anew: the theme changed."""
        super().notify_style_update()
        self.redraw()

    def redraw(self) -> None:
        """Draw everything anew: the chart may say something else in the same places."""
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the screen, in cells."""
        chart, page = self._chart, self.palette.page
        if chart is None:
            return Strip.blank(self.size.width, page)
        if y < len(chart.head):
            strip = self._seen(self._painted(chart.head[y]))
            return strip if y else self._with_more(strip)
        index = y - len(chart.head) + round(self.scroll_y)
        if index >= chart.height:
            return Strip.blank(self.size.width, page)
        if index not in self._strips:
            self._strips[index] = self._painted(chart.line(index))
        strip, spot = self._strips[index], self.spot
        if spot is not None and spot.y <= index < spot.y + spot.height:
            strip = self._pointed(strip, spot)
        if chart.moving is not None and index >= chart.moving:
            return strip.crop_extend(0, self.size.width, page)
        return self._seen(strip)

    def _painted(self, line: Line) -> Strip:
        width = max(self.size.width, self._chart.width if self._chart else 0)
        strip = Strip(Segment(piece.text, self._style(piece)) for piece in line)
        return strip.crop_extend(0, width, self.palette.page)

    def _style(self, piece: Piece) -> Style:
        if piece.is_name and piece.badge is not None:
            return self.palette.accent(piece.badge)
        return self.palette.style(piece.badge, piece.emphasis)

    def _pointed(self, strip: Strip, spot: Spot) -> Strip:
        """Return a line with the cursor in it."""
        end = spot.x + spot.width
        over = self.palette.cursor(spot.badge)
        before = strip.crop(0, spot.x)
        if (bar := BARS.get(before.text[-1:])) is not None:
            style = self.palette.accent(spot.badge) if spot.badge else self.palette.page
            before = Strip([*before.crop(0, spot.x - 1), Segment(bar, style)])
        words = (
            Segment(segment.text, (segment.style or Style.null()) + over)
            for segment in strip.crop(spot.x, end)
        )
        return Strip([*before, *words, *strip.crop(end)])

    def _seen(self, strip: Strip) -> Strip:
        """Return what is seen of a line: its margin stays, the rest scrolls sideways."""
        margin = self._chart.margin if self._chart else 0
        left = round(self.scroll_x)
        rest = strip.crop_extend(
            margin + left, left + max(margin, self.size.width), self.palette.page
        )
        whole = Strip([*strip.crop(0, margin), *rest]) if margin else rest
        return whole.crop_extend(0, self.size.width, self.palette.page)

    def _with_more(self, strip: Strip) -> Strip:
        """Return the first line with a sign at an end where there is more to the left or right."""
        margin = self._chart.margin if self._chart else 0
        width, sign = self.size.width, self.palette.page + Style(bold=True)
        left = round(self.scroll_x)
        if margin and left:
            strip = Strip([*strip.crop(0, margin - 1), Segment("‹", sign), *strip.crop(margin)])
        if margin and left + width < self.virtual_size.width:
            strip = Strip([*strip.crop(0, width - 1), Segment("›", sign)])
        return strip.crop_extend(0, width, self.palette.page)

    # The pointer

    def on_click(self, event: events.Click) -> None:
        """Go to what was clicked; say that it was chosen where the cursor is there already."""
        if self._chart is None or event.y < len(self._chart.head):
            return
        x = event.x if event.x < self._chart.margin else event.x + round(self.scroll_x)
        spot = self._chart.at(x, event.y - len(self._chart.head) + round(self.scroll_y))
        if spot is None:
            return
        if spot == self.spot:
            self.post_message(self.Chosen(spot))
        else:
            self._stand_at(spot)


def _spot(chart: Chart, cursor: str | None, before: Spot | None) -> Spot | None:
    spots: Sequence[Spot] = chart.spots
    found = next((spot for spot in spots if spot.id == cursor), None)
    if found is None and before is not None:
        found = min(
            spots, key=lambda spot: abs(spot.y - before.y) + abs(spot.x - before.x), default=None
        )
    return found or (spots[0] if spots else None)


def _moved(first: float, room: int, start: int, length: int) -> float:
    """Return the first line that is to be seen of `room`, so that some others are in sight.

    Of what has no room the beginning is.
    """
    return min(max(first, start + length - room), start)
