"""What the files say, put on screen: at the beginning, and whenever they change."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from perspectives.errors import SidelongError
from perspectives.story import Story, load
from tui.background import in_background
from tui.badges import badges
from tui.screens.reader.story_screen import StoryScreen
from tui.widgets.tabs import PerspectiveTabs


class Loading(StoryScreen):
    """The story is read while its article is on screen already."""

    @dataclass
    class Loaded(Message):
        """The perspectives have been read, and their statements found."""

        story: Story

    def on_mount(self) -> None:
        """Read the perspectives."""
        self.run_worker(self._load(), name="load", exclusive=True)

    async def _load(self) -> None:
        # In two steps, because to relate thousands of statements takes longer than to find them.
        story = self.story
        for relating in (False, True):
            try:
                story = await in_background(load, self._path, story, relating=relating)
            except SidelongError as error:
                self._say(str(error), severity="error")
                return
            self.post_message(self.Loaded(story))

    async def on_loading_loaded(self, message: Loaded) -> None:
        """Put the perspectives beside the article."""
        is_first = not self._badges
        story = self.story = message.story
        looks = badges(side.color for side in story.perspectives)
        sides = tuple(zip(story.perspectives, looks, strict=True))
        self._badges = {side.id: look for side, look in sides}
        self.query_one(PerspectiveTabs).sides = sides
        await self._columns.show_sides(sides, self._year)
        self._arrange()
        self._tint()
        if is_first:
            resumed = self._resume and self._resume.current
            entry = story.statement(resumed) if resumed else None
            self.current = entry or story.after(self._page.article.id, self._page.top - 1)
            self._say_problems()
        elif self.current is not None:
            self.current = story.statement(self.current.id)
        self._follow()

    def _say_problems(self) -> None:
        if not self.story.problems:
            return
        first, *others = self.story.problems
        more = f" ({len(others)} more: sidelong check)" if others else ""
        where = f"{first.path.name}:{first.line}:{first.column}"
        self._say(f"{where}: {first.message}{more}", severity="warning")
