"""What is said: which items of a sentence, before or behind its verb of speech."""

from __future__ import annotations

from perspectives.drafting.complements import Complement, Complements
from perspectives.drafting.cue import Cue
from perspectives.drafting.cues import Cues
from perspectives.drafting.ends import Ends
from perspectives.drafting.judgements import Judgements
from perspectives.drafting.phrases import Phrases
from perspectives.drafting.reading import BREAK, MARK, QUOTE, WORD, Range

_QUOTE_PAUSES = frozenset(",.!?…–—-")
"""With one of these a quotation ends that its attribution follows."""
_LEAST_CLAUSE = 4
_LONG_QUOTE = 4
_LEAST_SAID = 3
"""How many words between marks are at least somebody's before "she writes that"."""
_FARTHEST_VERB = 9
_FARTHEST_OBJECT = 8
"""How many items stand at most between "asked" and "to"."""


class Contents:
    """An article's sentences, to be asked what a cue says."""

    def __init__(self, phrases: Phrases, cues: Cues) -> None:
        """Take the phrases and the cues of an article."""
        self._phrases, self._reading = phrases, phrases.reading
        self._words = phrases.words
        self._complements = Complements(phrases)
        self.ends = Ends(phrases, cues, self._complements)
        self._judgements = Judgements(phrases, self._complements, self.ends)

    def of(self, cue: Cue, first: int, end: int, covered: int) -> list[Range]:
        """Return where what a cue says stands in its sentence; nothing where it says nothing.

        `covered` is the first item behind what the cues before it say.
        """
        if cue.sort == "according":
            return self._according(cue, first, end, covered)
        begin = max(first, covered)
        if cue.verb >= covered and (interrupted := self._interrupted(cue, begin, end)):
            return interrupted
        reading = self._reading
        found = self._led(self._complements.of(cue, end), end)
        if cue.sort == "judge":
            return self._judgements.of(cue, end)
        if found.kind == "vague":
            return []
        is_nested = cue.verb < covered
        if not is_nested and self._follows_quote(cue, found, first):
            return self._before(cue, found, first, end, covered)
        lead = self._lead(cue)
        is_as = lead in (first, first + 1) and reading.low(lead) in self._words.likewise
        comma = found.start - (reading.low(found.start - 1) == ",")
        if is_as and reading.low(comma) == ",":  # As she noted, …
            following = Complement("clause", comma + 1)
            return [(following.start, self.ends.of(following, end, cue))]
        if found.kind == "none" or (found.kind == "clause" and cue.subject.how == "inverted"):
            return (
                []
                if is_nested or cue.sort in ("think", "promise")
                else self._before(cue, found, first, end, covered)
            )
        if not self._may_follow(cue, found):
            return []
        start = found.start
        stays = reading.low(cue.verb) in self._words.messages and found.kind != "quote"
        if stays and cue.subject.how != "inverted":
            start = cue.verb  # Without “denied” it would say the opposite.
        return [(start, self.ends.of(found, end, cue))]

    def _led(self, found: Complement, end: int) -> Complement:
        """Return the quotation that a thing leads to: "recalled her own days: “We were …”"."""
        if found.kind != "clause" or self._has_verb(found.start):
            return found
        near = range(found.start, min(end, found.start + _FARTHEST_OBJECT))
        colon = next((n for n in near if self._reading.kind(n) != WORD), end)
        is_led = self._reading.low(colon) == ":" and self._reading.kind(colon + 1) == QUOTE
        return Complement("quote", colon + 1) if is_led else found

    def _interrupted(self, cue: Cue, begin: int, end: int) -> list[Range]:
        """Return what an attribution between two commas interrupts: "X, he said, Y"."""
        reading = self._reading
        lead, after = self._lead(cue), self._complements.behind_object(cue, end)
        if cue.sort not in ("say", "tell") or cue.subject.how in ("main", "relative"):
            return []
        if not (reading.pauses(lead) and reading.pauses(after)) or lead <= begin:
            return []
        while begin < lead and reading.kind(begin) == MARK:
            begin += 1
        following = after + 1
        if reading.low(following) in self._words.relatives:  # X, says Ada, who …, Y
            following = next((n + 1 for n in range(following, end) if reading.pauses(n)), end)
        if lead <= begin or following >= end or reading.kind(lead - 1) == QUOTE:
            return []
        if reading.kind(following) == QUOTE:
            if reading.items[following].is_capital:
                return []
            last = self.ends.of(Complement("quote", following), end, cue)
            return [(begin, lead - 1), (following, last)]
        is_lead = lead - begin < _LEAST_CLAUSE  # Overall, she said, a number of …
        if not self._goes_on(following) or (not is_lead and self.ends.breaks(after, end)):
            return []
        return [
            (begin, lead - 1),
            (following, self.ends.of(Complement("clause", following), end, cue)),
        ]

    def _may_follow(self, cue: Cue, found: Complement) -> bool:
        """Tell whether a complement is something said."""
        if found.kind == "to":
            return found.start - cue.last <= _FARTHEST_OBJECT
        if found.kind != "clause":
            return cue.sort != "think" or found.kind == "that"
        if cue.subject.how == "inverted":
            return False
        if cue.sort == "promise":
            low = self._reading.low(found.start)
            stays = self._reading.low(cue.verb) in self._words.messages
            is_thing = stays and low in ("a", "an", "the")
            is_next = found.start == cue.last + 1 and low not in self._words.auxiliaries
            if is_next and self._has_verb(found.start):
                return True  # promised the road would be built
            return low in self._words.complementizers or is_thing
        is_next = cue.sort == "say" and found.start == cue.last + 1
        if is_next and self._reading.low(cue.verb) in self._words.tell_finite:
            # Not: warned the board twice.
            return self._has_verb(found.start) or self._leads_to_that(found.start)
        if not cue.is_strict or self._reading.low(found.start - 1) == ":":
            return True
        if self._reading.low(cue.verb) in self._words.nounlike:
            return bool(self._phrases.pronoun(found.start))
        return cue.sort != "think" and self._has_verb(found.start)

    def _has_verb(self, start: int) -> bool:
        """Tell whether some words are a clause, not something: "that it was", "the deal"."""
        if self._phrases.pronoun(start):
            return True
        for number in range(start + 1, start + _FARTHEST_VERB):
            low, kind = self._reading.low(number), self._reading.kind(number)
            is_end = low == "." and not self._phrases.is_name_dot(number)
            if is_end or kind in (BREAK, QUOTE) or low in self._words.relatives | {",", ";"}:
                return False
            is_month = self._reading.items[number].is_capital  # in May
            if low in self._words.auxiliaries and low != "'s" and not is_month:
                return True
            if low.endswith("ed") and self._takes_object(number):
                return True
        return False

    def _leads_to_that(self, start: int) -> bool:
        """Tell whether a clause follows what is no part of it: "warned the day before that …"."""
        for number in range(start + 1, start + _FARTHEST_VERB):
            low = self._reading.low(number)
            if self._reading.kind(number) in (BREAK, QUOTE) or low in {",", ";", "."}:
                return False
            if low in self._words.that:
                return True
        return False

    def _takes_object(self, number: int) -> bool:
        """Tell whether a word in the past is the verb of a clause: "the ward broke the law"."""
        words, after = self._words, self._reading.low(number + 1)
        is_named = number + 1 in self._phrases.at
        opens = after in words.articles or after in words.possessives or is_named
        return opens and self._reading.low(number - 1) not in words.articles

    def _lead(self, cue: Cue) -> int:
        """Return the item before an attribution."""
        if cue.subject.how in ("inverted", "behind"):
            start = cue.subject.start
            return (start if 0 <= start < cue.first else cue.first) - 1
        return self._phrases.start(cue.subject) - 1

    def _follows_quote(self, cue: Cue, found: Complement, first: int) -> bool:
        """Tell whether an attribution stands right behind a quotation."""
        if cue.subject.how in ("main", "relative") or cue.sort in ("think", "judge"):
            return False
        lead = self._past_adverbs(self._lead(cue), first)
        quote = lead - (self._reading.pauses(lead))
        is_quote = quote >= first and self._reading.kind(quote) == QUOTE
        if is_quote and found.kind == "that":  # In her memoir “Salt,” she writes that …
            item = self._reading.items[quote]
            is_quote = self._reading.quotations[item.quotation].words >= _LEAST_SAID
        return is_quote and not self._reading.is_title(quote) and self._leads_on(cue, found, lead)

    def _leads_on(self, cue: Cue, found: Complement, lead: int) -> bool:
        """Tell whether what stands before an attribution may be said by it.

        “Glasshouse” director Mina Okoro said that …: without a comma, or a verb of speech right
        behind it, a quotation is no speech of whom the verb has for its subject.
        """
        item = self._reading.items[lead]
        if item.kind != QUOTE or cue.subject.sort not in ("name", "noun"):
            return True
        if cue.subject.how in ("inverted", "behind") or item.last in _QUOTE_PAUSES:
            return True
        is_long = self._reading.quotations[item.quotation].words >= _LONG_QUOTE
        return is_long and found.kind == "none"

    def _past_adverbs(self, number: int, first: int) -> int:
        while (
            number >= first
            and self._reading.kind(number) == WORD
            and self._phrases.is_adverb(number)
        ):
            number -= 1
        return number

    def _before(
        self, cue: Cue, found: Complement, first: int, end: int, covered: int
    ) -> list[Range]:
        """Return what stands before an attribution, and what goes on behind it."""
        reading = self._reading
        if cue.subject.how in ("main", "relative"):
            return []
        lead = self._past_adverbs(self._lead(cue), first)
        tells_all = lead in (covered, covered - 1) and self._tells_all(cue, found, end)
        begin = first if tells_all else max(first, covered)
        while begin < lead and reading.kind(begin) == MARK:
            begin += 1
        if lead < begin:  # After Brown said it was “a trap,” Hale said: “…”
            return self._going_on(cue, found, lead, end) if found.kind == "quote" else []
        if reading.kind(lead) != QUOTE and reading.low(lead) not in (",", "–", "—", "?", "!", "…"):
            return []
        last = lead if reading.kind(lead) == QUOTE else lead - 1
        if last < begin or not self._leads_on(cue, found, lead):
            return []
        if reading.kind(last) == QUOTE:
            is_noun = cue.subject.sort == "noun" and cue.subject.how == "inverted"
            if is_noun and reading.is_title(last):
                return []
            begin = self._behind_colon(begin, last)
            rest = self._going_on(cue, found, last, end)
            return [(begin, last), *rest]
        rest = self._going_on(cue, found, last, end)
        if not rest and not self._is_clause(begin, last):
            return []
        return [(begin, last), *rest]

    def _tells_all(self, cue: Cue, found: Complement, end: int) -> bool:
        """Tell whether a whole sentence is said, who says what in it too: "…, CNN reported"."""
        is_other = cue.subject.sort in ("name", "noun") and cue.subject.how in ("plain", "inverted")
        is_last = found.start >= end or self._reading.low(found.start) == "."
        return is_other and is_last and found.kind == "none" and cue.sort in ("say", "tell")

    def _behind_colon(self, begin: int, last: int) -> int:
        """Leave out what leads to a quotation by a colon, a dash or a bracket."""
        number = last
        while number > begin and self._reading.kind(number - 1) == QUOTE:
            number -= 1
        led = self._reading.low(number - 1) if number > begin else ""
        others = any(self._reading.kind(n) == QUOTE for n in range(begin, number))
        return number if led in (":", "(") or (led in ("–", "—") and not others) else begin

    def _is_clause(self, begin: int, last: int) -> bool:
        """Tell whether some words are said, and no adverbial of the attribution."""
        reading, words = self._reading, self._words
        if any(reading.kind(n) == QUOTE for n in range(begin, last + 1)):
            return True
        length = last - begin + 1
        if length < _LEAST_CLAUSE:
            return False
        lows = {reading.low(n) for n in range(begin, last + 1)}
        if lows & words.auxiliaries or any(
            self._phrases.pronoun(n) for n in range(begin, last + 1)
        ):
            return True
        low = reading.low(begin)
        if low in words.articles and not any(
            self._complements.is_time(n) for n in range(begin, begin + 3)
        ):
            return True
        return length > (7 if low in words.prepositions else 6)

    def _going_on(self, cue: Cue, found: Complement, last: int, end: int) -> list[Range]:
        """Return what goes on behind an attribution: "X, he said, Y"."""
        reading = self._reading
        if found.kind == "quote":
            return [(found.start, self.ends.of(found, end, cue))]
        after = found.start
        pauses = reading.pauses(after) or (
            reading.low(after) == ";" and reading.kind(last) != QUOTE
        )
        if not pauses or after + 1 >= end:
            return []
        if reading.kind(after + 1) == QUOTE:
            return [(after + 1, self.ends.of(Complement("quote", after + 1), end, cue))]
        if (
            reading.kind(last) == QUOTE
            or after + 2 >= end
            or self.ends.breaks(after, end)
            or not self._goes_on(after + 1)
        ):
            return []
        return [(after + 1, self.ends.of(Complement("clause", after + 1), end, cue))]

    def _goes_on(self, number: int) -> bool:
        low, words = self._reading.low(number), self._words
        is_aside = low in words.conjunctions - words.ands and low not in ("so", "because")
        is_relative = low in words.relatives - words.that
        return not (is_aside or is_relative or low.endswith("ing"))

    def _according(self, cue: Cue, first: int, end: int, covered: int) -> list[Range]:
        reading = self._reading
        if cue.verb < covered:
            return []  # She told the crew, according to two of them, that …
        is_opinion = cue.subject.last < cue.last
        behind = cue.last + 1
        if not is_opinion:
            behind = self._noun_end(max(cue.last, cue.subject.last) + 1, end)
        if "verb_second" in self._words.habits and cue.subject.sort == "name":
            behind = cue.subject.last + 1
        is_first = all(reading.kind(n) != QUOTE for n in range(first, cue.verb))
        if is_first and cue.verb - 1 <= first + 1:
            while behind < end and reading.kind(behind) == MARK:
                behind += 1
            return (
                [(behind, self.ends.of(Complement("clause", behind), end, cue))]
                if behind < end
                else []
            )
        begin = covered if covered < cue.verb - 3 else first
        ranges = [(begin, cue.verb - 1)]
        goes_on = reading.low(cue.verb - 1) == reading.low(behind) == "," and behind + 3 < end
        if goes_on and not self.ends.breaks(behind, end):
            following = Complement("clause", behind + 1)
            ranges.append((following.start, self.ends.of(following, end, cue)))
        return ranges

    def _noun_end(self, start: int, end: int) -> int:
        """Return the first item behind a noun and what belongs to it."""
        reading = self._reading
        for at in range(start, end):
            ends = reading.kind(at) == BREAK or reading.low(at) in (",", ".", ";", ":", "–", "—")
            if ends and not self._phrases.is_name_dot(at):
                return at
        return end

    def may_begin(self, number: int) -> bool:
        """Tell whether what is said may begin at an item: behind what looks like a verb."""
        before = number - 1
        if self._reading.kind(before) != WORD or before in self._phrases.at:
            return False
        low = self._reading.low(before)
        if self._reading.low(number) in self._words.turns:
            return False  # called off
        if self._reading.kind(number) == QUOTE and low.endswith(("ed", "ing")):
            return low not in self._words.namings
        return low in self._reading.verbs or low in ("about", "that")

    def is_named(self, quote: int) -> bool:
        """Tell whether a quotation is what something is called: the nickname “…”, or “…”."""
        before = self._reading.low(quote - 1)
        if before in ("or", "and", ",") and self._reading.kind(quote - 2) == QUOTE:
            return self.is_named(quote - 2)
        return before in self._words.namings
