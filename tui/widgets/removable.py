"""What comes and goes while a story is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.widget import Widget
else:
    Widget = object  # What Textual has a subclass inherit, such as the focus, is the other base's.


class Removable(Widget):
    """Put before a widget's class: drawn once more after it has been removed, it is blank.

    Textual takes from it the styles of its parts, and may draw it until all is laid out anew.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines within a region of the widget."""
        if self.is_attached:
            return super().render_lines(crop)
        return [Strip.blank(crop.width)] * crop.height
