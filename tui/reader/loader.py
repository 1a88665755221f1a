"""Reading the story's files beside the screen: at the beginning, and whenever they change."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from perspectives.errors import SidelongError
from perspectives.story.story import Story, again, likened, proposing, related
from tui.background import in_background

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from perspectives.checking.revision import Revision
    from perspectives.relating.vectors import Vectors
    from perspectives.text.versions import Surroundings
    from tui.reader.part import Reader

REST = 0.3
"""Seconds without a change after which statements are related anew. What was known stays until
then, and who saves again and again does not set it going each time."""

PROPOSED_AT_ONCE = 50_000
"""How many characters are drafted in the time of a few repaints; longer texts can be used before
there are proposals."""


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

    def __init__(
        self,
        reader: Reader,
        path: Path,
        dismissed: Callable[[Story], frozenset[str] | None],
        vectors: Callable[[], Vectors | None],
    ) -> None:
        """Read the story at a path.

        `dismissed` says what of its proposals not to make, and `vectors` what its statements mean;
        none where they are not to be tied by that.
        """
        self._reader = reader
        self._path = path
        self._dismissed = dismissed
        self._vectors = vectors
        self._trouble = ""
        """Why the story could not be read when it was last tried."""
        self._is_watching = False
        self._is_reading = False
        """Whether files are being read, and statements found."""
        self._reads_again = False
        """Whether something has changed since that began."""
        self._is_held = False
        """Whether no reading may begin."""

    def reload(self) -> None:
        """Read what has changed: at once, or after the reading that is under way."""
        self._begin(None)

    def hold(self) -> None:
        """Begin no reading: an edit is at work, which reads what it writes by itself."""
        self._is_held = True

    def release(self, before: Story, story: Story | None) -> None:
        """Show the story as an edit has read it, which began with one `before`; None: it failed."""
        self._is_held = False
        if story is not None and before is self._reader.story:
            self._begin(story)
        elif story is not None or self._reads_again:
            self._begin(None)

    def _begin(self, known: Story | None) -> None:
        if self._is_reading or self._is_held:
            # No thread can be told to stop: of a flood of changes, each would read on.
            self._reads_again = True
        else:
            # Begun by the worker: one that another replaces before that leaves nothing behind.
            load = partial(self._load, known)
            self._reader.run_worker(load, name="load", group="load", exclusive=True)

    async def _load(self, known: Story | None) -> None:
        try:
            await self._load_in_steps(known)
        except SidelongError as error:
            if str(error) != self._trouble:
                self._reader.say(str(error), severity="error")
            self._trouble = str(error)
        else:
            self._trouble = ""
        if not self._is_watching:
            self._is_watching = True
            self._reader.run_worker(self._watch, name="watch", group="watch")

    async def _load_in_steps(self, known: Story | None) -> None:
        # In steps, because to relate thousands of statements takes longer than to find them, and so
        # does to draft what a long article says.
        story = self._reader.story
        rests = story.is_loaded
        self._reads_again = True
        while self._reads_again:
            # What an edit has read does not tell whether others wrote meanwhile.
            self._reads_again, self._is_reading = known is not None, True
            article = self._reader.page.article.id
            try:
                loaded = await in_background(self.read, story, article, known)
            finally:
                self._is_reading = False
            story, known = self._put_on_screen(story, loaded), None
        story = await self._step(story, self._propose)
        if rests:
            await asyncio.sleep(REST)
        story = await self._step(story, related)
        # Where nothing is proposed: so that the key which files words need not wait for it.
        await in_background(story.drafts, self._reader.page.article.id)
        await self._step(story, lambda before: likened(before, self._vectors()))

    async def _step(self, before: Story, make: Callable[[Story], Story]) -> Story:
        """Put on screen what is made of the story there, and return it."""
        article = self._reader.page.article.id
        loaded = await in_background(lambda: self._compared(before, make(before), article))
        return self._put_on_screen(before, loaded)

    def _put_on_screen(self, before: Story, loaded: Loaded | None) -> Story:
        if loaded is None:
            return before
        self._reader.post_message(loaded)
        return loaded.story

    def read(self, before: Story, article: str, known: Story | None = None) -> Loaded | None:
        """Return what is to be shown, beside an article; None where it is on screen already.

        Where it is `known` what the files say, they are not read again.
        """
        story = known or again(self._path, before)
        length = sum(len(article.text) for article in story.articles)
        if not before.is_loaded and not story.files and length <= PROPOSED_AT_ONCE:
            # There is nothing else to show beside an article that nobody filed.
            story = self._propose(story)
        return self._compared(before, story, article)

    def _propose(self, story: Story) -> Story:
        return proposing(story, self._dismissed(story))

    def _compared(self, before: Story, story: Story, article: str) -> Loaded | None:
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
