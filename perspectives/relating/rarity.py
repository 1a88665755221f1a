"""How much a word tells, by how few of the wordings at hand have it.

That is its inverse document frequency (Spärck Jones 1972), in nats, of counts in steps: what a word
tells changes only when its count crosses into another step. So one wording more or less leaves
nearly all that was worked out as it was, and finding paraphrases does not suffer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sized
from functools import cache

from perspectives.relating.words import is_common, is_function_word

# With steps of 1.25 or of 2, paraphrases are found equally often.
_STEP = 1.5
# Finer, because few wordings are needed before another one seldom crosses into the next step.
_TOTAL_STEP = 1.1
# As if so many more texts were there, in which any word stands once and a common one three times.
# Without them, the few texts of a small story would say nothing of how rare a word is.
_IMAGINED_TEXTS = 10
_USUAL = 1
_COMMON = 3


class Rarities:
    """What the words of some wordings tell."""

    def __init__(self, places: Mapping[str, Sized], wordings: int) -> None:
        """`places` has for each word the wordings that have it; `wordings` is how many there are.

        The two wordings that are compared are left out, because they have what they share.
        """
        self.total = round(math.log(max(0, wordings - 2) + _IMAGINED_TEXTS, _TOTAL_STEP))
        """The step that the number of wordings is on."""
        self._places = places
        self.nats = self.total * math.log(_TOTAL_STEP)
        """The logarithm of their number, on that step, with those that are imagined."""
        self._most_of_common = (self.nats - math.log(_COMMON)) ** 2
        self.squares: Mapping[str, float] = _Squares(self)
        """The square of each word's rarity, in nats squared."""

    def count(self, word: str) -> float:
        """Return about how many wordings have a word: the middle of the step it is on."""
        return _STEP ** self.step(word)

    def step(self, word: str) -> int:
        """Return the step that a word's count is on."""
        return _step(len(self._places.get(word, ())), _COMMON if is_common(word) else _USUAL)

    def square_of_pair(self, one: str, other: str) -> float:
        """Return the square of how rare it is that two words stand together, in nats squared.

        It is taken from the rarer of the two, but for a function word beside another word: the
        words of the story's own subject are no evidence, however seldom they take that very form.
        """
        is_weak = is_function_word(one)
        if is_weak == is_function_word(other):
            square = max(self.squares[one], self.squares[other])
        else:
            square = self.squares[other if is_weak else one]
        if is_common(one) or is_common(other):
            return min(square, self._most_of_common)
        return square

    def work_out(self, word: str) -> float:
        """Return the square of a word's rarity, worked out anew."""
        return max(0.0, self.nats - self.step(word) * math.log(_STEP)) ** 2


class _Squares(dict[str, float]):
    """The squares of the rarities of words, each worked out when first asked for."""

    def __init__(self, rarities: Rarities) -> None:
        super().__init__()
        self._rarities = rarities

    def __missing__(self, word: str) -> float:
        self[word] = square = self._rarities.work_out(word)
        return square


@cache
def _step(count: int, imagined: int) -> int:
    return round(math.log(max(0, count - 2) + imagined, _STEP))
