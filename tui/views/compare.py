"""Two voices side by side: what ties them face to face, then what only one of them says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.views.comparison import compare
from perspectives.views.voices import first_two
from tui.drawing.chart import Piece
from tui.drawing.comparison import ComparisonChart
from tui.drawing.visible import visible_line
from tui.views.view import ViewScreen

if TYPE_CHECKING:
    from perspectives.views.voices import Voice
    from tui.drawing.chart import Chart


class CompareScreen(ViewScreen):
    """Begins with the sides of the current statement and of the one most related to it."""

    def chart(self, width: int) -> Chart:
        """Return the two side by side."""
        outlook = self.outlook
        one, other = self._voices()
        comparison = compare(outlook.story, one, other)
        names = self._called(one), self._called(other)
        return ComparisonChart(comparison, names, outlook.badges, outlook.sources, width)

    def headline(self) -> str:
        """Return what is shown."""
        return "Side by side"

    def _voices(self) -> tuple[Voice, Voice]:
        return first_two(self.outlook.story, self.outlook.current)

    def _called(self, voice: Voice) -> Piece:
        side = self.outlook.story.perspective(voice.side or "")
        if side is None:
            return Piece("")
        badge = self.outlook.badges[side.id]
        return Piece(f"{badge.glyph} {visible_line(side.name)}", badge, is_name=True)
