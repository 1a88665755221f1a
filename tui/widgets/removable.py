"""What comes and goes while a story is read.

Textual lays a screen out anew some time after a widget has been removed. Until then it may draw it,
though it has taken the styles of its parts from it, and may take the mouse to be over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip

if TYPE_CHECKING:
    from typing import TypeAlias

    from textual.geometry import Offset, Region
    from textual.widget import Widget

    Found: TypeAlias = tuple[Widget | None, Offset | None]
    """The widget in a cell of the screen, and where in its words the cell is, if it has any."""
else:
    # What Textual has a subclass inherit, such as the focus, is to come from the other base.
    Widget = object


class Removable(Widget):
    """Put before a widget's class: once it has been removed, it is blank."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines within a region of the widget."""
        if self.is_attached:
            return super().render_lines(crop)
        return [Strip.blank(crop.width)] * crop.height


def still_there(found: Found) -> Found:
    """Return what the mouse was found to be over, or nothing where that has been removed."""
    widget, _ = found
    return found if widget is None or widget.is_attached else (None, None)
