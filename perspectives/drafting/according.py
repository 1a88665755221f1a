"""Phrases that name a speaker without a verb: "according to Ada Brown", "in her view"."""

from __future__ import annotations

import msgspec

from perspectives.drafting.cue import Cue
from perspectives.drafting.lexicon import by_first_word
from perspectives.drafting.nounphrases import Subject
from perspectives.drafting.phrases import Phrases
from perspectives.drafting.reading import QUOTE

_NEAR = 8


class According:
    """An article's sentences, to be asked for phrases that name a speaker."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the phrases of an article."""
        self._phrases, self._reading = phrases, phrases.reading
        self._words = phrases.words
        self.sourced = by_first_word(self._words.according)
        """The phrases such as "according to", by their first words."""

    def opinion(self, verb: int) -> Cue | None:
        """Return the phrase "in her opinion", or "in Ada Brown's view"."""
        reading = self._reading
        whose = {"his": "he", "her": "she", "their": "they"}.get(reading.low(verb + 1))
        if whose and reading.low(verb + 2) in self._words.views:
            subject = Subject(verb + 1, verb + 1, whose, how="according")
            return Cue(verb, verb, verb + 2, "according", "finite", subject)
        number = self._phrases.at_head.get(verb + 1)
        name = self._phrases.names[number] if number is not None else None
        if name and name.is_possessive and reading.low(name.last + 2) in self._words.views:
            subject = Subject(name.first, name.last, "name", number, "according")
            return Cue(verb, verb, name.last + 2, "according", "finite", subject)
        return None

    def at(self, number: int) -> int:
        """Return of how many words a phrase such as "according to" is; 0 where none stands."""
        low = self._reading.low(number)
        for row in self.sourced.get(low, ()):
            if all(self._reading.low(number + n) == word for n, word in enumerate(row)):
                return len(row)
        return int(low in self._words.closings and self._closes(number))

    def _closes(self, number: int) -> bool:
        """Tell whether a word leads from what is said to who says it: “…”, so Feld."""
        reading = self._reading
        is_behind = reading.kind(number - 1) == QUOTE or reading.pauses(number - 1)
        found = self._phrases.starting_at(number + 1, number + _NEAR) if is_behind else None
        if found is None:
            return False
        return found.sort == "name" or self._phrases.is_role(found.first, found.last)

    def cue(self, verb: int, length: int, end: int) -> Cue | None:
        """Return the cue that a phrase of some words is; None where nobody stands behind it."""
        start = verb + length
        found = self._phrases.object_at(start) or self._phrases.name_at(start)
        found = found or self._phrases.starting_at(start, end)
        if found is None or found.sort in ("nobody", "other") or self._measures(found):
            return None
        subject = msgspec.structs.replace(found, how="according", role=None)
        return Cue(verb, verb, start - 1, "according", "finite", subject)

    def _measures(self, subject: Subject) -> bool:
        """Tell whether something goes by what stands behind "according to": its size."""
        lows = {self._reading.low(n) for n in range(subject.first, subject.first + 2)}
        is_clause = self._reading.low(subject.first) in self._words.complementizers
        return is_clause or (subject.sort == "noun" and bool(lows & self._words.measures))
