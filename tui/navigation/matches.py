"""The matches of a search, and the one that the reader stands at."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.model import Span


@dataclass(frozen=True)
class Matches:
    """Spans in text order, at least one."""

    spans: Sequence[Span]
    at: int

    @classmethod
    def from_offset(cls, spans: Sequence[Span], offset: int) -> Matches:
        """Stand at the first match at or behind an offset, or at the first of all."""
        return cls(spans, bisect_left(spans, (offset, offset)) % len(spans))

    @property
    def span(self) -> Span:
        """The match that the reader stands at."""
        return self.spans[self.at]

    def step(self, step: int) -> Matches:
        """Stand `step` matches on, around the ends."""
        return replace(self, at=(self.at + step) % len(self.spans))
