"""What all views have in common: a story as a whole, as a chart with a cursor in it.

A view draws a chart of what it is given, and closes with the statement that the reader goes to. It
is given another story when the files change, and keeps its cursor.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from perspectives.story.story import Entry
from tui.dialogs.overlay import Overlay
from tui.drawing.lines import hints, titles
from tui.keys import VIEW_KEYS
from tui.widgets.board import Board
from tui.widgets.masthead import Masthead
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from perspectives.story.story import Story
    from tui.drawing.badges import Badge
    from tui.drawing.chart import Chart, Spot
    from tui.drawing.lines import Hints, Told

CLOSING: Hints = (("view.close", "", "close"), ("app.help", "", "help"))
"""The bindings that the last line names in every view, behind those of its own."""


@dataclass(frozen=True)
class Outlook:
    """What the reader has before him while a view is open."""

    story: Story
    badges: Mapping[str, Badge]
    """What marks each perspective, by its id."""
    sources: Mapping[str, str]
    """What the articles are called, by id; none where there is one only."""
    current: Entry | None
    """The current statement."""
    filtered: str = ""
    """What filter the story has gone through, and what that left; nothing where it is whole."""


@dataclass(frozen=True)
class ViewPlace:
    """Where a view was left."""

    cursor: str | None = None
    """The id of the spot that the cursor was at."""
    top: int = 0
    """The first line on screen."""
    asked: tuple[str, ...] = ()
    """What the reader asked the view to show, in words of its own."""
    current: str | None = None
    """The id of the statement that was current then."""


class ViewScreen(Overlay[Entry | None]):
    """A line that says what is shown, the chart, and a line with keys and what the cursor is at."""

    CSS_PATH: ClassVar[str] = "view.tcss"
    AUTO_FOCUS = "Board"
    BINDINGS: ClassVar[list[BindingType]] = [*VIEW_KEYS]
    """The keys of all views, and those of this one; help shows them."""
    HINTS: ClassVar[Hints] = ()
    """The bindings that the last line names before those that it names in every view."""

    def __init__(
        self,
        outlook: Outlook,
        keys: Mapping[str, Sequence[str]],
        place: ViewPlace | None = None,
    ) -> None:
        """Show a story; `place` is where the view was left, if it was open before.

        Whoever has gone on to another statement since begins at that one.
        """
        super().__init__()
        self.outlook = outlook
        self.keys = keys
        self.asked = place.asked if place else ()
        here = outlook.current.id if outlook.current else None
        self._left = place if place and place.current == here else None
        """Where it was left, until it is drawn."""
        self._masthead = Masthead()
        self.board = Board()
        self._line = StatusLine()

    # What each view says of itself

    @abstractmethod
    def chart(self, width: int) -> Chart:
        """Return what is shown, in a width of so many cells."""

    @abstractmethod
    def headline(self) -> str:
        """Return what the view shows, in a word or two."""

    def facts(self) -> Sequence[str]:
        """Return what stands at the right of these; the first go where there is no room."""
        return ()

    def hinted(self, spot: Spot | None) -> Hints:
        """Return the `HINTS` while the cursor is at a spot."""
        return self.HINTS

    def first(self) -> str | None:
        """Return the id of the spot to begin at."""
        return self.outlook.current.id if self.outlook.current else None

    def told(self, spot: Spot) -> Sequence[Told]:
        """Return what the last line says while the cursor is at a spot."""
        return ()

    def choose(self, spot: Spot) -> None:
        """Do what enter does at a spot: go to the statement in its article."""
        self.dismiss(self.outlook.story.statement(spot.id))

    def foot(self) -> ComposeResult:
        """Yield what stands under the chart."""
        yield from ()

    # What is common to all

    @property
    def spot(self) -> Spot | None:
        """Where the cursor is."""
        return self.board.spot

    @property
    def place(self) -> ViewPlace:
        """Where the view is now."""
        spot, current = self.board.spot, self.outlook.current
        return ViewPlace(
            spot.id if spot else None,
            round(self.board.scroll_y),
            self.asked,
            current.id if current else None,
        )

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield self._masthead
        yield self.board
        yield from self.foot()
        yield self._line

    def on_resize(self) -> None:
        """Lay the chart out for the new width."""
        self.draw()

    def show(self, outlook: Outlook) -> None:
        """Show another story, with the cursor where it was."""
        self.outlook = outlook
        self.draw()

    def draw(self, cursor: str | None = None) -> None:
        """Draw the chart anew, with the cursor at the spot of an id; else it stays where it is."""
        chart = self.chart(max(1, self.size.width))
        before, left = self.board.spot, self._left
        if cursor is None and before is not None:
            cursor = before.id
        elif cursor is None:
            cursor = left.cursor if left else self.first()
        self.board.show(chart, cursor, left.top if left else None)
        self._left = None
        self._masthead.headline = f"{self.headline()} · {titles(self.outlook.story)}"
        # Whoever sees a part of the story has to know that it is one: that fact stays longest.
        self._masthead.facts = tuple(filter(None, (*self.facts(), self.outlook.filtered)))
        self.tell()

    def tell(self) -> None:
        """Say what the cursor is at: it was moved, or the chart was drawn anew."""
        spot = self.spot
        self._line.hints = tuple(hints((*self.hinted(spot), *CLOSING), self.keys))
        self._line.told = tuple(self.told(spot)) if spot else ()

    def on_board_moved(self) -> None:
        """Say what the cursor is at."""
        self.tell()

    def on_board_chosen(self, message: Board.Chosen) -> None:
        """Do what enter does."""
        self.choose(message.spot)

    # The keys

    def action_line(self, step: int) -> None:
        """Move the cursor down or up."""
        self.board.go(0, step)

    def action_pane(self, step: int) -> None:
        """Move the cursor to the right or to the left."""
        self.board.go(step, 0)

    def action_page(self, pages: float) -> None:
        """Move the cursor by a part of the screen."""
        self.board.page(pages)

    def action_edge(self, way: int) -> None:
        """Move the cursor to the first spot or to the last."""
        self.board.edge(way)

    def action_cross(self) -> None:
        """Go where the cursor is."""
        if self.board.spot is not None:
            self.choose(self.board.spot)

    def action_close(self) -> None:
        """Go back to the article."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys of this view."""
        from tui.dialogs.help import HelpScreen

        # Textual lets bindings be tuples as well; those of views are none.
        keys = [one for one in self.BINDINGS if isinstance(one, Binding)]
        self.app.push_screen(HelpScreen(self.keys, keys))
