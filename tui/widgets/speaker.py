"""Who is speaking: the current statement in two lines, for where its column is out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip

from tui.drawing.cards import about, marks, shortened, words
from tui.drawing.visible import visible_line
from tui.widgets.painted import LEFT, RIGHT, Painted

if TYPE_CHECKING:
    from perspectives.story.story import Entry
    from tui.drawing.badges import Badge


class Speaking(NamedTuple):
    """A statement as it is told here."""

    entry: Entry
    badge: Badge
    """Its perspective's."""
    year: str
    """That of the article on screen."""
    source: str
    """What its article is called, where that is to be said."""


class Speaker(Painted):
    """A rule, the actor and what the statement is about, and its words as far as they fit."""

    speaking: reactive[Speaking | None] = reactive(None)

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the screen, in cells."""
        palette, width = self.palette, self.size.width
        if y == 0:
            return Strip([Segment("─" * width, palette.rule)])
        if self.speaking is None or y > 2:
            return Strip.blank(width, palette.page)
        entry, badge, year, source = self.speaking
        first = [f"{badge.glyph} {visible_line(entry.actor.name)}", about(entry, year, source)]
        second = [words(entry), marks(entry)]
        left, right = first if y == 1 else second
        style = palette.accent(badge) if y == 1 else palette.page
        room = max(0, width - LEFT - RIGHT)
        left = shortened(left, max(0, room - cell_len(right) - 2))
        return Strip(
            [
                Segment(" " * LEFT, palette.page),
                Segment(set_cell_size(left, max(0, room - cell_len(right))), style),
                Segment(right, palette.quiet),
            ]
        ).crop_extend(0, width, palette.page)
