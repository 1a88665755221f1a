"""The line above the article: what is being read, from whom, and how far."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip

from tui.drawing.cards import shortened
from tui.drawing.palette import Emphasis
from tui.widgets.painted import LEFT, RIGHT, Painted


class Masthead(Painted):
    """A title on the left; on the right facts, of which the first go where there is no room."""

    headline: reactive[str] = reactive("")
    is_on_page: reactive[bool] = reactive(False)
    """Whether the page under it shows the title, which is not said twice then."""
    facts: reactive[tuple[str, ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the screen; the words stand in the first, the rest is air."""
        width, page = self.size.width, self.palette.page
        if y > 0:
            return Strip.blank(width, page)
        room = max(0, width - LEFT - RIGHT)
        facts = list(self.facts)
        headline = "" if self.is_on_page else self.headline
        while len(facts) > 1 and cell_len(headline + " · ".join(facts)) + 3 > room:
            facts.pop(0)
        told = " · ".join(facts)[: max(0, room - 3)]
        title = shortened(headline, max(0, room - cell_len(told) - 3))
        return Strip(
            [
                Segment(" " * LEFT, page),
                Segment(
                    set_cell_size(title, max(0, room - cell_len(told))),
                    self.palette.style(None, Emphasis.HEADING),
                ),
                Segment(told, self.palette.quiet),
                Segment(" " * RIGHT, page),
            ]
        ).crop_extend(0, width, page)
