"""How a perspective file writes things, seen from a place in it: what a new thing there follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import TypeVar

import msgspec

from perspectives.editing.rewriting.layout import Layout
from perspectives.editing.rewriting.scalars import WIDTH, Manner
from perspectives.format.conversion import ActorNodes
from perspectives.format.file import PerspectiveFile, value_of
from perspectives.format.nodes import Mapping, Node, Scalar, Sequence
from perspectives.model import Span

_SAMPLES = 12
"""How many neighbours show how something is written."""
_LOOKED_AT = 200
_HEADER = re.compile(r"[|>][-+0-9]*")
_LONG_TEXTS = ("quote", "note")
_SHORT_TEXTS = ("kind", "topic", "stance", "date", "id", "role", "name")
_INDENTATION = 2

T = TypeVar("T")


class Spacing(msgspec.Struct, frozen=True):
    """The white space of a list or a mapping in brackets."""

    opening: str = ""
    between: str = " "
    """Behind a comma."""
    closing: str = ""


class Style:
    """How a file writes things around a place: an actor's index, and a statement's.

    There may be nothing yet in that place.
    """

    def __init__(self, layout: Layout, file: PerspectiveFile, actor: int, statement: int) -> None:
        self.layout = layout
        self._file = file
        self._actor = min(actor, len(file.actors) - 1)
        self._statement = statement

    # The neighbours, the nearest first.

    @cached_property
    def actors(self) -> list[ActorNodes]:
        """The actors that are looked at."""
        return list(islice(_from(self._file.actors, self._actor), _LOOKED_AT))

    @cached_property
    def statements(self) -> list[Mapping]:
        """The statements that are looked at."""
        nodes = (
            nodes.node
            for index, actor in enumerate(self.actors)
            for nodes in _from(actor.statements, 0 if index else self._statement)
        )
        return list(islice(nodes, _LOOKED_AT))

    def _values(self, *names: str) -> Iterator[tuple[str, Node, Node]]:
        """Yield keys and values of the neighbours, with the keys' names."""
        for node in (*self.statements, *(actor.node for actor in self.actors)):
            for key, value in node.pairs:
                if isinstance(key, Scalar) and key.value in names:
                    yield key.value, key, value

    def _scalars(self, *names: str) -> list[tuple[Node, Scalar]]:
        found = ((key, value) for _, key, value in self._values(*names))
        scalars = ((k, v) for k, v in found if isinstance(v, Scalar) and (v.value or v.style))
        return list(islice(scalars, _SAMPLES))

    # Texts.

    def manner(self, name: str) -> Manner:
        """Return the manner in which most neighbours write the text under a key.

        Where one of them goes without quotation marks, so does what can.
        """
        scalars = self._scalars(name) or self._scalars(*_SHORT_TEXTS)
        blocks = [(key, value) for key, value in scalars if value.style in ("|", ">")]
        if 2 * len(blocks) > len(scalars):
            return self.block_manner(*blocks[0])
        styles = [value.style for _, value in scalars if value.style not in ("|", ">")]
        return Manner("" if "" in styles or not styles else styles[0])

    @cached_property
    def folded(self) -> Manner | None:
        """The manner in which the file writes long texts on lines below the key, if it does."""
        for key, value in self._scalars(*_LONG_TEXTS):
            if value.style == ">":
                return self.block_manner(key, value)
        return None

    def block_manner(self, key: Node, value: Scalar) -> Manner:
        """Return the manner in which the text on the lines below a key is written."""
        match = _HEADER.match(self.layout.text, self.layout.opening(value))
        header = match[0] if match else value.style
        offset = self.layout.content_column(value) - self.layout.column(key.start)
        if offset < 1 or any(map(str.isdigit, header)):
            header, offset = f"{value.style}-", _INDENTATION
        return Manner(value.style, header, offset, self.width)

    @cached_property
    def width(self) -> int:
        """How long the lines of folded texts become."""
        lengths = [
            [len(self.layout.lines.line(number)) for number in range(*self.layout.body(value))]
            for _, value in self._scalars(*_LONG_TEXTS)
            if value.style == ">"
        ]
        folded = [max(lines) for lines in lengths if len(lines) > 1]
        return max(folded) if folded else max([WIDTH, *map(sum, lengths)])

    def key_quote(self, mapping: Mapping | None) -> str:
        """Return the quotation mark around the keys of a mapping, if all have one."""
        pairs = mapping.pairs if mapping else []
        styles = {key.style for key, _ in pairs if isinstance(key, Scalar)}
        return styles.pop() if len(styles) == 1 else ""

    # Lists and mappings in blocks.

    def list_sample(self, name: str) -> Sequence | None:
        """Return the nearest list under a key that has any items."""
        for _, _, value in self._values(name):
            if isinstance(value, Sequence) and value.items:
                return value
        return None

    def item_quote(self, name: str) -> str:
        """Return the quotation mark around the texts of a list, if the neighbours have one."""
        sample = self.list_sample(name)
        if sample is None:
            manner = self.manner("topic")
            return "" if manner.is_block else manner.style
        styles = {item.style for item in sample.items if isinstance(item, Scalar)}
        return "" if "" in styles or not styles else min(styles)

    def list_offset(self, name: str) -> int:
        """Return how far a list's dashes are indented, from the column of its key."""
        for _, key, value in (*self._values(name), *self._own_actors()):
            if isinstance(value, Sequence) and value.items and not value.is_flow:
                dash = self.layout.dash(value, 0)
                if dash is not None:
                    return max(self.layout.column(dash) - self.layout.column(key.start), 0)
        return _INDENTATION

    def _own_actors(self) -> Iterator[tuple[str, Node, Node]]:
        for key, value in self._file.root.pairs if self._file.root else ():
            if isinstance(key, Scalar) and key.value == "actors":
                yield key.value, key, value

    def dash_spaces(self, sequence: Sequence | None) -> int:
        """Return how many spaces stand between a dash and its mapping in a list."""
        if sequence is None or sequence.is_flow:
            return 1
        for index, item in enumerate(sequence.items[:_SAMPLES]):
            dash = self.layout.dash(sequence, index)
            if dash is None or not isinstance(item, Mapping) or item.is_flow:
                continue
            if self.layout.number(dash) == self.layout.number(item.start):
                return item.start - dash - 1
        return 1

    def blank_lines(self, sequence: Sequence | None, index: int) -> int:
        """Return how many blank lines part the items of a list in block style, around an index.

        Where the list tells nothing, other lists do.
        """
        lists = [value_of(actor.node, "statements") for actor in self.actors]
        lists += [actors for _, _, actors in self._own_actors()]
        for one, position in [(sequence, index), *((one, 1) for one in lists)]:
            gap = self._gap(one, position) if isinstance(one, Sequence) else None
            if gap is not None:
                return gap
        is_dense = not any(map(self.layout.is_blank, range(min(self.layout.count, _LOOKED_AT))))
        return 0 if is_dense and self.statements else 1

    def _gap(self, sequence: Sequence, index: int) -> int | None:
        if sequence.is_flow or len(sequence.items) < 2:
            return None
        before = min(max(index - 1, 0), len(sequence.items) - 2)
        extent = self.layout.extent(sequence, before)
        return self.layout.blanks_from(extent.last + 1) if extent else None

    # Lists and mappings in brackets.

    def spacing(self, node: Sequence | Mapping | None) -> Spacing:
        """Return the white space that a list or a mapping in brackets has."""
        if node is None or not node.is_flow:
            return Spacing()
        spans = spans_of(node)
        if not spans:
            return Spacing()
        opening = self.space_before(spans[0][0])
        has_lines = "\n" in opening or "\r" in opening
        between = opening if has_lines else " "
        if len(spans) > 1:
            between = self.space_before(spans[1][0])
        return Spacing(opening, between, self.space_before(node.end - 1))

    def space_before(self, offset: int) -> str:
        """Return the white space that stands before an offset."""
        start = offset
        while start and self.layout.text[start - 1] in " \t\r\n":
            start -= 1
        return self.layout.text[start:offset]


def spans_of(node: Sequence | Mapping) -> list[Span]:
    """Return the offsets of the items of a list, or of the pairs of a mapping."""
    if isinstance(node, Mapping):
        return [(key.start, max(key.end, value.end)) for key, value in node.pairs]
    return [(item.start, _end(item)) for item in node.items]


def _end(item: Node) -> int:
    # A mapping of one pair without braces ends where the next mark of its list stands.
    if isinstance(item, Mapping) and item.is_flow and item.pairs:
        key, value = item.pairs[-1]
        if item.start == item.pairs[0][0].start:
            return max(key.end, value.end)
    return item.end


def _from(things: tuple[T, ...], index: int) -> Iterator[T]:
    """Yield things, the nearest to an index first."""
    for distance in range(max(index, len(things) - index - 1) + 1):
        for near in {index - distance: None, index + distance: None}:
            if 0 <= near < len(things):
                yield things[near]
