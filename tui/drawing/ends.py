"""The ends of passages as marks, for where no colours tell one passage from the next.

The marks stand in cells that are blank anyway, so that no character moves: `said ▕“We ask”▏ today`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.layers import Layer, emphasised
from tui.drawing.palette import Emphasis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perspectives.model import Span

OPEN, CLOSE, BOTH = "▕", "▏", "│"
"""The mark before a passage, the one behind it, and the one between two in a row."""

_FARTHEST = 8
"""The most marks of punctuation that stand between a passage and its mark."""


class Ends:
    """Where the passages of a text begin and end."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        """Find a blank for each end of the `spans`; no two passages need to be apart."""
        self._opens: set[int] = set()
        self._closes: set[int] = set()
        tight: list[Span] = []
        for start, end in spans:
            first, last = start, end
            while first > start - _FARTHEST and _is_punctuation(text[first - 1 : first]):
                first -= 1
            while last < end + _FARTHEST and _is_punctuation(text[last : last + 1]):
                last += 1
            if _is_blank(text[first - 1 : first] if first else ""):
                self._opens.add(first)
            else:
                tight.append((start, start + 1))
            if _is_blank(text[last : last + 1]):
                self._closes.add(last)
            else:
                tight.append((end - 1, end))
        self.tight = emphasised(tight, Emphasis.END) if tight else Layer()
        """The first and last characters of passages that have no blank beside them."""

    def before(self, start: int, end: int) -> str:
        """Return what stands before a line that shows text[start:end], in one cell."""
        return OPEN if start < end and start in self._opens else " "

    def behind(self, start: int, end: int) -> str:
        """Return what stands behind a line that shows text[start:end], in one cell."""
        return CLOSE if start < end and end in self._closes else " "

    def marked(self, line: str, start: int) -> str:
        """Return a line of the text, which begins at `start`, with the marks in its blanks."""
        cells = list(line)
        for place, character in enumerate(line):
            if character == " ":
                offset = start + place
                opens = OPEN if offset + 1 in self._opens else ""
                closes = CLOSE if offset in self._closes else ""
                cells[place] = BOTH if opens and closes else opens or closes or " "
        return "".join(cells)


def _is_punctuation(character: str) -> bool:
    return bool(character) and not character.isspace() and not character.isalnum()


def _is_blank(character: str) -> bool:
    """Tell whether a mark may stand there; an end of the text has a cell beside it."""
    return not character or character.isspace()
