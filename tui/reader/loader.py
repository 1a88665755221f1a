"""Reading the story's files beside the screen: at the beginning, and whenever they change."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from perspectives.errors import SidelongError
from perspectives.story.story import Story, load
from tui.background import in_background

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perspectives.checking.revision import Revision
    from perspectives.text.versions import Surroundings
    from tui.reader.part import Reader

REST = 0.3
"""Seconds without a change after which statements are related anew. What was known stays until
then, and who saves again and again does not set it going each time."""


class Loader:
    """The story is read while its article is on screen already, and again when its files change."""

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

    def __init__(self, reader: Reader, path: Path) -> None:
        self._reader = reader
        self._path = path
        self._trouble = ""
        """Why the story could not be read when it was last tried."""
        self._is_watching = False
        self._is_reading = False
        """Whether files are being read, and statements found."""
        self._reads_again = False
        """Whether something has changed since that began."""

    def reload(self) -> None:
        """Read what has changed: at once, or after the reading that is under way."""
        if self._is_reading:
            # No thread can be told to stop: of a flood of changes, each would read on.
            self._reads_again = True
        else:
            self._reader.run_worker(self._load(), name="load", group="load", exclusive=True)

    async def _load(self) -> None:
        try:
            await self._load_in_steps()
        except SidelongError as error:
            if str(error) != self._trouble:
                self._reader.say(str(error), severity="error")
            self._trouble = str(error)
        else:
            self._trouble = ""
        if not self._is_watching:
            self._is_watching = True
            self._reader.run_worker(self._watch(), name="watch", group="watch")

    async def _load_in_steps(self) -> None:
        # In two steps, because to relate thousands of statements takes longer than to find them.
        story = self._reader.story
        rests = story.is_loaded
        self._reads_again = True
        while self._reads_again:
            self._reads_again, self._is_reading = False, True
            article = self._reader.page.article.id
            try:
                loaded = await in_background(self.read, story, article, relating=False)
            finally:
                self._is_reading = False
            story = self._put_on_screen(loaded, story)
        if rests:
            await asyncio.sleep(REST)
        article = self._reader.page.article.id
        loaded = await in_background(self.read, story, article, relating=True)
        self._put_on_screen(loaded, story)

    def _put_on_screen(self, loaded: Loaded | None, story: Story) -> Story:
        if loaded is None:
            return story
        self._reader.post_message(loaded)
        return loaded.story

    def read(self, before: Story, article: str, *, relating: bool) -> Loaded | None:
        """Return what is to be shown, beside an article; None where it is on screen already."""
        story = load(self._path, before, relating=relating)
        if story is before:
            return None
        # Asked here for the first time, so that no key waits for the answer.
        story.unclaimed(article)
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

    async def _watch(self) -> None:
        # Not at the top: what watches files is not needed before the article is on screen.
        from perspectives.story.watching import watch

        async for _ in watch(self._path):
            self.reload()
