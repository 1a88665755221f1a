"""How an actor stands in a file, to be put into another one with its comments and its style."""

from __future__ import annotations

from perspectives.editing.rewriting.layout import Layout
from perspectives.format.file import PerspectiveFile, value_of
from perspectives.format.nodes import Sequence
from perspectives.model import Diagnostic


def written_lines(file: PerspectiveFile, index: int) -> tuple[str, ...]:
    """Return the lines of an actor, with the comments above, from the column of the dash on.

    None where the actor does not stand in lines of its own.
    """
    sequence = value_of(file.root, "actors") if file.root else None
    if not isinstance(sequence, Sequence) or sequence.is_flow:
        return ()
    layout = Layout(file)
    extent = layout.extent(sequence, file.actors[index].index)
    if extent is None:
        return ()
    column = layout.indent(extent.dash)
    lines = (layout.lines.line(number) for number in range(extent.first, extent.last + 1))
    return tuple(line[min(column, len(line) - len(line.lstrip(" "))) :] for line in lines)


def problem_within(file: PerspectiveFile, index: int) -> Diagnostic | None:
    """Return what is wrong in the lines of an actor, if anything is: that is read as less."""
    node, layout = file.actors[index].node, Layout(file)
    lines = range(layout.number(node.start), layout.last_line(node) + 1)
    return next((problem for problem in file.problems if problem.line - 1 in lines), None)
