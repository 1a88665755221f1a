"""Where the letters of some words stand in a text, wherever one word ends and the next begins."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from perspectives.text.folding import fold
from perspectives.text.words import split_words, word_spans


class Letters:
    """The words of a text, folded and written in one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded = fold(text)
        self._spans = word_spans(self._folded.text)
        words = [self._folded.text[start:end] for start, end in self._spans]
        self._starts = array("q", accumulate(map(len, words), initial=0))
        self._joined = "".join(words)

    def find(self, quote: str) -> Iterator[str]:
        """Yield each part of the text whose words, written in one, are those of a quote.

        Parts begin and end where words do.
        """
        letters = "".join(split_words(fold(quote).text))
        at = self._joined.find(letters) if letters else -1
        while at >= 0:
            first, end = self._word(at), self._word(at + len(letters))
            if first is not None and end is not None:
                start, stop = self._spans[first][0], self._spans[end - 1][1]
                yield self._text[slice(*self._folded.span(start, stop))]
            at = self._joined.find(letters, at + 1)

    def _word(self, at: int) -> int | None:
        """Return the number of the word that begins at a letter, if one does."""
        number = bisect_left(self._starts, at)
        return number if self._starts[number] == at else None
