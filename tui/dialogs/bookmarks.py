"""The bookmarks of a story: to go to one, to take it away, to say more of it."""

from __future__ import annotations

from enum import Enum, auto
from textwrap import shorten
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.dialogs.modal import Modal
from tui.drawing.dates import long_date
from tui.drawing.visible import visible_line
from tui.widgets.options import Options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from perspectives.story.bookmarks import Placed
    from tui.drawing.badges import Badge

LENGTH = 120
"""The characters of the words that are shown: enough to know them by, in two lines."""


class Wish(Enum):
    """What a reader wants of the bookmarks."""

    GO = auto()
    REMOVE = auto()
    PUT_BACK = auto()
    """The one that was removed last."""
    NOTE = auto()


class Wanted(NamedTuple):
    """A wish, and the number of the bookmark on which the cursor is."""

    wish: Wish
    number: int


class BookmarkScreen(Modal[Wanted | None]):
    """Lists bookmarks in reading order; returns what is wanted of one, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,apostrophe", "dismiss(None)", "close", show=False),
        Binding("X", "want('REMOVE')", "remove", show=False),
        Binding("u", "want('PUT_BACK')", "put back", show=False),
        Binding("N,e", "want('NOTE')", "note", show=False),
    ]

    def __init__(
        self,
        placed: Sequence[Placed],
        badges: Mapping[str, Badge],
        titles: Mapping[str, str],
        at: int,
    ) -> None:
        """Begin at one of them; `titles` is what the articles are called, by id."""
        super().__init__()
        self._placed = placed
        self._badges = badges
        self._titles = titles
        self._at = at

    def compose(self) -> ComposeResult:
        """Show an entry for each bookmark."""
        with Vertical(id="bookmarks", classes="sheet") as sheet:
            self.entitle(sheet, "Bookmarks", "enter goes there   X removes   N note   esc closes")
            if not self._placed:
                yield Static(Content.styled("None is set in this story", "$quiet"), markup=False)
            options = (Option(self._told(one)) for one in self._placed)
            yield Options(*(one for option in options for one in (option, None)))

    def on_mount(self) -> None:
        """Put the cursor where it was."""
        options = self.query_one(OptionList)
        options.highlighted = min(self._at, len(self._placed) - 1) if self._placed else None
        options.focus()

    def _told(self, one: Placed) -> Content:
        """Return the words, the note, and where and when the bookmark was set."""
        bookmark, entry = one.bookmark, one.entry
        words = shorten(visible_line(bookmark.words), LENGTH, placeholder=" …")
        badge = self._badges.get(entry.perspective_id) if entry else None
        speaker = f"{badge.glyph} {visible_line(entry.actor.name)}" if badge and entry else ""
        gone = "" if one.offset is not None else "not in the article any more"
        title = self._titles.get(one.article, one.article)
        facts = [gone, visible_line(title), long_date(bookmark.date)]
        return Content.assemble(
            (f"{speaker}   " if badge else "", f"bold $side-{badge.color}" if badge else ""),
            words,
            (f"\n{visible_line(bookmark.note)}" if bookmark.note else "", "bold"),
            (f"\n{' · '.join(fact for fact in facts if fact)}", "$quiet"),
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the bookmark."""
        self.dismiss(Wanted(Wish.GO, event.option_index))

    def action_want(self, wish: str) -> None:
        """Want something else of the bookmark on which the cursor is."""
        number = self.query_one(OptionList).highlighted
        if number is not None or Wish[wish] is Wish.PUT_BACK:
            self.dismiss(Wanted(Wish[wish], number or 0))
