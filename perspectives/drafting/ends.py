"""Where what is said ends: before another statement, an attribution, the article's own words."""

from __future__ import annotations

from perspectives.drafting.complements import Complement, Complements
from perspectives.drafting.cue import Cue
from perspectives.drafting.cues import Cues
from perspectives.drafting.phrases import Phrases
from perspectives.drafting.reading import BREAK, MARK, QUOTE, WORD

_SENTENCE_ENDS = frozenset(".!?")
_END_MARKS = frozenset(".,;:!?–—…")
_LONG_QUOTE = 4
_FARTHEST_VERB = 5


class Ends:
    """An article's sentences, to be asked where what is said ends."""

    def __init__(self, phrases: Phrases, cues: Cues, complements: Complements) -> None:
        """Take the phrases and the cues of an article, and what follows these."""
        self._phrases, self._cues, self._complements = phrases, cues, complements
        self._reading, self._words = phrases.reading, phrases.words

    def of(self, found: Complement, end: int, cue: Cue) -> int:
        """Return the last item of what is said from a complement on."""
        if found.kind == "quote":
            last = self.of_quotes(found.start, end)
            if last is not None:
                return last
        at = found.start + 1
        while at < end and not (self.breaks(at, end) or self._turns(at, end)):
            is_over = cue.is_subordinate and self._closes(at, end)
            is_over = is_over or self._closes_bracket(at, found.start)
            if is_over or self._leaves(at, found.start, end):
                break
            at += 1
        at -= 1
        while (
            at > found.start
            and self._reading.kind(at) == MARK
            and self._reading.low(at) in _END_MARKS
        ):
            if self._phrases.is_name_dot(at) and self._reading.low(at) == "." and at + 1 < end:
                break
            at -= 1
        return at

    def _closes_bracket(self, number: int, start: int) -> bool:
        """Tell whether a bracket closes that was open before: (She says it was.)."""
        low = self._reading.low
        return low(number) == ")" and all(low(n) != "(" for n in range(start, number))

    def _turns(self, number: int, end: int) -> bool:
        """Tell whether the article goes on about somebody: ", but she has left"."""
        goes_on = self._phrases.pronoun(number + 1) in ("he", "she", "they", "it")
        is_and = goes_on and self._reading.low(number) in self._words.ands
        return is_and and self._reading.pauses(number - 1) and self._is_plain(number, end)

    def _leaves(self, number: int, start: int, end: int) -> bool:
        """Tell whether behind somebody's words between marks the article goes on by itself."""
        reading, words = self._reading, self._words
        pauses = reading.pauses(number)
        if not (pauses or reading.items[number - 1].last == ",") or not self._is_plain(number, end):
            return False
        if not any(reading.kind(n) == QUOTE for n in range(start, number)):
            return False
        low = reading.low(number + pauses)
        is_aside = low in words.relatives - words.that or low in words.scenes
        if self._is_inserted(number + pauses, end):
            return False
        is_dash = pauses and reading.low(number) != "," and low not in words.ands
        return is_aside or is_dash or low in words.subordinators - words.reasons

    def _closes(self, number: int, end: int) -> bool:
        """Tell whether a comma ends a subordinate clause, and none of a clause inside it."""
        before, after = self._reading.items[number - 1], self._reading.low(number + 1)
        if before.last == ",":
            return True
        is_inner = after in self._words.relatives and self._is_inserted(number + 1, end)
        return (
            self._reading.pauses(number) and not is_inner and after not in self._words.auxiliaries
        )

    def of_quotes(self, start: int, end: int) -> int | None:
        """Return the last of the quotations that stand side by side; None where words go on."""
        reading = self._reading
        at = start
        while at + 1 < end and reading.kind(at + 1) == QUOTE:
            at += 1
        low, kind = reading.low(at + 1), reading.kind(at + 1)
        if at + 1 >= end or kind == BREAK or low in (".", "!", "?", ")"):
            return at
        item = reading.items[at]
        goes_on = low in self._words.that or low in self._words.prepositions - self._words.scenes
        is_led = reading.low(start - 1) in (",", ":") and not goes_on  # “the end” of the war
        is_long = reading.quotations[item.quotation].words >= _LONG_QUOTE
        if item.last in _SENTENCE_ENDS or (is_led and (is_long or item.last in ",–—")):
            return at
        return None

    def breaks(self, number: int, end: int) -> bool:
        """Tell whether at an item another statement begins, or the article's own words."""
        reading, words = self._reading, self._words
        kind, low = reading.kind(number), reading.low(number)
        if kind == QUOTE:
            return False
        if low == ";":  # …; supporters argue that …
            near = range(number + 2, min(end, number + _FARTHEST_VERB))
            is_said = any(self._cues.is_verb(n, "base") for n in near)
            return is_said or self._says(number + 1, end)
        pauses = reading.pauses(number)
        if pauses or (kind == WORD and reading.items[number - 1].last == ","):
            return self._breaks_behind(number + pauses, end)
        if kind == WORD and low in words.ands:
            after = number + 1 + (reading.low(number + 1) in words.fillers)
            return self._cues.coordinates(after) or self._cues.says_soon(number + 1, end)
        return self._cues.according_at(number) > 0

    def _breaks_behind(self, number: int, end: int) -> bool:
        """Tell whether another statement begins behind a comma."""
        reading, words = self._reading, self._words
        low = reading.low(number)
        if low in ("which", "a", "an") and self._is_plain(number, end):
            return not self._is_inserted(number, end)  # …, a share that has grown since
        verb = reading.verbs.get(low)
        if verb and (verb[1] == "ing" or (verb[1] == "finite" and verb[0] in ("say", "tell"))):
            return True
        if low in words.asides or self._cues.according_at(number):
            return True
        if low in words.ands or low in words.subordinators or low == "yet":
            return self._says(number + 1, end)
        return self._attributes(number, end)

    def _is_plain(self, number: int, end: int) -> bool:
        """Tell whether no words between marks follow."""
        return all(self._reading.kind(n) != QUOTE for n in range(number, end))

    def _is_inserted(self, number: int, end: int) -> bool:
        """Tell whether another comma ends an aside, and a verb follows: ", which is old, was"."""
        reading = self._reading
        for at in range(number, end):
            if reading.pauses(at):
                return reading.low(at) != "," or reading.low(at + 1) in self._words.auxiliaries
        return False

    def _says(self, number: int, end: int) -> bool:
        return self._cues.is_verb(number, "finite") or self._cues.says(number, end) is not None

    def _attributes(self, number: int, end: int) -> bool:
        """Tell whether the attribution of what stands before begins: "…, he said"."""
        cue = self._cues.says(number, end)
        return cue is not None and self._complements.of(cue, end).kind == "none"
