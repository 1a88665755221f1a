"""The reader: the article, the perspectives beside it, and every step between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.containers import Horizontal
from textual.markup import escape
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.worker import get_current_worker

from perspectives.search import Searcher
from perspectives.story import load
from tui import walk
from tui.badges import badges
from tui.citation import cite_passage, cite_statement
from tui.dates import long_date
from tui.jumps import Jumps, Place
from tui.keys import READER_KEYS
from tui.layers import Layer, emphasised, tinted
from tui.matches import Matches
from tui.palette import Emphasis
from tui.visible import visible_line
from tui.widgets.article import ArticleView
from tui.widgets.column import Column, Pointers
from tui.widgets.columns import NARROWEST, Columns
from tui.widgets.masthead import Masthead
from tui.widgets.speaker import Speaker
from tui.widgets.status import StatusLine, Told
from tui.widgets.tabs import PerspectiveTabs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.notifications import SeverityLevel

    from perspectives.story import Entry, Story
    from tui.badges import Badge
    from tui.widgets.search_bar import SearchBar

WIDE, MIDDLE = 132, 84
"""The fewest cells for the article beside several columns, and beside one."""

PAGE_WIDTH = 80
"""The cells that the article takes beside several columns (reader.tcss has the same)."""

PAUSE = 0.5
"""Seconds that a reader stays in a place before it is worth remembering."""

OVERLAP = 2
"""Lines of the page before that stay in sight when a page is turned."""

HINTS = (
    ("go.next", "go.previous", "statement"),
    ("go.next-actor", "", "actor"),
    ("go.next-perspective", "go.previous-perspective", "side"),
    ("go.related", "", "related"),
    ("look.inspect", "", "inspect"),
    ("look.find", "", "find"),
    ("look.search", "", "search"),
    ("app.help", "", "help"),
)
"""The bindings that the last line names, and in one word what they do; most useful first."""


class ReaderScreen(Screen[None]):
    """One story on screen. What is current lives here; the widgets draw what they are given."""

    BINDINGS: ClassVar[list[BindingType]] = [*READER_KEYS]
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
    wants_columns: reactive[bool] = reactive(True, init=False)
    """Whether columns stand beside the article, where there is room for both."""
    in_columns: reactive[bool] = reactive(False, init=False)
    """Whether a column stands in the article's place, where there is not."""

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
        self._path = path
        self._story = story
        self._keys = keys
        self._resume = place
        self._badges: dict[str, Badge] = {}
        self._jumps = Jumps()
        self._origin: Entry | None = None
        self.set_reactive(ReaderScreen.wants_columns, columns)
        article = story.article(place.article) if place else None
        self._page = ArticleView(article or story.articles[0])
        if place and article:
            self._page.show(article, place.top)
        self._columns = Columns()

    # The page, and what is read while it is read

    def compose(self) -> ComposeResult:
        """Lay the page out; the perspectives come when they have been read."""
        yield Masthead()
        yield PerspectiveTabs()
        with Horizontal(id="panes"):
            yield self._page
            yield self._columns
        yield Speaker()
        yield StatusLine()

    def on_mount(self) -> None:
        """Show the article, and read the perspectives meanwhile."""
        self._pause = self.set_timer(PAUSE, self._say_place)
        self.query_one(StatusLine).hints = tuple(self._hints())
        self.watch(self._page, "scroll_y", self._follow, init=False)
        self._describe()
        self.run_worker(self._load, name="load", thread=True, exclusive=True)

    def _load(self) -> None:
        story = load(self._path, self._story)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Loaded(story))

    async def on_reader_screen_loaded(self, message: Loaded) -> None:
        """Put the perspectives beside the article."""
        story = self._story = message.story
        looks = badges(side.color for side in story.perspectives)
        sides = tuple(zip(story.perspectives, looks, strict=True))
        self._badges = {side.id: look for side, look in sides}
        self.query_one(PerspectiveTabs).sides = sides
        await self._columns.show_sides(sides, self._year)
        self._arrange()
        self._tint()
        resumed = self._resume and self._resume.current
        self.current = (story.statement(resumed) if resumed else None) or story.after(
            self._page.article.id, self._page.top - 1
        )
        self._follow()
        self._say_problems()

    def _say_problems(self) -> None:
        if not self._story.problems:
            return
        first, *others = self._story.problems
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
        article, found = self._page.article, self._story.found_in(self._page.article.id)
        masthead = self.query_one(Masthead)
        masthead.headline = visible_line(article.title or article.id)
        facts = [article.outlet, article.author, article.date and long_date(article.date)]
        facts.append(f"{self._page.progress}%")
        if self.current in found:
            facts.append(f"statement {found.index(self.current) + 1} of {len(found)}")
        masthead.facts = tuple(visible_line(fact) for fact in facts if fact)

    def _hints(self) -> Iterator[tuple[str, str]]:
        for first, second, word in HINTS:
            keys = [self._keys[id_][0] for id_ in (first, second) if id_]
            yield " ".join(keys), word

    def _follow(self) -> None:
        """Let the columns and the figures follow the page."""
        top, bottom = self._page.extent
        self._columns.follow(self._page.article.id, top + (bottom - top) // 3)
        self._describe()
        self._remember()

    def _remember(self) -> None:
        """Say where the reader is, once he stays there for a moment."""
        self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._say_place)

    def _say_place(self) -> None:
        self.post_message(self.Moved(self._here(), self.wants_columns))

    def _tint(self) -> None:
        passages = [
            (span, self._badges[entry.perspective_id])
            for entry in self._story.found_in(self._page.article.id)
            for span in entry.passage.spans
        ]
        self._page.paint(passages=tinted(passages))

    # The layout

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for the new width; what was on screen stays on screen."""
        self._arrange()

    def watch_wants_columns(self) -> None:
        """Show or hide the columns beside the article."""
        self._arrange()
        self._remember()

    def watch_in_columns(self) -> None:
        """Put a column in the article's place, or the article in the column's."""
        self._arrange()

    @property
    def _is_narrow(self) -> bool:
        return self.size.width < MIDDLE

    @property
    def _shows_columns(self) -> bool:
        shown = self.in_columns if self._is_narrow else self.wants_columns
        return shown and bool(self._badges)

    def _arrange(self) -> None:
        width = self.size.width
        is_wide = width >= WIDE
        self._columns.fit((width - PAGE_WIDTH) // NARROWEST if is_wide else 1)
        self.set_class(is_wide, "-wide")
        self.set_class(MIDDLE <= width < WIDE, "-middle")
        self.set_class(self._is_narrow, "-narrow")
        self.set_class(self._shows_columns, "-with-columns")
        self.set_class(
            bool(self._badges)
            and (self._is_narrow or (self._shows_columns and self._columns.hides_some)),
            "-with-tabs",
        )
        reads_alone = not self._shows_columns and self.current is not None
        self.set_class(reads_alone, "-with-speaker")
        if not self._shows_columns and isinstance(self.focused, Column):
            self._page.focus()

    def action_toggle_columns(self) -> None:
        """Show and hide the columns."""
        if not self._is_narrow:
            self.wants_columns = not self.wants_columns
        elif self.in_columns:
            self._enter_page()
        else:
            self._enter_column()

    def _enter_page(self) -> None:
        self.in_columns = False
        self._page.focus()

    def _enter_column(self, side_id: str | None = None) -> None:
        """Move to the column of a perspective, by default to the current one's."""
        if not self._badges:
            return
        if side_id is None:
            shown = self._columns.shown[0].side.id
            side_id = self.current.perspective_id if self.current else shown
        self.wants_columns = self.wants_columns or not self._is_narrow
        self.in_columns = True
        self._columns.bring(side_id).focus()

    def action_pane(self, step: int) -> None:
        """Move to the pane on the left or on the right."""
        if not isinstance(self.focused, Column):
            if step > 0:
                self._enter_column()
            return
        column = self._columns.beside(self.focused, step)
        if column is not None:
            self._enter_column(column.side.id)
        elif step < 0:
            self._enter_page()

    # The place

    def _here(self) -> Place:
        return Place(
            self._page.article.id, self._page.top, self.current.id if self.current else None
        )

    def go(self, entry: Entry | None, *, origin: Entry | None = None) -> None:
        """Make a statement current and show it; `origin` is the one it is walked to from."""
        if entry is None:
            return
        self._jumps.jump(self._here())
        self._origin = origin
        self.current = entry
        self._show_passage(entry)
        if isinstance(self.focused, Column):
            self._enter_column(entry.perspective_id)

    def _show_passage(self, entry: Entry) -> None:
        if not entry.passage.spans or entry.article is None:
            return
        self._open(entry.article)
        self._page.reveal(entry.passage.spans[0][0], entry.passage.spans[-1][1])

    def _open(self, article_id: str, top: int = 0) -> None:
        article = self._story.article(article_id)
        if article is None or article is self._page.article:
            return
        self.matches = None
        self._page.show(article, top)
        self._tint()
        self._point()
        self._describe()

    def action_jump(self, step: int) -> None:
        """Go back or forward through the jumps."""
        move = self._jumps.back if step < 0 else self._jumps.forward
        place = move(self._here())
        if place is None:
            return
        self._origin = None
        self._open(place.article)
        self.current = self._story.statement(place.current) if place.current else None
        self._page.scroll_to_offset(place.top)

    def watch_current(self, entry: Entry | None) -> None:
        """Show in every pane what is current."""
        self.query_one(PerspectiveTabs).current = entry.perspective_id if entry else None
        if entry is not None:
            self._columns.bring(entry.perspective_id)
            badge = self._badges[entry.perspective_id]
            self.query_one(Speaker).speaking = entry, badge, self._year
        self._point()
        self._arrange()
        self._describe()
        self.query_one(StatusLine).told = tuple(self._tell())
        self._remember()

    def _point(self) -> None:
        # Not at the top: what compares words is not needed before the article is on screen.
        from tui.pointing import point_article, point_columns

        entry = self.current
        self._columns.point(point_columns(self._story, entry) if entry else Pointers())
        article = self._page.article.id
        layers = point_article(self._story, entry, article, self._badges) if entry else {}
        self._page.paint(**(dict.fromkeys(("related", "current", "shared"), Layer()) | layers))

    def _tell(self) -> Iterator[Told]:
        """Say what the search found, else which statement the current one is tied to, and how."""
        if self.matches is not None:
            yield Told(f"match {self.matches.at + 1} of {len(self.matches.spans)}")
            return
        if self.current is None:
            return
        origin = self._origin or self.current
        ties = {tie.id: tie for tie in origin.related}
        tie = ties.get(self.current.id) or next(iter(ties.values()), None)
        other = self._story.statement(tie.id) if tie else None
        if tie is None or other is None:
            return
        for entry, sign in (origin, " ⇄ "), (other, ""):
            badge = self._badges[entry.perspective_id]
            yield Told(f"{badge.glyph} {entry.actor.name}", badge)
            yield Told(sign)
        score = "" if tie.score is None else f" {tie.score:.0f}"
        yield Told(f"  {tie.kind.value}{score}")

    # From statement to statement

    def action_line(self, step: int) -> None:
        """Scroll a line, or walk the cards of a column."""
        if isinstance(self.focused, Column):
            top, _bottom = self._page.extent
            side = self.focused.side
            self.go(walk.card_from(side, self.current, self._page.article.id, top, step))
        else:
            self._page.scroll_relative(y=step, animate=False)

    def action_page(self, pages: float) -> None:
        """Scroll by so many pages."""
        pane = self.focused if isinstance(self.focused, Column) else self._page
        lines = pane.scrollable_content_region.height - OVERLAP
        pane.scroll_relative(y=round(pages * lines), animate=False)

    def action_edge(self, step: int) -> None:
        """Go to the top or the end of the article, or to the first or last card."""
        if isinstance(self.focused, Column):
            entries = walk.entries_of(self.focused.side)
            self.go(entries[-1 if step > 0 else 0] if entries else None)
            return
        self._jumps.jump(self._here())
        if step > 0:
            self._page.scroll_end(animate=False)
        else:
            self._page.scroll_home(animate=False)

    def action_statement(self, step: int) -> None:
        """Go to the next statement, or walk the matches of a search."""
        if self.matches is not None:
            self.matches = self.matches.step(step)
            return
        extent = self._page.extent
        article = self._page.article.id
        self.go(walk.statement_from(self._story, self.current, article, extent, step))

    def action_actor(self, step: int) -> None:
        """Go to the first statement of the next actor."""
        self.go(walk.actor_from(self._story, self.current, step))

    def action_perspective(self, step: int) -> None:
        """Go to the next perspective, to its statement nearest to here."""
        current = self.current.perspective_id if self.current else None
        side = walk.perspective_from(self._story, current, step)
        self._go_to_side(side.id if side else "")

    def action_nth_perspective(self, number: int) -> None:
        """Go to the nth perspective, to its statement nearest to here."""
        if number <= len(self._story.perspectives):
            self._go_to_side(self._story.perspectives[number - 1].id)

    def _go_to_side(self, side_id: str) -> None:
        side = self._story.perspective(side_id)
        if side is None:
            return
        start = self.current.start if self.current else None
        article, here = self._page.article.id, self._page.top if start is None else start
        entries = walk.entries_of(side)
        self.go(walk.nearest(entries, article, here) or next(iter(entries), None))

    def action_related(self, step: int) -> None:
        """Go round the statements related to the one that the round began at."""
        if self.current is None:
            return
        origin = self._origin or self.current
        entry = walk.related_from(self._story, origin, self.current, step)
        if entry is None:
            self._say("Nothing is related to this statement")
        self.go(entry, origin=origin)

    def action_cross(self) -> None:
        """Cross from a card to its passage, or from a passage to its card."""
        if not isinstance(self.focused, Column):
            self._enter_column()
            return
        self._enter_page()
        if self.current is not None:
            self._show_passage(self.current)

    def on_article_view_pressed(self, message: ArticleView.Pressed) -> None:
        """Make the statement under the pointer current; again, the one around it."""
        entries = self._story.at(self._page.article.id, message.offset)
        if not entries:
            return
        index = entries.index(self.current) + 1 if self.current in entries else 0
        self.go(entries[index % len(entries)])

    def on_column_chosen(self, message: Column.Chosen) -> None:
        """Make the statement of the card current."""
        self.go(self._story.statement(message.entry_id))

    def on_perspective_tabs_picked(self, message: PerspectiveTabs.Picked) -> None:
        """Go to the perspective whose name was clicked."""
        self._go_to_side(message.side_id)

    # Looking closer

    def action_inspect(self) -> None:
        """Show what was found of the current statement, and what is related to it."""
        if self.current is None:
            self._say("No statement is current")
            return
        from tui.screens.inspect import InspectScreen

        screen = InspectScreen(self._story, self.current, self._badges)
        self.app.push_screen(screen, self._go_from_inspect)

    def _go_from_inspect(self, entry: Entry | None) -> None:
        self.go(entry, origin=self.current)

    def action_find(self) -> None:
        """Find an actor or a statement."""
        from tui.screens.find import FindScreen

        self.app.push_screen(FindScreen(self._story.statements, self._badges), self.go)

    def action_help(self) -> None:
        """Show the keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self._keys))

    def action_copy(self) -> None:
        """Copy what is selected, or the current statement, with its source."""
        article = self._page.article
        selected = self.get_selected_text()
        if selected:
            self.app.copy_to_clipboard(cite_passage(selected, article))
        elif self.current is not None:
            source = self._story.article(self.current.article or "") or article
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
            self._before_search = self._here()
            self._searcher = Searcher(self._page.article.text)
            bar = SearchBar()
            self.mount(bar, before=self.query_one(StatusLine))
            self._enter_page()
            bar.focus()

    def on_input_changed(self, event: SearchBar.Changed) -> None:
        """Find what has been typed so far, from where the search began."""
        spans = self._searcher.find(event.value)
        start = self._before_search.top
        self.matches = Matches.from_offset(spans, start) if spans else None
        if self.matches is None:
            told = (Told("no match"),) if event.value.strip() else ()
            self.query_one(StatusLine).told = told

    async def on_input_submitted(self, event: SearchBar.Submitted) -> None:
        """Keep what was found, and let the keys walk it."""
        await event.input.remove()
        self._page.focus()
        if self.matches is not None:
            self._jumps.jump(self._before_search)
        elif event.value.strip():
            self._say(f"“{event.value.strip()}” does not stand in this article")

    async def on_search_bar_left(self, event: SearchBar.Left) -> None:
        """Go back to where the search began."""
        from tui.widgets.search_bar import SearchBar

        await self.query(SearchBar).remove()
        self.matches = None
        self._page.scroll_to_offset(self._before_search.top)
        self._page.focus()

    def watch_matches(self, matches: Matches | None) -> None:
        """Show the matches, and bring the one that the reader stands at into view."""
        spans, here = (matches.spans, [matches.span]) if matches else ((), [])
        self._page.paint(
            matches=emphasised(spans, Emphasis.MATCH), here=emphasised(here, Emphasis.AT_MATCH)
        )
        if matches is not None:
            self._page.reveal(*matches.span)
        self.query_one(StatusLine).told = tuple(self._tell())

    def action_end_search(self) -> None:
        """End the search, or drop the selection."""
        self.matches = None
        self.clear_selection()

    # The command palette

    def commands(self) -> Iterator[SystemCommand]:
        """Yield what the command palette offers here; words from files are not markup."""
        yield SystemCommand("Keys", "Show every key", self.action_help)
        yield SystemCommand("Find", "An actor or a statement", self.action_find)
        yield SystemCommand("Search", "Words in the text", self.action_search)
        yield SystemCommand("Inspect", "The current statement", self.action_inspect)
        yield SystemCommand("Copy", "The quote with its source", self.action_copy)
        yield SystemCommand("Columns", "Show or hide them", self.action_toggle_columns)
        for side in self._story.perspectives:
            name = escape(visible_line(side.name))
            yield SystemCommand(
                f"Perspective: {name}", "Go there", lambda id_=side.id: self._go_to_side(id_)
            )
        for article in self._story.articles if len(self._story.articles) > 1 else ():
            title = escape(visible_line(article.title or article.id))
            yield SystemCommand(
                f"Article: {title}", "Read it", lambda id_=article.id: self._open(id_)
            )
