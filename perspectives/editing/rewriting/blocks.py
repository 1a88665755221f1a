"""Items and pairs of lists and mappings in block style: put in and taken out by whole lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from perspectives.editing.rewriting.layout import Layout, RefusalError, Splice
from perspectives.format.nodes import Mapping, Node, Scalar, Sequence

_UNUSUAL = "this is laid out in a way that cannot be changed here without harm; edit it by hand"


def item_line(layout: Layout, key: Node, sequence: Sequence | None, index: int) -> int:
    """Return the number of the line before which an item comes in the list under a key."""
    if sequence is None or index == 0:
        return layout.number(layout.value_start(key) or key.end) + 1
    extent = layout.extent(sequence, index - 1)
    if extent is None:
        raise RefusalError(sequence.start, _UNUSUAL)
    return extent.last + 1


def insert_item(
    layout: Layout, number: int, index: int, lines: Iterable[str], blanks: int
) -> Splice:
    """Put the lines of a list's item before a line, with blank lines towards its neighbour."""
    lines = list(lines)
    if index:
        lines[:0] = [""] * blanks
    else:
        lines += [""] * (blanks - layout.blanks_from(number))
    return insert_lines(layout, number, lines)


def insert_lines(layout: Layout, number: int, lines: Iterable[str]) -> Splice:
    """Put lines before a line."""
    line_end = layout.line_end(number)
    at = layout.start(number)
    return Splice(at, at, "".join(line + line_end for line in lines))


def remove_items(layout: Layout, sequence: Sequence, index: int, count: int = 1) -> Splice:
    """Take out items, but not all, with the comments and blank lines that are theirs."""
    extents = layout.extent(sequence, index), layout.extent(sequence, index + count - 1)
    if extents[0] is None or extents[1] is None:
        raise RefusalError(sequence.start, _UNUSUAL)
    first, stop = extents[0].first, extents[1].last + 1
    if index + count < len(sequence.items):
        stop += layout.blanks_from(stop)
    else:
        above = layout.last_line(sequence.items[index - 1]) if index else -1
        while first - 1 > above and layout.is_blank(first - 1):
            first -= 1
    if index:
        stop = _apart(layout, sequence.items[index - 1], stop)
    return Splice(layout.start(first), layout.start(stop), "")


def remove_all_items(layout: Layout, key: Node, sequence: Sequence) -> list[Splice]:
    """Take the only item out of the list under a key, as `remove_items` does; leave brackets."""
    extent, at = layout.extent(sequence, 0), layout.value_start(key)
    if extent is None or at is None or layout.number(sequence.start) == layout.number(at):
        raise RefusalError(sequence.start, _UNUSUAL)
    first = extent.first
    while layout.is_blank(first - 1):
        first -= 1
    lines = Splice(layout.start(first), layout.start(extent.last + 1), "")
    return [Splice(at, at, " []"), lines]


def _apart(layout: Layout, before: Node, stop: int) -> int:
    """Return the line behind what is taken out, so that what follows does not join a text before.

    Lines of many spaces would, below a block scalar.
    """
    while isinstance(before, Sequence | Mapping) and not before.is_flow:
        before = before.items[-1] if isinstance(before, Sequence) else before.pairs[-1][1]
    if isinstance(before, Scalar) and before.style in ("|", ">"):
        column = layout.content_column(before)
        while layout.is_blank(stop) and not layout.may_follow_block(stop, column):
            stop += 1
    return stop


def pair_line(layout: Layout, mapping: Mapping, index: int) -> int:
    """Return the number of the line before which a pair comes that follows a mapping's pair."""
    return layout.last_line(mapping.pairs[index][1]) + 1


def remove_pairs(layout: Layout, mapping: Mapping, taken: Collection[int]) -> list[Splice]:
    """Take pairs out of a mapping, by their indices; not all of them.

    A comment above a pair stays.
    """
    splices = []
    leading = 0
    while leading in taken:
        leading += 1
    first = mapping.pairs[0][0]
    if leading and layout.text[layout.start(layout.number(first.start)) : first.start].strip():
        splices.append(_remove_leading(layout, mapping, leading))
        taken = [index for index in taken if index >= leading]
    splices += [_remove_pair(layout, mapping, index) for index in taken]
    return splices


def _last_line(layout: Layout, mapping: Mapping, index: int) -> int:
    last = layout.last_line(mapping.pairs[index][1])
    column = layout.key_column(mapping)
    while layout.is_comment(last + 1) and layout.indent(last + 1) > column:
        last += 1
    return last


def _remove_pair(layout: Layout, mapping: Mapping, index: int) -> Splice:
    first = layout.number(mapping.pairs[index][0].start)
    stop = _last_line(layout, mapping, index) + 1
    if index:
        stop = _apart(layout, mapping.pairs[index - 1][1], stop)
    return Splice(layout.start(first), layout.start(stop), "")


def _remove_leading(layout: Layout, mapping: Mapping, count: int) -> Splice:
    """Take out the first pairs, where a dash stands before them: it comes to stand before the next.

    Where comments are between, the dash is left alone on its line, above them.
    """
    column = layout.key_column(mapping)
    start, following = (
        layout.start(layout.number(mapping.pairs[index][0].start)) + column for index in (0, count)
    )
    stop = _last_line(layout, mapping, count - 1) + 1
    if layout.number(following) == stop and not layout.text[layout.start(stop) : following].strip():
        return Splice(start, following, "")
    while layout.text[start - 1] in " \t":
        start -= 1
    return Splice(start, layout.end(stop - 1), "")
