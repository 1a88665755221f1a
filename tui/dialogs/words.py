"""Choose a word, such as a topic or a stance, or type one of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from textual.content import Content

from tui.dialogs.chooser import Chooser
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING = ""
"""What is chosen to take a word out."""

_LOWEST_FIT = 60.0
"""Of 100: below it, what was typed and a word have too few letters in common."""


def fitting(typed: str, words: Sequence[str]) -> list[int]:
    """Return which words hold what was typed, as it is or word by word, then which are like it."""
    typed = typed.casefold()
    scored = process.extract(
        typed,
        words,
        processor=str.casefold,
        scorer=fuzz.partial_ratio,
        score_cutoff=_LOWEST_FIT,
        limit=None,
    )
    found = [index for _word, _score, index in scored]
    parts = typed.split()

    def misfit(index: int) -> tuple[bool, bool]:
        word = words[index].casefold()
        return typed not in word, not all(part in word for part in parts)

    return sorted(found, key=misfit)


class WordScreen(Chooser[str]):
    """Words that are known, the one that stands there now first, and a way to have none."""

    def __init__(self, title: str, known: Sequence[str], now: str | None, *, is_free: bool) -> None:
        """Let the reader choose among `known` words; any other may be typed where `is_free`."""
        placeholder = "a few letters, or another word" if is_free else "a few letters"
        super().__init__(title, placeholder)
        self._known = list(dict.fromkeys([now, *known] if now else known))
        self._now = now
        self._is_free = is_free

    def choices(self, query: str) -> Sequence[str]:
        """Return the words that hold what was typed, then itself if it is free, then its like.

        Where nothing was typed, these are all words, and last the choice to have none.
        """
        typed = query.strip()
        if not typed:
            return [*self._known, NOTHING] if self._now else self._known
        found = [self._known[index] for index in fitting(typed, self._known)]
        meant = [word for word in found if typed.casefold() in word.casefold()]
        own = [typed] if self._is_free and typed not in found else []
        return [*meant, *own, *found[len(meant) :]]

    def prompt(self, choice: str) -> Content:
        """Return the word, and what is special about it."""
        if choice == NOTHING:
            return Content.styled("take it out", "$quiet italic")
        remark = ""
        if choice == self._now:
            remark = "   as it is"
        elif choice not in self._known:
            remark = "   a new one"
        return Content.assemble(visible_line(choice), (remark, "$quiet"))
