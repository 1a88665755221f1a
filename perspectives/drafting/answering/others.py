"""Which of the statements of others one may answer: the nearest, and the likest."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from perspectives.drafting.answering.naming import Named, Naming
from perspectives.drafting.answering.page import Page
from perspectives.drafting.answering.wording import Wording

_BEFORE, _BEHIND = 20, 5
"""How many statements of one who is named are looked at, before and behind."""
_EARLIER = 4
"""How many statements before one may be answered by it where nobody is named."""
_PARAGRAPHS = 2
"""Within how many paragraphs they stand."""


class Match(NamedTuple):
    """A statement that may be answered."""

    to: int
    weight: float
    """How much the two share, as `Wording` counts it."""
    word: str
    """The most telling of it, if any is."""

    @property
    def shown(self) -> str:
        """What they share, to be put behind a reason."""
        return f"; both have “{self.word}”" if self.word else ""


class Others:
    """The statements of an article by their voices."""

    def __init__(self, page: Page, naming: Naming) -> None:
        self._page, self._naming = page, naming
        self._wording = Wording(page)
        self.by_voice: defaultdict[int, list[int]] = defaultdict(list)
        """The statements of each, in order."""
        for number, one in enumerate(page.said):
            self.by_voice[one.voice].append(number)

    def named(self, number: int, places: Sequence[int]) -> list[Named]:
        """Return where others than the speaker of a statement are named in some words."""
        voice = self._page.said[number].voice
        return [one for one in self._naming.among(places) if voice not in one.voices]

    def near(self, number: int, statements: Sequence[int]) -> list[int]:
        """Return those of some statements that are near: before one, the nearest first; behind."""
        at = bisect_left(statements, number)
        near = [*reversed(statements[max(0, at - _BEFORE) : at]), *statements[at : at + _BEHIND]]
        return [other for other in near if not self._page.overlap(number, other)]

    def near_of(self, number: int, voices: Iterable[int]) -> list[int]:
        """Return those of some voices that are near, as `near` does, voice by voice."""
        return [other for voice in voices for other in self.near(number, self.by_voice[voice])]

    def closest(self, number: int, voices: Iterable[int]) -> Match | None:
        """Return which statement of some voices is likest to one, if they say anything."""
        near = self.near_of(number, voices)
        return self.best(number, near) if near else None

    def best(self, number: int, others: Sequence[int]) -> Match:
        """Return which of some statements is likest to one; the first where none shares a word."""
        found = [Match(other, *self._wording.shared(number, other)) for other in others]
        return max(found, key=lambda one: one.weight)

    def has_word(self, number: int, place: int) -> bool:
        """Tell whether a statement has a word of the page, in whatever form."""
        return self._wording.has(number, place)

    def earlier(self, number: int) -> list[int]:
        """Return what others said shortly before a statement, the last of it first."""
        said, voice = self._page.said, self._page.said[number].voice
        near = range(number - 1, max(-1, number - 1 - _EARLIER), -1)
        return [
            other
            for other in near
            if said[other].voice != voice
            and self.paragraphs_between(other, number) < _PARAGRAPHS
            and not self._page.overlap(number, other)
        ]

    def paragraphs_between(self, one: int, other: int) -> int:
        """Return how many paragraphs one statement ends before another one begins."""
        page = self._page
        end, start = page.said[one].spans[-1][1] - 1, page.said[other].spans[0][0]
        return page.paragraph(start) - page.paragraph(end)

    def is_only(self, number: int) -> bool:
        """Tell whether a statement is all that its voice says."""
        return len(self.by_voice[self._page.said[number].voice]) == 1
