"""The place that the reader keeps: from one day to the next, and while the files change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.navigation import walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perspectives.story.story import Entry, Story
    from perspectives.text.versions import Surroundings
    from tui.navigation.jumps import Place
    from tui.reader.part import Reader
    from tui.reader.search import Search
    from tui.reader.selection import Selection
    from tui.reader.trail import Trail


class Continuity:
    """Makes that current in a new reading of the files which was so in the old one."""

    def __init__(self, reader: Reader, trail: Trail, search: Search, selection: Selection) -> None:
        self._reader = reader
        self._trail = trail
        self._search = search
        self._selection = selection
        self._gone: tuple[str, str] | None = None
        """A current statement that is gone, and the one that is current in its stead; their ids."""
        self._left: str | None = None
        """The statement that the reader left another day, until it is there again."""
        self._instead: Entry | None = None
        """What is current until then."""

    def turn_page(self, revised: Mapping[str, Surroundings]) -> None:
        """Show the article as it is now, with the words on top that were on top.

        `revised` has for each article whose text is another one, by its id, where things stand now.
        """
        story, page = self._reader.story, self._reader.page
        article = story.article(page.article.id)
        if article is None:
            page.show(story.articles[0])
        elif (surroundings := revised.get(article.id)) is not None:
            page.show(article, surroundings.of((page.top, page.top))[0])
            self._selection.turn_page()
            self._search.turn_page(surroundings)
            self._trail.turn_page(article.id, surroundings)
        else:
            # The same text, of which the file may say something else: its title, its date.
            page.article = article

    def arrive(self, resumed: Place | None) -> None:
        """Make the statement current that the reader left another day, or the first on the page."""
        self._left = resumed.current if resumed else None
        self._go_where_it_was_left()

    def _go_where_it_was_left(self) -> None:
        story, page = self._reader.remaining, self._reader.page
        entry = story.statement(self._left) if self._left else None
        if entry is not None:
            self._left = None
        self._instead = entry or story.after(page.article.id, page.top - 1)
        self._reader.current = self._instead

    def go_on(self, before: Story) -> None:
        """Keep what is current, and what it was walked to from, as the story has them now."""
        # Not at the top: it is not needed before the article is on screen.
        from perspectives.story.differences import continued

        names = continued(before, self._reader.story)
        here = self._reader.current
        # Proposals come after the statements that are filed.
        if here is None or (here is self._instead and self._left is not None):
            self._go_where_it_was_left()
        else:
            self._keep(here, names.get(here.id, ""))
        self._trail.go_on(names)

    def _keep(self, here: Entry, name: str) -> None:
        """Keep a statement current, which has an id of this name now if it is still there."""
        story, page = self._reader.remaining, self._reader.page
        self._reader.current = self._returned(here) or story.statement(name)
        if self._reader.current is None:
            found = story.found_in(page.article.id)
            instead = walk.nearest(found, page.article.id, here.start or 0)
            self._reader.current = instead
            self._gone = (here.id, instead.id) if instead else None

    def _returned(self, here: Entry) -> Entry | None:
        """Return the statement that was current before its file went for a while."""
        if self._gone is None or self._gone[1] != here.id:
            return None
        return self._reader.remaining.statement(self._gone[0])
