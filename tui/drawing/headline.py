"""The headline that a text begins with, which pages copied from the web often say twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perspectives.text.folding import fold

if TYPE_CHECKING:
    from perspectives.model import Span

_FIRST_LINE = re.compile(r"\s*(.*)")


def headline(text: str, title: str | None, start: int = 0) -> Span | None:
    """Return where the first line from `start` on is that is not blank, if it says the title."""
    line = _FIRST_LINE.match(text, start)
    if line is None or not title or _words(line[1]) != _words(title):
        return None
    return line.span(1)


def said_once(text: str, title: str | None) -> str:
    """Return a text of the same length that says its title once where it says it over and over.

    What repeats it becomes spaces at the end of the first line, which no page shows.
    """
    first = again = headline(text, title)
    if first is None:
        return text
    end = first[1]
    while again is not None:
        end = again[1]
        again = headline(text, title, end)
    return text[: first[1]] + " " * (end - first[1]) + text[end:]


def _words(line: str) -> list[str]:
    return fold(line).text.split()
