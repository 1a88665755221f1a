"""Text with styles, put together word by word: what a page's or a book's marks come to.

White space is what a browser makes of it: any run of it inside a paragraph is one space, none
stands at a paragraph's ends, and a blank line parts two paragraphs.
"""

from __future__ import annotations

from perspectives.model import Style, Styled

LINE, PARAGRAPH = 1, 2
"""How many line ends part two lines, and two paragraphs."""


class Composer:
    """The text of an article as it grows.

    Nothing but `text` and `verbatim` adds a character at once: what is between two words, and
    where a style begins, is settled when the second word comes.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        # What stands before the next words.
        self._gap = 0
        self._space = False
        self._label = ""
        self._awaiting: list[str] = []
        self.anchors: dict[str, int] = {}
        """Where each anchor is, once words have come after it."""
        self._styles: list[Styled] = []
        # The styles that are open, each with its start, or None where no word has come yet.
        self._open: list[tuple[Style, int | None]] = []

    @property
    def length(self) -> int:
        """How many characters the text has so far."""
        return self._length

    @property
    def begins_part(self) -> bool:
        """Whether the next words begin a line."""
        return self._gap > 0 or self._length == 0

    def text(self, words: str) -> None:
        """Add words to the current paragraph."""
        if not words:
            return
        self._space |= words[0].isspace()
        if not words.isspace():
            self._write(" ".join(words.split()))
            self._space = words[-1].isspace()

    def verbatim(self, words: str) -> None:
        """Add words with their own line ends and spaces, such as code."""
        if words and not words.isspace():
            self._write(words.strip("\n").rstrip())

    def part(self, line_ends: int = PARAGRAPH) -> None:
        """End the current paragraph; at least so many line ends come before the next words."""
        self._gap = max(self._gap, line_ends)

    def line_end(self) -> None:
        """End the current line; after a second one the next paragraph begins."""
        self._gap = min(self._gap + 1, PARAGRAPH)

    def label(self, words: str) -> None:
        """Put words before the next ones, on their line, such as the number of a list's item."""
        self._label = words

    def anchor(self, name: str) -> None:
        """Remember under a name where the next words begin."""
        self._awaiting.append(name)

    def begin(self, style: Style) -> None:
        """Give what is added from here on a style, until it is ended."""
        self._open.append((style, None))

    def end(self, style: Style) -> None:
        """End a style, the one that began last; nothing happens where none has begun."""
        for index in reversed(range(len(self._open))):
            its_style, start = self._open[index]
            if its_style is style:
                del self._open[index]
                if start is not None:
                    self._styles.append(Styled(start, self._length, style))
                return

    def compose(self) -> tuple[str, tuple[Styled, ...]]:
        """Return the text and its styles; the styles that are open end with it."""
        for style, _ in list(self._open):
            self.end(style)
        styles = sorted(self._styles, key=lambda one: (one.start, -one.end))
        return "".join(self._parts), tuple(styles)

    def _write(self, words: str) -> None:
        if self._length:
            self._add("\n" * self._gap or " " * self._space)
        self.anchors |= dict.fromkeys(self._awaiting, self._length)
        self._add(self._label)
        if any(start is None for _, start in self._open):
            here = self._length
            self._open = [(style, here if start is None else start) for style, start in self._open]
        self._gap, self._space, self._label = 0, False, ""
        self._awaiting.clear()
        self._add(words)

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)
