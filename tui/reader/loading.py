"""What the files say, put on screen: at the beginning, and whenever they change."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from perspectives.errors import SidelongError
from perspectives.story.story import Story, load
from tui.background import in_background
from tui.drawing.badges import badges
from tui.navigation import walk
from tui.reader.story_screen import StoryScreen
from tui.user.rescue import rescued
from tui.widgets.banner import Banner
from tui.widgets.tabs import PerspectiveTabs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perspectives.checking.revision import Revision
    from perspectives.story.entries import Entry
    from perspectives.text.versions import Surroundings

REST = 0.3
"""Seconds without a change after which statements are related anew. What was known stays until
then, and who saves again and again does not set it going each time."""


class Loading(StoryScreen):
    """The story is read while its article is on screen already, and again when its files change."""

    _trouble = ""
    """Why the story could not be read when it was last tried."""
    _revisions: Sequence[Revision] = ()
    """What the last revision of an article did to the statements."""
    _is_watching = False
    _is_reading = False
    """Whether files are being read, and statements found."""
    _reads_again = False
    """Whether something has changed since that began."""
    _gone: tuple[str, str] | None = None
    """A current statement that is gone, and the one that is current in its stead; their ids."""

    @dataclass
    class Loaded(Message):
        """The perspectives have been read, and their statements found."""

        before: Story
        """What the reading began with."""
        story: Story
        revised: Mapping[str, Surroundings]
        """For each article whose text changed, by its id: where things stand in it now."""
        revisions: Sequence[Revision]
        """What that did to the statements."""

    def on_mount(self) -> None:
        """Read the perspectives, and then watch the files."""
        self._written: dict[Path, str] = {}
        self.reload()

    def reload(self) -> None:
        """Read what has changed: at once, or after the reading that is under way."""
        if self._is_reading:
            # No thread can be told to stop: of a flood of changes, each would read on.
            self._reads_again = True
        else:
            self.run_worker(self._load(), name="load", group="load", exclusive=True)

    async def _load(self) -> None:
        try:
            await self._load_in_steps()
        except SidelongError as error:
            self._say_trouble(str(error))
        else:
            self._trouble = ""
        if not self._is_watching:
            self._is_watching = True
            self.run_worker(self._watch(), name="watch", group="watch")

    async def _load_in_steps(self) -> None:
        # In two steps, because to relate thousands of statements takes longer than to find them.
        story = self.story
        rests = story.is_loaded
        self._reads_again = True
        while self._reads_again:
            self._reads_again, self._is_reading = False, True
            try:
                loaded = await in_background(self._read, story, relating=False)
            finally:
                self._is_reading = False
            story = self._put_on_screen(loaded, story)
        if rests:
            await asyncio.sleep(REST)
        self._put_on_screen(await in_background(self._read, story, relating=True), story)

    def _put_on_screen(self, loaded: Loaded | None, story: Story) -> Story:
        if loaded is None:
            return story
        self.post_message(loaded)
        return loaded.story

    def _read(self, before: Story, *, relating: bool) -> Loaded | None:
        """Return what is to be shown; None where it is on screen already."""
        story = load(self._path, before, relating=relating)
        if story is before:
            return None
        # Asked here for the first time, so that no key waits for the answer.
        story.unclaimed(self._page.article.id)
        texts = {article.id: article.text for article in before.articles}
        changed = {
            article.id: article.text
            for article in story.articles
            if texts.get(article.id, article.text) != article.text
        }
        if not changed or not before.is_loaded:
            return self.Loaded(before, story, {}, ())
        # Not at the top: most articles are never revised while they are read.
        from perspectives.checking.revision import revise
        from perspectives.text.versions import Surroundings

        revised = {id_: Surroundings(texts[id_], text) for id_, text in changed.items()}
        return self.Loaded(before, story, revised, revise(before, story))

    def _say_trouble(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._say(trouble, severity="error")
        self._trouble = trouble

    async def _watch(self) -> None:
        # Not at the top: what watches files is not needed before the article is on screen.
        from perspectives.story.watching import watch

        async for _ in watch(self._path):
            self.reload()

    async def on_loading_loaded(self, message: Loaded) -> None:
        """Put the perspectives beside the article, and leave the reader where he is."""
        before, story = self.story, message.story
        if message.before is not before:
            # Another reading came first; what this one tells of is no difference to what is shown.
            self.reload()
            return
        self.story = story
        self._badges = badges({side.id: side.color for side in story.perspectives}, self._badges)
        self._turn_page(message.revised)
        sides = tuple((side, self._badges[side.id]) for side in story.perspectives)
        self.query_one(PerspectiveTabs).sides = sides
        self.query_one(Banner).mistakes = story.broken
        await self._columns.show_sides(sides, self._year)
        self._arrange()
        self._tint()
        if not before.is_loaded:
            self._arrive()
        else:
            self._go_on(before)
            self._tell_revisions(message.revisions)
        self._follow()

    def _turn_page(self, revised: Mapping[str, Surroundings]) -> None:
        """Show the article as it is now, with the words on top that were on top."""
        article = self.story.article(self._page.article.id)
        if article is None:
            self._page.show(self.story.articles[0])
            self.action_end_search()
        elif (surroundings := revised.get(article.id)) is not None:
            top = self._page.top
            self._page.show(article, surroundings.of((top, top))[0])
            self.clear_selection()
            self.move_places(article.id, surroundings)
        else:
            # The same text, of which the file may say something else: its title, its date.
            self._page.article = article

    def _tell_revisions(self, revisions: Sequence[Revision]) -> None:
        if revisions:
            from perspectives.checking.revisionnotes import count

            self._revisions = revisions
            key = self._keys["look.revision"][0]
            self._say(f"The article was revised: {count(revisions)}   {key} shows which")

    def action_revision(self) -> None:
        """Show what the last revision of an article did to the statements."""
        if not self._revisions:
            self._say("No article was revised while it was read")
            return
        from perspectives.checking.revisionnotes import count, notes
        from tui.dialogs.revised import RevisionScreen

        told = notes(self.story, self._revisions)
        self.app.push_screen(
            RevisionScreen(
                count(self._revisions),
                [(note, revision.entry.actor.name) for note, revision in told],
            )
        )

    def _arrive(self) -> None:
        """Make the statement current that the reader left, or the first on the page."""
        resumed = self._resume and self._resume.current
        entry = self.story.statement(resumed) if resumed else None
        self.current = entry or self.story.after(self._page.article.id, self._page.top - 1)
        self._say_problems()
        if files := rescued():
            self._say(
                "What was typed when Sidelong was ended from outside is kept; take it and remove"
                f" the file: {files[-1]}",
                severity="warning",
            )

    def _go_on(self, before: Story) -> None:
        """Keep what is current, as it is called now, and say what changed."""
        from perspectives.story.differences import continued

        names = continued(before, self.story)
        if (here := self.current) is not None:
            self.current = self._returned(here) or self.story.statement(names.get(here.id, ""))
            if self.current is None:
                article = self._page.article.id
                found = self.story.found_in(article)
                self.current = walk.nearest(found, article, here.start or 0)
                self._gone = (here.id, self.current.id) if self.current else None
        if self._origin is not None:
            self._origin = self.story.statement(names.get(self._origin.id, ""))
        self._tell_news(before)

    def _returned(self, here: Entry) -> Entry | None:
        """Return the statement that was current before its file went for a while."""
        if self._gone is None or self._gone[1] != here.id:
            return None
        return self.story.statement(self._gone[0])

    def _tell_news(self, before: Story) -> None:
        """Say what changed in the files, but for what was written here."""
        from perspectives.story.differences import news

        for path, told in news(before, self.story):
            file = self.story.file(path)
            if file is None or self._written.get(path) != file.text:
                self._say(told)

    def _say_problems(self) -> None:
        if not self.story.problems:
            return
        first, *others = self.story.problems
        more = f" ({len(others)} more: sidelong check)" if others else ""
        where = f"{first.path.name}:{first.line}:{first.column}"
        self._say(f"{where}: {first.message}{more}", severity="warning")

    def action_mistake(self) -> None:
        """Go through what is wrong in the files, what keeps one from being read first."""
        banner = self.query_one(Banner)
        wrong = [one for one in self.story.problems if one not in self.story.broken]
        if not banner.has_focus:
            banner.mistakes = (*self.story.broken, *wrong)
        if banner.mistakes:
            banner.visit()
        else:
            self._say("Nothing is wrong in the files")

    def on_banner_left(self) -> None:
        """Go back to the article."""
        self.query_one(Banner).mistakes = self.story.broken
        self._panes.enter_page()
