"""The paragraphs of an article's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from perspectives.model import Span

_WIDEST = 120
"""In characters: the width to which people and programs wrap their lines by hand."""
_LINE = re.compile(r"[^\n]+")


def paragraphs(text: str) -> Iterator[Span]:
    """Yield where each paragraph of a text stands, in order.

    A blank line ends a paragraph. So does every other line end, unless no line between two blank
    ones is longer than people wrap them by hand.
    """
    lines: list[Span] = []
    for match in _LINE.finditer(text):
        is_blank = match[0].isspace()
        if lines and (is_blank or match.start() > lines[-1][1] + 1):
            yield from _paragraphs_of(lines)
            lines = []
        if not is_blank:
            lines.append(match.span())
    yield from _paragraphs_of(lines)


def _paragraphs_of(lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the paragraphs that lines without a blank one between them make."""
    if lines and all(end - start <= _WIDEST for start, end in lines):
        yield lines[0][0], lines[-1][1]
    else:
        yield from lines
