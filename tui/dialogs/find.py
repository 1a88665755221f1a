"""Find an actor or a statement by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.story.finder import Finder
from perspectives.story.story import Entry
from tui.dialogs.chooser import Chooser
from tui.dialogs.statements import lines_of
from tui.drawing.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.content import Content

    from perspectives.story.story import Story
    from tui.drawing.badges import Badge


QUOTE_LENGTH = 140
"""The characters of a quote that are shown: enough to know it by, in two lines."""


class FindScreen(Chooser[Entry]):
    """The statements of a story."""

    def __init__(
        self,
        story: Story,
        entries: Sequence[Entry],
        badges: Mapping[str, Badge],
        sources: Mapping[str, str],
        *,
        title: str = "Find an actor or a statement",
        hint: str = "enter goes there",
    ) -> None:
        """Find one of some statements of a story; `sources` is what articles are called."""
        super().__init__(title, "a few letters of a name, of words; or topic:… side:…", hint=hint)
        self._finder = Finder(story, entries)
        self._badges = badges
        self._sources = sources

    def choices(self, query: str) -> Sequence[Entry]:
        """Return the statements that fit, the best first."""
        return self._finder.find(query)

    def nothing(self, query: str) -> str:
        """Return what is said where nothing fits."""
        return self._finder.fault(query) or super().nothing(query)

    def prompt(self, choice: Entry) -> Content:
        """Return who said it, when and about what, and its words."""
        badge = self._badges[choice.perspective_id]
        return lines_of(choice, badge, source_of(choice.article, self._sources), QUOTE_LENGTH)
