"""The first and the last line of the editor."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip

from perspectives.messages import counted
from tui.drawing.cards import shortened
from tui.drawing.palette import Emphasis
from tui.widgets.painted import LEFT, RIGHT, Painted


class EditorHead(Painted):
    """The name of the file; on the right, what there is to know of its text."""

    headline: reactive[str] = reactive("")
    is_changed: reactive[bool] = reactive(False)
    problems: reactive[int] = reactive(0)

    def render_line(self, y: int) -> Strip:
        """Return the line, in cells."""
        palette, width = self.palette, self.size.width
        count = counted(self.problems, "problem")
        facts = ["changed"] * self.is_changed + [count] * bool(self.problems)
        told = " · ".join(facts)
        room = max(0, width - LEFT - RIGHT - cell_len(told))
        heading = palette.style(None, Emphasis.HEADING)
        name = Strip([Segment(shortened(self.headline, max(0, room - 2)), heading)])
        return Strip(
            [
                Segment(" " * LEFT, palette.page),
                *name.extend_cell_length(room, palette.page),
                Segment(told, palette.quiet),
            ]
        ).crop_extend(0, width, palette.page)


class EditorFoot(Painted):
    """How the quote under the cursor is found; on the right the keys, where there is room."""

    told: reactive[str] = reactive("")

    HINTS = "ctrl+s saves   esc closes"

    def render_line(self, y: int) -> Strip:
        """Return the line, in cells."""
        palette, width = self.palette, self.size.width
        room = max(0, width - LEFT - RIGHT)
        hints = self.HINTS
        # The end of what is told is worth more than a reminder, but not a whole line of it.
        told = shortened(self.told, max(0, room - len(hints) - 3) if width >= 80 else room)
        air = room - cell_len(told) - len(hints)
        if air < (3 if told else 0):
            hints, air = "", room - cell_len(told)
        return Strip(
            [
                Segment(" " * LEFT + told, palette.page),
                Segment(" " * max(0, air), palette.page),
                Segment(hints, palette.quiet),
            ]
        ).crop_extend(0, width, palette.page)
