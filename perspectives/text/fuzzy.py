"""Texts found by a few letters, as an impatient typist leaves them out or swaps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import distance, fuzz, process

from perspectives.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LOWEST_FIT = 75.0
"""Of 100: below it, what was typed and what stands there have too few letters in common."""

WEIGHT_OF_WORDS = 0.9
"""What a fit in the words of a thing counts for beside one in its name."""


class Fuzzy:
    """Things that have a name and words, made ready for many searches."""

    def __init__(self, things: Iterable[tuple[str, str]]) -> None:
        """Take of each thing its name, and all else that it may be found by."""
        folded = [(fold(name).text, fold(words).text) for name, words in things]
        self._names = [name for name, _ in folded]
        self._words = [words for _, words in folded]

    def find(self, query: str) -> list[int]:
        """Return the places of the things that fit, the best first; all where nothing is typed.

        Every word of the query has to fit something of a thing.
        """
        totals = dict.fromkeys(range(len(self._names)), 0.0)
        for word in fold(query).text.split():
            fits = self._fits(word)
            totals = {
                index: total + fits[index] for index, total in totals.items() if index in fits
            }
        return sorted(totals, key=lambda index: -totals[index])

    def _fits(self, word: str) -> dict[int, float]:
        """Return how well a word fits each thing that it fits at all, 0 to 100."""
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
    found = process.extract(word, texts, scorer=distance.LCSseq.similarity, limit=None)
    return [(index, 100 * length / len(word)) for _text, length, index in found]
