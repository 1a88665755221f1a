"""The line in which a reader types what to look for in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

if TYPE_CHECKING:
    from textual import events


class SearchBar(Input):
    """Searches while typing: enter keeps what was found, escape goes back to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave", show=False)]

    @dataclass
    class Left(Message):
        """The reader gave the search up."""

    def __init__(self) -> None:
        super().__init__(placeholder="search the text", compact=True, select_on_focus=False)

    def action_leave(self) -> None:
        """Give the search up."""
        self.post_message(self.Left())

    def on_blur(self, event: events.Blur) -> None:
        """Treat a click elsewhere as enter: what was found stays."""
        if self.is_attached:
            self.post_message(self.Submitted(self, self.value))
