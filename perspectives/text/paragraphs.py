"""The paragraphs of a text, whether each is one line or was wrapped by hand to many.

Lines without a blank one between them are a block. Whoever reads takes a block of lines as wide as
people wrap them for one paragraph: where it is a list or a heading, nothing is lost by that. On
screen a list must stay a list, so lines flow together only where they are full to the last word.

In a transcript each line that begins with a speaker's name (`NAME: words`) begins a block.
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
_FEWEST_SPEAKERS = 2
"""So many lines of a block that begin like `NAME:` are no chance."""
_LINE = re.compile(r"[^\n]+")
_SPEAKER = re.compile(
    r"[ \t]*(?:>[ \t]*)*[^\W\d_a-z][^\n:,;!?\"“”«»]{0,40}:(?:[ \t]|$)", re.MULTILINE
)
_QUOTED = re.compile(r"[ \t]*>")
"""How a line begins that an e-mail quotes."""


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
    # A line that is one word, such as an address, could not be wrapped.
    widest = max((len(line) for line in text.split("\n") if " " in line.strip()), default=0)
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
    """Yield the lines of a text that have no blank one, and no new speaker, between them."""
    for lines in _unparted(text):
        starts = [i for i, (start, _) in enumerate(lines) if _SPEAKER.match(text, start)]
        if len(starts) < _FEWEST_SPEAKERS:
            yield lines
            continue
        for first, last in pairwise([0, *(start for start in starts if start), len(lines)]):
            yield lines[first:last]


def _unparted(text: str) -> Iterator[list[Span]]:
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
    return not any(_QUOTED.match(text, start) for start, _ in lines) and all(
        end - start + 1 + len(text[next_start:next_end].split(" ", 1)[0]) > widest
        for (start, end), (next_start, next_end) in pairwise(lines)
    )
