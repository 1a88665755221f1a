"""Bookmarks: set at what is read, shown in the margin, listed, and gone back to."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from perspectives.errors import BookmarkError
from tui.background import in_background
from tui.drawing.cards import shortened
from tui.drawing.layers import emphasised
from tui.drawing.palette import Emphasis
from tui.drawing.visible import visible_line
from tui.navigation.walk import is_in_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from perspectives.story.bookmarks import Bookmark, Placed
    from perspectives.story.story import Story
    from tui.dialogs.bookmarks import BookmarkScreen, Wanted
    from tui.reader.edits import Edits
    from tui.reader.part import Reader
    from tui.reader.trail import Trail

EXCERPT = 40
"""The cells of the words over the line in which a note is typed."""


class Bookmarks:
    """Knows the bookmarks of the story, and where they stand in it."""

    def __init__(self, reader: Reader, trail: Trail, edits: Edits) -> None:
        self._reader = reader
        self._trail = trail
        self._edits = edits
        self._placed: Sequence[Placed] = ()
        """In reading order."""
        self._removed: list[Bookmark] = []
        """What was taken away here and not put back, the last at the end."""
        self._trouble = ""
        """Why they could not be read when that was last tried."""
        self._turn = asyncio.Lock()
        """Lets a change wait for the one before."""

    # What is known of them

    def go_on(self) -> None:
        """Find where the bookmarks stand in the story as it is now."""
        self._reader.run_worker(self._find_again, name="bookmarks", group="bookmarks")

    def paint(self) -> None:
        """Set a sign in the margin of the article for each that stands there."""
        article = self._reader.page.article.id
        here = (one.offset for one in self._placed if one.article == article)
        spans = [(offset, offset + 1) for offset in here if offset is not None]
        self._reader.page.paint(bookmarked=emphasised(spans, Emphasis.NONE))

    async def _find_again(self) -> None:
        try:
            await self._find()
        except BookmarkError as error:
            # Said once, and not whenever a file is saved.
            if str(error) != self._trouble:
                self._reader.say(str(error), severity="error")
            self._trouble = str(error)

    async def _find(self) -> None:
        self._show(await in_background(self._read, self._reader.story))

    def _read(self, story: Story) -> Sequence[Placed]:
        """Return the bookmarks of a story, with their places in it; raises `BookmarkError`."""
        # Not at the top, as with the others: the article is painted before any is looked for.
        from perspectives.story.bookmarks import placed
        from tui.user.bookmarks import kept

        return placed(story, kept(story.folder))

    def _show(self, placed: Sequence[Placed]) -> None:
        self._placed, self._trouble = placed, ""
        self.paint()

    async def _change(self, alter: Callable[[Sequence[Bookmark]], Iterable[Bookmark]]) -> bool:
        """Keep what comes of the bookmarks; return whether that could be done."""
        from tui.user.bookmarks import change

        async with self._turn:
            try:
                await in_background(change, self._reader.story.folder, alter)
                await self._find()
            except BookmarkError as error:
                self._reader.say(str(error), severity="error")
                return False
        return True

    # Setting one

    def mark(self) -> None:
        """Set a bookmark at the current statement, or where none is in view at the top line.

        Where there is one already, its note can be changed.
        """
        bookmark = self._here()
        if bookmark is None:
            self._reader.say("There are no words here to set a bookmark at")
            return
        known = (one.bookmark for one in self._placed)
        self._ask_note(next((one for one in known if one.is_at(bookmark)), bookmark))

    def _here(self) -> Bookmark | None:
        from perspectives.story.bookmarks import at_line, at_statement

        page, current = self._reader.page, self._reader.current
        today = date.today().isoformat()
        if current is not None and is_in_view(current, page.article.id, page.extent):
            return at_statement(current, page.article, today)
        return at_line(page.article, page.top, today)

    def _ask_note(self, bookmark: Bookmark, then: Callable[[], None] = lambda: None) -> None:
        from tui.dialogs.line import LineScreen

        title = f"Bookmark: {shortened(visible_line(bookmark.words), EXCERPT)}"

        def noted(note: str | None) -> None:
            if note is None:
                then()
            else:
                changed = msgspec.structs.replace(bookmark, note=note)
                self._edits.save_beside(partial(self._put, changed, then))

        placeholder = "a note, if you want one"
        screen = LineScreen(title, bookmark.note, placeholder, is_removable=False)
        self._reader.app.push_screen(screen, noted)

    async def _put(self, bookmark: Bookmark, then: Callable[[], None]) -> None:
        if await self._change(partial(_with, bookmark)):
            key = self._reader.keys["look.bookmarks"][0]
            self._reader.say(f"Bookmark set   {key} lists them all")
        then()

    # The list

    def open(self, at: int = 0) -> None:
        """Show all bookmarks, with the cursor on one of them."""
        try:
            # Anew, as another program may have set some: it is a small file.
            self._show(self._read(self._reader.story))
        except BookmarkError as error:
            self._reader.say(str(error), severity="error")
            return
        from tui.dialogs.bookmarks import BookmarkScreen

        reader = self._reader
        titles = {article.id: article.title or article.id for article in reader.story.articles}

        def change(wanted: Wanted) -> None:
            self._alter(wanted, screen)

        screen = BookmarkScreen(self._placed, reader.badges, titles, at, change)
        reader.app.push_screen(screen, lambda wanted: self._fulfil(wanted, screen.placed))

    def _alter(self, wanted: Wanted, screen: BookmarkScreen) -> None:
        """Remove a bookmark, or put the last one back, and show in the list what came of it."""
        from tui.dialogs.bookmarks import Wish

        def again() -> None:
            if screen.is_attached:
                screen.show(self._placed, wanted.number)

        if wanted.wish is Wish.PUT_BACK:
            self._edits.save_beside(partial(self._put_back, self._removed[-1:], again))
        else:
            bookmark = screen.placed[wanted.number].bookmark
            self._edits.save_beside(partial(self._remove, bookmark, again))

    def _fulfil(self, wanted: Wanted | None, placed: Sequence[Placed]) -> None:
        from tui.dialogs.bookmarks import Wish

        if wanted is None:
            return
        one = placed[wanted.number]
        if wanted.wish is Wish.GO:
            self._go(one)
        else:
            self._ask_note(one.bookmark, partial(self.open, wanted.number))

    def _go(self, one: Placed) -> None:
        reader = self._reader
        if one.entry is not None and reader.remaining.statement(one.entry.id) is not None:
            self._trail.go(one.entry)
        elif one.offset is None:
            reader.say("The words of this bookmark are not in the article any more")
        else:
            self._trail.leave(reader.place)
            self._trail.return_to(replace(reader.place, article=one.article, top=one.offset))
            reader.panes.enter_page()

    async def _remove(self, bookmark: Bookmark, then: Callable[[], None]) -> None:
        if await self._change(partial(_without, bookmark)):
            self._removed.append(bookmark)
            self._edits.add_step(partial(self._take_back, bookmark))
            undo = self._reader.keys["edit.undo"][0]
            self._reader.hush()
            self._reader.say(f"The bookmark is removed   {undo} puts it back")
        then()

    async def _put_back(self, bookmarks: Sequence[Bookmark], then: Callable[[], None]) -> None:
        for bookmark in bookmarks:
            if await self._change(partial(_with, bookmark)):
                self._removed.remove(bookmark)
        if not bookmarks:
            self._reader.say("No bookmark was removed")
        then()

    def _take_back(self, bookmark: Bookmark) -> None:
        """Undo a removal; where that was done in the list already, undo what was done before."""
        if bookmark in self._removed:
            say = partial(self._reader.say, "The bookmark is back")
            self._edits.save_beside(partial(self._put_back, [bookmark], say))
        else:
            self._edits.undo()


def _without(bookmark: Bookmark, known: Iterable[Bookmark]) -> list[Bookmark]:
    return [one for one in known if not one.is_at(bookmark)]


def _with(bookmark: Bookmark, known: Iterable[Bookmark]) -> list[Bookmark]:
    return [*_without(bookmark, known), bookmark]
