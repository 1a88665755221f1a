"""The ground of all widgets that draw their own lines."""

from __future__ import annotations

from textual.widget import Widget

from tui.drawing.palette import Palette

LEFT, RIGHT = 3, 2
"""Cells left and right of the words in the lines above and below the panes."""


class Painted(Widget):
    """A widget that draws in the palette of the current theme."""

    palette: Palette
    """What it draws in."""

    def notify_style_update(self) -> None:
        """Take the palette of the theme, which may have changed."""
        super().notify_style_update()
        self.palette = Palette.of(self.app)
