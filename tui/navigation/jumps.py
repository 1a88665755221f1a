"""The jumps of a reading: back to where the reader came from, and forward again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Place:
    """Where a reader is: what is on top of the page, and what is current."""

    article: str
    """The article's id."""
    top: int
    """The offset of the first character on screen."""
    current: str | None = None
    """The id of the current statement."""
    view: str | None = None
    """The name of the view that was open over the page."""


class Jumps:
    """The places that the reader jumped from, as a browser keeps its pages.

    Going back and forward never loses a place; only a new jump, made after going back, drops
    the places that lay ahead.
    """

    def __init__(self, most: int = 500) -> None:
        self._most = most
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def jump(self, origin: Place) -> None:
        """Note that the reader leaves `origin` for somewhere else."""
        if not self._behind or self._behind[-1] != origin:
            self._behind.append(origin)
            del self._behind[: -self._most]
        self._ahead.clear()

    def back(self, here: Place) -> Place | None:
        """Return the place before the last jump, or None; `here` is then one step ahead."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        """Undo the last step back, or return None; `here` is then one step behind."""
        return self._step(self._ahead, self._behind, here)

    def left(self, article: str) -> Place | None:
        """Return where the reader last left an article, if a jump led out of it."""
        return next((place for place in reversed(self._behind) if place.article == article), None)

    def revise(self, article: str, moved: Callable[[int], int]) -> None:
        """Let the places in an article whose text changed stand where `moved` puts them."""
        for places in (self._behind, self._ahead):
            places[:] = [
                replace(place, top=moved(place.top)) if place.article == article else place
                for place in places
            ]

    def _step(self, source: list[Place], target: list[Place], here: Place) -> Place | None:
        if not source:
            return None
        target.append(here)
        return source.pop()
