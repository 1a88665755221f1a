"""All the words of a short quote, in its order, with other words of the text between them.

What an article says around its own words may be noted down without them: "the video No Respite" of
"the video, released in November, is called No Respite". The runs of such a quote are too short to
tell where it is from, and a word of it may be worth less than the one that stands in its place. But
where every word of it is there, the way through their places with the fewest and likeliest gaps is
found cheaply: it is the alignment of `fitting`, on matches alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from perspectives.anchoring.cues import cues, is_participle
from perspectives.anchoring.gaps import GAP_WORD, SURPLUS, gap_begins, gap_ends
from perspectives.anchoring.index import WordIndex, forms_of
from perspectives.anchoring.punctuation import is_attribution, omission_cost
from perspectives.model import Span

_MOST_WORDS = 16
"""Words of a quote that are looked for in this way: a longer one has runs that tell."""
_REACH = 150
"""How many words away from its rarest words the rest of a quote is looked for: two paragraphs."""
_MOST_PLACES = 8
"""How often the rarest words may stand in the text."""
_CONTRACTION = 0.25
"""What it costs, in characters, that a word stands before an apostrophe ("he" in "he's")."""
_NEVER = 1e9


class Thread(msgspec.Struct, frozen=True):
    """Where all the words of a quote stand in order."""

    spans: list[Span]
    """Places in order, disjoint, no two adjacent."""
    cost: float
    """What the quote left out and lacks, in characters."""
    complete: bool
    """Whether the spans hold no other words than those of the quote."""


def find_threads(words: list[str], index: WordIndex) -> list[Thread]:
    """Return the best way through `words` at each place of the rarest of them.

    There is none where the text lacks a word, nor where no word is rare.
    """
    if len(words) > _MOST_WORDS or index.lacks_any(words):
        return []
    rarest = 0
    places: Sequence[int] = range(_MOST_PLACES + 1)
    for number in range(len(words)):
        found = index.seed(words, number)
        if found and len(found) < len(places):
            rarest, places = number, found
    if len(places) > _MOST_PLACES:
        return []
    forms = forms_of(words)
    ways = []
    for place in places:
        reach = (max(0, place - _REACH), min(len(index.words), place + _REACH))
        near = index.places_within(forms, reach)
        if all(word in near for word in words):
            own = [near[word] for word in words]
            own[rarest] = [place]
            ways.append(_way(own, index))
    return [_thread(words, index, way) for way in ways if way]


def _way(places: list[list[int]], index: WordIndex) -> list[int]:
    """Return one of the places of each word, so that all are in order; none if that cannot be."""
    rows: list[dict[int, tuple[float, int]]] = [dict.fromkeys(places[0], (0.0, -1))]
    for own in places[1:]:
        rows.append(_row(own, rows[-1], index))
        if not rows[-1]:
            return []
    way = [min(rows[-1], key=lambda place: rows[-1][place])]
    for row in rows[:0:-1]:
        way.append(row[way[-1]][1])
    return way[::-1]


def _row(
    places: list[int], above: dict[int, tuple[float, int]], index: WordIndex
) -> dict[int, tuple[float, int]]:
    """Return what it costs to have a word at each place, and where the word before it is then.

    `above` tells the same of the word before. The gap that costs least up to here, counted from the
    start of the text, does so at every later place.
    """
    row = {}
    opened, opened_at = _NEVER, -1
    waiting = list(above.items())[::-1]
    for place in places:
        while waiting and waiting[-1][0] < place - 1:
            before, (cost, _) = waiting.pop()
            cost += gap_begins(index, before + 1) - GAP_WORD * before
            if cost <= opened:
                opened, opened_at = cost, before
        if waiting and waiting[-1][0] == place - 1:
            row[place] = (waiting[-1][1][0], place - 1)
        if opened_at >= 0:
            cost = opened + GAP_WORD * place + gap_ends(index, place)
            if place not in row or cost < row[place][0]:
                row[place] = (cost, opened_at)
    return row


def _thread(words: list[str], index: WordIndex, way: list[int]) -> Thread:
    """Return the words along a way, with those between that the quote forgot."""
    contracted = [index.words[place] != word for word, place in zip(words, way, strict=True)]
    cost, complete = _CONTRACTION * sum(contracted), True
    spans = [(way[0], way[0] + 1)]
    for before, place in pairwise(way):
        gap = (before + 1, place)
        joins = before + 1 == place
        if not joins and _is_overlooked(index, gap):
            cost += SURPLUS
            joins, complete = True, False
        elif not joins:
            cost += omission_cost(index, gap)
        start = spans.pop()[0] if joins else place
        spans.append((start, place + 1))
    return Thread(spans, cost, complete)


def _is_overlooked(index: WordIndex, gap: Span) -> bool:
    """Tell whether a gap is a word that the writer forgot, rather than one of reporting."""
    start, end = gap
    word = index.words[start]
    if end - start > 1 or word in cues().words or is_participle(word):
        return False
    return not is_attribution(index, gap)
