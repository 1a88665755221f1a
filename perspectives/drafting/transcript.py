"""The turns of a transcript: lines that begin with who speaks, as in "BROWN: It is closed."."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from perspectives.model import Span

_TURN = re.compile(
    r"^[ \t]*(?P<name>[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,5}?)"
    r"(?: ?\([^)\n]{1,40}\))?:[ \t]+(?P<said>\S[^\n]*)$",
    re.MULTILINE,
)
_LEAST_TURNS = 3
QUESTION_AND_ANSWER = frozenset(["Q", "A", "Question", "Answer"])
"""Labels that name nobody."""


class Turn(msgspec.Struct, frozen=True):
    """What somebody says in a transcript."""

    name: Span
    said: Span


def turns(text: str) -> list[Turn]:
    """Return the turns of a transcript, in order; none where a text is no transcript.

    It is one where three lines or more begin so, and somebody speaks twice.
    """
    found = list(_TURN.finditer(text))
    count = Counter(match["name"] for match in found)
    if len(found) < _LEAST_TURNS or max(count.values()) < 2 or len(count) < 2:
        return []
    return [Turn(match.span("name"), _stripped(text, *match.span("said"))) for match in found]


def _stripped(text: str, start: int, end: int) -> Span:
    return start, start + len(text[start:end].rstrip())
