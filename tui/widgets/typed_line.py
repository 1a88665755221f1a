"""A line to type and to paste into."""

from __future__ import annotations

from textual.widgets import Input

from tui.drawing.visible import visible_line

LONGEST = 1000
"""Characters of what is typed; a page that was pasted by mistake is cut to it."""


class TypedLine(Input):
    """A line whose text is harmless for the terminal, wherever it was copied from."""

    def validate_value(self, value: str) -> str:
        """Return what of a new text is shown."""
        return visible_line(value[:LONGEST])
