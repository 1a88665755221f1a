"""Where something stands in a text, as editors count it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")


class Position(NamedTuple):
    """A place in a text. A line ends with LF, CRLF or CR, and with nothing else."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters."""


class Lines:
    """The lines of a text, by their numbers and by offset; both count from 0."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def __len__(self) -> int:
        return len(self._starts)

    def number(self, offset: int) -> int:
        """Return the number of the line that holds an offset."""
        return bisect_right(self._starts, offset) - 1

    def start(self, number: int) -> int:
        """Return the offset at which a line starts; for the number after the last, the end."""
        return self._starts[number] if number < len(self._starts) else len(self.text)

    def line(self, number: int, limit: int | None = None) -> str:
        """Return a line without its line end, or the first `limit` characters of it."""
        start, end = self.start(number), self.start(number + 1)
        if limit is not None:
            end = min(end, start + limit)
        return self.text[start:end].rstrip("\r\n")

    def position(self, offset: int) -> Position:
        """Return the place of an offset."""
        number = self.number(offset)
        return Position(number + 1, offset - self._starts[number] + 1)
