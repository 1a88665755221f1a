"""What all sheets have in common: the page can be seen around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.content import Content
from textual.screen import ModalScreen

from tui.dialogs.overlay import Overlay
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from textual.widget import Widget

T = TypeVar("T")


class Modal(ModalScreen[T], Overlay[T]):
    """A screen that covers a part of the one below.

    A modal screen in the first place: Textual takes styles from the first of the bases alone.
    """

    CSS_PATH: ClassVar[str] = "modal.tcss"

    def entitle(self, sheet: Widget, title: str, hint: str) -> None:
        """Write a title into the upper edge of a sheet, and which keys it knows into the lower one.

        Both are words: Textual would take a text for markup.
        """
        sheet.border_title = Content(visible_line(title))
        sheet.border_subtitle = Content(visible_line(hint))
