"""What all sheets have in common: the page can be seen around them."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.screen import ModalScreen

from tui.dialogs.overlay import Overlay

T = TypeVar("T")


class Modal(ModalScreen[T], Overlay[T]):
    """A screen that covers a part of the one below.

    A modal screen in the first place: Textual takes styles from the first of the bases alone.
    """

    CSS_PATH: ClassVar[str] = "modal.tcss"
