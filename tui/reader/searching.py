"""The search in the text, and the walk through its matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive

from tui.drawing.layers import emphasised
from tui.drawing.lines import Told
from tui.drawing.palette import Emphasis
from tui.navigation.matches import Matches
from tui.reader.walking import Walking
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from perspectives.text.versions import Surroundings
    from tui.widgets.search_bar import SearchBar


class Searching(Walking):
    """While there are matches, the keys that walk statements walk them."""

    matches: reactive[Matches | None] = reactive(None, init=False)
    """What the search found, while there is one."""
    _query = ""

    def _open(self, article_id: str) -> None:
        if article_id != self._page.article.id:
            self.matches = None
        super()._open(article_id)

    def move_places(self, article: str, surroundings: Surroundings) -> None:
        """Search the new text for what was searched in the old one."""
        super().move_places(article, surroundings)
        if self.matches is not None:
            # Not at the top: the article is painted before anything is searched.
            from perspectives.text.search import Searcher

            at, _ = surroundings.of(self.matches.span)
            spans = Searcher(self._page.article.text).find(self._query)
            self.matches = Matches.from_offset(spans, at) if spans else None

    def _tell(self) -> None:
        if self.matches is None:
            super()._tell()
            return
        at, count = self.matches.at + 1, len(self.matches.spans)
        end = self._keys["look.end-search"][0]
        told = Told(f"match {at} of {count}   {end} ends the search")
        self.query_one(StatusLine).told = (told,)

    def action_statement(self, step: int) -> None:
        """Go to the next statement, or walk the matches of a search."""
        if self.matches is None:
            super().action_statement(step)
        else:
            self.matches = self.matches.step(step)

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
        self._query = message.query
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
        """End the search, and whatever else was set off for a while."""
        self.matches = None
        super().action_end_search()
