"""Text folded for comparison, with the map back to the original offsets."""

from __future__ import annotations

import msgspec

from perspectives.model import Span


class Folded(msgspec.Struct, frozen=True):
    """A text as it is compared, and where each of its characters came from."""

    text: str
    origins: list[int]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original text for the folded characters start to end."""
        return self.origins[start], self.origins[end - 1] + 1


def fold(text: str) -> Folded:
    """Return `text` folded for comparison."""
    return Folded(text.lower(), list(range(len(text))))
