"""A comparison drawn: a card for each statement, those that are tied beside each other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from perspectives.views.facing import Face, facing
from tui.drawing.cards import Part, Row, card_rows, shortened, words
from tui.drawing.chart import Chart, Piece, Spot
from tui.drawing.layers import cut, emphasised, unbroken
from tui.drawing.lines import arrow, tied_how
from tui.drawing.palette import PROPOSED, Emphasis
from tui.drawing.sources import source_of
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from perspectives.story.story import Entry
    from perspectives.views.comparison import Comparison
    from perspectives.views.comparison import Row as Facing
    from tui.drawing.badges import Badge
    from tui.drawing.chart import Line

LEFT, RIGHT, BETWEEN = 4, 2, 5
"""Cells left of the cards, right of them, and between two that face each other."""

MEASURE = 68
"""The most cells that a card is read in."""

FACING = 84
"""The fewest cells of a screen on which cards stand beside each other, not one above another."""

EMPHASIS = {Part.ABOUT: Emphasis.QUIET, Part.ROLE: Emphasis.QUIET}


class ComparisonChart(Chart):
    """Two columns of cards, or one where the screen is narrow."""

    def __init__(
        self,
        comparison: Comparison,
        names: tuple[Piece, Piece],
        badges: Mapping[str, Badge],
        sources: Mapping[str, str],
        width: int,
    ) -> None:
        """Draw a comparison of two who are called so; `sources` is what articles are called."""
        self._badges = badges
        self._sources = sources
        self._is_facing = width >= FACING
        room = max(8, width - LEFT - RIGHT)
        self._card_width = min(MEASURE, (room - BETWEEN) // 2 if self._is_facing else room)
        self._second = LEFT + self._card_width + BETWEEN if self._is_facing else LEFT
        self.width = min(width, self._second + self._card_width + RIGHT)
        self.head = [*self._head(*names)]
        self._bands: list[_Band] = []
        self._tops: list[int] = []
        self.spots: list[Spot] = []
        self._lay_out(comparison)

    def line(self, y: int) -> Line:
        """Return what stands in a line under the head."""
        index = bisect_right(self._tops, y) - 1
        return self._bands[index].line(y - self._tops[index])

    def _head(self, one: Piece, other: Piece) -> Iterator[Line]:
        room = self._card_width if self._is_facing else self._card_width // 2 - 2
        first, second = (shortened(name.text, max(1, room - 1)) for name in (one, other))
        start = self._second + 1 if self._is_facing else LEFT + 1 + room + 3
        yield [
            Piece(" " * (LEFT + 1)),
            one._replace(text=first),
            Piece(" " * (start - LEFT - 1 - cell_len(first))),
            other._replace(text=second),
        ]
        yield [Piece("─" * self.width, emphasis=Emphasis.RULE)]

    # Laying it out, from top to bottom

    def _lay_out(self, comparison: Comparison) -> None:
        for row in comparison.tied:
            self._add_tied(row)
        for topic, rows in comparison.alone:
            self._add_heading(visible_line(topic or "no topic"))
            for row in rows:
                if row.one is not None:
                    self._add([(LEFT, 0, self._card(row.one))])
                if row.other is not None:
                    self._add([(self._second, 0, self._card(row.other))])

    def _add_tied(self, row: Facing) -> None:
        if row.one is None or row.other is None or row.tie is None:
            return
        mine, theirs, kind = words(row.one), words(row.other), row.tie.kind
        faces = cache(lambda: facing(mine, theirs, kind))
        one = self._card(row.one, lambda: faces()[0])
        other = self._card(row.other, lambda: faces()[1])
        self._add_line([Piece(" " * (LEFT + 1)), Piece(tied_how(row.tie), emphasis=Emphasis.QUIET)])
        below = 0 if self._is_facing else len(one.rows) + 1
        self._add([(LEFT, 0, one), (self._second, below, other)], sign=arrow(row.tie))

    def _card(self, entry: Entry, face: Callable[[], Face] | None = None) -> _Card:
        source = source_of(entry.article, self._sources)
        width = max(1, self._card_width - 2)
        rows = [*card_rows(entry, width, year="", source=source, whole=face is not None)][1:]
        badge = self._badges[entry.perspective_id]
        name = shortened(f"{badge.glyph} {visible_line(entry.actor.name)}", width)
        return _Card(entry, badge, [Row(Part.ACTOR, name), *rows], self._card_width, face)

    def _add_heading(self, text: str) -> None:
        room = max(1, self.width - LEFT - RIGHT - 1)
        self._add_line(
            [Piece(" " * (LEFT + 1)), Piece(shortened(text, room), emphasis=Emphasis.HEADING)]
        )
        self._add_line([])

    def _add_line(self, line: Line) -> None:
        self._put(_Band(1, above=line))

    def _add(self, cards: Sequence[tuple[int, int, _Card]], sign: str = "") -> None:
        for x, y, card in cards:
            at = self.height + y
            self.spots.append(
                Spot(card.entry.id, x, at, self._card_width, len(card.rows), card.badge)
            )
        # A line of air under each.
        self._put(_Band(1 + max(y + len(card.rows) for _x, y, card in cards), cards, sign))

    def _put(self, band: _Band) -> None:
        self._tops.append(self.height)
        self._bands.append(band)
        self.height += band.height


@dataclass(frozen=True)
class _Card:
    """A statement's card, as wide as all."""

    entry: Entry
    badge: Badge
    rows: Sequence[Row]
    width: int
    face: Callable[[], Face] | None
    """How its words face those that they are tied to."""

    def line(self, n: int) -> Iterator[Piece]:
        """Yield line `n` of the card, as wide as the card is."""
        row = self.rows[n]
        yield Piece(" ")
        if row.part is Part.ACTOR:
            yield Piece(row.text, self.badge, is_name=True)
        elif row.part is Part.WORDS:
            yield from self._words(row)
        else:
            yield Piece(row.text, emphasis=EMPHASIS.get(row.part, Emphasis.NONE))
        yield Piece(" " * (self.width - 2 - cell_len(row.text) - cell_len(row.marks)))
        yield Piece(row.marks, emphasis=Emphasis.QUIET)
        yield Piece(" ")

    def _words(self, row: Row) -> Iterator[Piece]:
        face = self.face() if self.face else Face()
        layers = [
            emphasised(face.shared, Emphasis.QUIET),
            emphasised(face.changed, Emphasis.STRONG | Emphasis.LINKED),
        ]
        start, end = row.offset, row.offset + len(row.text)
        for stretch in unbroken(cut(layers, start, end), row.text):
            text = row.text[stretch.start - start : stretch.end - start]
            is_strong = Emphasis.STRONG in stretch.emphasis
            yield Piece(text, self.badge if is_strong else None, stretch.emphasis)


@dataclass(frozen=True)
class _Band:
    """Lines across the whole chart."""

    height: int
    cards: Sequence[tuple[int, int, _Card]] = ()
    """Each with the cells left of it, and the lines above it in the band."""
    sign: str = ""
    """What stands between two that face each other."""
    above: Line = ()
    """What is written in it, where there are no cards."""

    def line(self, n: int) -> Line:
        """Return line `n` of the band."""
        pieces: list[Piece] = [*self.above]
        drawn = 0
        for x, y, card in self.cards:
            if not y <= n < y + len(card.rows):
                continue
            edge = PROPOSED if card.entry.draft else " "
            between = x - 1 - drawn
            sign = self.sign if n == y and drawn else ""
            pieces += [Piece(sign.center(between), emphasis=Emphasis.QUIET), Piece(edge)]
            pieces += card.line(n - y)
            drawn = x + card.width
        return pieces
