"""How well a statement was found, as it is shown: one table for cards, sheets and sources."""

from __future__ import annotations

from typing import NamedTuple

from perspectives.model import State


class Shown(NamedTuple):
    """What is shown of a statement that was found in one of the ways."""

    mark: str
    """On its card, where its words are not quite the article's."""
    meaning: str
    """Where somebody looks closer."""
    doubt: str
    """What a source adds, so that nobody is quoted with words that are not there."""


STATES = {
    State.EXACT: Shown("", "found, word for word", ""),
    State.CLOSE: Shown(
        "≈", "found, with other words in places", "; the article has it in other words"
    ),
    State.PARTIAL: Shown(
        "◐", "some of its pieces were found", "; the article has only parts of it"
    ),
    State.AMBIGUOUS: Shown(
        "?",
        "found in more than one place that serves as well",
        "; the article has it more than once",
    ),
    State.MISSING: Shown("✗", "not found in any article", "; not found there"),
}
