"""Items and pairs of lists and mappings in brackets: put in and taken out between their commas."""

from __future__ import annotations

import re

from perspectives.editing.rewriting.layout import Layout, RefusalError, Splice
from perspectives.editing.rewriting.style import spans_of
from perspectives.format.nodes import Mapping, Sequence
from perspectives.model import Span

_GAP = re.compile(r"(?:[ \t\r\n]+|(?<=[ \t\r\n])#[^\r\n]*)*")
_REST_OF_LINE = re.compile(r"[ \t]*(?P<comma>,)?[ \t]*(?P<comment>(?<=[\s,])#[^\r\n]*)?(?=[\r\n])")


def insert(layout: Layout, node: Sequence | Mapping, index: int, text: str) -> list[Splice]:
    """Put an item or a pair before the one that has this index now."""
    inside = _inside(layout, node)
    spans = spans_of(node)
    if not spans:
        is_bare = not layout.text[inside : node.end - 1].strip()
        return [Splice(inside, node.end - 1 if is_bare else inside, text)]
    before = spans[index - 1][1] if index else inside
    space = _space(layout, spans, index)
    if "\n" in space or "\r" in space:
        rest = _REST_OF_LINE.match(layout.text, before)
        if rest and (rest["comma"] or index in (0, len(spans))):
            return _insert_line(rest, index, len(spans), space, text)
    if index:
        return [Splice(before, before, f", {text}")]
    return [Splice(spans[0][0], spans[0][0], f"{text}, ")]


def _insert_line(
    rest: re.Match[str], index: int, count: int, space: str, text: str
) -> list[Splice]:
    """Put a line behind the rest of another, with the comma that either of the two needs."""
    if index and not rest["comma"]:
        comma = [Splice(rest.start(), rest.start(), ",")]
        return [*comma, Splice(rest.end(), rest.end(), space + text)]
    return [Splice(rest.end(), rest.end(), f"{space}{text},")]


def _space(layout: Layout, spans: list[Span], index: int) -> str:
    """Return the white space before the neighbour of an item to come."""
    at = spans[min(max(index - 1, 0), len(spans) - 1)][0]
    start = at
    while start and layout.text[start - 1] in " \t\r\n":
        start -= 1
    # Of several line ends, one is enough.
    return re.sub(r"\A.*?(?=(?:\r\n|\r|\n)[ \t]*\Z)", "", layout.text[start:at], flags=re.DOTALL)


def remove(layout: Layout, node: Sequence | Mapping, index: int, count: int = 1) -> list[Splice]:
    """Take out items or pairs that stand together, with the commas that they need no more."""
    spans = spans_of(node)
    start, end = spans[index][0], spans[index + count - 1][1]
    if count == len(spans):
        return [Splice(_inside(layout, node), node.end - 1, "")]
    comma = _comma(layout, end)
    own_lines = _own_lines(layout, node, start, end if comma is None else comma + 1)
    splices = [] if comma is not None else [_comma_before(layout, spans, index)]
    if own_lines:
        return [*splices, own_lines]
    if comma is not None:
        end = comma + 1
        while layout.text[end] in " \t" and index + count < len(spans):
            end += 1
    elif layout.text[splices[0].end : start].isspace():
        return [Splice(splices[0].start, end, "")]
    return [*splices, Splice(start, end, "")]


def _own_lines(layout: Layout, node: Sequence | Mapping, start: int, end: int) -> Splice | None:
    """Return the lines of what stands between two offsets, if nothing else stands in them."""
    first, last = layout.number(start), layout.number(end)
    rest = layout.text[end : layout.end(last)].strip()
    if layout.text[layout.start(first) : start].strip() or (rest and not rest.startswith("#")):
        return None
    top = layout.number(node.start)
    while first - 1 > top and layout.is_comment(first - 1):
        first -= 1
    return Splice(layout.start(first), layout.start(last + 1), "")


def _comma(layout: Layout, end: int) -> int | None:
    """Return the offset of the comma behind an item, if there is one."""
    match = _GAP.match(layout.text, end)
    at = match.end() if match else end
    return at if layout.text.startswith(",", at) else None


def _comma_before(layout: Layout, spans: list[Span], index: int) -> Splice:
    comma = _comma(layout, spans[index - 1][1])
    if comma is None:
        raise RefusalError(spans[index][0], "no comma stands before this")
    return Splice(comma, comma + 1, "")


def _inside(layout: Layout, node: Sequence | Mapping) -> int:
    """Return the offset behind the opening bracket."""
    opening = layout.opening(node)
    if layout.text[opening] not in "[{":
        reason = "this stands in a list without braces of its own; put braces around it"
        raise RefusalError(opening, reason)
    return opening + 1
