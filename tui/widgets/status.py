"""The last line of the screen: the keys on the left, what they led to on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip

from tui.drawing.lines import briefly, length, squeezed
from tui.drawing.visible import visible_line
from tui.widgets.painted import LEFT, RIGHT, Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.drawing.lines import Told


class StatusLine(Painted):
    """Hints give way to what is told, all but the first and the last of them, and that to these."""

    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Keys, and the word for what they do."""
    told: reactive[tuple[Told, ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        """Return the line, in cells."""
        palette, width = self.palette, self.size.width
        room = max(0, width - LEFT - RIGHT)
        told = Strip(
            Segment(piece.text, palette.accent(piece.badge) if piece.badge else palette.quiet)
            for piece in self._fitted(room)
        )
        if told.cell_length > room:
            told = Strip([*told.crop(0, max(0, room - 1)), Segment("…", palette.quiet)])
        hints = list(self.hints)
        while hints and _length(hints) + told.cell_length > room:
            # The last one, which shows all the others, stays longest.
            hints.pop(max(0, len(hints) - 2))
        left = [
            segment
            for keys, label in hints
            for segment in (
                Segment(keys, palette.page),
                Segment(f" {label}   ", palette.quiet),
            )
        ]
        air = room - _length(hints) - told.cell_length
        return Strip(
            [Segment(" " * LEFT, palette.page), *left, Segment(" " * air, palette.page), *told]
        ).crop_extend(0, width, palette.page)

    def _fitted(self, room: int) -> Sequence[Told]:
        """Return what is told in the words that leave room for a hint or two."""
        told = [piece._replace(text=visible_line(piece.text)) for piece in self.told]
        if length(told) > room - _length([*self.hints[:1], *self.hints[1:][-1:]]):
            told = briefly(told)
        room -= _length(self.hints[-1:])
        return told if length(told) <= room else squeezed(told, room)


def _length(hints: Sequence[tuple[str, str]]) -> int:
    return sum(cell_len(keys) + cell_len(label) + 4 for keys, label in hints)
