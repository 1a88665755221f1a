"""A story on screen: the article, the perspectives beside it, and the place in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen

from tui.drawing.layers import Layer, tinted
from tui.drawing.lines import Told, facts, hints, relation
from tui.drawing.visible import visible_line
from tui.keys import READER_KEYS
from tui.navigation import walk
from tui.navigation.jumps import Jumps, Place
from tui.widgets.article import ArticleView
from tui.widgets.banner import Banner
from tui.widgets.column import Pointers
from tui.widgets.masthead import Masthead
from tui.widgets.panes import Panes
from tui.widgets.speaker import Speaker
from tui.widgets.status import StatusLine
from tui.widgets.tabs import PerspectiveTabs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.notifications import SeverityLevel

    from perspectives.story.story import Entry, Story
    from perspectives.text.versions import Surroundings
    from tui.drawing.badges import Badge

PAUSE = 0.5
"""Seconds that a reader stays in a place before it is worth remembering."""

BRIEF = 3
"""Seconds that a message stands over the page which needs nothing done."""


class StoryScreen(Screen[None]):
    """What is current lives here; the widgets draw what they are given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in READER_KEYS if not str(binding.id).startswith("read.")
    ]
    AUTO_FOCUS = "ArticleView"

    @dataclass
    class Moved(Message):
        """The reader is somewhere else, and may want to come back there another day."""

        place: Place
        columns: bool

    current: reactive[Entry | None] = reactive(None, init=False)
    """The current statement."""

    def __init__(
        self,
        path: Path,
        story: Story,
        keys: Mapping[str, Sequence[str]],
        place: Place | None,
        *,
        columns: bool,
    ) -> None:
        super().__init__()
        self.story = story
        self._path = path
        self._keys = keys
        self._resume = place
        self._badges: dict[str, Badge] = {}
        self._jumps = Jumps()
        self._origin: Entry | None = None
        article = story.article(place.article) if place else None
        self._page = ArticleView(article or story.articles[0])
        if place and article:
            self._page.show(article, place.top)
        self._panes = Panes(self._page, wants_columns=columns)
        self._columns = self._panes.columns

    # The page, and what is read while it is read

    def compose(self) -> ComposeResult:
        """Lay the page out; the perspectives come when they have been read."""
        yield Masthead()
        yield Banner()
        yield PerspectiveTabs()
        yield self._panes
        yield Speaker()
        yield StatusLine()

    def on_mount(self) -> None:
        """Say what is being read."""
        self._pause = self.set_timer(PAUSE, self._say_place)
        self.query_one(StatusLine).hints = tuple(hints(self._keys))
        self.query_one(Banner).key = self._keys["look.mistake"][0]
        self.watch(self._page, "scroll_y", self._follow, init=False)
        self._describe()

    def _say(self, text: str, *, severity: SeverityLevel = "information") -> None:
        seconds = BRIEF if severity == "information" else None
        self.notify(visible_line(text), severity=severity, timeout=seconds, markup=False)

    @property
    def _year(self) -> str:
        return (self._page.article.date or "")[:4]

    def _describe(self) -> None:
        """Say what is being read, and how far the reader has come."""
        article = self._page.article
        masthead = self.query_one(Masthead)
        masthead.headline = visible_line(article.title or article.id)
        masthead.facts = tuple(facts(self.story, article, self._page.progress, self.current))

    def _follow(self) -> None:
        """Let the columns and the figures follow the page."""
        self._columns.follow(self._page.article.id, self._page.extent[0])
        self._describe()
        self._remember()

    def _remember(self) -> None:
        """Say where the reader is, once he stays there for a moment."""
        self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._say_place)

    def _say_place(self) -> None:
        self.post_message(self.Moved(self.place, self.wants_columns))

    def _tint(self) -> None:
        passages = [
            (span, self._badges[entry.perspective_id])
            for entry in self.story.found_in(self._page.article.id)
            for span in entry.passage.spans
        ]
        self._page.paint(passages=tinted(passages))

    def on_resize(self) -> None:
        """Lay out for the new width; what was on screen stays on screen."""
        self._arrange()

    def on_panes_rearranged(self) -> None:
        """Show what belongs to the panes that are on screen now."""
        self._arrange()
        self._remember()

    def _arrange(self) -> None:
        for name, is_set in self._panes.rearrange().classes().items():
            self.set_class(is_set, name)

    # The place

    @property
    def place(self) -> Place:
        """Where the reader is."""
        current = self.current.id if self.current else None
        return Place(self._page.article.id, self._page.top, current)

    @property
    def wants_columns(self) -> bool:
        """Whether the reader wants columns beside the article."""
        return self._panes.wants_columns

    def go(self, entry: Entry | None, *, origin: Entry | None = None) -> None:
        """Make a statement current and show it; `origin` is the one it is walked to from."""
        # Looked up anew: whoever chose it may have chosen from an older reading of the files.
        entry = self.story.statement(entry.id) if entry else None
        if entry is None:
            return
        before = self.place
        self._origin = origin
        # The page first: the columns follow it, and then show what is current and related.
        self._show_passage(entry)
        self.current = entry
        if self.place != before:
            self._jumps.jump(before)
        if self._panes.side is not None:
            self._panes.enter_column(entry.perspective_id)

    def go_to_perspective(self, side_id: str) -> None:
        """Go to the statement of a perspective that is nearest to the current one."""
        side = self.story.perspective(side_id)
        if side is None:
            return
        start = self.current.start if self.current else None
        here = self._page.top if start is None else start
        self.go(walk.nearest(walk.entries_of(side), self._page.article.id, here))

    def visit(self, article_id: str) -> None:
        """Go to the top of another article of the story."""
        self._jumps.jump(self.place)
        self._open(article_id)

    def _open(self, article_id: str) -> None:
        article = self.story.article(article_id)
        if article is None or article is self._page.article:
            return
        self._page.show(article)
        self._say(article.title or article.id)
        self._tint()
        self._point()
        self._describe()

    def _show_passage(self, entry: Entry) -> None:
        if entry.passage.spans and entry.article is not None:
            self._open(entry.article)
            self._page.reveal(entry.passage.spans[0][0], entry.passage.spans[-1][1])

    def move_places(self, article: str, surroundings: Surroundings) -> None:
        """Let what is remembered of an article's text speak of its new text."""
        self._jumps.revise(article, lambda offset: surroundings.of((offset, offset))[0])

    def action_end_search(self) -> None:
        """Drop the selection."""
        self.clear_selection()

    def action_jump(self, step: int) -> None:
        """Go back or forward through the jumps."""
        move = self._jumps.back if step < 0 else self._jumps.forward
        place = move(self.place)
        if place is None:
            self._say("There is no jump to go back to" if step < 0 else "There is no jump ahead")
            return
        self._origin = None
        self._open(place.article)
        self.current = self.story.statement(place.current) if place.current else None
        self._page.scroll_to_offset(place.top)

    def watch_current(self, entry: Entry | None) -> None:
        """Show in every pane what is current."""
        side_id = entry.perspective_id if entry else None
        self.query_one(PerspectiveTabs).current = self._panes.current_side = side_id
        if entry is not None:
            others = walk.related_entries(self.story, entry)
            other = others[0] if others else entry
            self._columns.bring_both(entry.perspective_id, other.perspective_id)
            badge = self._badges[entry.perspective_id]
            self.query_one(Speaker).speaking = entry, badge, self._year
        self._point()
        self._describe()
        self._tell()
        self._remember()

    def _point(self) -> None:
        # Not at the top: what compares words is not needed before the article is on screen.
        from tui.reader.pointing import point_article, point_columns

        entry = self.current
        self._columns.point(point_columns(self.story, entry) if entry else Pointers())
        article = self._page.article.id
        layers = point_article(self.story, entry, article, self._badges) if entry else {}
        self._page.paint(**(dict.fromkeys(("related", "current", "shared"), Layer()) | layers))

    def _tell(self) -> None:
        """Say what the current statement is related to."""
        told: tuple[Told, ...] = ()
        if self.current is not None:
            told = tuple(relation(self.story, self._badges, self.current, self._origin))
        self.query_one(StatusLine).told = told
