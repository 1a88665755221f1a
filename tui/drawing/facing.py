"""Cards that face each other: what both say is calm, what differs is strong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from rich.cells import cell_len

from perspectives.model import RelationKind
from perspectives.views.facing import Face, facing
from tui.drawing.cards import Part, Row, card_rows, shortened, words
from tui.drawing.chart import Piece
from tui.drawing.layers import cut, emphasised, unbroken
from tui.drawing.palette import PROPOSED, Emphasis
from tui.drawing.tied import alike, how_sure, what_it_is
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from perspectives.story.story import Entry
    from perspectives.views.pairs import Pair
    from tui.drawing.badges import Badge
    from tui.drawing.chart import Line

STRONG = Emphasis.STRONG | Emphasis.LINKED
"""How words look that stand in the place of others."""


@dataclass(frozen=True)
class FacingCard:
    """A statement's card: an edge, who said it, when and about what, and its words."""

    badge: Badge
    width: int
    """The cells right of the edge."""
    edge: str
    rows: Sequence[Row]
    faces: Callable[[], Sequence[Face]]
    """How its words face those of others. Asked when they are drawn, for few of them ever are."""

    @classmethod
    def of(
        cls,
        entry: Entry,
        badge: Badge,
        source: str,
        width: int,
        faces: Callable[[], Sequence[Face]] = tuple,
    ) -> FacingCard:
        """Return a statement's card; `source` is what its article is called, where that is said."""
        room = max(1, width - 2)
        name = shortened(f"{badge.glyph} {visible_line(entry.actor.name)}", room)
        # Without the air that a card has in a column.
        _air, *rows = card_rows(entry, room, year="", source=source, whole=True)
        edge = PROPOSED if entry.draft else " "
        return cls(badge, width, edge, [Row(Part.ACTOR, name), *rows], faces)

    def line(self, n: int) -> Line:
        """Return a line of the card."""
        row = self.rows[n]
        air = self.width - 2 - cell_len(row.text) - cell_len(row.marks)
        marks = Piece(" " * air + row.marks, emphasis=Emphasis.QUIET)
        return [Piece(f"{self.edge} "), *self._drawn(row), *([marks] if row.marks else [])]

    def _drawn(self, row: Row) -> Iterator[Piece]:
        if row.part is Part.ACTOR:
            yield Piece(row.text, self.badge, is_name=True)
        elif row.part is Part.WORDS:
            yield from self._words(row)
        else:
            yield Piece(row.text, emphasis=Emphasis.QUIET)

    def _words(self, row: Row) -> Iterator[Piece]:
        faces = self.faces()
        layers = [
            emphasised([span for face in faces for span in face.shared], Emphasis.QUIET),
            emphasised([span for face in faces for span in face.changed], STRONG),
        ]
        start, end = row.offset, row.offset + len(row.text)
        for stretch in unbroken(cut(layers, start, end), row.text):
            text = row.text[stretch.start - start : stretch.end - start]
            if STRONG in stretch.emphasis:
                # What differs from one differs, whatever else has it too.
                yield Piece(text, self.badge, STRONG)
            else:
                yield Piece(text, emphasis=stretch.emphasis)


def faces_of(pairs: Sequence[Pair]) -> Callable[[str], Sequence[Face]]:
    """Return what tells of each statement of some pairs, by its id, how its words face the others.

    Texts are compared when that is asked for the first time.
    """

    @cache
    def compared() -> dict[str, list[Face]]:
        faces: dict[str, list[Face]] = {}
        for pair in pairs:
            both = facing(words(pair.one), words(pair.other), pair.tie.kind)
            for entry, face in zip((pair.one, pair.other), both, strict=True):
                faces.setdefault(entry.id, []).append(face)
        return faces

    return lambda id: compared()[id]


def told_of(pair: Pair, newcomer: Entry) -> str:
    """Return in a few words what one of two tied statements is to the other."""
    tie, partner = pair.tie, pair.other
    if newcomer is pair.other:
        tie, partner = (
            msgspec.structs.replace(tie, answers=tie.answered, answered=tie.answers),
            pair.one,
        )
    told = what_it_is(tie)
    if tie.kind is RelationKind.ANSWERS:
        told += f" {visible_line(partner.actor.name)}"
    return ", ".join(part for part in (told, how_sure(tie), alike(tie)) if part)
