"""All perspectives in one line, for where not all columns fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.drawing.cards import tally
from tui.drawing.visible import visible_line
from tui.widgets.painted import LEFT, Painted

if TYPE_CHECKING:
    from textual import events

    from perspectives.story.story import Side
    from tui.drawing.badges import Badge


class PerspectiveTabs(Painted):
    """One line of names. The current one is bold between arrows and always in sight."""

    sides: reactive[tuple[tuple[Side, Badge], ...]] = reactive(())
    current: reactive[str | None] = reactive(None)
    """The id of the current perspective."""

    @dataclass
    class Picked(Message):
        """The reader clicked on a perspective."""

        side_id: str

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the screen; the names stand in the first, the rest is air."""
        width, page = self.size.width, self.palette.page
        if y > 0:
            return Strip.blank(width, page)
        segments: list[Segment] = []
        reach = 0
        for side, badge in self.sides:
            segments += self._tab(side, badge)
            if side.id == self.current:
                reach = sum(cell_len(segment.text) for segment in segments)
        # Where they are too many for the line, the current one is the last that fits.
        hidden = max(0, reach + LEFT + 1 - width)
        line = Strip(segments).crop(hidden)
        left = Segment(" ‹ " if hidden else " " * LEFT, self.palette.quiet)
        if line.cell_length + LEFT <= width:
            return Strip([left, *line]).extend_cell_length(width, page)
        more = Segment("›", self.palette.quiet)
        return Strip([left, *line.crop(0, width - LEFT - 1), more]).crop(0, width)

    def _tab(self, side: Side, badge: Badge) -> list[Segment]:
        is_current = side.id == self.current
        meta = Style.from_meta({"side": side.id})
        name_style = (self.palette.accent(badge) if is_current else self.palette.quiet) + meta
        before, after = "▸◂" if is_current else "  "
        return [
            Segment(before, self.palette.accent(badge)),
            Segment(f"{badge.glyph} ", self.palette.accent(badge) + meta),
            Segment(f"{visible_line(side.name)} {tally(side)}", name_style),
            Segment(f"{after} ", self.palette.accent(badge)),
        ]

    def on_click(self, event: events.Click) -> None:
        """Say which perspective the reader clicked on."""
        if side_id := event.style.meta.get("side"):
            self.post_message(self.Picked(side_id))
