"""Statements found by a few letters of who said them or of what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from perspectives.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.story.story import Entry

LOWEST_FIT = 75.0
"""Of 100: below it, what was typed and what stands there have too few letters in common."""

WEIGHT_OF_WORDS = 0.9
"""What a fit in a statement's words counts for beside one in its actor's name."""


class Finder:
    """The statements of a story, made ready for many searches by an impatient typist."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._names = [fold(_names(entry)).text for entry in entries]
        self._words = [fold(_words(entry)).text for entry in entries]

    def find(self, query: str, limit: int = 100) -> list[Entry]:
        """Return at most `limit` statements that fit `query`, the best first.

        Where nothing is typed, these are the first statements of the story.
        Every word of the query has to fit something: the actor's name or an alias, or the
        statement's words, topic or note. Letters may be left out or swapped.
        """
        wanted = fold(query).text.split()
        if not wanted:
            return list(self._entries[:limit])
        totals = dict.fromkeys(range(len(self._entries)), 0.0)
        for word in wanted:
            fits = self._fits(word)
            totals = {
                index: total + fits[index] for index, total in totals.items() if index in fits
            }
        best = sorted(totals, key=lambda index: -totals[index])
        return [self._entries[index] for index in best[:limit]]

    def _fits(self, word: str) -> dict[int, float]:
        """Return how well a word fits each statement that it fits at all, 0 to 100."""
        # The best fit of the word anywhere in a text; in a name, also its letters in order,
        # as someone types who leaves letters out: "zkhr" is Zakharova, not Kazakhstan.
        fits = {
            index: score * WEIGHT_OF_WORDS for index, score in _best(word, self._words, LOWEST_FIT)
        }
        in_order = dict(_in_order(word, self._names))
        for index, score in _best(word, self._names, 0):
            fit = (score + in_order[index]) / 2
            if fit >= LOWEST_FIT:
                fits[index] = max(fit, fits.get(index, 0.0))
        return fits


def _best(word: str, texts: Sequence[str], lowest: float) -> list[tuple[int, float]]:
    found = process.extract(word, texts, scorer=fuzz.partial_ratio, score_cutoff=lowest, limit=None)
    return [(index, score) for _text, score, index in found]


def _in_order(word: str, texts: Sequence[str]) -> list[tuple[int, float]]:
    """Return how many of a word's letters stand in each text in their order, 0 to 100."""
    found = process.extract(word, texts, scorer=LCSseq.similarity, limit=None)
    return [(index, 100 * length / len(word)) for _text, length, index in found]


def _names(entry: Entry) -> str:
    return " ".join([entry.actor.name, *entry.actor.aliases])


def _words(entry: Entry) -> str:
    statement = entry.statement
    return " ".join([statement.quote, statement.topic or "", statement.note or ""])
