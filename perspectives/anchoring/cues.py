"""The commonest English words that tell who says something: they stand around what was said.

They settle what punctuation leaves open: whether a word that an article has beyond a quote belongs
to the statement ("the race [really] is close") or to its attribution ("the race [appears] close").
In other languages punctuation decides alone.
"""

from __future__ import annotations

from functools import cache

import msgspec

from perspectives.languages import language

_SHORTEST_PARTICIPLE = 5


class Cues(msgspec.Struct, frozen=True):
    """The words, by what they can be of an attribution."""

    alone: frozenset[str]
    """Those that can be the whole of it."""
    words: frozenset[str]
    """Verbs too that need a subject or an auxiliary verb beside them."""
    openers: frozenset[str]
    """Those that it begins with, names apart: also its subjects and auxiliary verbs."""
    participles: tuple[str, ...]
    """Endings of "accused" and "polling": of verbs that no list can hold."""


@cache
def cues() -> Cues:
    """Return the words of reporting."""
    english = language("en")
    words = english.asides | english.speech | english.reporting
    return Cues(
        alone=english.asides,
        words=words,
        openers=words | english.openers,
        participles=tuple(english.participles),
    )


def is_participle(word: str) -> bool:
    """Tell whether a word ends like "accused" or "polling": verbs that no list can hold."""
    return len(word) >= _SHORTEST_PARTICIPLE and word.endswith(cues().participles)
