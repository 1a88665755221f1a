"""The statement that the cursor of a view is at: who said it, when and of what, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip

from tui.drawing.cards import Part, Row, card_rows, shortened
from tui.drawing.palette import PROPOSED
from tui.drawing.visible import visible_line
from tui.widgets.painted import LEFT, RIGHT, Painted

if TYPE_CHECKING:
    from perspectives.story.story import Entry
    from tui.drawing.badges import Badge


class Shown(NamedTuple):
    """A statement as it is told here."""

    entry: Entry
    badge: Badge
    """Its perspective's."""
    source: str
    """What its article is called, where that is to be said."""
    place: str
    """Which of how many it is."""


class Detail(Painted):
    """A rule, who speaks, and the statement's card, as far as there is room."""

    shown: reactive[Shown | None] = reactive(None)

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the screen, in cells."""
        palette, width = self.palette, self.size.width
        if y == 0:
            return Strip([Segment("─" * width, palette.rule)])
        room = max(1, width - LEFT - RIGHT)
        segments = [Segment(" " * LEFT, palette.page)]
        if self.shown is not None and y == 1:
            segments += self._speaker(self.shown, room)
        elif self.shown is not None:
            segments += self._card_line(self.shown, y - 2, room)
        return Strip(segments).crop_extend(0, width, palette.page)

    def _speaker(self, shown: Shown, room: int) -> list[Segment]:
        actor, palette = shown.entry.actor, self.palette
        place = shown.place if cell_len(shown.place) < room // 2 else ""
        left = max(0, room - cell_len(place) - 2)
        glyph = PROPOSED + shown.badge.glyph if shown.entry.draft else shown.badge.glyph
        name = shortened(f"{glyph} {visible_line(actor.name)}", left)
        role = shortened(f"  {visible_line(actor.role or '')}", max(0, left - cell_len(name)))
        air = room - cell_len(name) - cell_len(role) - cell_len(place)
        return [
            Segment(name, palette.accent(shown.badge)),
            Segment(role + " " * air + place, palette.quiet),
        ]

    def _card_line(self, shown: Shown, number: int, room: int) -> list[Segment]:
        # The first of a card's rows is air, to part it from the one above.
        _air, *rows = card_rows(shown.entry, room, "", shown.source, whole=True)
        row = rows[number] if number < len(rows) else Row(Part.AIR)
        is_last = number == self.size.height - 3
        text = shortened(f"{row.text} …", room) if is_last and rows[number + 1 :] else row.text
        palette = self.palette
        style = palette.page if row.part is Part.WORDS else palette.quiet
        air = max(0, room - cell_len(text) - cell_len(row.marks))
        return [Segment(text, style), Segment(" " * air + row.marks, palette.quiet)]
