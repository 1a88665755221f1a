"""What has been typed, read as the file that it would be."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from perspectives.format.file import PerspectiveFile, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from perspectives.format.nodes import Mapping


class _Extent(NamedTuple):
    """Where an actor or a statement stands, in characters."""

    start: int
    end: int
    column: int
    """Where its keys begin."""
    place: tuple[int, int] | None
    """A statement's; None for an actor."""


class Reading:
    """A text as a perspective file, and which statement stands where in it."""

    def __init__(self, path: Path, text: str) -> None:
        self.text = text
        self.file: PerspectiveFile = parse(path, text)
        self._extents = sorted(self._all_extents(), key=attrgetter("start"))

    def _all_extents(self) -> Iterator[_Extent]:
        for i, actor in enumerate(self.file.actors):
            yield self._extent(actor.node, None)
            for j, statement in enumerate(actor.statements):
                yield self._extent(statement.node, (i, j))

    def _extent(self, node: Mapping, place: tuple[int, int] | None) -> _Extent:
        lines = self.file.lines
        line = lines.start(lines.number(node.start))
        # The dash before it belongs to it.
        is_first = not self.file.text[line : node.start].strip(" -")
        return _Extent(line if is_first else node.start, node.end, node.start - line, place)

    def place_at(self, offset: int) -> tuple[int, int] | None:
        """Return which statement an offset is in: the actor's index and the statement's.

        Lines that are indented like a statement's keys belong to the statement above them, and so
        do empty ones, in which its next key may be written.
        """
        index = bisect_right(self._extents, offset, key=attrgetter("start")) - 1
        if index < 0:
            return None
        extent = self._extents[index]
        lines = self.file.lines
        number = lines.number(offset)
        if number <= lines.number(max(extent.start, extent.end - 1)):
            return extent.place
        line = lines.line(number)
        is_its_own = not line.strip() or len(line) - len(line.lstrip(" ")) >= extent.column
        return extent.place if is_its_own else None
