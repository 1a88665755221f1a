"""Steps through a text by words and by sentences, for selecting with the keyboard."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from perspectives.text.words import WRITTEN_WORD

if TYPE_CHECKING:
    from perspectives.model import Span


class Motions:
    """The words and the sentences of a text, found when they are first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> list[Span]:
        """The spans of the words, in order."""
        return [match.span() for match in WRITTEN_WORD.finditer(self._text)]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [match.end() for match in _sentence_end().finditer(self._text)]

    def word_at(self, offset: int) -> int | None:
        """Return the number of the word that covers an offset, else of the next, else the last."""
        if not self.words:
            return None
        index = bisect_right(self.words, (offset, len(self._text))) - 1
        if index >= 0 and offset < self.words[index][1]:
            return index
        return min(index + 1, len(self.words) - 1)

    def sentence_step(self, word: int, step: int) -> int:
        """Return the last word of this sentence, or the first (`step` -1).

        Where the word is that already: of the next sentence, or of the one before.
        """
        if step > 0:
            return max(self._last_word(word), self._last_word(min(word + 1, len(self.words) - 1)))
        return min(self._first_word(word), self._first_word(max(word - 1, 0)))

    def _last_word(self, word: int) -> int:
        end = bisect_right(self._sentence_ends, self.words[word][0])
        if end == len(self._sentence_ends):
            return len(self.words) - 1
        return bisect_left(self.words, (self._sentence_ends[end], 0)) - 1

    def _first_word(self, word: int) -> int:
        before = bisect_right(self._sentence_ends, self.words[word][0]) - 1
        start = self._sentence_ends[before] if before >= 0 else 0
        return bisect_left(self.words, (start, 0))


@dataclass(frozen=True)
class Reach:
    """A selection while it is made: from the word at one end to the word at the other."""

    motions: Motions
    anchor: int
    """The number of the word that stays."""
    head: int
    """The number of the word that moves."""

    @property
    def span(self) -> Span:
        """What is selected, in characters."""
        words = self.motions.words
        first, last = sorted((self.anchor, self.head))
        return words[first][0], words[last][1]

    @property
    def moving(self) -> Span:
        """The word that moves."""
        return self.motions.words[self.head]

    def by_word(self, step: int) -> Reach:
        """Move by a word."""
        return replace(self, head=max(0, min(self.head + step, len(self.motions.words) - 1)))

    def by_sentence(self, step: int) -> Reach:
        """Move to the end of a sentence, or to its beginning."""
        return replace(self, head=self.motions.sentence_step(self.head, step))

    def turned(self) -> Reach:
        """Let the other end move."""
        return replace(self, anchor=self.head, head=self.anchor)


@cache
def _sentence_end() -> re.Pattern[str]:
    from perspectives.languages import language

    # What a full stop mostly shortens: Mr., Gen., and single capitals as in U.S. and J.
    shortened = [word.capitalize() for word in language("en").abbreviations]
    not_behind = "".join(rf"(?<!\b{letters})" for letters in [*shortened, "[A-Z]"])
    return re.compile(rf"(?:{not_behind}\.|[!?…。！？])[”\"’»)\]]*(?=\s|$)|\n\s*\n|\n")
