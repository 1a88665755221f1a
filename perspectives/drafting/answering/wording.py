"""What two statements of an article have in common that tells: rare words, and runs of words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, cached_property
from math import log2

from perspectives.drafting.answering.page import Page
from perspectives.languages import any_language

_KEY = 6
"""How many letters of a stem are compared: "protect" and "protection" are one."""
_RUN = 4
"""How many words in a row nobody says twice by chance."""
_MOST_WORDS = 400
_COMMON = 0.3
_CAPITAL = 0.3
"""How much less a frequent word tells, and a name, which the whole article may be about."""


class Wording:
    """The statements of an article, to be asked what two of them share."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[int, tuple[dict[str, float], set[tuple[str, ...]], dict[str, str]]] = {}

    def shared(self, one: int, other: int) -> tuple[float, str]:
        """Return how much two statements share that tells, from 0, and the most telling of it.

        A word that only these two have is worth 1, one that the article has eight times a third.
        """
        mine, my_runs, written = self._of(one)
        theirs, their_runs, _ = self._of(other)
        common = {key: weight for key, weight in mine.items() if key in theirs}
        runs = my_runs & their_runs
        told = max(common, key=lambda key: common[key], default="")
        is_telling = common.get(told, 0) > _CAPITAL
        return sum(common.values()) + min(len(runs), 2), written[told] if is_telling else ""

    def has(self, number: int, place: int) -> bool:
        """Tell whether a statement has a word of the page, in whatever form."""
        return self._keys[place] in self._of(number)[2]

    def _of(self, number: int) -> tuple[dict[str, float], set[tuple[str, ...]], dict[str, str]]:
        if number not in self._known:
            page = self._page
            places = page.own(number)[:_MOST_WORDS]
            keys = [self._keys[place] for place in places]
            written: dict[str, str] = {}
            for key, place in zip(keys, places, strict=True):
                written.setdefault(key, page.words[place].spelled)
            weights = {key: self._weight(key, written[key]) for key in written}
            runs = set(zip(*(keys[n:] for n in range(_RUN)), strict=False))
            self._known[number] = {k: w for k, w in weights.items() if w}, runs, written
        return self._known[number]

    def _weight(self, key: str, written: str) -> float:
        low = written.casefold()
        if low in any_language().function_words or low in self._of_speech or len(key) < 3:
            return 0.0
        less = _COMMON if key in _common() else _CAPITAL if written[0].isupper() else 1.0
        return less / max(1.0, log2(self._counts[key]))

    @cached_property
    def _of_speech(self) -> frozenset[str]:
        """Words of what is done by speaking, which do not tell what was said."""
        words = self._page.lexicon
        verbs = self._page.reading.verbs.keys()
        return words.utterances.union(verbs, *words.acts, *words.responses)

    @cached_property
    def _keys(self) -> list[str]:
        return [_key(word.low) for word in self._page.words]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self._keys)


@cache
def _common() -> frozenset[str]:
    return frozenset(map(_key, any_language().common_words))


@cache
def _ending() -> re.Pattern[str]:
    known = any_language()
    return re.compile(
        rf"(?<=\w{{4}})(?:{'|'.join(known.endings)})$|(?<=\w{{3}})(?:{'|'.join(known.close_endings)})$"
    )


def _key(word: str) -> str:
    return _ending().sub("", word)[:_KEY]
