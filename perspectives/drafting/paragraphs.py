"""The paragraphs of an article's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perspectives.model import Span

_WIDEST = 120
"""In characters: the width to which people and programs wrap their lines by hand."""
_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


def paragraphs(text: str) -> Iterator[Span]:
    """Yield where each paragraph of a text stands, in order.

    A blank line ends a paragraph. So does every other line end, unless no line is longer than
    people wrap them by hand.
    """
    is_wrapped = all(match.end() - match.start() <= _WIDEST for match in _LINE.finditer(text))
    for match in (_BLOCK if is_wrapped else _LINE).finditer(text):
        yield match.span()
