"""Stretches of an article that look different, cut to what one line shows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import split_graphemes

from perspectives.model import Style
from tui.drawing.palette import Emphasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perspectives.model import Span, Styled
    from tui.drawing.badges import Badge


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open stretch of text that looks one way."""

    start: int
    end: int
    badge: Badge | None = None
    """The perspective whose words these are."""
    emphasis: Emphasis = Emphasis.NONE


class Layer:
    """Stretches in text order, none over another, found by offset in logarithmic time."""

    def __init__(self, stretches: Iterable[Stretch] = (), spans: Sequence[Span] = ()) -> None:
        self.spans = spans
        """Those that overlap, where the stretches are what is seen of them."""
        self._stretches = list(stretches)
        self._ends = [stretch.end for stretch in self._stretches]

    def within(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield the stretches that touch text[start:end], in order."""
        for index in range(bisect_right(self._ends, start), len(self._stretches)):
            stretch = self._stretches[index]
            if stretch.start >= end:
                return
            yield stretch


def emphasised(spans: Iterable[Span], emphasis: Emphasis, badge: Badge | None = None) -> Layer:
    """Return a layer that sets off `spans`, which may overlap and come in any order."""
    merged: list[Stretch] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1].end:
            merged[-1] = Stretch(merged[-1].start, max(end, merged[-1].end), badge, emphasis)
        elif start < end:
            merged.append(Stretch(start, end, badge, emphasis))
    return Layer(merged)


def tinted(passages: Iterable[tuple[Span, Badge]], emphasis: Emphasis = Emphasis.NONE) -> Layer:
    """Return a layer of spans, each tinted for its perspective and set off by an emphasis.

    Where passages overlap, the one that began last is on top: the inner one stays visible.
    """
    spans = sorted((span, badge) for span, badge in passages if span[0] < span[1])
    edges = sorted({edge for span, _badge in spans for edge in span})
    # The open spans, the one that began last first, the shortest of those before the longer.
    open_spans: list[tuple[int, int, Badge]] = []
    stretches: list[Stretch] = []
    arrived = 0
    for start, end in pairwise(edges):
        while arrived < len(spans) and spans[arrived][0][0] <= start:
            (span_start, span_end), badge = spans[arrived]
            heappush(open_spans, (-span_start, span_end, badge))
            arrived += 1
        while open_spans and open_spans[0][1] <= start:
            heappop(open_spans)
        if open_spans:
            stretches.append(Stretch(start, end, open_spans[0][2], emphasis))
    return Layer(stretches, [span for span, _badge in spans])


_WRITTEN = {
    Style.HEADING: Emphasis.HEADING,
    Style.STRONG: Emphasis.STRONG,
    Style.EMPHASIS: Emphasis.ITALIC,
    Style.CODE: Emphasis.CODE,
    Style.LINK: Emphasis.LINK,
}


def written(styles: Iterable[Styled]) -> dict[str, Layer]:
    """Return for each style that an article's words have a layer that sets them off.

    A block quotation is told by a line in its margin: its layer only says where it is.
    """
    spans: defaultdict[Style, list[Span]] = defaultdict(list)
    for styled in styles:
        spans[styled.style].append((styled.start, styled.end))
    return {
        style.value: emphasised(spans[style], _WRITTEN.get(style, Emphasis.NONE)) for style in Style
    }


def cut(layers: Sequence[Layer], start: int, end: int) -> Iterator[Stretch]:
    """Yield text[start:end] as stretches that look one way each, in order and without a gap.

    A later layer's badge covers an earlier one's; emphasis adds up.
    """
    touching = [stretch for layer in layers for stretch in layer.within(start, end)]
    edges = sorted(
        {start, end}
        | {
            edge
            for stretch in touching
            for edge in (stretch.start, stretch.end)
            if start < edge < end
        }
    )
    for left, right in pairwise(edges):
        badge, emphasis = None, Emphasis.NONE
        for stretch in touching:
            if stretch.start <= left and right <= stretch.end:
                badge = stretch.badge or badge
                emphasis |= stretch.emphasis
        yield Stretch(left, right, badge, emphasis)


def unbroken(stretches: Iterable[Stretch], line: str) -> Iterator[Stretch]:
    """Yield the stretches of a line with no letter cut from its accents, nor an emoji in two.

    `line` is the text that they cover. What is cut belongs to the stretch in which it begins.
    """
    whole = list(stretches)
    if not whole or line.isascii():
        yield from whole
        return
    start = whole[0].start
    graphemes, _width = split_graphemes(line)
    edges = [start + first for first, _end, _cells in graphemes] + [whole[-1].end]
    for stretch in whole:
        end = edges[bisect_left(edges, stretch.end)]
        if start < end:
            yield replace(stretch, start=start, end=end)
            start = end
