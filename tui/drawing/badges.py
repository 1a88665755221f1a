"""How each perspective is recognised on screen: a glyph and a colour of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle
from string import ascii_uppercase
from typing import TYPE_CHECKING, TypeVar

from tui.drawing.themes import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perspectives.model import Color

GLYPHS = "●■▲◆○□△◇" + ascii_uppercase

T = TypeVar("T")


@dataclass(frozen=True, order=True, slots=True)
class Badge:
    """A perspective's glyph and the name of its colour."""

    glyph: str
    color: Color


def badges(asked: Mapping[str, Color | None], before: Mapping[str, Badge]) -> dict[str, Badge]:
    """Return a badge for each perspective, by its id, given the colours they ask for.

    Glyphs differ as long as there are any; a perspective that asks for no colour gets one
    that nobody has, as long as there is one. A badge that a perspective had `before` stays with
    it, whatever comes and goes around it.
    """
    kept = {id_: badge for id_, badge in before.items() if id_ in asked}
    wishes = {
        id_: color or (kept[id_].color if id_ in kept else None) for id_, color in asked.items()
    }
    glyphs = _least_used(list(GLYPHS), [badge.glyph for badge in kept.values()])
    colors: Iterator[Color] = _least_used(list(SIDES), wishes.values())
    return {
        id_: Badge(
            kept[id_].glyph if id_ in kept else next(glyphs),
            next(colors) if color is None else color,
        )
        for id_, color in wishes.items()
    }


def _least_used(choices: Sequence[T], used: Iterable[object]) -> Iterator[T]:
    """Yield for ever what was not used yet, in order; once all was used, everything in turn."""
    gone = set(used)
    yield from (choice for choice in choices if choice not in gone)
    yield from cycle(choices)
