"""The article and the columns: which are on screen, which has the focus, how they scroll."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive

from tui.drawing.arrangement import Arrangement
from tui.keys import READER_KEYS
from tui.widgets.column import Column
from tui.widgets.columns import Columns

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from perspectives.story.story import Side
    from tui.widgets.article import ArticleView

OVERLAP = 2
"""Lines of the page before that stay in sight when a page is turned."""


class Panes(Horizontal):
    """The panes side by side, or one in the other's place, as the width allows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in READER_KEYS if str(binding.id).startswith("read.")
    ]

    @dataclass
    class Rearranged(Message):
        """Other panes are on screen than before."""

    @dataclass
    class Walked(Message):
        """The reader walks the cards of a perspective: one on, one back, or to either end."""

        side: Side
        step: int
        to_the_end: bool = False

    @dataclass
    class Left(Message):
        """The reader left the line that holds an offset for an end of the article."""

        top: int

    wants_columns: reactive[bool] = reactive(True, init=False)
    """Whether columns stand beside the article, where there is room for both."""
    in_columns: reactive[bool] = reactive(False, init=False)
    """Whether a column stands in the article's place, where there is not."""

    def __init__(self, page: ArticleView, *, wants_columns: bool) -> None:
        super().__init__()
        self.page = page
        self.columns = Columns()
        self.current_side: str | None = None
        """The id of the current statement's perspective."""
        self.set_reactive(Panes.wants_columns, wants_columns)

    def compose(self) -> ComposeResult:
        """Put the article on the left."""
        yield self.page
        yield self.columns

    @property
    def side(self) -> Side | None:
        """The perspective whose column has the focus."""
        focused = self.screen.focused
        return focused.side if isinstance(focused, Column) else None

    @property
    def arrangement(self) -> Arrangement:
        """What is on screen."""
        width, count = self.screen.size.width, len(self.columns.sides)
        return Arrangement(width, count, self.wants_columns, self.in_columns)

    def rearrange(self) -> Arrangement:
        """Put on screen what there is room for, and return it."""
        arrangement = self.arrangement
        self.columns.fit(arrangement.capacity)
        side_id = self.side.id if self.side else self.current_side
        if side_id in [side.id for side in self.columns.sides]:
            self.columns.bring(str(side_id))
        if not arrangement.shows_columns and self.side is not None:
            self.enter_page()
        return arrangement

    def watch_wants_columns(self) -> None:
        """Show or hide the columns beside the article."""
        self.post_message(self.Rearranged())

    def watch_in_columns(self) -> None:
        """Put a column in the article's place, or the article in the column's."""
        self.post_message(self.Rearranged())

    def enter_page(self) -> None:
        """Move to the article."""
        self.in_columns = False
        self.page.focus()

    def enter_column(self, side_id: str | None = None) -> None:
        """Move to the column of a perspective, by default to the current statement's."""
        there = [side.id for side in self.columns.sides]
        if not there:
            return
        self.wants_columns = self.wants_columns or not self.arrangement.is_narrow
        self.in_columns = True
        wanted = side_id or self.current_side
        self.columns.bring(wanted if wanted in there else self.columns.shown[0].side.id).focus()

    def action_pane(self, step: int) -> None:
        """Move to the pane on the left or on the right."""
        focused = self.screen.focused
        if not isinstance(focused, Column):
            if step > 0:
                self.enter_column()
            return
        column = self.columns.beside(focused, step)
        if column is not None:
            self.enter_column(column.side.id)
        elif step < 0:
            self.enter_page()

    def action_toggle_columns(self) -> None:
        """Show and hide the columns."""
        if not self.arrangement.is_narrow:
            self.wants_columns = not self.wants_columns
        elif self.in_columns:
            self.enter_page()
        else:
            self.enter_column()

    def action_line(self, step: int) -> None:
        """Scroll a line, or walk the cards of a column."""
        if (side := self.side) is not None:
            self.post_message(self.Walked(side, step))
        else:
            self.page.scroll_relative(y=step, animate=False)

    def action_page(self, pages: float) -> None:
        """Scroll by so many pages."""
        focused = self.screen.focused
        pane = focused if isinstance(focused, Column) else self.page
        lines = pane.scrollable_content_region.height - OVERLAP
        pane.scroll_relative(y=round(pages * lines), animate=False)

    def action_edge(self, step: int) -> None:
        """Go to the top or the end of the article, or to the first or last card."""
        if (side := self.side) is not None:
            self.post_message(self.Walked(side, step, to_the_end=True))
            return
        self.post_message(self.Left(self.page.top))
        if step > 0:
            self.page.scroll_end(animate=False)
        else:
            self.page.scroll_home(animate=False)
