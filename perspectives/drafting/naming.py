"""Who is named in an article, whether or not anything is said by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from perspectives.drafting.lexicon import code_of, lexicon
from perspectives.drafting.statements import read_people


class Named(msgspec.Struct, frozen=True):
    """A person or a body that a text names."""

    name: str
    """The fullest form that the text has; of a known actor, the actor's."""
    starts: tuple[int, ...]
    """Where it is named, in characters of the text, in order."""

    def distance(self, offset: int) -> int:
        """Return how many characters an offset is from the nearest place where it is named."""
        return min(abs(start - offset) for start in self.starts)


def named(
    text: str,
    *,
    language: str | None = None,
    actors: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Named, ...]:
    """Return the persons and bodies that a text names outside of quotations, places left out.

    They come in the order in which they are first named. `language` and `actors` are those of
    `drafting.draft`.
    """
    words = lexicon(code_of(text, language))
    phrases, people = read_people(text, words, actors or {})
    starts: dict[int, list[int]] = {}
    for name, person in zip(phrases.names, people.of, strict=True):
        if person is not None and name.sort != "place":
            start = phrases.reading.items[name.first].start
            starts.setdefault(person.number, []).append(start)
    return tuple(Named(people.all[number].name, tuple(places)) for number, places in starts.items())
