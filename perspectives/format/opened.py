"""The YAML collections that are being read, and what is left of them behind an error."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from perspectives.format.nodes import Broken, Mapping, Node, Sequence
from perspectives.text.lines import Lines

_DEEPEST_COLUMN = 400
"""How far a line may be indented for reading to go on there behind an error."""
_KEY = re.compile(r"""(?:"[^"]*"|'[^']*'|[^-\s"'#\[\]{},&*!|>%@`?:][^:]*)\s*:(?:\s|$)""")


class OpenCollection(msgspec.Struct):
    """A collection that is being read."""

    node: Sequence | Mapping
    column: int
    """From 0: where the lines of a block begin; -1 where that is not known."""
    anchor: str | None
    nodes_before: int
    key: Node | None = None
    """The key of a mapping that has no value yet."""

    def add(self, node: Node) -> None:
        """Add an item, a key, or the value of the last key."""
        if isinstance(self.node, Sequence):
            self.node.items.append(node)
        elif self.key is None:
            self.key = node
        else:
            self.node.pairs.append((self.key, node))
            self.key = None

    def last(self) -> Node | None:
        """Return what was read last in it."""
        if isinstance(self.node, Sequence):
            return self.node.items[-1] if self.node.items else None
        return self.key or (self.node.pairs[-1][1] if self.node.pairs else None)

    def drop_from(self, offset: int) -> None:
        """Take out what an error spoilt: what ends behind an offset, and a key without a value."""
        if isinstance(self.node, Sequence):
            if self.node.items and is_spoilt(self.node.items[-1], offset):
                self.node.items.pop()
            return
        self.node.is_damaged = True
        if self.key is not None:
            self.add(Broken(self.key.end, self.key.end))
        elif self.node.pairs and is_spoilt(self.node.pairs[-1][1], offset):
            key, value = self.node.pairs[-1]
            self.node.pairs[-1] = key, Broken(value.start, value.start)


def is_spoilt(node: Node, offset: int) -> bool:
    """Say whether an error at an offset spoilt a closed node, and not only the end of a block."""
    if isinstance(node, Sequence | Mapping) and not node.is_flow and node.start < offset:
        return False
    return node.end > offset


class OpenCollections:
    """The collections that are being read, the outermost first.

    `on_close` is called with each one that ends.
    """

    def __init__(self, lines: Lines, on_close: Callable[[OpenCollection], None]) -> None:
        self._lines = lines
        self._on_close = on_close
        self._open: list[OpenCollection] = []
        self._just_closed: list[OpenCollection] = []
        """Those that ended, the innermost first, since something was added."""

    def __len__(self) -> int:
        return len(self._open)

    @property
    def flow(self) -> int | None:
        """Where the innermost one begins, if it stands in brackets."""
        innermost = self._open[-1].node if self._open else None
        return innermost.start if innermost and innermost.is_flow else None

    def add(self, node: Node) -> None:
        """Add a node to the innermost one, if there is any."""
        self._just_closed.clear()
        if self._open:
            self._open[-1].add(node)

    def begin(self, collection: OpenCollection) -> None:
        """Make a collection the innermost one."""
        self._open.append(collection)

    def finish(self, end: int) -> None:
        """Close the innermost one, which ends at an offset if it stands in brackets."""
        self._just_closed.append(self._open[-1])
        self._close(end)

    def scaffold(self) -> str:
        """Return lines that bring a new parser into the state of having read what is open."""
        return "".join(
            " " * one.column + ("-\n" if isinstance(one.node, Sequence) else "k:\n")
            for one in self._open
        )

    def settle(self, offset: int, line: int) -> None:
        """Open or close what the line with an error at an offset tells, as the parser could not."""
        cut = self._lines.start(line)
        # The parser closed these for the sake of the line, and then it did not fit all the same.
        while self._just_closed and not self._just_closed[-1].node.is_flow:
            self._open.append(self._just_closed.pop())
        while self._open and self._open[-1].node.is_flow:
            self._open[-1].drop_from(cut)
            self._close(offset + 1)
        head = self._lines.line(line, _DEEPEST_COLUMN)
        body = head.lstrip(" \t")
        column = len(head) - len(body)
        if "\t" not in head[:column] and any(one.column == column for one in self._open):
            depth = sum(one.column <= column or one.node.start >= cut for one in self._open)
        elif body.startswith("-"):
            lists = (n for n, one in enumerate(self._open, 1) if isinstance(one.node, Sequence))
            depth = max(lists, default=0)
        else:
            return
        self.leave(depth, cut)

    def leave(self, depth: int, cut: int) -> None:
        """Close all but the outermost ones, so many, without what an error behind a cut spoilt."""
        while len(self._open) > depth:
            self._open[-1].drop_from(cut)
            self._close(cut)
        if self._open:
            self._open[-1].drop_from(cut)

    def depth_at(self, line: int) -> int | None:
        """Return how many of them a line is inside of, or None where it begins nothing in them."""
        head = self._lines.line(line, _DEEPEST_COLUMN)
        body = head.lstrip(" ")
        if head.startswith(("---", "...")) or not self._open:
            return len(self._open) if body else None
        is_item = body.startswith("- ") or body == "-"
        if not is_item and not _KEY.match(body):
            return None
        found = None
        for depth, one in enumerate(self._open, 1):
            if one.column < 0:
                break
            if one.column == len(head) - len(body) and isinstance(one.node, Sequence) == is_item:
                found = depth
        return found

    def _close(self, end: int) -> None:
        closed = self._open.pop()
        last = closed.last()
        if not closed.node.is_flow:
            end = last.end if last else closed.node.start
        closed.node.end = end
        self._on_close(closed)
