"""Where the nodes of a perspective file stand in its lines, and whose the lines between them are.

Lines are counted from 0; a last line always has its line end here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from perspectives.format.file import PerspectiveFile
from perspectives.format.nodes import Mapping, Node, Scalar, Sequence
from perspectives.model import Span
from perspectives.text.lines import Lines

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+(?:#[^\r\n]*\s+)*)*")
_TO_COLON = re.compile(r"[ \t]*(?:(?:[ \t]#[^\r\n]*)?[\r\n]\s*)*:")
_LINE_ENDS = re.compile(r"\r\n|\r|\n")


class Splice(msgspec.Struct, frozen=True):
    """Characters that take the place of others."""

    start: int
    end: int
    text: str


class RefusalError(Exception):
    """A change cannot be written at an offset, for a reason that is told."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(reason)
        self.offset = offset
        self.reason = reason


class Extent(msgspec.Struct, frozen=True):
    """The lines of a list's item."""

    first: int
    """The first comment directly above the dash, or the dash's line."""
    dash: int
    last: int
    """The last line with content, or with a comment below it that is indented like the content."""


class Layout:
    """A perspective file's text by lines, with what stands in them."""

    def __init__(self, file: PerspectiveFile) -> None:
        self.text, self.lines = file.text, file.lines
        self.lacks_line_end = not file.text.endswith(("\n", "\r"))
        if self.lacks_line_end:
            found = _LINE_ENDS.search(file.text)
            self.text += found[0] if found else "\n"
            self.lines = Lines(self.text)
        self.count = len(self.lines) - 1

    def spliced(self, splices: Iterable[Splice]) -> str:
        """Return the file's text with splices made; a last line end that it lacks it still lacks.

        The splices do not overlap; of those that begin together the first given comes first.
        """
        parts, end = [], 0
        for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
            parts += [self.text[end : splice.start], splice.text]
            end = splice.end
        text = "".join([*parts, self.text[end:]])
        if not self.lacks_line_end:
            return text
        return text[:-2] if text.endswith("\r\n") else text[:-1]

    # Lines.

    def number(self, offset: int) -> int:
        """Return the number of the line that an offset is in."""
        return self.lines.number(offset)

    def start(self, number: int) -> int:
        """Return the offset at which a line starts; of the one behind the last, the text's end."""
        return self.lines.start(number)

    def end(self, number: int) -> int:
        """Return the offset of a line's line end."""
        return self.start(number) + len(self.lines.line(number))

    def line_end(self, number: int) -> str:
        """Return the line end of the line before one, which a new line there takes over."""
        before = max(number - 1, 0)
        return self.text[self.end(before) : self.start(before + 1)]

    def column(self, offset: int) -> int:
        """Return how many characters stand before an offset in its line."""
        return offset - self.start(self.number(offset))

    def indent(self, number: int) -> int:
        """Return how many spaces begin a line."""
        line = self.lines.line(number)
        return len(line) - len(line.lstrip(" "))

    def is_blank(self, number: int) -> bool:
        """Say whether a line of the text holds nothing but white space."""
        return number < self.count and not self.lines.line(number).strip(" \t")

    def is_comment(self, number: int) -> bool:
        """Say whether a line of the text holds nothing but a comment."""
        return number < self.count and self.lines.line(number).lstrip(" \t").startswith("#")

    def blanks_from(self, number: int) -> int:
        """Return how many blank lines stand together from a line on."""
        count = 0
        while self.is_blank(number + count):
            count += 1
        return count

    def may_follow_block(self, number: int, column: int) -> bool:
        """Say whether the lines from one on leave a block scalar as it is that ends before them.

        The block scalar's content begins in a column. A line of spaces that is longer than that
        would be its content, so would be a comment there.
        """
        while number < self.count:
            line = self.lines.line(number)
            spaces = len(line) - len(line.lstrip(" "))
            if line[spaces:]:
                return spaces < column and line[spaces] != "\t"
            if spaces > column:
                return False
            number += 1
        return True

    # Nodes.

    def opening(self, node: Node) -> int:
        """Return where a node begins behind its anchor and its tag."""
        match = _PROPERTIES.match(self.text, node.start)
        return min(match.end(), node.end) if match else node.start

    def value_start(self, key: Node) -> int | None:
        """Return the offset behind a key's colon, or None where it has none."""
        match = _TO_COLON.match(self.text, key.end)
        return match.end() if match else None

    def last_line(self, node: Node) -> int:
        """Return the number of the line in which a node's content ends."""
        while isinstance(node, Sequence | Mapping) and not node.is_flow:
            children = node.items if isinstance(node, Sequence) else [node.pairs[-1][1]]
            node = children[-1]
        if isinstance(node, Scalar) and node.style in ("|", ">"):
            return self.body(node)[1] - 1
        return self.number(node.end)

    def body(self, scalar: Scalar) -> Span:
        """Return the lines of a block scalar below its header, half-open.

        Blank lines below the last of its content, which no key's value needs, are left out.
        """
        header = self.number(self.opening(scalar))
        stop = max(self.number(scalar.end - 1), header) + 1
        column = self.content_column(scalar)
        while stop - 1 > header and self.is_blank(stop - 1) and self.indent(stop - 1) <= column:
            stop -= 1
        return header + 1, stop

    def content_column(self, scalar: Scalar) -> int:
        """Return the column in which the lines of a block scalar begin; 0 where it has none."""
        number = self.number(self.opening(scalar)) + 1
        number += self.blanks_from(number)
        first = scalar.value.lstrip("\n")
        inside = len(first) - len(first.lstrip(" "))
        if not first.strip() or number >= self.count:
            return 0
        return self.indent(number) - inside

    def key_column(self, mapping: Mapping) -> int:
        """Return the column in which the keys of a mapping in block style begin."""
        key = mapping.pairs[0][0]
        before = self.text[self.start(self.number(key.start)) : key.start]
        return before.index("?") if "?" in before else len(before)

    # Items of a list in block style.

    def dash(self, sequence: Sequence, index: int) -> int | None:
        """Return the offset of an item's dash, or None where it does not begin its line."""
        if index:
            number = self.last_line(sequence.items[index - 1]) + 1
        else:
            number = self.number(self.opening(sequence))
        while number < self.count and (self.is_blank(number) or self.is_comment(number)):
            number += 1
        offset = self.start(number) + self.indent(number)
        return offset if self.text.startswith("-", offset) else None

    def extent(self, sequence: Sequence, index: int) -> Extent | None:
        """Return an item's lines, or None where its dash does not begin its line."""
        dash = self.dash(sequence, index)
        if dash is None:
            return None
        dash_line = first = self.number(dash)
        column = self.column(dash)
        above = self._last(sequence, index - 1, column) if index else -1
        while first - 1 > above and self.is_comment(first - 1):
            first -= 1
        return Extent(first, dash_line, self._last(sequence, index, column))

    def _last(self, sequence: Sequence, index: int, column: int) -> int:
        last = self.last_line(sequence.items[index])
        while self.is_comment(last + 1) and self.indent(last + 1) > column:
            last += 1
        return last
