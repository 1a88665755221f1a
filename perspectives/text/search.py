"""Words of a reader found in a text, whatever their case, quotation marks and stray hyphens."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from perspectives.text.folding import Folded, fold

if TYPE_CHECKING:
    from perspectives.model import Span

MOST_MATCHES = 10_000
"""More matches than anyone walks through; the search stops there."""


class Searcher:
    """A text that can be searched again and again; it is folded once, at the first search."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _folded(self) -> Folded:
        return fold(self._text)

    def find(self, query: str) -> list[Span]:
        """Return the spans of the text that read like `query`, in order, none over another."""
        wanted = fold(query.strip()).text
        spans: list[Span] = []
        start = self._folded.text.find(wanted) if wanted else -1
        while start >= 0 and len(spans) < MOST_MATCHES:
            end = start + len(wanted)
            spans.append(self._folded.span(start, end))
            start = self._folded.text.find(wanted, end)
        return spans
