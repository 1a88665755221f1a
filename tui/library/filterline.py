"""The line in which a reader types what to find among what was read."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.widgets.typed_line import TypedLine


class FilterLine(TypedLine):
    """Keys are letters here, but for those that walk the list under it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.leave", "leave", show=False),
        Binding("down,ctrl+n", "screen.line(1)", "down", show=False),
        Binding("up,ctrl+p", "screen.line(-1)", "up", show=False),
        Binding("pagedown", "screen.page(1)", "page down", show=False),
        Binding("pageup", "screen.page(-1)", "page up", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(placeholder="a few letters of a title, an outlet, a file", compact=True)
