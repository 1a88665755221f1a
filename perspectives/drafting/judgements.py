"""What somebody calls something, with words of his own between marks: called the plan “a trap”."""

from __future__ import annotations

from perspectives.drafting.complements import Complement, Complements
from perspectives.drafting.cue import Cue
from perspectives.drafting.ends import Ends
from perspectives.drafting.phrases import Phrases
from perspectives.drafting.reading import BREAK, MARK, QUOTE, WORD, Range

_FARTHEST_QUOTE = 25
_FARTHEST_VENUE = 8
_NEAR_QUOTE = 4


class Judgements:
    """An article's sentences, to be asked what a verb of judgement says."""

    def __init__(self, phrases: Phrases, complements: Complements, ends: Ends) -> None:
        """Take the phrases of an article, what follows verbs in it, and where that ends."""
        self._phrases, self._complements, self._ends = phrases, complements, ends
        self._reading, self._words = phrases.reading, phrases.words

    def of(self, cue: Cue, end: int) -> list[Range]:
        """Return whom or what somebody judges, with the words of his own; nothing without these."""
        reading = self._reading
        start = cue.last + 1
        if reading.low(start) in ("for", "on", "upon"):
            to = next((n for n in range(start, end) if reading.low(n) == "to"), None)
            start = to if to is not None and reading.low(start) == "on" else start + 1
            return [(start, self._ends.of(Complement("clause", start), end, cue))]
        if not self._is_judged(cue, start):
            return []
        quote = self._quote(start, end)
        return [(start, self._end(quote, end))] if quote is not None else []

    def _is_judged(self, cue: Cue, start: int) -> bool:
        """Tell whether somebody is called something at an item: not “called off the race”."""
        reading, words = self._reading, self._words
        if reading.kind(start) == QUOTE and cue.subject.sort == "noun":
            return False  # a programme called “…”
        return reading.low(start) not in words.turns | words.conjunctions - {"as"}

    def _quote(self, start: int, end: int) -> int | None:
        """Return the first quotation that belongs to what is judged."""
        reading, words = self._reading, self._words
        for at in range(start, min(end, start + _FARTHEST_QUOTE)):
            kind, low = reading.kind(at), reading.low(at)
            if kind == QUOTE:
                return at
            if (reading.pauses(at) or low == ":") and reading.kind(at + 1) == QUOTE:
                return at + 1 if reading.low(at - 1) not in reading.verbs else None
            if at in self._phrases.at:
                continue
            if kind == BREAK or low == ";" or (low == "," and not self._is_aside(at, end)):
                return None
            sort, form = reading.verbs.get(low, ("", ""))
            is_saying = sort in ("say", "tell") and form == "finite" and low not in words.nounlike
            is_adjective = reading.low(at - 1) in words.articles | words.possessives | {"'s"}
            if at > start and is_saying and not is_adjective:
                return None
            if low in words.ands and reading.low(at + 1).endswith(("ing", "ed")):
                return None
        return None

    def _is_aside(self, comma: int, end: int) -> bool:
        """Tell whether a comma begins or ends an aside: called Moss, the mayor, a “liar”."""
        reading = self._reading
        links = self._words.small | {"as", "for", "of"}
        if reading.low(comma + 1) in links and self._quotes_soon(comma + 1):
            return True
        for at in range(comma + 1, min(end, comma + _FARTHEST_QUOTE)):
            if reading.kind(at) == QUOTE:
                return False
            if reading.low(at) == ",":
                return reading.low(at + 1) in links or self._quotes_soon(at + 1)
        return False

    def _end(self, quote: int, end: int) -> int:
        """Return the last item that belongs to a judgement from its first quotation on."""
        reading = self._reading
        last = at = quote
        while at + 1 < end:
            at += 1
            if reading.kind(at) == QUOTE:
                last = at
            elif reading.low(at) in self._words.ands or reading.low(at) == ",":
                if not self._quotes_soon(at + 1):
                    break
            elif self._is_over(at):
                break
            else:
                last = at
        return last

    def _is_over(self, number: int) -> bool:
        """Tell whether the article's own words go on at an item behind a quotation."""
        reading, words = self._reading, self._words
        kind, low = reading.kind(number), reading.low(number)
        is_mark = kind in (BREAK, MARK) and low not in ("'", "’", "&", "$", "%")
        if is_mark and not self._phrases.is_name_dot(number):
            return True
        is_other = low in words.subordinators - words.reasons
        return is_other or self._tells_where(number) or reading.items[number - 1].last == ","

    def _quotes_soon(self, number: int) -> bool:
        """Tell whether a quotation follows, past some words: “a trap” and a big “lie”."""
        reading = self._reading
        for at in range(number, number + _NEAR_QUOTE):
            if reading.kind(at) == QUOTE:
                return True
            if reading.kind(at) != WORD or reading.low(at) in reading.verbs:
                return False
        return False

    def _tells_where(self, number: int) -> bool:
        """Tell whether a phrase tells where or when it was said: “in a speech”, “on Monday”."""
        reading, words = self._reading, self._words
        if self._complements.is_time(number):
            return True
        if reading.low(number) not in words.scenes:
            return False
        for at in range(number + 1, number + _FARTHEST_VENUE):
            if reading.kind(at) != WORD or reading.low(at) in words.prepositions:
                return False
            if reading.low(at) in words.venues or self._complements.is_time(at):
                return True
        return False
