"""The paragraphs of a text, whether each is one line or was wrapped by hand to many.

Lines without a blank one between them are a block. Whoever reads takes a block of lines as wide as
people wrap them for one paragraph: where it is a list or a heading, nothing is lost by that. On
screen a list must stay a list, so lines flow together only where they are full to the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from perspectives.model import Span

NARROWEST, WIDEST = 40, 120
"""The widths, in characters, to which people and programs wrap their lines by hand."""

_FEWEST = 3
"""Two lines may be anything; of so many, one after another is full by intent."""
_LINE = re.compile(r"[^\n]+")


def paragraphs(text: str) -> Iterator[Span]:
    """Yield where each paragraph of a text stands, in order.

    A blank line ends a paragraph. So does every other line end, unless no line between two blank
    ones is longer than people wrap them by hand.
    """
    for lines in _blocks(text):
        if all(end - start <= WIDEST for start, end in lines):
            yield lines[0][0], lines[-1][1]
        else:
            yield from lines


def reflow(text: str) -> str:
    """Return `text` with the line ends inside of hard-wrapped paragraphs as spaces.

    A block of lines is hard-wrapped if every line of it but the last is full: the first word of
    the next line would not have found room in it. Verses, lists and headings are not like that.
    Each line end stays one character, so offsets into the text stay what they are.
    """
    widest = max(map(len, text.split("\n")))
    if not NARROWEST <= widest <= WIDEST:
        return text
    parts, copied = [], 0
    for lines in _blocks(text):
        if len(lines) >= _FEWEST and _are_full(text, lines, widest):
            start, end = lines[0][0], lines[-1][1]
            parts += [text[copied:start], text[start:end].replace("\n", " ")]
            copied = end
    return "".join([*parts, text[copied:]])


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield the lines of a text that have no blank one between them."""
    lines: list[Span] = []
    for match in _LINE.finditer(text):
        is_blank = match[0].isspace()
        if lines and (is_blank or match.start() > lines[-1][1] + 1):
            yield lines
            lines = []
        if not is_blank:
            lines.append(match.span())
    if lines:
        yield lines


def _are_full(text: str, lines: Sequence[Span], widest: int) -> bool:
    """Tell whether the next line's first word would have found room in none of the lines."""
    return all(
        end - start + 1 + len(text[next_start:next_end].split(" ", 1)[0]) > widest
        for (start, end), (next_start, next_end) in pairwise(lines)
    )
