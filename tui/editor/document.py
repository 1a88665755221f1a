"""The text that is edited: every character and every line end as the file has it.

Textual's own document breaks lines where no editor does (U+0085, U+2028, form feeds) and writes one
sort of line end throughout. This one keeps what it was given, and shows beside it what can be sent
to a terminal, in as many characters, so that a column here is a column there.
"""

from __future__ import annotations

import re
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from rapidfuzz import distance
from textual.document._document import Document, EditResult
from textual.document._wrapped_document import WrappedDocument

from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.document._document import Location

TAB = "→"
"""How a tab is shown, which YAML does not take for indentation."""

_LINE_END = re.compile(r"\r\n|\r|\n")

# What joins characters to one picture would make a line narrower or wider as the cursor, which
# cuts it in two, moves through it.
_APART = str.maketrans({"\u200d": "\u200c", "\ufe0f": "\u200c"})


def split_lines(text: str) -> tuple[list[str], list[str]]:
    """Return a text's lines, and the line ends between them, of which there is one less."""
    ends = _LINE_END.findall(text)
    return (_LINE_END.split(text) if "\r" in text else text.split("\n")), ends


def changed_lines(before: str, after: str) -> tuple[int, int, str]:
    """Return which part of a text, in characters, gives way to which lines to make another of it.

    It begins and ends behind a line feed, or at an end of the text: never within a line end.
    """
    start = before.rfind("\n", 0, distance.Prefix.similarity(before, after)) + 1
    alike = distance.Postfix.similarity(before[start:], after[start:])
    line_end = before.find("\n", len(before) - alike)
    kept = 0 if line_end < 0 else len(before) - line_end - 1
    return start, len(before) - kept, after[start : len(after) - kept]


def shown_line(line: str) -> str:
    """Return a line as the editor shows it: harmless, and of the same length."""
    if line.isascii() and line.isprintable():
        return line
    return visible_line(line.replace("\t", TAB)).translate(_APART)


class FileDocument(Document):
    """A file's text by lines, which end with LF, CRLF or CR and nothing else."""

    def __init__(self, text: str, on_splice: Callable[[int, int, int], None]) -> None:
        """Take a text; `on_splice` is told of each edit.

        It is called with the first line that changed, and how many lines gave way to how many.
        """
        super().__init__("")
        self._lines, self._ends = split_lines(text)
        self._text: str | None = text
        self._on_splice = on_splice
        self.shown = ShownDocument([shown_line(line) for line in self._lines])

    @property
    def text(self) -> str:
        """The text as it would be saved."""
        if self._text is None:
            pairs = zip_longest(self._lines, self._ends, fillvalue="")
            self._text = "".join(chain.from_iterable(pairs))
        return self._text

    def line_end(self, row: int) -> str:
        """Return the line end that a new line at a row takes: that of its neighbour."""
        if row < len(self._ends):
            return self._ends[row]
        return self._ends[-1] if self._ends else "\n"

    def offset(self, location: Location) -> int:
        """Return where a location is in the text, in characters."""
        row, column = location
        before = chain(self._lines[:row], self._ends[:row])
        return sum(map(len, before)) + min(column, len(self._lines[row]))

    def location(self, offset: int) -> Location:
        """Return the row and the column of an offset, the nearest where no cursor can stand."""
        for row, line in enumerate(self._lines):
            if offset <= len(line) or row == len(self._ends):
                return row, max(0, min(offset, len(line)))
            end = len(self._ends[row])
            offset -= len(line) + end
            if offset < 0:
                return row, len(line)
        raise AssertionError("a document has a line")

    def get_text_range(self, start: Location, end: Location) -> str:
        """Return the text between two locations, with its own line ends."""
        (top, left), (bottom, right) = sorted(map(self._within, (start, end)))
        if top == bottom:
            return self._lines[top][left:right]
        lines = [self._lines[top][left:], *self._lines[top + 1 : bottom]]
        whole = zip(lines, self._ends[top:bottom], strict=True)
        return "".join(chain.from_iterable(whole)) + self._lines[bottom][:right]

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put a text, whose line ends stay what they are, in the place of a range."""
        (top, left), (bottom, right) = sorted(map(self._within, (start, end)))
        replaced = self.get_text_range((top, left), (bottom, right))
        lines, ends = split_lines(text)
        destination = top + len(ends), len(lines[-1]) + (0 if ends else left)
        lines[0] = self._lines[top][:left] + lines[0]
        lines[-1] += self._lines[bottom][right:]
        self._lines[top : bottom + 1] = lines
        self._ends[top:bottom] = ends
        self.shown.lines[top : bottom + 1] = map(shown_line, lines)
        self._text = None
        self._on_splice(top, bottom + 1 - top, len(lines))
        return EditResult(destination, replaced)

    def _within(self, location: Location) -> Location:
        # Textual says "to the start of the line after this" of the last line as well.
        row, column = location
        if row >= len(self._lines):
            return len(self._lines) - 1, len(self._lines[-1])
        return row, min(column, len(self._lines[row]))


class ShownDocument(Document):
    """The same lines as they are shown; Textual wraps these and moves the cursor through them."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("")
        self._lines = lines


class WrappedLines(WrappedDocument):
    """Lines wrapped to a width, which know how many they are without counting them all."""

    @property
    def height(self) -> int:
        """How many lines there are on screen."""
        return len(self._offset_to_line_info)

    def line_at(self, y: int) -> tuple[int, int] | None:
        """Return which line is shown at a height, and which of its sections; both from 0."""
        return self._offset_to_line_info[y] if y < len(self._offset_to_line_info) else None
