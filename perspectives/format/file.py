"""A perspective file: reading it with the positions of what stands in it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import msgspec

from perspectives.format.composer import Tree, compose
from perspectives.format.conversion import ActorNodes, Conversion, convert
from perspectives.format.decoding import Decoded, checked_text, read_text
from perspectives.format.faults import Fault
from perspectives.format.nodes import Mapping, Node, Scalar
from perspectives.model import Diagnostic, Perspective, Span, file_id
from perspectives.text.lines import Lines, Position

MAX_PROBLEMS = 1_000
"""How many problems of a file are listed."""

Place: TypeAlias = tuple[int] | tuple[int, int]
"""An actor's index in its perspective, and a statement's among the actor's."""


class PerspectiveFile(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What was read from a perspective file. All offsets count characters of `text`."""

    path: Path
    id: str
    """The file's name without its ending."""
    perspective: Perspective | None
    """All that is valid in the file; None where nothing of it can be used."""
    problems: tuple[Diagnostic, ...]
    """In the order of the file."""
    text: str
    """The file's characters, line ends as they are, without a byte order mark."""
    mark: bytes
    """The byte order mark, empty where the file has none."""
    lines: Lines
    actors: tuple[ActorNodes, ...]
    """The nodes of the perspective's actors and statements, in its order."""
    root: Mapping | None
    """The node of the perspective."""
    aliased: frozenset[str]
    """The anchors that aliases name."""
    damage: Diagnostic | None
    """The first problem of the encoding or of YAML itself, behind which something may be lost.

    What is wrong only with keys and values costs these and nothing else.
    """

    def position(self, place: Place, key: str | None = None) -> Position:
        """Return where an actor or a statement begins, or the value of one of its keys.

        A key that it does not have stands where the actor or statement begins.
        """
        return self.lines.position(self.span(place, key)[0])

    def span(self, place: Place, key: str | None = None) -> Span:
        """Return the offsets of an actor or a statement, or of the value of one of its keys.

        A key that it does not have spans nothing, where the actor or statement begins. The value
        of a block scalar (`|`, `>`) ends behind its last line's end.
        """
        actor = self.actors[place[0]]
        node = actor.statements[place[1]].node if len(place) == 2 else actor.node
        if key is None:
            return node.start, node.end
        value = value_of(node, key)
        return (value.start, value.end) if value else (node.start, node.start)

    def answer_span(self, place: tuple[int, int], index: int) -> Span:
        """Return the offsets of one of a statement's `answers`."""
        node = self.actors[place[0]].statements[place[1]].answers[index]
        return node.start, node.end


def value_of(node: Mapping, key: str) -> Node | None:
    """Return what stands under a key of a mapping; the first where the key stands there twice."""
    found = (value for name, value in node.pairs if isinstance(name, Scalar) and name.value == key)
    return next(found, None)


def read(path: Path) -> PerspectiveFile:
    """Read a perspective file, whatever is in it or stands under its name; nothing is raised.

    What is wrong is told in `problems`, all of it at once, and the rest is kept.
    """
    return _understand(path, read_text(path))


def parse(path: Path, text: str) -> PerspectiveFile:
    """Read a text as what a perspective file of this path would hold; nothing is raised.

    No file is touched. Offsets are those of `text`, whose control characters are shown as U+FFFD.
    """
    return _understand(path, checked_text(text))


def _understand(path: Path, decoded: Decoded) -> PerspectiveFile:
    text, faults, mark = decoded
    lines = Lines(text or "")
    if text is None:
        tree, conversion = Tree(None, [], frozenset()), Conversion(None, (), [])
    else:
        tree = compose(text, lines)
        conversion = convert(tree, text, file_id(path))
    breaking = [*faults, *tree.faults] or ([] if conversion.perspective else conversion.faults)
    damage = min(breaking, key=_offset, default=None)
    return PerspectiveFile(
        path=path,
        id=file_id(path),
        perspective=conversion.perspective,
        problems=_diagnostics(path, lines, [*faults, *tree.faults, *conversion.faults]),
        text=text or "",
        mark=mark,
        lines=lines,
        actors=conversion.actors,
        root=tree.root if isinstance(tree.root, Mapping) else None,
        aliased=tree.aliased,
        damage=damage.diagnostic(path, lines) if damage else None,
    )


def _offset(fault: Fault) -> int:
    return fault.offset


def _diagnostics(path: Path, lines: Lines, faults: list[Fault]) -> tuple[Diagnostic, ...]:
    told = sorted(faults, key=_offset)[:MAX_PROBLEMS]
    diagnostics = [fault.diagnostic(path, lines) for fault in told]
    if len(faults) > MAX_PROBLEMS:
        message = f"{len(faults) - MAX_PROBLEMS} more problems are not listed"
        diagnostics.append(
            msgspec.structs.replace(diagnostics[-1], code="and-more", message=message)
        )
    return tuple(diagnostics)
