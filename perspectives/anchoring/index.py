"""An index of the words of a folded text that tells where some of them stand.

The time of a lookup depends on the words looked up, not on the text. A word that stands in the
text a few times is indexed by itself; a word too common for that is indexed together with the
words that follow it, as many as it takes to make the combination (a shingle) rare. That bounds
every list of places that a lookup walks.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from itertools import accumulate

from perspectives.model import Span
from perspectives.text.words import split_at_words

COMMON = 16
"""A shingle that stands in the text more often than this many times is too common to look up."""

_LONGEST_SHINGLE = 4
_CONTRACTED = ("'s", "'re", "'ve", "'ll", "'d", "'m")
"""What English verbs become behind a word."""


def forms_of(words: list[str]) -> dict[str, str]:
    """Return every form in which words may stand in a text, as they are or contracted."""
    contracted = {word + rest: word for word in words for rest in _CONTRACTED}
    return contracted | {word: word for word in words}


class WordIndex:
    """The words of a folded text, where each stands, and where some words in a row stand.

    A place is the number of a word, from 0.
    """

    def __init__(self, text: str) -> None:
        pieces = split_at_words(text)
        offsets = array("q", accumulate(map(len, pieces), initial=0))
        self.text = text
        self.starts = offsets[1:-1:2]
        self.ends = offsets[2::2]
        interned: dict[str, str] = {}
        self.words = [interned.setdefault(word, word) for word in pieces[1::2]]
        self._places = self._index()

    def _index(self) -> dict[str, list[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            places[word].append(place)
        level: dict[str, list[int]] = places
        index: dict[str, list[int]] = {}
        for size in range(2, _LONGEST_SHINGLE + 2):
            common = {shingle: found for shingle, found in level.items() if len(found) > COMMON}
            index |= level
            index |= {shingle: found[: COMMON + 1] for shingle, found in common.items()}
            if size > _LONGEST_SHINGLE or not common:
                break
            level = self._lengthen(common, size)
        return index

    def _lengthen(self, common: dict[str, list[int]], size: int) -> dict[str, list[int]]:
        """Return the shingles of `size` words in which both shorter ones are common."""
        words = self.words
        starts = bytearray(len(words) + 1)
        for found in common.values():
            for place in found:
                starts[place] = 1
        level: defaultdict[str, list[int]] = defaultdict(list)
        for shingle, found in common.items():
            for place in found:
                if starts[place + 1] and place + size <= len(words):
                    level[f"{shingle} {words[place + size - 1]}"].append(place)
        return level

    def seed(self, words: Sequence[str], start: int) -> Sequence[int] | None:
        """Return the places of the shortest rare shingle that begins at `words[start]`.

        The list is empty where the text does not hold the shingle; None stands for one that is
        too common, or that is left to the rarer shingle which begins at the next word.
        """
        shingle = words[start]
        for end in range(start + 1, min(start + _LONGEST_SHINGLE, len(words)) + 1):
            found = self._places.get(shingle)
            if found is None:
                return () if end == start + 1 else None
            if len(found) <= COMMON:
                return found
            if end < len(words):
                shingle = f"{shingle} {words[end]}"
        return None

    def lacks_any(self, words: list[str]) -> bool:
        """Tell whether a word is not in the text, nor the first part of a contraction there."""
        missing = [word for word in words if word not in self._places]
        return not all(any(word + rest in self._places for rest in _CONTRACTED) for word in missing)

    def places_within(self, forms: dict[str, str], within: Span) -> dict[str, list[int]]:
        """Return the places inside `within` of each word that one of the forms is of."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words[slice(*within)], within[0]):
            if word in forms:
                places[forms[word]].append(place)
        return places

    def occurrences(self, words: list[str]) -> list[int]:
        """Return the places where `words` stand in a row, in order: at most `COMMON` + 1."""
        best: Sequence[int] | None = None
        before = 0
        for start in range(len(words)):
            found = self.seed(words, start)
            if found is not None and (best is None or len(found) < len(best)):
                best, before = found, start
                if len(best) <= 1:
                    break
        if best is None:
            best = self._places.get(" ".join(words[:_LONGEST_SHINGLE]), ())
        return [
            place - before
            for place in best
            if place >= before and self.words[place - before : place - before + len(words)] == words
        ]

    def occurrences_within(self, words: list[str], within: Span) -> list[int]:
        """Return the places where `words` stand in a row inside `within`, in order."""
        low, high = within
        # An end before the start would be counted from the end of the text.
        last = max(-1, high - len(words))
        found = []
        with suppress(ValueError):
            while True:
                low = self.words.index(words[0], low, last + 1)
                if self.words[low : low + len(words)] == words:
                    found.append(low)
                low += 1
        return found

    def between(self, place: int) -> str:
        """Return what stands before the word at `place` and after the one before it."""
        start = self.ends[place - 1] if place else 0
        end = self.starts[place] if place < len(self.starts) else len(self.text)
        return self.text[start:end]

    def all_between(self, within: Span) -> list[str]:
        """Return what stands before each word `within` these places, and after the last one."""
        low, high = within
        if low == high:
            return [self.between(low)]
        text = self.text
        borders = zip(self.ends[low : high - 1], self.starts[low + 1 : high], strict=True)
        inner = [text[end:start] for end, start in borders]
        return [self.between(low), *inner, self.between(high)]
