"""What follows a verb of speech: whom it is said to, where and when, and then what is said."""

from __future__ import annotations

import msgspec

from perspectives.drafting.cue import Cue
from perspectives.drafting.lexicon import by_first_word
from perspectives.drafting.phrases import Phrases
from perspectives.drafting.reading import BREAK, QUOTE, WORD

_MOST_PHRASES = 12
_LONGEST_ASIDE = 14
_TITLE_LENGTH = 40
"""In characters, of a quotation that is the title of a programme: "told ABC's “This Week”"."""


class Complement(msgspec.Struct, frozen=True):
    """What follows a verb."""

    kind: str
    """`that`, `to`, `quote`, `clause`, `vague` ("said so"), or `none`."""
    start: int
    """The item that it begins with, or the first behind the verb and what belongs to it."""


class Complements:
    """An article's sentences, to be asked what follows a verb of speech."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the phrases of an article."""
        self._phrases, self._reading = phrases, phrases.reading
        self._words = phrases.words

    def of(self, cue: Cue, end: int) -> Complement:
        """Return what follows a cue in its sentence."""
        at = self.behind_object(cue, end)
        if cue.subject.how == "inverted" and self._reading.low(at) == ",":
            return Complement("none", at)
        for _ in range(_MOST_PHRASES):
            if at >= end:
                break
            found = self._here(cue, at)
            if found is not None:
                return found
            following = self._behind_one(at, end)
            if following is None:
                return Complement("none", at)
            if following == at:
                return Complement("clause", at)
            at = following
        return Complement("none", min(at, end))

    def behind_object(self, cue: Cue, end: int) -> int:
        """Return the item behind a verb, its subject if it stands there, and who is told."""
        start = cue.last + 1
        if cue.subject.how in ("inverted", "behind"):
            behind = (cue.subject.role or (0, 0))[1]
            start = max(behind, cue.subject.last, cue.last) + 1
        opens = self._words.that | self._words.relatives - self._words.articles
        is_told = cue.sort in ("tell", "promise") and self._reading.low(start) not in opens
        if is_told and not self.is_time(start):
            behind = self._behind_object(start, end)
            words, is_joined = self._words, self._reading.low(behind - 1) in self._words.ands
            is_subject = self._reading.low(behind) in words.auxiliaries and not is_joined
            return start if is_subject else behind  # warned the bridge would fall
        return start

    def _here(self, cue: Cue, at: int) -> Complement | None:
        """Return the complement that an item begins or rules out."""
        if self._reading.kind(at) != WORD:
            return self._at_mark(at)
        words, low = self._words, self._reading.low(at)
        if self.is_time(at):
            return Complement("clause", at) if self._is_time_subject(at) else None
        if low in words.that:
            is_subject = self._reading.low(at + 1) in words.auxiliaries  # said that was wrong
            return Complement("clause", at) if is_subject else Complement("that", at + 1)
        to = at + (low in words.negations)  # told them not to
        is_deed = self._reading.low(to) == "to" and self._is_deed(to + 1)
        if is_deed and cue.sort in ("promise", "tell"):
            stays = self._reading.low(cue.verb) in words.messages and at - cue.verb < 3
            return Complement("to", cue.verb if stays else at)
        is_question = low in words.complementizers and low not in ("when", "where")
        if at in self._phrases.at_head or self._phrases.pronoun(at) or is_question:
            return Complement("clause", at)
        if self._says_nothing(at):
            return Complement("vague", at)
        is_aside = self._reading.low(at + 1).endswith("ing")  # said while leaving that …
        is_over = low in ("as", "when", "while", "because") and not is_aside
        return Complement("none", at) if is_over else None

    def _at_mark(self, at: int) -> Complement | None:
        """Return the complement that a quotation or a mark begins or rules out."""
        reading = self._reading
        kind, low, is_quote = reading.kind(at), reading.low(at), reading.kind(at + 1) == QUOTE
        if kind == QUOTE:
            return Complement("quote", at)
        if low == ":" or (low == ";" and is_quote):
            return Complement("quote" if is_quote else "clause", at + 1)
        if kind == BREAK or low in (".", ";", "!", "?", ")", "…"):
            return Complement("none", at)
        if is_quote and low in ("–", "—") and self._is_another_s(at + 1):
            return Complement("none", at)  # Norland denies it — “Why?” asked Ada Brown
        return Complement("quote", at + 1) if is_quote else None

    def _is_another_s(self, quote: int) -> bool:
        """Tell whether a verb of speech and a name stand right behind a quotation."""
        sort, form = self._reading.verbs.get(self._reading.low(quote + 1), ("", ""))
        return bool(sort) and form == "finite" and quote + 2 in self._phrases.at_head

    def _is_time_subject(self, at: int) -> bool:
        """Tell whether a time is what the clause is about: said this year would be hard."""
        behind = at
        while self.is_time(behind):
            behind += 1
        is_one = self._reading.low(at) in self._words.loose_times and behind > at + 1
        return is_one and self._reading.low(behind) in self._words.auxiliaries

    def _says_nothing(self, number: int) -> bool:
        """Tell whether what was said is not told: said so, said nothing about it, said yes."""
        low, after = self._reading.low(number), self._reading.low(number + 1)
        if low not in self._words.vague:
            return False
        if after in ("of", "than") and low not in self._words.nobodies:
            return False  # said more than half of them left
        return self._reading.kind(number + 1) != WORD or after in self._words.prepositions

    def _is_deed(self, number: int) -> bool:
        """Tell whether behind "to" an infinitive stands: not "agreed to a call"."""
        low, words = self._reading.low(number), self._words
        is_thing = low in words.determiners or low in words.possessives or low[:1].isdigit()
        return not is_thing and number not in self._phrases.at

    def _behind_one(self, at: int, end: int) -> int | None:
        """Return the item behind a time, a phrase or an aside; `at` where a clause begins."""
        reading, words = self._reading, self._words
        low = reading.low(at)
        if reading.pauses(at):
            return self._behind_pause(at, end)
        if self.is_time(at):
            return at + 1
        is_told = "clause_behind_comma" in words.habits and low in words.articles
        if is_told and not reading.pauses(at - 1):
            return self._behind_phrase(at, end)  # sagte sie der Zeitung, …
        if low in words.tail_prepositions or low == "to":
            return self._behind_phrase(at, end)
        if low.isdigit() or low in words.plural_determiners:  # two days earlier that
            for number in range(at + 2, min(end, at + 4)):
                if reading.low(number) in words.that and self.is_time(number - 1):
                    return number
        if self._phrases.is_adverb(at) and reading.low(at + 1) in ("that", ",", ":"):
            return at + 1
        return at

    def _behind_pause(self, at: int, end: int) -> int | None:
        words = self._words
        if self._reading.low(at + 1) in words.that or "clause_behind_comma" in words.habits:
            return at + 1
        place = self._behind_place(at)
        return self._behind_aside(at, end) if place is None else place

    def _behind_place(self, comma: int) -> int | None:
        """Return the item behind a place that a comma parts in two: "in Salem, Norland"."""
        known = self._phrases.at_head.get(comma + 1)
        if known is None or comma - 1 not in self._phrases.at:
            return None
        after = self._phrases.names[known].last + 1
        after += self._reading.low(after) == ","
        goes_on = self.is_time(after) or self._reading.low(after) in self._words.tail_prepositions
        return after if goes_on or self._reading.low(after) in self._words.that else None

    def is_time(self, number: int) -> bool:
        """Tell whether an item belongs to a time: "on Friday", "last week"."""
        low, words = self._reading.low(number), self._words
        if low[:1].isdigit() and self._reading.low(number - 1) in words.times:
            return True  # January 6
        if low not in words.times or number in self._phrases.at:
            return False
        if low not in words.loose_times:
            return True
        after = self._reading.low(number + 1)
        closes = after in words.times or after in (",", "that", "in", "on")
        return closes or self._reading.kind(number + 1) == QUOTE

    def _behind_aside(self, comma: int, end: int) -> int | None:
        """Return the item behind an aside: "said, in a statement, that"."""
        reading, words = self._reading, self._words
        is_sourced = reading.low(comma + 1) in by_first_word(words.according)
        for at in range(comma + 1, min(end, comma + _LONGEST_ASIDE)):
            low = reading.low(at)
            if reading.pauses(at):
                goes_on = reading.low(at + 1) in words.that or reading.kind(at + 1) == QUOTE
                return at + 1 if goes_on else None
            if not is_sourced and (low in words.complementizers or low in words.conjunctions):
                return None
        return None

    def _behind_phrase(self, start: int, end: int) -> int:
        """Return the item behind such as "in an interview with CNN on Friday"."""
        reading, words = self._reading, self._words
        for at in range(start + 1, end):
            low, kind = reading.low(at), reading.kind(at)
            is_name = at in self._phrases.at
            if kind != WORD and not (low in "'’&$%" or self._phrases.is_name_dot(at)):
                return at
            if low in words.that or low in ("which", "who"):
                return at
            if at == start + 1:
                continue
            if low in words.complementizers and low not in ("when", "where"):
                return at
            before = reading.low(at - 1)
            closed = before in words.venues or before in words.times
            if low[:1].isdigit() and before in words.times:
                continue
            goes_on = low in words.venues  # in a video message
            if closed and not goes_on and (not is_name or at in self._phrases.at_head):
                return at
            if is_name:
                continue
            ends = self.is_time(at) or low in words.tail_prepositions or self._phrases.pronoun(at)
            if ends or (at - 1 in self._phrases.at and low in words.determiners):
                return at
        return end

    def _behind_object(self, start: int, end: int) -> int:
        """Return the item behind whom somebody tells something."""
        reading, words = self._reading, self._words
        is_whose = reading.low(start) in words.possessives and self._goes_on_with_noun(start + 1)
        if not is_whose and (self._phrases.pronoun(start) or reading.low(start) in words.objects):
            return start + 1
        at = start
        while at < end:
            kind, low = reading.kind(at), reading.low(at)
            if low == "(":
                at = self._behind_bracket(at, end)
            elif at in self._phrases.at:
                if at > start and self._begins_subject(at):
                    return at
                at += 1
            elif kind == QUOTE and self._is_title(at):
                at += 1
            elif self._ends_object(at, at > start):
                return at
            else:
                at += 1
        return at

    def _goes_on_with_noun(self, number: int) -> bool:
        """Tell whether a noun stands behind "her", which so is a possessive: told her daughter."""
        reading, words = self._reading, self._words
        low = reading.low(number)
        if reading.kind(number) != WORD or number in self._phrases.at or self.is_time(number):
            return False
        return not (
            low in words.complementizers
            or low in words.prepositions
            or low in words.determiners
            or low in words.tail_prepositions
            or low in words.fillers
            or low == "to"
            or self._phrases.pronoun(number)
        )

    def _behind_bracket(self, start: int, end: int) -> int:
        return next((at + 1 for at in range(start, end) if self._reading.low(at) == ")"), end)

    def _is_title(self, number: int) -> bool:
        quote = self._reading.items[number]
        before = self._reading.low(number - 1)
        return before in ("'s", "'", "’", "on") and quote.end - quote.start < _TITLE_LENGTH

    def _begins_subject(self, number: int) -> bool:
        """Tell whether a name behind an object is the subject of what is told."""
        before = self._reading.low(number - 1)
        words = self._words
        known = self._phrases.at_head.get(number)
        if known is None or number - 1 in self._phrases.at:
            return False
        if self._phrases.names[known].first > number:
            return False  # told radio host Hugh Hill
        belongs = (
            before in words.determiners or before in words.titles or before in words.role_words
        )
        return not (belongs or before in ("of", "and", "'s", "(", ",", "'", "’"))

    def _ends_object(self, number: int, is_begun: bool) -> bool:
        reading, words = self._reading, self._words
        kind, low = reading.kind(number), reading.low(number)
        if kind != WORD:
            return low not in "'’&" and not self._phrases.is_name_dot(number)
        if low in words.complementizers or low == "to":
            return True
        if low in words.negations and reading.low(number + 1) == "to":
            return True
        if low in words.auxiliaries and low != "'s":
            return True
        if low in words.conjunctions and low != "and":
            return True
        if not is_begun:
            return False
        before = reading.low(number - 1)
        if low in words.determiners:
            return before not in ("of", "and", "all")
        in_phrase = low in words.tail_prepositions and low != "of"
        return bool(in_phrase or low in words.times or self._phrases.pronoun(number))
