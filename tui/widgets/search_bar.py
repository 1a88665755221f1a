"""The line in which a reader types what to look for in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from perspectives.text.search import Searcher
from tui.background import in_background
from tui.widgets.removable import Removable
from tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.model import Span
    from tui.navigation.jumps import Place


class SearchBar(Removable, TypedLine):
    """Searches while typing: enter keeps what was found, escape goes back to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave", show=False)]

    @dataclass
    class Found(Message):
        """What has been typed so far stands in these spans of the text."""

        spans: Sequence[Span]
        query: str
        origin: Place

    @dataclass
    class Kept(Message):
        """The reader is done with typing."""

        query: str
        origin: Place

    @dataclass
    class Left(Message):
        """The reader gave the search up."""

        origin: Place

    def __init__(self, text: str, origin: Place) -> None:
        super().__init__(placeholder="search the text", compact=True)
        self._searcher = Searcher(text)
        self._origin = origin

    async def on_input_changed(self, event: TypedLine.Changed) -> None:
        """Find what has been typed so far."""
        event.stop()
        query = event.value.strip()
        # The first search folds the text, which takes a second for ten megabytes.
        spans = await in_background(self._searcher.find, query)
        self.post_message(self.Found(spans, query, self._origin))

    def on_input_submitted(self, event: TypedLine.Submitted) -> None:
        """Keep what was found."""
        event.stop()
        self.post_message(self.Kept(event.value.strip(), self._origin))

    def action_leave(self) -> None:
        """Give the search up."""
        self.post_message(self.Left(self._origin))
