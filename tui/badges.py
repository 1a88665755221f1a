"""How each perspective is recognised on screen: a glyph and a colour of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle
from string import ascii_uppercase
from typing import TYPE_CHECKING

from tui.themes import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perspectives.model import Color

GLYPHS = "●■▲◆○□△◇"


@dataclass(frozen=True, order=True, slots=True)
class Badge:
    """A perspective's glyph and the name of its colour."""

    glyph: str
    color: Color


def badges(asked: Iterable[Color | None]) -> list[Badge]:
    """Return a badge for each perspective, given the colours they ask for.

    Glyphs differ as long as there are any; a perspective that asks for no colour gets one
    that nobody has, as long as there is one.
    """
    colors = list(asked)
    free = cycle([color for color in SIDES if color not in colors] or SIDES)
    glyphs = cycle(GLYPHS + ascii_uppercase)
    return [Badge(next(glyphs), next(free) if color is None else color) for color in colors]
