"""What the editor says of the quote that is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model import State
from tui.drawing.states import STATES
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from perspectives.model import Passage

LONGEST_EXCERPT = 300
"""In characters: more than fits into a line anywhere."""


def passage_line(passage: Passage, text: str) -> str:
    """Return in one line how a quote was found in an article, whose text is given."""
    mark = STATES[passage.state].mark or "✓"
    told = f"{mark} {passage.state.value}"
    if passage.state is State.CLOSE:
        return f"{told} {passage.score:.0f}"
    if passage.state is State.AMBIGUOUS:
        return f"{told}: say which by a prefix or a suffix"
    if passage.state is State.PARTIAL:
        found = " … ".join(text[start:end] for start, end in passage.spans)
        return f"{told}: only “{_excerpt(found)}”"
    if passage.state is State.MISSING and passage.nearest is not None:
        return f"{told}; the nearest is “{_excerpt(text[slice(*passage.nearest)])}”"
    return told


def _excerpt(text: str) -> str:
    return visible_line(" ".join(text[:LONGEST_EXCERPT].split()))
