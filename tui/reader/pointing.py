"""What is set off while one statement is current: itself, its relations, their shared phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.relating.tiling import compare
from tui.drawing.cards import words
from tui.drawing.layers import Layer, emphasised
from tui.drawing.palette import Emphasis
from tui.navigation.walk import related_entries
from tui.widgets.column import Pointers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perspectives.model import Span
    from perspectives.story.story import Entry, Story
    from tui.drawing.badges import Badge


def point_columns(story: Story, current: Entry | None, marked: frozenset[str]) -> Pointers:
    """Return what the columns set off: cards, and the shared phrases among their words."""
    if current is None:
        return Pointers(marked=marked)
    others = related_entries(story, current)
    shared: dict[str, list[Span]] = {current.id: []}
    for other in others:
        for pairing in compare(words(current), words(other)).shared:
            shared[current.id].append(pairing.span)
            shared.setdefault(other.id, []).append(pairing.other)
    return Pointers(current.id, tuple(other.id for other in others), shared, marked)


def point_article(
    story: Story, current: Entry, article: str, badges: Mapping[str, Badge]
) -> dict[str, Layer]:
    """Return the layers of one article for the current statement.

    The phrases are those of the article's own words, which the files may spell otherwise.
    """
    text = {article.id: article.text for article in story.articles}
    others = [other for other in related_entries(story, current) if other.passage.spans]
    shared: list[Span] = []
    for other in others if current.passage.spans else ():
        mine, theirs = _extent(current), _extent(other)
        pairings = compare(
            text[str(current.article)][slice(*mine)], text[str(other.article)][slice(*theirs)]
        ).shared
        if current.article == article:
            shared += _within(
                current, ((p.span[0] + mine[0], p.span[1] + mine[0]) for p in pairings)
            )
        if other.article == article:
            shared += _within(
                other, ((p.other[0] + theirs[0], p.other[1] + theirs[0]) for p in pairings)
            )
    here = current.passage.spans if current.article == article else []
    linked = [span for other in others if other.article == article for span in other.passage.spans]
    return {
        "related": emphasised(linked, Emphasis.RELATED | Emphasis.LINKED),
        "current": emphasised(here, Emphasis.CURRENT, badges.get(current.perspective_id)),
        "shared": emphasised(shared, Emphasis.SHARED),
    }


def _extent(entry: Entry) -> Span:
    return entry.passage.spans[0][0], entry.passage.spans[-1][1]


def _within(entry: Entry, phrases: Iterator[Span]) -> list[Span]:
    """Return what of the phrases lies inside the statement's own passage."""
    return [
        (max(start, span_start), min(end, span_end))
        for start, end in phrases
        for span_start, span_end in entry.passage.spans
        if start < span_end and span_start < end
    ]
