"""The reader: the article, the perspectives beside it, and every step between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen

from perspectives.errors import SidelongError
from perspectives.story import load
from tui import walk
from tui.background import in_background
from tui.badges import badges
from tui.citation import cite_passage, cite_statement
from tui.jumps import Jumps, Place
from tui.keys import READER_KEYS
from tui.layers import Layer, emphasised, tinted
from tui.matches import Matches
from tui.palette import Emphasis
from tui.telling import Told, facts, hints, relation
from tui.visible import visible_line
from tui.widgets.article import ArticleView
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

    from perspectives.story import Entry, Story
    from tui.badges import Badge
    from tui.widgets.column import Column
    from tui.widgets.search_bar import SearchBar

PAUSE = 0.5
"""Seconds that a reader stays in a place before it is worth remembering."""


class ReaderScreen(Screen[None]):
    """One story on screen. What is current lives here; the widgets draw what they are given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in READER_KEYS if not str(binding.id).startswith("read.")
    ]
    AUTO_FOCUS = "ArticleView"

    @dataclass
    class Loaded(Message):
        """The perspectives have been read, and their statements found."""

        story: Story

    @dataclass
    class Moved(Message):
        """The reader is somewhere else, and may want to come back there another day."""

        place: Place
        columns: bool

    current: reactive[Entry | None] = reactive(None, init=False)
    """The current statement."""
    matches: reactive[Matches | None] = reactive(None, init=False)
    """What the search found, while there is one."""

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
        yield PerspectiveTabs()
        yield self._panes
        yield Speaker()
        yield StatusLine()

    def on_mount(self) -> None:
        """Show the article, and read the perspectives meanwhile."""
        self._pause = self.set_timer(PAUSE, self._say_place)
        self.query_one(StatusLine).hints = tuple(hints(self._keys))
        self.watch(self._page, "scroll_y", self._follow, init=False)
        self._describe()
        self.run_worker(self._load(), name="load", exclusive=True)

    async def _load(self) -> None:
        # In two steps, because to relate thousands of statements takes longer than to find them.
        story = self.story
        for relating in (False, True):
            try:
                story = await in_background(load, self._path, story, relating=relating)
            except SidelongError as error:
                self._say(str(error), severity="error")
                return
            self.post_message(self.Loaded(story))

    async def on_reader_screen_loaded(self, message: Loaded) -> None:
        """Put the perspectives beside the article."""
        is_first = not self._badges
        story = self.story = message.story
        looks = badges(side.color for side in story.perspectives)
        sides = tuple(zip(story.perspectives, looks, strict=True))
        self._badges = {side.id: look for side, look in sides}
        self.query_one(PerspectiveTabs).sides = sides
        await self._columns.show_sides(sides, self._year)
        self._arrange()
        self._tint()
        if is_first:
            resumed = self._resume and self._resume.current
            entry = story.statement(resumed) if resumed else None
            self.current = entry or story.after(self._page.article.id, self._page.top - 1)
            self._say_problems()
        elif self.current is not None:
            self.current = story.statement(self.current.id)
        self._follow()

    def _say_problems(self) -> None:
        if not self.story.problems:
            return
        first, *others = self.story.problems
        more = f" ({len(others)} more: sidelong check)" if others else ""
        where = f"{first.path.name}:{first.line}:{first.column}"
        self._say(f"{where}: {first.message}{more}", severity="warning")

    def _say(self, text: str, *, severity: SeverityLevel = "information") -> None:
        self.notify(visible_line(text), severity=severity, markup=False)

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
        self.matches = None
        self._page.show(article)
        self._say(article.title or article.id)
        self._tint()
        self._point()
        self._describe()

    def _show_passage(self, entry: Entry) -> None:
        if entry.passage.spans and entry.article is not None:
            self._open(entry.article)
            self._page.reveal(entry.passage.spans[0][0], entry.passage.spans[-1][1])

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
        from tui.pointing import point_article, point_columns

        entry = self.current
        self._columns.point(point_columns(self.story, entry) if entry else Pointers())
        article = self._page.article.id
        layers = point_article(self.story, entry, article, self._badges) if entry else {}
        self._page.paint(**(dict.fromkeys(("related", "current", "shared"), Layer()) | layers))

    def _tell(self) -> None:
        """Say what the search found, else what the current statement is related to."""
        told: tuple[Told, ...] = ()
        if self.matches is not None:
            at, count = self.matches.at + 1, len(self.matches.spans)
            end = self._keys["look.end-search"][0]
            told = (Told(f"match {at} of {count}   {end} ends the search"),)
        elif self.current is not None:
            told = tuple(relation(self.story, self._badges, self.current, self._origin))
        self.query_one(StatusLine).told = told

    # From statement to statement

    def on_panes_walked(self, message: Panes.Walked) -> None:
        """Go to another card of the same column."""
        side, step = message.side, message.step
        if message.to_the_end:
            entries = walk.entries_of(side)
            self.go(entries[-1 if step > 0 else 0] if entries else None)
        else:
            article, top = self._page.article.id, self._page.top
            self.go(walk.card_from(side, self.current, article, top, step))

    def on_panes_left(self, message: Panes.Left) -> None:
        """Let the jumps lead back from an end of the article."""
        self._jumps.jump(replace(self.place, top=message.top))

    def action_statement(self, step: int) -> None:
        """Go to the next statement, or walk the matches of a search."""
        if self.matches is not None:
            self.matches = self.matches.step(step)
            return
        article, extent = self._page.article.id, self._page.extent
        entry = walk.statement_from(self.story, self.current, article, extent, step)
        if entry is None:
            self._say(
                "There is no statement after this" if step > 0 else "There is none before this"
            )
        self.go(entry)

    def action_actor(self, step: int) -> None:
        """Go to the first statement of the next actor."""
        self.go(walk.actor_from(self.story, self.current, step))

    def action_perspective(self, step: int) -> None:
        """Go to the next perspective, to its statement nearest to here."""
        current = self.current.perspective_id if self.current else None
        side = walk.perspective_from(self.story, current, step)
        if side is not None:
            self.go_to_perspective(side.id)

    def action_nth_perspective(self, number: int) -> None:
        """Go to the nth perspective, to its statement nearest to here."""
        count = len(self.story.perspectives)
        if number <= count:
            self.go_to_perspective(self.story.perspectives[number - 1].id)
        else:
            self._say(f"There is no perspective {number}, only {count}")

    def action_related(self, step: int) -> None:
        """Go round the statements related to the one that the round began at."""
        if self.current is None:
            return
        origin = self._origin or self.current
        entry = walk.related_from(self.story, origin, self.current, step)
        if entry is None:
            self._say("Nothing is related to this statement")
        self.go(entry, origin=origin)

    def action_cross(self) -> None:
        """Cross from a card to its passage, or from a passage to its card."""
        if self._panes.side is None:
            self._panes.enter_column()
            return
        self._panes.enter_page()
        if self.current is not None:
            self._show_passage(self.current)

    def on_article_view_pressed(self, message: ArticleView.Pressed) -> None:
        """Make the statement under the pointer current; again, the one around it."""
        entries = self.story.at(self._page.article.id, message.offset)
        if entries:
            index = entries.index(self.current) + 1 if self.current in entries else 0
            self.go(entries[index % len(entries)])

    def on_column_chosen(self, message: Column.Chosen) -> None:
        """Make the statement of the card current."""
        self.go(self.story.statement(message.entry_id))

    def on_perspective_tabs_picked(self, message: PerspectiveTabs.Picked) -> None:
        """Go to the perspective whose name was clicked."""
        self.go_to_perspective(message.side_id)

    # Looking closer

    def action_inspect(self) -> None:
        """Show what was found of the current statement, and what is related to it."""
        if self.current is None:
            self._say("No statement is current")
            return
        from tui.screens.inspect import InspectScreen

        origin = self.current
        self.app.push_screen(
            InspectScreen(self.story, origin, self._badges),
            lambda entry: self.go(entry, origin=origin),
        )

    def action_find(self) -> None:
        """Find an actor or a statement."""
        from tui.screens.find import FindScreen

        self.app.push_screen(FindScreen(self.story.statements, self._badges), self.go)

    def action_help(self) -> None:
        """Show the keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self._keys))

    def action_copy(self) -> None:
        """Copy what is selected, or the current statement, with its source."""
        article = self._page.article
        if selected := self.get_selected_text():
            self.app.copy_to_clipboard(cite_passage(selected, article))
        elif self.current is not None:
            source = self.story.article(self.current.article or "") or article
            self.app.copy_to_clipboard(cite_statement(self.current, source))
        else:
            self._say("Nothing is selected, and no statement is current")
            return
        self._say("Copied, with its source")

    # The search

    def action_search(self) -> None:
        """Let the reader type what to look for."""
        from tui.widgets.search_bar import SearchBar

        if not self.query(SearchBar):
            self._panes.enter_page()
            bar = SearchBar(self._page.article.text, self.place)
            self.mount(bar, before=self.query_one(StatusLine))
            bar.focus()

    def on_search_bar_found(self, message: SearchBar.Found) -> None:
        """Show the matches, from where the search began."""
        spans, top = message.spans, message.origin.top
        self.matches = Matches.from_offset(spans, top) if spans else None
        if not spans and message.query:
            self.query_one(StatusLine).told = (Told("no match"),)

    async def on_search_bar_kept(self, message: SearchBar.Kept) -> None:
        """Let the keys walk what was found."""
        await self.query("SearchBar").remove()
        self._page.focus()
        if self.matches is not None:
            self._jumps.jump(message.origin)
        elif message.query:
            self._say(f"“{message.query}” does not stand in this article")

    async def on_search_bar_left(self, message: SearchBar.Left) -> None:
        """Go back to where the search began."""
        await self.query("SearchBar").remove()
        self.matches = None
        self._tell()
        self._page.scroll_to_offset(message.origin.top)
        self._page.focus()

    def watch_matches(self, matches: Matches | None) -> None:
        """Show the matches, and bring the one that the reader stands at into view."""
        spans, here = (matches.spans, [matches.span]) if matches else ((), [])
        self._page.paint(
            matches=emphasised(spans, Emphasis.MATCH), here=emphasised(here, Emphasis.AT_MATCH)
        )
        if matches is not None:
            self._page.reveal(*matches.span)
        self._tell()

    def action_end_search(self) -> None:
        """End the search, or drop the selection."""
        self.matches = None
        self.clear_selection()
