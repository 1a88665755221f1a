"""One of a few words, chosen with the arrows: a stance, a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

NONE = "–"
"""How it is shown that none of the words is chosen."""


class Choice(Static, can_focus=True):
    """Words in a row, the chosen one between arrows; a letter chooses the word it begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "step(-1)", "before", show=False),
        Binding("right,down,space", "step(1)", "next", show=False),
    ]

    chosen: reactive[str | None] = reactive(None)

    def __init__(self, words: Sequence[str], *, chosen: str | None, or_none: bool) -> None:
        """Choose among `words`, or none of them where that is possible."""
        super().__init__(markup=False)
        self._words: list[str | None] = [None, *words] if or_none else [*words]
        self.set_reactive(Choice.chosen, chosen)

    def render(self) -> Content:
        """Return the words in a row."""
        parts = []
        for word in self._words:
            text = NONE if word is None else word
            is_chosen = word == self.chosen
            shown = f"‹{text}›" if is_chosen else f" {text} "
            parts.append((shown, "bold" if is_chosen else "$quiet"))
        return Content.assemble(*parts)

    def action_step(self, step: int) -> None:
        """Choose the next word, or the one before, around the ends."""
        index = self._words.index(self.chosen) + step
        self.chosen = self._words[index % len(self._words)]

    def on_key(self, event: events.Key) -> None:
        """Choose the word that begins with a letter."""
        named = [word for word in self._words if word and word[0] == event.character]
        if named:
            self.chosen = named[0]
            event.stop()
