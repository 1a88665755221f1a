"""A story on screen: the article, the perspectives beside it, and the place in them.

The screen owns its parts and joins them: a key goes to the part that it is for, a message of a
widget too, and what a part leads to (another statement, another reading of the files) goes to all
that show it. A part knows the screen as a `Reader`, and no other part but those it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen

from tui.drawing.badges import badges
from tui.drawing.sources import source_names
from tui.drawing.visible import visible_line
from tui.keys import READER_KEYS
from tui.navigation.jumps import Place
from tui.reader.actors import Actors
from tui.reader.answering import Answering
from tui.reader.bookmarks import Bookmarks
from tui.reader.capture import Capture
from tui.reader.changes import Changes
from tui.reader.continuity import Continuity
from tui.reader.edits import Edits
from tui.reader.filtering import Filtering
from tui.reader.loader import Loader
from tui.reader.meaning import Meaning
from tui.reader.news import News
from tui.reader.openfile import OpenFile
from tui.reader.picture import Picture
from tui.reader.review import Review
from tui.reader.search import Search
from tui.reader.selection import Selection
from tui.reader.sheets import Sheets
from tui.reader.status import Status
from tui.reader.trail import Trail
from tui.reader.unsaved import Unsaved
from tui.reader.views import Views
from tui.widgets.article import ArticleView
from tui.widgets.banner import Banner
from tui.widgets.masthead import Masthead
from tui.widgets.panes import Panes
from tui.widgets.removable import still_there
from tui.widgets.speaker import Speaker
from tui.widgets.status import StatusLine
from tui.widgets.tabs import PerspectiveTabs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.notifications import SeverityLevel
    from textual.widget import Widget

    from perspectives.story.story import Entry, Story
    from tui.drawing.badges import Badge
    from tui.editor.panel import Editor
    from tui.widgets.column import Column
    from tui.widgets.filter_bar import FilterBar
    from tui.widgets.removable import Found
    from tui.widgets.search_bar import SearchBar
    from tui.widgets.select_bar import SelectBar

PAUSE = 0.5
"""Seconds that a reader stays in a place before it is worth remembering."""

BRIEF = 3
"""Seconds that a message stands over the page which needs nothing done."""


class ReaderScreen(Screen[None]):
    """What is current lives here; the parts change it, the widgets draw what they are given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in READER_KEYS if not str(binding.id).startswith("read.")
    ]
    CSS_PATH = "reader.tcss"
    AUTO_FOCUS = "ArticleView"

    class Moved(Message):
        """The reader is somewhere else, and may want to come back there another day."""

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
        meaning: bool,
    ) -> None:
        super().__init__()
        self.path = path
        self.story = story
        self.keys = keys
        self.badges: dict[str, Badge] = {}
        self.sources: Mapping[str, str] = {}
        self._resume = place
        self._has_warned = False
        """Whether anything that was said, and not taken back, needs something done."""
        article = story.article(place.article) if place else None
        self.page = ArticleView(article or story.articles[0])
        if place and article:
            self.page.show(article, place.top)
        self.panes = Panes(self.page, wants_columns=columns)
        self._masthead = Masthead()
        self._banner = Banner()
        self._tabs = PerspectiveTabs()
        self._speaker = Speaker()
        self._line = StatusLine()
        self._own_parts(path, meaning=meaning)
        self._bind_actions()

    def _own_parts(self, path: Path, *, meaning: bool) -> None:
        self.trail = Trail(self)
        self.filtering = Filtering(self, self.trail)
        self.search = Search(self, self.trail)
        self.selection = Selection(self, self.trail, self.search)
        self.sheets = Sheets(self, self.trail, self._act)
        self.views = Views(self, self.trail, self.filtering)
        self.loader = Loader(
            self,
            path,
            lambda story: self.review.dismissed(story),
            lambda: self.meaning.vectors(),
        )
        self.meaning = Meaning(self, self.loader, is_on=meaning)
        self.news = News(self, self.trail, self._banner)
        self.edits = Edits(self, self.trail, self.loader, path)
        self.bookmarks = Bookmarks(self, self.trail, self.edits)
        self.review = Review(self, self.trail, self.edits, self.loader)
        self.changes = Changes(self, self.edits, self.review)
        self.answering = Answering(self, self.trail, self.edits, self.review)
        self.actors = Actors(self, self.review)
        self.capture = Capture(self, self.selection, self.edits)
        self.file = OpenFile(self, self.loader)
        self.unsaved = Unsaved(self, self.file, self.edits)
        self._picture = Picture(self, self.review, self._masthead, self._tabs, self._speaker)
        self._continuity = Continuity(self, self.trail, self.search, self.selection)
        self._status = Status(
            self,
            self.filtering,
            self.search,
            self.selection,
            self.review,
            self.trail,
            self.file,
        )

    def _bind_actions(self) -> None:
        """Say which part does what a key asks for, by the names of the actions in `keys`.

        Textual looks an action up as an attribute of the screen; what takes more than one part is
        a method, further below.
        """
        self.action_actor = self.trail.actor
        self.action_perspective = self.trail.perspective
        self.action_nth_perspective = self.trail.nth_perspective
        self.action_related = self.trail.related
        self.action_cross = self.trail.cross
        self.action_search = self.search.open
        self.action_bookmark = self.bookmarks.mark
        self.action_bookmarks = self.bookmarks.open
        self.action_filter = self.filtering.open
        self.action_inspect = self.sheets.inspect
        self.action_find = self.sheets.find
        self.action_articles = self.sheets.articles
        self.action_help = self.sheets.help
        self.action_copy = self.sheets.copy
        self.action_similar = self.meaning.toggle
        self.action_view = self.views.open
        self.action_mistake = self.news.next_mistake
        self.action_revision = self.news.show_revision
        self.action_accept = self.review.accept
        self.action_accept_actor = self.review.accept_actor
        self.action_accept_sure = self.review.accept_sure
        self.action_accept_answer = self.answering.accept
        self.action_dismiss_proposal = self.answering.dismiss
        self.action_thread = self.answering.thread
        self.action_mark = self.review.mark
        self.action_proposals = self.review.toggle
        self.action_edit = self.file.edit
        self.action_edit_outside = self.file.edit_outside
        self.action_select = self.selection.open
        self.action_unclaimed = self.selection.next_unclaimed
        self.action_add = self.capture.open
        self.action_set_topic = self.changes.topic
        self.action_set_stance = self.changes.stance
        self.action_set_date = self.changes.date
        self.action_set_note = self.changes.note
        self.action_move = self.changes.move
        self.action_describe_actor = self.actors.describe
        self.action_bring_actor = self.actors.bring
        self.action_answer = self.changes.answer
        self.action_delete = self.changes.delete
        self.action_undo = self.edits.undo
        self.action_redo = self.edits.redo

    def _act(self, id: str) -> None:
        """Do what the key of a binding does."""
        action = next(binding.action for binding in READER_KEYS if binding.id == id)
        self.call_later(self.run_action, action)

    def action_statement(self, step: int) -> None:
        """Walk the matches of the search while there are any, and the statements otherwise."""
        if self.search.matches is not None:
            self.search.step(step)
        else:
            self.trail.statement(step)

    def action_jump(self, step: int) -> None:
        """Go back or forward through the jumps, into the view that one was made in."""
        place = self.trail.jump(step)
        if place is not None and place.view is not None:
            self.views.open(place.view)

    async def action_end_search(self) -> None:
        """End the search, and drop whatever else was set off for a while; else end the filter."""
        if not self._drop():
            await self.filtering.end()

    def _drop(self) -> bool:
        """Drop what was set off for a while; return whether anything was."""
        is_any = self.search.matches is not None or self.selection.is_any or bool(self.review.names)
        self.search.end()
        self.selection.drop()
        self.review.unmark()
        return is_any

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep undo and redo for what is typed while a file's text has the keys.

        A key that comes when the program is ending already does nothing.
        """
        is_there = self.is_attached and self.panes.is_attached
        if not is_there or (action in ("undo", "redo") and self.file.has_focus):
            return False
        return super().check_action(action, parameters)

    # The page

    def compose(self) -> ComposeResult:
        """Lay the page out; the perspectives come when they have been read."""
        yield self._masthead
        yield self._banner
        yield self._tabs
        yield self.panes
        yield self._speaker
        yield self._line

    def on_mount(self) -> None:
        """Say what is being read, and begin to read the perspectives."""
        self._pause = self.set_timer(PAUSE, self._say_place)
        self._banner.key = self.keys["look.mistake"][0]
        self.watch(self.page, "scroll_y", self._follow, init=False)
        self._picture.describe()
        self.tell()
        self.loader.reload()

    def on_resize(self) -> None:
        """Lay out for the new width; what was on screen stays on screen."""
        self._arrange()

    def on_panes_rearranged(self) -> None:
        """Show what belongs to the panes that are on screen now."""
        self._arrange()
        self._remember()

    def _arrange(self) -> None:
        for name, is_set in self.panes.rearrange().classes().items():
            self.set_class(is_set, name)
        self._picture.describe()

    def open_bar(self, bar: Widget) -> None:
        """Put a bar above the status line, and give it the keys."""
        self.mount(bar, before=self._line)
        bar.focus()

    def open_article(self, id: str) -> None:
        """Put another article of the story on screen."""
        article = self.story.article(id)
        if article is None or article is self.page.article:
            return
        self.search.end()
        self.page.show(article)
        self.say(article.title or article.id)
        self._tint()
        self.point()
        self._picture.describe()

    @property
    def remaining(self) -> Story:
        """The story as far as the filter leaves it: what is walked and shown."""
        return self.filtering.remaining

    async def show_remaining(self) -> None:
        """Show of the story what the filter leaves."""
        await self._show_sides()
        self.point()
        self._picture.describe()
        self.tell()

    async def _show_sides(self) -> None:
        await self._picture.show_sides()
        self._arrange()
        self._tint()

    def _tint(self) -> None:
        self._picture.tint()
        self.selection.tint()
        self.bookmarks.paint()

    def point(self) -> None:
        """Set off what is current, and what is related to it."""
        self._picture.point()

    # What is said

    def say(self, text: str, *, severity: SeverityLevel = "information") -> None:
        """Say something in a message that goes by itself; what is wrong stays longer."""
        is_brief = severity == "information"
        self._has_warned |= not is_brief
        seconds = BRIEF if is_brief else None
        self.notify(visible_line(text), severity=severity, timeout=seconds, markup=False)

    def hush(self, *, warnings: bool = False) -> None:
        """Take back what was said: the reader has gone on. What warns stays, unless told to go."""
        if warnings or not self._has_warned:
            self._has_warned = False
            self.app.clear_notifications()

    def tell(self) -> None:
        """Have the status line say what is to be said now."""
        self._line.told, self._line.hints = self._status.told, self._status.hints

    # The place

    @property
    def place(self) -> Place:
        """Where the reader is."""
        current = self.current.id if self.current else None
        return Place(self.page.article.id, self.page.top, current)

    @property
    def wants_columns(self) -> bool:
        """Whether the reader wants columns beside the article."""
        return self.panes.wants_columns

    def the_current(self) -> Entry | None:
        """Return the current statement; where there is none, say so.

        One that was current before a sheet opened need not be so any more once it is closed.
        """
        if self.current is None:
            self.say("No statement is current")
        return self.current

    def watch_current(self) -> None:
        """Show in every pane what is current."""
        self._picture.show_current()
        self.selection.point_at_nothing()
        self.tell()
        self._remember()

    def _follow(self) -> None:
        self._picture.follow()
        self._remember()

    def _remember(self) -> None:
        """Say where the reader is, once he stays there for a moment."""
        self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._say_place)

    def _say_place(self) -> None:
        self.post_message(self.Moved())

    # The files

    async def on_loader_loaded(self, message: Loader.Loaded) -> None:
        """Put the perspectives beside the article, and leave the reader where he is."""
        before, story = self.story, message.story
        if message.before is not before:
            # Another reading came first; what this one tells of is no difference to what is shown.
            self.loader.reload()
            return
        self.story = story
        self.badges = badges({side.id: side.color for side in story.perspectives}, self.badges)
        self.sources = source_names(story.articles)
        if story.article(self.page.article.id) is None:
            self._drop()
        self._continuity.turn_page(message.revised)
        self.news.show_broken()
        await self._show_sides()
        if not before.is_loaded:
            self._continuity.arrive(self._resume)
            self.news.greet()
        else:
            self._continuity.go_on(before)
            self.news.tell_changes(before, self.edits.written)
            self.edits.go_on()
            self.review.go_on(before)
            self.file.go_on()
            self.news.tell_revisions(message.revisions)
        self._follow()
        self.tell()
        self.views.go_on()
        self.bookmarks.go_on()

    def get_widget_and_offset_at(self, x: int, y: int) -> Found:
        """Return what words can be selected from in a cell."""
        return still_there(super().get_widget_and_offset_at(x, y))

    # What the widgets say

    def on_panes_walked(self, message: Panes.Walked) -> None:
        """Go to another card."""
        self.trail.card(message.side, message.step, to_the_end=message.to_the_end)

    def on_panes_left(self, message: Panes.Left) -> None:
        """Let the jumps lead back from an end of the article."""
        self.trail.leave_line(message.top)

    def on_article_view_pressed(self, message: ArticleView.Pressed) -> None:
        """Go to the statement under the pointer."""
        self.trail.at(message.offset)

    def on_column_chosen(self, message: Column.Chosen) -> None:
        """Go to the statement of the card."""
        self.trail.go(self.story.statement(message.entry_id))

    def on_perspective_tabs_picked(self, message: PerspectiveTabs.Picked) -> None:
        """Go to the perspective whose name was clicked."""
        self.trail.to_perspective(message.side_id)

    def on_banner_opened(self, message: Banner.Opened) -> None:
        """Open the file that has the mistake."""
        self.file.mend(message.mistake)

    def on_banner_left(self) -> None:
        """Go back to the article."""
        self.news.leave_mistakes()

    def on_search_bar_found(self, message: SearchBar.Found) -> None:
        """Show the matches."""
        self.search.found(message)

    async def on_search_bar_kept(self, message: SearchBar.Kept) -> None:
        """Walk the matches."""
        await self.search.keep(message)

    async def on_search_bar_left(self, message: SearchBar.Left) -> None:
        """Give the search up."""
        await self.search.leave(message)

    async def on_filter_bar_typed(self, message: FilterBar.Typed) -> None:
        """Say what the filter would leave."""
        await self.filtering.typed(message)

    async def on_filter_bar_kept(self, message: FilterBar.Kept) -> None:
        """Filter the statements."""
        await self.filtering.keep(message)

    async def on_filter_bar_left(self) -> None:
        """Leave the filter as it was."""
        await self.filtering.leave()

    def on_select_bar_moved(self, message: SelectBar.Moved) -> None:
        """Show what is selected."""
        self.selection.show(message)

    async def on_select_bar_left(self) -> None:
        """Drop what is selected."""
        await self.selection.leave()

    def on_editor_changed(self, message: Editor.Changed) -> None:
        """Show what the open file would say."""
        self.file.typed(message)

    def on_editor_cursor_moved(self, message: Editor.CursorMoved) -> None:
        """Show the statement that the cursor is in."""
        self.file.cursor_moved(message)

    def on_editor_save(self, message: Editor.Save) -> None:
        """Save what was typed."""
        self.unsaved.save(message)

    def on_editor_close(self, message: Editor.Close) -> None:
        """Close the open file."""
        self.unsaved.close(message)

    def on_yaml_area_left(self) -> None:
        """Put another program's version of the open file away."""
        self.unsaved.leave_theirs()
