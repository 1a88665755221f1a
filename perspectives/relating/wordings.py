"""Texts by their wordings, kept up to date while texts come and go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from perspectives.relating.words import Word

Pair: TypeAlias = tuple[str, str]
"""Two words of a text, by their keys, in order."""

Reader = Callable[[str], Sequence[Word]]
"""What returns the words of a text."""


# Two further words leave room for "real" in "have real questions". With none, one or three,
# paraphrases are found less often.
_REACH = 3


class Wording(msgspec.Struct, frozen=True, eq=False, gc=False):
    """The words of a text, as far as they count. Two are equal only if they are one object."""

    text: str
    """The text, or the first of those whose words are the same but for their typography."""
    keys: tuple[str, ...]
    """The keys of all its words, in order."""
    telling: tuple[str, ...]
    """Each telling word once, in order."""
    names: frozenset[str]
    """Those telling words that are a name, or part of one, wherever the text has them."""

    @property
    def distinct(self) -> dict[str, None]:
        """Each word once, in order."""
        return dict.fromkeys(self.keys)

    def pairs(self) -> Iterator[Pair]:
        """Yield its skip-bigrams (Lin 2004): any two words with at most two others between."""
        for place, one in enumerate(self.keys):
            for other in self.keys[place + 1 : place + 1 + _REACH]:
                yield one, other


def wording_of(text: str, words: Sequence[Word]) -> Wording:
    """Return the wording of a text that has these words."""
    telling = dict.fromkeys(word.key for word in words if word.telling)
    names = telling.keys() - {word.key for word in words if not word.name}
    return Wording(text, tuple(word.key for word in words), tuple(telling), frozenset(names))


class Sayings(msgspec.Struct, frozen=True):
    """Texts by their wordings. Texts of one wording differ in typography and inflection only."""

    texts: Sequence[str] = ()
    actors: Sequence[Hashable] = ()
    keys: Mapping[str, tuple[str, ...]] = {}
    """The keys of each text's words; none where it says nothing."""
    places: Mapping[Wording, Sequence[int]] = {}
    """The indices of the texts of each wording, in an order of what the texts are.

    So the order in which they were given decides between equals and nothing else.
    """

    def updated(
        self,
        texts: Sequence[str],
        actors: Sequence[Hashable],
        new: Collection[str],
        words: Reader,
    ) -> Sayings:
        """Return other texts by their wordings; of those in `new` the words are to be read."""
        keys = {text: self.keys[text] for text in texts if text not in new}
        keys.update((text, _keys(words(text))) for text in new)
        places: dict[tuple[str, ...], list[int]] = {}
        for index, text in enumerate(texts):
            if keys[text]:
                places.setdefault(keys[text], []).append(index)
        known = {one.keys: one for one in self.places}
        by_wording: dict[Wording, list[int]] = {}
        for its_keys, indices in places.items():
            indices.sort(key=texts.__getitem__)
            first = texts[indices[0]]
            one = known.get(its_keys)
            if one is None or one.text != first:
                one = wording_of(first, words(first))
            by_wording[one] = indices
        return Sayings(texts, actors, keys, by_wording)

    def moved(self, before: Sayings) -> dict[Wording, list[tuple[int, int]]]:
        """Return the wordings of which the same actors have the same texts as before.

        Each with the indices of its texts: those before, and those now.
        """
        return {
            one: list(zip(before.places[one], indices, strict=True))
            for one, indices in self.places.items()
            if one in before.places and self._members(one) == before._members(one)
        }

    def _members(self, wording: Wording) -> list[tuple[str, Hashable]]:
        return [(self.texts[index], self.actors[index]) for index in self.places[wording]]


def _keys(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words) if any(word.telling for word in words) else ()
