"""Some statements to choose from, as a view has them together."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from perspectives.story.entries import Entry
from tui.dialogs.modal import Modal
from tui.drawing.cards import about, words
from tui.drawing.sources import source_of
from tui.drawing.visible import visible_line
from tui.widgets.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from tui.drawing.badges import Badge

QUOTE_LENGTH = 220
"""The characters of a quote that are shown: enough to tell what it is about."""


def lines_of(entry: Entry, badge: Badge, source: str, length: int) -> Content:
    """Return who said a statement, when and about what, and `length` characters of its words."""
    facts = about(entry, year="", source=source)
    return Content.assemble(
        (f"{badge.glyph} {visible_line(entry.actor.name)}", f"bold $side-{badge.color}"),
        (f"   {facts}" if facts else "", "$quiet"),
        "\n",
        Content(shorten(words(entry), length, placeholder=" …")),
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement in the list."""

    entry: Entry
    before: str = ""
    """What it is to the one above it."""
    behind: str = ""
    """What else there is to say of it."""
    is_last: bool = True
    """Whether air parts it from the next."""


class Picked(NamedTuple):
    """The statement that the reader picked."""

    entry: Entry
    way: str = ""
    """The id of the binding whose key it was picked with; none for enter, which reads it."""


class StatementsScreen(Modal[Picked | None]):
    """Lets the reader pick one of some statements."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace", "dismiss(None)", "close", show=False)
    ]

    def __init__(
        self,
        title: str,
        listed: Sequence[Listed],
        badges: Mapping[str, Badge],
        sources: Mapping[str, str],
        *,
        head: Content | None = None,
        ways: Mapping[str, tuple[str, str]] = MappingProxyType({}),
    ) -> None:
        """Show statements under a title; a `head` stands above them.

        `sources` is what articles are called, where that is to be said. `ways` has by its key the
        id of each binding that picks one otherwise, and what it does.
        """
        super().__init__()
        self._heading = title
        self._listed = listed
        self._badges = badges
        self._sources = sources
        self._head = head
        self._ways = ways

    def compose(self) -> ComposeResult:
        """Show the statements."""
        with Vertical(id="statements", classes="sheet listing") as sheet:
            ways = "".join(f"{key} {does}   " for key, (_id, does) in self._ways.items())
            self.entitle(sheet, self._heading, f"enter reads it   {ways}esc closes")
            if self._head is not None:
                yield Static(self._head, id="head")
            yield Options(*self._options())

    def _options(self) -> Iterator[Option | None]:
        for listed in self._listed:
            yield Option(self._prompt(listed))
            if listed.is_last and listed is not self._listed[-1]:
                yield None

    def _prompt(self, listed: Listed) -> Content:
        entry = listed.entry
        badge, source = self._badges[entry.perspective_id], source_of(entry.article, self._sources)
        return Content.assemble(
            (f"{visible_line(listed.before)}  " if listed.before else "", "$quiet italic"),
            lines_of(entry, badge, source, QUOTE_LENGTH),
            (f"\n{visible_line(listed.behind)}" if listed.behind else "", "$quiet"),
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the statement."""
        self.dismiss(Picked(self._listed[event.option_index].entry))

    def on_key(self, event: events.Key) -> None:
        """Pick the statement that the cursor is on in another way."""
        index = self.query_one(OptionList).highlighted
        if event.character is not None and event.character in self._ways and index is not None:
            event.stop()
            way, _does = self._ways[event.character]
            self.dismiss(Picked(self._listed[index].entry, way))
