"""Words put together from pieces, with an elision where something was left out between them."""

from __future__ import annotations

from collections.abc import Iterable

ELISION = " … "
"""What joins pieces between which the article has other words."""
PAUSES = ",;:-–—，、；"
"""What a sentence has where it is interrupted, and has no meaning without what interrupts it."""

_AROUND = f"{PAUSES}… "
"""An elision of a piece's own, beside another one, says nothing more."""


def joined(pieces: Iterable[str]) -> str:
    """Return pieces of an article as one line: joined by elisions, a pause before one goes.

    A piece without a word is left out.
    """
    lines = [" ".join(piece.split()) for piece in pieces if any(map(str.isalnum, piece))]
    last = len(lines) - 1
    return ELISION.join(
        _without_pause(line, before=number > 0, behind=number < last)
        for number, line in enumerate(lines)
    )


def _without_pause(line: str, *, before: bool, behind: bool) -> str:
    if before:
        line = line.lstrip(_AROUND).removeprefix("...").lstrip(_AROUND)
    if behind:
        line = line.rstrip(_AROUND).removesuffix("...").rstrip(_AROUND)
    return line
