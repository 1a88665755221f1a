"""What stands over the lanes of a timeline: the calendar, and the articles at their own dates."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.drawing.canvas import Canvas
from tui.drawing.cards import shortened
from tui.drawing.chart import Piece
from tui.drawing.palette import Emphasis
from tui.drawing.sources import source_of
from tui.drawing.timelayout import UNDATED
from tui.drawing.timescale import Axis, axis
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perspectives.views.timeline import Dateline
    from tui.drawing.chart import Line
    from tui.drawing.timelayout import Layout

ARTICLE = "▼"
"""What stands at the date of an article."""

NO_TIME = "No statement has a date"

LONGEST = 30
"""Cells of an article's name."""


def head(layout: Layout, sources: Mapping[str, str]) -> list[Line]:
    """Return the lines at the head of a timeline; `sources` is what articles are called, by id."""
    calendar = axis(layout.scale) if layout.timeline.whole else Axis((), ())
    articles = [_articles(layout, sources)] if layout.timeline.articles else []
    return [
        _larger_units(layout, calendar),
        _ticks(layout, calendar),
        *articles,
        _rule(layout, calendar),
    ]


def _larger_units(layout: Layout, calendar: Axis) -> Line:
    canvas = Canvas(layout.frame.width)
    for label in calendar.above:
        canvas.put(layout.frame.left + label.cell, Piece(label.text, emphasis=Emphasis.HEADING))
    if layout.timeline.is_utc:
        canvas.put(layout.frame.left - len("UTC "), Piece("UTC", emphasis=Emphasis.QUIET))
    return canvas.line()


def _ticks(layout: Layout, calendar: Axis) -> Line:
    frame = layout.frame
    canvas = Canvas(frame.width)
    for label in calendar.ticks:
        if label.cell + len(label.text) <= frame.cells:
            canvas.put(frame.left + label.cell, Piece(label.text))
    if not layout.timeline.whole:
        canvas.put(frame.left, Piece(NO_TIME, emphasis=Emphasis.QUIET))
    if frame.undated_cells:
        canvas.put(frame.undated, Piece(UNDATED, emphasis=Emphasis.QUIET))
    return canvas.line()


def _rule(layout: Layout, calendar: Axis) -> Line:
    canvas = Canvas(layout.frame.width)
    canvas.put(layout.frame.left, Piece("─" * layout.frame.cells, emphasis=Emphasis.RULE))
    for label in calendar.ticks:
        canvas.put(layout.frame.left + label.cell, Piece("┬", emphasis=Emphasis.RULE))
    return canvas.line()


def _articles(layout: Layout, sources: Mapping[str, str]) -> Line:
    """Return the row of the articles: each where its date begins, a line as far as that goes."""
    frame, canvas = layout.frame, Canvas(layout.frame.width)
    named = [*_named(layout, sources)]
    for (first, last, name), (following, *_rest) in pairwise([*named, (frame.cells, 0, "")]):
        canvas.put(frame.left + first, Piece(ARTICLE, emphasis=Emphasis.QUIET))
        end = first + len(ARTICLE)
        if end + cell_len(f" {name} ") < following:
            canvas.put(frame.left + end, Piece(f" {name} ", emphasis=Emphasis.QUIET))
            end += cell_len(f" {name} ")
        for cell in range(end, min(last, following)):
            stroke = "╴" if cell == last - 1 else "─"
            canvas.put(frame.left + cell, Piece(stroke, emphasis=Emphasis.RULE))
    return canvas.line()


def _named(layout: Layout, sources: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the cells at which articles are in the window, and what to call them there."""
    scale = layout.scale
    across = [(scale.across(one.extent), one) for one in layout.timeline.articles]
    in_view = [
        (max(0, first), min(last, scale.cells), one)
        for (first, last), one in across
        if last > 0 and first < scale.cells
    ]
    for cell, group in groupby(in_view, key=lambda seen: seen[0]):
        seen = list(group)
        name = _name([one for _first, _last, one in seen], sources)
        yield cell, max(last for _first, last, _one in seen), name


def _name(articles: Sequence[Dateline], sources: Mapping[str, str]) -> str:
    if len(articles) > 1:
        return f"{len(articles)} articles"
    article = articles[0].article
    name = source_of(article.id, sources) or article.outlet or article.title or article.id
    return shortened(visible_line(name), LONGEST)
