"""Hard-wrapped text made to flow, in place: a line end inside a paragraph becomes a space.

Each line end stays one character, so offsets into the text stay what they are.
"""

from __future__ import annotations

import re
from itertools import pairwise

NARROWEST, WIDEST = 40, 120
"""The widths, in characters, to which people and programs wrap their lines by hand."""

_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+){2,}")
"""Three lines or more without a blank one between them: two may be anything."""


def reflow(text: str) -> str:
    """Return `text` with the line ends of hard-wrapped paragraphs as spaces.

    A block of lines is hard-wrapped if every line of it but the last is full: the first word of
    the next line would not have found room in it. Verses, lists and headings are not like that.
    """
    widest = max(map(len, text.split("\n")))
    if not NARROWEST <= widest <= WIDEST:
        return text
    return _BLOCK.sub(lambda block: _flowing(block.group(), widest), text)


def _flowing(block: str, widest: int) -> str:
    lines = block.split("\n")
    for line, following in pairwise(lines):
        word = following.split(" ", 1)[0]
        if len(line) + 1 + len(word) <= widest:
            return block
    return " ".join(lines)
