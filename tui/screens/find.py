"""Find an actor or a statement by a few letters."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from perspectives.finder import Finder
from perspectives.story import Entry
from tui.cards import about, words
from tui.visible import visible_line
from tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from tui.badges import Badge


QUOTE_LENGTH = 140
"""The characters of a quote that are shown: enough to know it by, in two lines."""


class FindScreen(ModalScreen[Entry | None]):
    """A line to type in, and under it the statements that fit, the best first."""

    CSS_PATH = "modal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", show=False),
        Binding("down,ctrl+n", "move('cursor_down')", "down", show=False),
        Binding("up,ctrl+p", "move('cursor_up')", "up", show=False),
        Binding("pagedown", "move('page_down')", "page down", show=False),
        Binding("pageup", "move('page_up')", "page up", show=False),
    ]

    def __init__(self, entries: Sequence[Entry], badges: Mapping[str, Badge]) -> None:
        super().__init__()
        self._finder = Finder(entries)
        self._badges = badges
        self._found: list[Entry] = []

    def compose(self) -> ComposeResult:
        """Show the line to type in, and all statements."""
        with Vertical(id="finder", classes="sheet") as sheet:
            sheet.border_title = "Find an actor or a statement"
            sheet.border_subtitle = "↑ ↓ choose   enter goes there   esc closes"
            yield TypedLine(placeholder="a few letters of a name, of words, of a topic")
            yield OptionList()

    def on_mount(self) -> None:
        """Begin with everything there is."""
        self._list("")

    def on_input_changed(self, event: TypedLine.Changed) -> None:
        """Show what fits."""
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Take what the cursor is on."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(self._found[options.highlighted])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self.dismiss(self._found[event.option_index])

    def action_move(self, action: str) -> None:
        """Move the cursor through the list while the line keeps the focus."""
        options = self.query_one(OptionList)
        # In a terminal of a few lines the list may have none, which Textual stumbles over.
        if options.scrollable_content_region.height:
            getattr(options, f"action_{action}")()

    def _list(self, query: str) -> None:
        self._found = self._finder.find(query)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(self._prompt(entry)) for entry in self._found)
        if self._found:
            options.highlighted = 0
        else:
            options.add_option(Option("Nothing like that is here", disabled=True))

    def _prompt(self, entry: Entry) -> Content:
        badge = self._badges[entry.perspective_id]
        name = visible_line(entry.actor.name)
        facts = about(entry, year="")
        return Content.assemble(
            (f"{badge.glyph} {name}", f"bold $side-{badge.color}"),
            (f"   {facts}" if facts else "", "$quiet"),
            ("\n", ""),
            Content(shorten(words(entry), QUOTE_LENGTH, placeholder=" …")),
        )
