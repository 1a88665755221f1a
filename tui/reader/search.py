"""The search in the text, and the walk through its matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.layers import emphasised
from tui.drawing.lines import Told
from tui.drawing.palette import Emphasis
from tui.navigation.matches import Matches

if TYPE_CHECKING:
    from perspectives.text.versions import Surroundings
    from tui.reader.part import Reader
    from tui.reader.trail import Trail
    from tui.widgets.search_bar import SearchBar


class Search:
    """While there are matches, the keys that walk statements walk them."""

    def __init__(self, reader: Reader, trail: Trail) -> None:
        self._reader = reader
        self._trail = trail
        self._bar: SearchBar | None = None
        """Where the query is typed, while it is."""
        self._query = ""
        self.matches: Matches | None = None
        """What the search found, while there is one."""

    @property
    def told(self) -> tuple[Told, ...]:
        """What there is to say of the search, if there is one."""
        if self.matches is not None:
            at, count = self.matches.at + 1, len(self.matches.spans)
            end = self._reader.keys["look.end-search"][0]
            return (Told(f"match {at} of {count}   {end} ends the search"),)
        return (Told("no match"),) if self._bar is not None and self._query else ()

    def open(self) -> None:
        """Let the reader type what to look for."""
        # Not at the top: it is not needed before the article is on screen.
        from tui.widgets.search_bar import SearchBar

        if self._bar is None:
            self._query = ""
            self._reader.panes.enter_page()
            self._bar = SearchBar(self._reader.page.article.text, self._reader.place)
            self._reader.open_bar(self._bar)

    def found(self, message: SearchBar.Found) -> None:
        """Show the matches, from where the search began."""
        self._query = message.query
        spans = message.spans
        self._show(Matches.from_offset(spans, message.origin.top) if spans else None)

    async def keep(self, message: SearchBar.Kept) -> None:
        """Let the keys walk what was found."""
        await self._close()
        if self.matches is not None:
            self._trail.leave(message.origin)
        elif message.query:
            self._reader.say(f"“{message.query}” does not stand in this article")

    async def leave(self, message: SearchBar.Left) -> None:
        """Go back to where the search began."""
        await self._close()
        self._show(None)
        self._reader.page.scroll_to_offset(message.origin.top)

    async def _close(self) -> None:
        bar, self._bar = self._bar, None
        if bar is not None:
            await bar.remove()
        self._reader.page.focus()
        self._reader.tell()

    def step(self, step: int) -> None:
        """Go to another match: one on, one back."""
        if self.matches is not None:
            self._show(self.matches.step(step))

    def end(self) -> None:
        """End the search."""
        if self.matches is not None:
            self._show(None)

    def turn_page(self, surroundings: Surroundings) -> None:
        """Search the new text of the article for what was searched in the old one."""
        if self.matches is not None:
            # Not at the top: the article is painted before anything is searched.
            from perspectives.text.search import Searcher

            at, _ = surroundings.of(self.matches.span)
            spans = Searcher(self._reader.page.article.text).find(self._query)
            self._show(Matches.from_offset(spans, at) if spans else None)

    def _show(self, matches: Matches | None) -> None:
        """Show the matches, and bring the one that the reader stands at into view."""
        self.matches = matches
        spans, here = (matches.spans, [matches.span]) if matches else ((), [])
        page = self._reader.page
        page.paint(
            matches=emphasised(spans, Emphasis.MATCH), here=emphasised(here, Emphasis.AT_MATCH)
        )
        if matches is not None:
            page.reveal(*matches.span)
        self._reader.tell()
