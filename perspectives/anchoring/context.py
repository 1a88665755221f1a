"""The words that stand around a quote, as far as somebody noted them down."""

from __future__ import annotations

from rapidfuzz import distance, fuzz

from perspectives.anchoring.assembly import Assembly
from perspectives.anchoring.index import WordIndex
from perspectives.model import Span
from perspectives.text.folding import fold
from perspectives.text.words import split_words

_WORDS = 8
"""How many words of a prefix or a suffix are compared."""
_SLACK = 3
"""How many words of the text may stand between a quote and its prefix or suffix."""
_DECIDES = 10.0
"""How much better the words around one place have to agree than those around another."""
_AGREES = 80.0
_LIKE = 75.0
"""How much like a short quote the words have to be that its prefix or suffix points at."""


class Context:
    """The words just before and just after a quote, folded; there may be none."""

    def __init__(self, index: WordIndex, prefix: str, suffix: str) -> None:
        self._index = index
        self._prefix = split_words(fold(prefix).text)[-_WORDS:] if prefix else []
        self._suffix = split_words(fold(suffix).text)[:_WORDS] if suffix else []

    def agreement(self, assembly: Assembly) -> float:
        """Return 0 to 100: how well the words around a place agree with those given."""
        words, start, end = self._index.words, assembly.start, assembly.end
        agreements = []
        if self._prefix:
            before = words[max(0, start - len(self._prefix) - _SLACK) : start]
            agreements.append(fuzz.partial_ratio(" ".join(self._prefix), " ".join(before)))
        if self._suffix:
            after = words[end : end + len(self._suffix) + _SLACK]
            agreements.append(fuzz.partial_ratio(" ".join(self._suffix), " ".join(after)))
        return sum(agreements) / len(agreements) if agreements else 0.0

    def agrees_with(self, assembly: Assembly) -> bool:
        """Tell whether the words around a place are those given, as far as any are."""
        return not (self._prefix or self._suffix) or self.agreement(assembly) >= _AGREES

    def windows(self, length: int) -> list[Span]:
        """Return the `length` words after each prefix and before each suffix in the text."""
        last = len(self._index.words)
        windows = []
        if self._prefix:
            for place in self._index.occurrences(self._prefix):
                start = place + len(self._prefix)
                windows.append((start, min(last, start + length)))
        if self._suffix:
            windows += [
                (max(0, end - length), end) for end in self._index.occurrences(self._suffix)
            ]
        return [(start, end) for start, end in windows if start < end]

    def decides(self, better: Assembly, worse: Assembly) -> bool:
        """Tell whether the words around speak clearly for one of two places."""
        return self.agreement(better) - self.agreement(worse) >= _DECIDES

    def confirmed(self, words: list[str]) -> list[Assembly]:
        """Return the places with words like these that prefix or suffix point at, best first."""
        own = " ".join(words)
        size = sum(map(len, words))
        found = []
        for start, end in self._places(len(words)):
            text = " ".join(self._index.words[start:end])
            if 100 * distance.Levenshtein.normalized_similarity(own, text) >= _LIKE:
                cost = min(distance.Levenshtein.distance(own, text), size)
                found.append(Assembly([(start, end)], float(cost), size, size))
        found = [assembly for assembly in found if self.agrees_with(assembly)]
        return sorted(found, key=lambda assembly: assembly.cost)

    def _places(self, length: int) -> list[tuple[int, int]]:
        """Return about `length` words after each prefix and before each suffix in the text."""
        lengths = range(max(1, length - 1), length + 2)
        last = len(self._index.words)
        places = set()
        if self._prefix:
            for before in self._index.occurrences(self._prefix):
                start = before + len(self._prefix)
                places |= {(start, start + n) for n in lengths if start + n <= last}
        if self._suffix:
            for end in self._index.occurrences(self._suffix):
                places |= {(end - n, end) for n in lengths if end >= n}
        return sorted(places)
