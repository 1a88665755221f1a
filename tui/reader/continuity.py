"""The place that the reader keeps: from one day to the next, and while the files change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.navigation import walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perspectives.story.story import Entry
    from tui.navigation.jumps import Place
    from tui.reader.part import Reader


class Continuity:
    """Makes that statement current in a new reading of the files that was so in the old one."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._gone: tuple[str, str] | None = None
        """A current statement that is gone, and the one that is current in its stead; their ids."""
        self._left: str | None = None
        """The statement that the reader left another day, until it is there again."""
        self._instead: Entry | None = None
        """What is current until then."""

    def arrive(self, resumed: Place | None) -> None:
        """Make the statement current that the reader left another day, or the first on the page."""
        self._left = resumed.current if resumed else None
        self._go_where_it_was_left()

    def _go_where_it_was_left(self) -> None:
        story, page = self._reader.story, self._reader.page
        entry = story.statement(self._left) if self._left else None
        if entry is not None:
            self._left = None
        self._instead = entry or story.after(page.article.id, page.top - 1)
        self._reader.current = self._instead

    def go_on(self, names: Mapping[str, str]) -> None:
        """Keep what is current; `names` has its id as it is now, by the id as it was."""
        here = self._reader.current
        # Proposals come after the statements that are filed.
        if here is None or (here is self._instead and self._left is not None):
            self._go_where_it_was_left()
            return
        story = self._reader.story
        self._reader.current = self._returned(here) or story.statement(names.get(here.id, ""))
        if self._reader.current is None:
            found = story.found_in(self._reader.page.article.id)
            instead = walk.nearest(found, self._reader.page.article.id, here.start or 0)
            self._reader.current = instead
            self._gone = (here.id, instead.id) if instead else None

    def _returned(self, here: Entry) -> Entry | None:
        """Return the statement that was current before its file went for a while."""
        if self._gone is None or self._gone[1] != here.id:
            return None
        return self._reader.story.statement(self._gone[0])
