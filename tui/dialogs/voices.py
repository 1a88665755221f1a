"""Choose whose words to look at: a perspective's, an actor's, those in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from perspectives.messages import counted
from perspectives.views.voices import voices
from tui.dialogs.chooser import Chooser
from tui.dialogs.words import fitting
from tui.drawing.voices import name_of, sort_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perspectives.story.story import Story
    from perspectives.views.voices import Voice
    from tui.drawing.badges import Badge


class VoiceScreen(Chooser["Voice"]):
    """All that say something in a story but one."""

    def __init__(
        self,
        title: str,
        story: Story,
        badges: Mapping[str, Badge],
        sources: Mapping[str, str],
        now: Voice,
        *,
        beside: Voice | None = None,
    ) -> None:
        """Begin with the one that is chosen `now`; the one `beside` it cannot be chosen."""
        super().__init__(title, "a few letters of a name")
        self._counts = {one: count for one, count in voices(story).items() if one != beside}
        self._names = {one: name_of(one, story, badges, sources) for one in self._counts}
        self._now = now

    def choices(self, query: str) -> Sequence[Voice]:
        """Return those whose names have what was typed, then those that are like it."""
        known = [*self._names]
        typed = query.strip()
        names = [self._names[one].text for one in known]
        return [known[index] for index in fitting(typed, names)] if typed else known

    def first(self, query: str) -> int:
        """Return which of them the cursor is on."""
        known = [*self._names]
        return known.index(self._now) if not query.strip() and self._now in known else 0

    def prompt(self, choice: Voice) -> Content:
        """Return its name, what it is, and how many statements it has."""
        name, count = self._names[choice], self._counts[choice]
        style = f"bold $side-{name.badge.color}" if name.badge else "bold"
        facts = f"   {sort_of(choice)} · {counted(count, 'statement')}"
        return Content.assemble((name.text, style), (facts, "$quiet"))
