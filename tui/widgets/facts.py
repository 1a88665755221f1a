"""What the cursor of a view is at, in facts: a rule, a name, and a line for each."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip

from tui.drawing.cards import shortened
from tui.widgets.painted import LEFT, RIGHT, Painted


class Facts(Painted):
    """Facts that are there; those that say nothing are left out."""

    told: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Of each what it is, and what there is to say of it."""

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the screen, in cells."""
        palette, width = self.palette, self.size.width
        if y == 0:
            return Strip([Segment("─" * width, palette.rule)])
        facts = [(label, text) for label, text in self.told if text]
        if y > len(facts):
            return Strip.blank(width, palette.page)
        label, text = facts[y - 1]
        labels = max(cell_len(label) for label, _text in facts) + 2
        room = max(1, width - LEFT - RIGHT - labels)
        return Strip(
            [
                Segment(" " * LEFT, palette.page),
                Segment(set_cell_size(label, labels), palette.quiet),
                Segment(shortened(text, room), palette.page),
            ]
        ).crop_extend(0, width, palette.page)
