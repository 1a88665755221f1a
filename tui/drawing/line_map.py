"""Text wrapped into lines, with one map between character offsets and lines.

The map is the only place where offsets and lines meet: highlights, search, jumps and the
remembered position all speak offsets, so a new width moves nothing.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size, split_graphemes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.model import Span

PARAGRAPH_LENGTH = 120
"""A source line of this many characters is a paragraph, and air follows it on the page."""

BREAKS_AFTER = ("-", "–", "—")
"""Inside a word too long for the line, a line may end after these."""


class LineMap:
    """The lines of `text` when no line is wider than `width` cells.

    The text must already be harmless (`tui.drawing.visible`): a control character has no width
    to count.
    Raises ValueError where `width` is less than 1.

    Lines tile the text: each begins where the one before it ends, and the last ends where
    the text does. A blank line that only gives a paragraph air is empty: its span starts
    and ends at the offset where the next line begins.
    """

    def __init__(self, text: str, width: int) -> None:
        if width < 1:
            raise ValueError(f"a line needs at least one cell, not {width}")
        self.text = text
        self.width = width
        self._starts = array("q", _line_starts(text, width))

    def __len__(self) -> int:
        return len(self._starts)

    def span(self, line: int) -> Span:
        """Return the offsets of all characters of `line`, its line end and spaces included."""
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        return self._starts[line], end

    def shown(self, line: int) -> Span:
        """Return the offsets of the characters of `line` that are drawn."""
        start, end = self.span(line)
        return start, start + len(self.text[start:end].rstrip("\n").rstrip(" "))

    def line_of(self, offset: int) -> int:
        """Return the line in which the character at `offset` stands.

        An offset before the text counts as its first character, one after it as its last.
        """
        return max(0, bisect_right(self._starts, offset) - 1)


def _is_even(characters: set[str]) -> bool:
    """Return whether each of the characters takes exactly one cell."""
    return all(get_character_cell_size(character) == 1 for character in characters)


def _line_starts(text: str, width: int) -> Iterator[int]:
    all_even = _is_even(set(text) - {"\n"})
    start, length = 0, len(text)
    while True:
        newline = text.find("\n", start)
        end = length if newline < 0 else newline
        if all_even or _is_even(set(text[start:end])):
            yield from _wrap_even(text, start, end, width)
        else:
            yield from _wrap_uneven(text, start, end, width)
        if newline < 0:
            return
        is_paragraph = end - start >= PARAGRAPH_LENGTH
        start = newline + 1
        if is_paragraph and text[start : start + 1] not in ("\n", ""):
            yield start


def _wrap_even(text: str, start: int, end: int, width: int) -> Iterator[int]:
    """Yield line starts of text[start:end], in which every character takes one cell."""
    while True:
        yield start
        limit = start + width
        if limit >= end:
            return
        start = _break(text, start, limit, end)
        if start >= end:
            return


def _wrap_uneven(text: str, start: int, end: int, width: int) -> Iterator[int]:
    """Yield line starts of text[start:end], which holds wide or zero-width characters."""
    graphemes, _total = split_graphemes(text[start:end])
    base, line, cells = start, start, 0
    yield line
    for offset, _end, size in graphemes:
        here = base + offset
        if cells + size > width and here > line:
            line = _break(text, line, here, end, wide=size > 1)
            if line >= end:
                return
            yield line
            cells = cell_len(text[line:here])
        cells += size


def _break(text: str, start: int, limit: int, end: int, *, wide: bool = False) -> int:
    """Return where the line after the one from `start` begins; it may not hold text[limit].

    A line ends after the last space, else after a dash, else anywhere. Spaces hang over the
    end of a line. Before a wide character (`wide`) a line may end as in Chinese or Japanese.
    """
    if text[limit] == " ":
        cut = limit
    elif wide:
        return limit
    else:
        cut = text.rfind(" ", start, limit) + 1
        if cut <= start:
            cut = max(text.rfind(dash, start, limit) for dash in BREAKS_AFTER) + 1
        if cut <= start:
            return limit
    while cut < end and text[cut] == " ":
        cut += 1
    return cut


def headings(text: str) -> list[Span]:
    """Return the spans of the lines that stand as headings over a paragraph.

    Plain text does not say what is a heading. A short line that ends in no full stop and
    has a paragraph right under it reads as one.
    """
    return [match.span() for match in _HEADING.finditer(text)]


_HEADING = re.compile(
    rf"^[^\n]{{2,99}}[^\s.,;:!?…”\"'»)](?=\n\n?[^\n]{{{PARAGRAPH_LENGTH}}})", re.MULTILINE
)
