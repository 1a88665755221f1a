"""From statement to statement: where the keys and the pointer lead, and the way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.navigation import walk
from tui.navigation.jumps import Jumps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perspectives.story.story import Entry, Side
    from perspectives.text.versions import Surroundings
    from tui.navigation.jumps import Place
    from tui.reader.part import Reader


class Trail:
    """Goes to statements, and keeps the jumps and what the current statement was walked to from."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._jumps = Jumps()
        self.origin: Entry | None = None
        """The statement whose relations are being walked, if any are."""

    # Going, and coming back

    def go(
        self, entry: Entry | None, *, origin: Entry | None = None, view: str | None = None
    ) -> None:
        """Make a statement current and show it; `origin` is the one it is walked to from.

        `view` is the name of the view that it was chosen in, to which the jump leads back.
        """
        reader = self._reader
        # Looked up anew: whoever chose it may have chosen from an older reading of the files.
        entry = reader.story.statement(entry.id) if entry else None
        if entry is None:
            return
        if reader.remaining.statement(entry.id) is None:
            end = reader.keys["look.end-search"][0]
            reader.say(f"The filter leaves this statement out   {end} ends it")
            return
        before = replace(reader.place, view=view)
        self.origin = origin
        # The page first: the columns follow it, and then show what is current and related.
        self._show_passage(entry)
        reader.current = entry
        if reader.place != before:
            self._jumps.jump(before)
        if reader.panes.side is not None:
            reader.panes.enter_column(entry.perspective_id)

    def _show_passage(self, entry: Entry) -> None:
        if entry.passage.spans and entry.article is not None:
            self._reader.open_article(entry.article)
            self._reader.page.reveal(entry.passage.spans[0][0], entry.passage.spans[-1][1])

    def visit(self, article_id: str) -> None:
        """Go to another article of the story: to where it was left, else to its top."""
        reader, left = self._reader, self._jumps.left(article_id)
        if article_id != reader.page.article.id:
            self.leave(reader.place)
            reader.open_article(article_id)
            if left is not None:
                reader.page.scroll_to_offset(left.top)
        reader.panes.enter_page()

    def leave(self, place: Place) -> None:
        """Let the jumps lead back to a place."""
        self._jumps.jump(place)

    def leave_line(self, top: int) -> None:
        """Let the jumps lead back to the line of this article that holds an offset."""
        self.leave(replace(self._reader.place, top=top))

    def jump(self, step: int) -> Place | None:
        """Go back or forward through the jumps, and return where that led; None for nowhere."""
        reader = self._reader
        move = self._jumps.back if step < 0 else self._jumps.forward
        place = move(reader.place)
        if place is None:
            reader.say("There is no jump to go back to" if step < 0 else "There is no jump ahead")
            return None
        self.return_to(place)
        return place

    def return_to(self, place: Place) -> None:
        """Be in a place again, with what was current there if the filter leaves it."""
        reader = self._reader
        self.origin = None
        reader.open_article(place.article)
        reader.current = reader.remaining.statement(place.current) if place.current else None
        reader.page.scroll_to_offset(place.top)

    # When the files change

    def turn_page(self, article: str, surroundings: Surroundings) -> None:
        """Let the jumps within an article speak of its new text."""
        self._jumps.revise(article, lambda offset: surroundings.of((offset, offset))[0])

    def go_on(self, names: Mapping[str, str]) -> None:
        """Keep what the current statement was walked to from, as it is called now."""
        if self.origin is not None:
            self.origin = self._reader.remaining.statement(names.get(self.origin.id, ""))

    # The keys

    def _walk_to(self, entry: Entry | None, *, origin: Entry | None = None) -> None:
        """Go to a statement; what was said of the one before is said no more."""
        if entry is not None:
            self._reader.hush()
        self.go(entry, origin=origin)

    def statement(self, step: int) -> None:
        """Go to the next statement, or to the one before."""
        reader = self._reader
        article, extent = reader.page.article.id, reader.page.extent
        entry = walk.statement_from(reader.remaining, reader.current, article, extent, step)
        if entry is None:
            reader.hush()
            reader.say(
                "There is no statement after this" if step > 0 else "There is none before this"
            )
        self._walk_to(entry)

    def card(self, side: Side, step: int, *, to_the_end: bool) -> None:
        """Go to another card of a perspective: one on, one back, or to either end."""
        reader = self._reader
        if to_the_end:
            entries = walk.entries_of(side)
            self._walk_to(entries[-1 if step > 0 else 0] if entries else None)
        else:
            article, top = reader.page.article.id, reader.page.top
            self._walk_to(walk.card_from(side, reader.current, article, top, step))

    def actor(self, step: int) -> None:
        """Go to the first statement of the next actor."""
        self._walk_to(walk.actor_from(self._reader.remaining, self._reader.current, step))

    def perspective(self, step: int) -> None:
        """Go to the next perspective, to its statement nearest to here."""
        current = self._reader.current
        here = current.perspective_id if current else None
        side = walk.perspective_from(self._reader.remaining, here, step)
        if side is not None:
            self.to_perspective(side.id)

    def nth_perspective(self, number: int) -> None:
        """Go to the nth perspective, to its statement nearest to here."""
        sides = self._reader.remaining.perspectives
        if number <= len(sides):
            self.to_perspective(sides[number - 1].id)
        else:
            self._reader.say(f"There is no perspective {number}, only {len(sides)}")

    def to_perspective(self, side_id: str) -> None:
        """Go to the statement of a perspective that is nearest to the current one."""
        reader = self._reader
        side = reader.remaining.perspective(side_id)
        if side is None:
            return
        start = reader.current.start if reader.current else None
        here = reader.page.top if start is None else start
        self._walk_to(walk.nearest(walk.entries_of(side), reader.page.article.id, here))

    def related(self, step: int) -> None:
        """Go round the statements related to the one that the round began at."""
        current = self._reader.current
        if current is None:
            return
        origin = self.origin or current
        entry = walk.related_from(self._reader.remaining, origin, current, step)
        if entry is None:
            self._reader.say("Nothing is related to this statement")
        self._walk_to(entry, origin=origin)

    def cross(self) -> None:
        """Cross from a card to its passage, or from a passage to its card."""
        reader = self._reader
        if reader.panes.side is None:
            reader.panes.enter_column()
            return
        reader.panes.enter_page()
        if reader.current is not None:
            self._show_passage(reader.current)

    # The pointer

    def at(self, offset: int) -> None:
        """Go to the statement at an offset of this article; again, to the one around it."""
        reader = self._reader
        entries = reader.remaining.at(reader.page.article.id, offset)
        if entries:
            index = entries.index(reader.current) + 1 if reader.current in entries else 0
            self._walk_to(entries[index % len(entries)])
