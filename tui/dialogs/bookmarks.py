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
    from collections.abc import Callable, Mapping, Sequence

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
        change: Callable[[Wanted], None],
    ) -> None:
        """Begin at one of them; `titles` is what the articles are called, by id.

        `change` is told what is to be removed or put back, and shows what comes of it.
        """
        super().__init__()
        self.placed = placed
        """Those that are listed."""
        self._badges = badges
        self._titles = titles
        self._at = at
        self._change = change
        self._is_waiting = False
        """Whether what comes of a change is not shown yet."""

    def compose(self) -> ComposeResult:
        """Show an entry for each bookmark."""
        with Vertical(id="bookmarks", classes="sheet listing") as sheet:
            self.entitle(sheet, "Bookmarks", "enter goes there   X removes   N note   esc closes")
            yield Static(Content.styled("None is set in this story", "$quiet"), markup=False)
            yield Options()

    def begin(self) -> None:
        """Put the cursor where it was."""
        self.show(self.placed, self._at)
        self.query_one(OptionList).focus()

    def show(self, placed: Sequence[Placed], at: int) -> None:
        """Show other bookmarks, with the cursor on one of them."""
        self.placed, self._is_waiting = placed, False
        self.query_one(Static).display = not placed
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            one for option in map(self._told, placed) for one in (Option(option), None)
        )
        options.highlighted = min(at, len(placed) - 1) if placed else None

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
        if not self._is_waiting:
            self.dismiss(Wanted(Wish.GO, event.option_index))

    def action_want(self, wish: str) -> None:
        """Want something else of the bookmark on which the cursor is."""
        number = self.query_one(OptionList).highlighted
        wanted = Wanted(Wish[wish], number or 0)
        if self._is_waiting or (number is None and wanted.wish is not Wish.PUT_BACK):
            return
        if wanted.wish is Wish.NOTE:
            self.dismiss(wanted)
            return
        # The sheet stays: the same key, pressed again, would be the reader's, and delete there.
        self._is_waiting = True
        self._change(wanted)
