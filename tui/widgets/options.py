"""A list to choose from, whose options and size may be others at the next moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.style import Style
from textual.widgets import OptionList

if TYPE_CHECKING:
    from textual import events

REVERSE = Style(reverse=True)


class Options(OptionList):
    """A list that a click may reach after what was clicked has gone, or a key without any room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "down", show=False),
        Binding("k", "cursor_up", "up", show=False),
        Binding("g", "first", "first", show=False),
        Binding("G", "last", "last", show=False),
    ]

    # No words can be wrapped into less than a cell, besides all that stands left and right of them.
    DEFAULT_CSS = "Options { min-width: 8; }"

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Return a style of the list's parts, reversed where that is wanted, as without colours.

        Textual's own forgets about it.
        """
        style = super().get_visual_style(*component_classes, partial=partial)
        is_reverse = any(
            self.get_component_styles(name).text_style.reverse for name in component_classes
        )
        return style + REVERSE if is_reverse else style

    def on_click(self, event: events.Click) -> None:
        """Keep Textual from looking for an option that it drew and that is no more."""
        if event.style.meta.get("option", 0) >= self.option_count:
            event.prevent_default()

    def action_page_down(self) -> None:
        """Go down by as many options as are in sight."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """Go up by as many options as are in sight."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]
