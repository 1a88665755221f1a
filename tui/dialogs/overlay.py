"""What all screens have in common that open over another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

from tui.widgets.removable import still_there

if TYPE_CHECKING:
    from tui.widgets.removable import Found

T = TypeVar("T")


class Overlay(Screen[T]):
    """A screen that is left once, however fast the keys follow one another that leave it."""

    def on_mount(self) -> None:
        """Begin, unless it was left in the moment in which it opened: it has no widgets then."""
        if self in self.app.screen_stack:
            self.begin()

    def begin(self) -> None:
        """Do with the widgets what can be done once they are there; a screen says what."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Leave with a result; nothing is done where the screen has been left already.

        Textual's own would take the screen below off as well, or end the program over the last.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key act on a screen whose widgets are not there yet, or not any more."""
        if not (self.is_mounted and self.is_attached and self.is_active):
            return False
        return super().check_action(action, parameters)

    def get_widget_and_offset_at(self, x: int, y: int) -> Found:
        """Return what words can be selected from in a cell."""
        return still_there(super().get_widget_and_offset_at(x, y))
