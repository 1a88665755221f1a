"""The phrases of a sentence that may name who speaks: subjects, as far as the order of words tells.

A subject stands before its verb ("Blinken, who met his colleague, said"), or behind it in the
inversion of the news ("said Blinken"). Whoever is named behind a preposition ("a spokesman for
Blinken") or in the possessive is none.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from perspectives.drafting.names import Name
from perspectives.drafting.nounphrases import INSIDE, NounPhrases, Subject
from perspectives.drafting.reading import MARK, QUOTE, WORD, Range

_MOST_COMMAS = 5
_LONGEST_NOUN = 7
_LONGEST_ROLE = 20
_LONGEST_SUBJECT = 40


class Phrases(NounPhrases):
    """An article's sentences, to be asked for subjects."""

    def before(self, verb: int, first: int, form: str) -> Subject | None:
        """Return the subject of a verb that follows it. `verb` is the first word of the verb."""
        reading, words = self.reading, self.words
        p = verb - 1
        if p < first:
            return None
        low = reading.low(p)
        if form == "ing":
            return self.main(first, verb)
        if low in self.openers:
            q = p - 1 - (reading.low(p - 1) == ",")
            found = self.ending_at(q, first)
            return msgspec.structs.replace(found, how="relative") if found else None
        if low in words.ands or low in ("or", "then"):
            return self.main(first, p)
        if low in (",", "–", "—", ")"):
            return self._aside(p, first) or (self.main(first, p) if low == "," else None)
        if low in words.complementizers:
            return None
        return self._before_relative(self.ending_at(p, first), first)

    def _before_relative(self, found: Subject | None, first: int) -> Subject | None:
        """Return who a relative clause is about that ends in a verb: "A man who was lost said"."""
        words = self.words
        if found is None or found.sort != "noun" or found.first != found.last:
            return found
        if self.reading.low(found.first - 1) not in words.auxiliaries - {"'s", "to"}:
            return found
        for number in range(found.first - 1, first, -1):
            if self.reading.kind(number) != WORD:
                break
            if self.reading.low(number) in self.openers:
                return self.ending_at(number - 1, first)
        return found

    def _aside(self, p: int, first: int) -> Subject | None:
        """Return the subject that an apposition parts from its verb: "Hill, a doctor, said"."""
        if self.reading.low(p) == ")":
            bracket = next((n for n in range(p, first, -1) if self.reading.low(n) == "("), first)
            found = self.ending_at(bracket - 1, first)
            return found and msgspec.structs.replace(found, how="aside")
        fallback = None
        for comma in self._commas(p, first):
            named = self._named_aside(comma, p, first) if fallback is None else None
            if named and named.role:
                return named
            fallback = fallback or named
            found = self.ending_at(comma - 1, first)
            if found and found.sort == "name" and not self._is_listed(found, first):
                role = self.aside_behind(comma, p)
                return msgspec.structs.replace(found, how="aside", role=role)
            begins = found and (
                found.first <= first + 1 or self.reading.low(found.first) in self.words.determiners
            )
            if fallback is None and found and found.sort == "noun" and begins:
                fallback = msgspec.structs.replace(found, how="aside")
            if self.reading.low(comma) == ":":  # All members: Ada, Ben and Carl, said
                return found and msgspec.structs.replace(found, how="aside")
        return fallback

    def _commas(self, p: int, first: int) -> Iterator[int]:
        """Yield the commas and dashes before an item of a clause, the last one first."""
        found = 0
        for number in range(p - 1, first, -1):
            low = self.reading.low(number)
            if low in (";", "(") or self.reading.kind(number) == QUOTE or found == _MOST_COMMAS:
                return
            if low == ":" or self.reading.pauses(number):
                found += 1
                yield number
            if low == ":":
                return

    def _named_aside(self, comma: int, end: int, first: int) -> Subject | None:
        """Return who is named between commas: "The mayor, Ada Brown of the Greens, said"."""
        number = self._head_behind(comma + 1)
        if number is None:
            return None
        name = self.names[number]
        rest = self.reading.low(name.last + 1)
        if name.last != end - 1 and rest not in ("of", "from", "("):
            return None
        found = self.ending_at(comma - 1, first)
        if found is None or found.sort != "noun":
            return Subject(name.first, name.last, "name", number, "aside")
        role = found.first, comma - 1
        return Subject(name.first, name.last, "name", number, "aside", role, found.first)

    def _is_listed(self, subject: Subject, first: int) -> bool:
        """Tell whether a name is one of several between commas."""
        start = self.start(subject)
        return (
            start - 2 > first
            and self.reading.low(start - 1) in (",", ":")
            and (start - 2 in self.at or self.reading.low(start - 1) == ":")
        )

    def starting_at(self, s: int, end: int) -> Subject | None:  # noqa: C901
        """Return the noun whose first item is `s`, as the subject of a verb before it."""
        reading, words = self.reading, self.words
        while s < end and reading.low(s) in words.fillers and s not in self.at:
            s += 1  # sagt auch Ada Brown
        if s >= end:
            return None
        end = min(end, s + _LONGEST_SUBJECT)
        if sort := self.pronoun(s):
            return Subject(s, s, sort, how="inverted")
        if reading.kind(s) != WORD:
            return None
        p = s
        while p + 1 < end:
            low, kind = reading.low(p + 1), reading.kind(p + 1)
            if p + 1 in self.at or self.is_name_dot(p + 1):
                p += 1
                continue
            if kind != WORD and low not in INSIDE:
                break
            is_relative = low in words.relatives and low not in words.articles
            if (
                is_relative
                or low in words.complementizers
                or low in words.conjunctions
                or low in words.times
            ):
                break
            if p > s and self.is_participle(p + 1):
                break
            if low in words.auxiliaries and low != "'s":
                return None
            if low in words.tail_prepositions - {"of", "for", "to", "from", "with"}:
                break
            p += 1
        if reading.low(s) in words.prepositions:
            return None
        found = self.noun(s, p)
        role = found.role
        if found.sort == "name" and reading.low(p + 1) == ",":
            role = self.aside_behind(p + 1, end) or role
        if found.sort == "noun" and (named := self._named_behind(s, p)):
            return named
        return msgspec.structs.replace(found, how="inverted", role=role)

    def is_participle(self, number: int) -> bool:
        """Tell whether a word goes on with a noun as a clause does: a report praising it."""
        reading, words = self.reading, self.words
        item = reading.items[number]
        if not item.low.endswith("ing") or item.is_capital or number - 1 in self.at:
            return False
        after = reading.low(number + 1)
        opens = after in words.determiners or after in words.possessives
        is_verb = reading.kind(number - 1) == WORD and reading.low(number - 1) not in words.articles
        return is_verb and (opens or reading.kind(number + 1) == QUOTE)

    def _named_behind(self, s: int, p: int) -> Subject | None:
        """Return who is named behind a noun and a comma: "said the mayor, Ada Brown."."""
        number = self._head_behind(p + 2) if self.reading.low(p + 1) == "," else None
        if number is None or not self.is_role(s, p):
            return None
        name = self.names[number]
        if name.is_possessive or self.reading.kind(name.last + 1) == WORD:
            return None
        return Subject(name.first, name.last, "name", number, "inverted", (s, p), s)

    def _head_behind(self, number: int) -> int | None:
        """Return the name that begins at an item, or behind a role: "the marine biologist Ada"."""
        if number in self.at_head or self.reading.low(number) not in self.words.articles:
            return self.at_head.get(number)
        for head in range(number + 1, number + _LONGEST_NOUN):
            if self.reading.kind(head) != WORD:
                break
            if head in self.at_head:
                known = self.at_head[head]
                return known if self.is_role(number, self.names[known].first - 1) else None
        return None

    def aside_behind(self, comma: int, end: int) -> Range | None:
        """Return the items of an apposition behind a comma: ", a former adviser"."""
        reading, words = self.reading, self.words
        s = comma + 1
        if reading.low(comma) != ",":
            return None
        if not (
            reading.low(s) in words.articles or reading.low(s) in words.role_words or (s in self.at)
        ):
            return None
        p = s
        while (p + 1 < end and reading.kind(p + 1) == WORD) or self.is_name_dot(p + 1):
            if reading.low(p + 1) in words.relatives:
                break
            p += 1
        return (s, p) if p > s or reading.low(s) in words.role_words else None

    def _plain_noun(self, s: int, end: int) -> Subject | None:
        """Return the noun from a determiner to the first word in the past: "The owner tried"."""
        reading = self.reading
        for x in range(s + 1, min(end, s + _LONGEST_NOUN)):
            low = reading.low(x)
            if reading.kind(x) != WORD or low in self.words.prepositions or x in self.at:
                return None
            before = reading.low(x - 1)
            is_head = before in self.words.role_words or before in self.words.group_nouns
            goes_on = low in self.words.role_words or low in self.words.group_nouns
            if x > s + 1 and (low.endswith("ed") or (is_head and not goes_on)):
                return msgspec.structs.replace(self.noun(s, x - 1), how="main")
        return None

    def role_before(self, name: Name) -> Range | None:
        """Return the items of a role that stands before a comma and a name."""
        comma = name.head - 1
        if self.reading.low(comma) != ",":
            return None
        found = self.ending_at(comma - 1, max(0, comma - _LONGEST_ROLE))
        if found is None or found.sort != "noun":
            return None
        # Whose it is begins it, whatever else stands before: "according to his mother".
        back = range(comma - 1, found.first - 1, -1)
        first = next(
            (n for n in back if self.reading.low(n) in self.words.possessives), found.first
        )
        return (first, comma - 1) if self.is_role(first, comma - 1) else None

    def main(self, first: int, end: int) -> Subject | None:  # noqa: C901
        """Return the subject of the sentence's first clause, before an item."""
        reading, words = self.reading, self.words
        s = first
        while s < end and (self.is_adverb(s) or reading.kind(s) == MARK) and s not in self.at:
            if reading.low(s) in words.plural_determiners:
                break  # Both parents …
            s += 1
        low = reading.low(s)
        leads = (
            low in words.prepositions or low in words.complementizers or low.endswith(("ing", "ed"))
        )
        if leads and s not in self.at:
            q = s
            while q < end and reading.low(q) != ",":
                q += 1
            if q + 1 < end:
                s = q + 1
        if sort := self.pronoun(s):
            return Subject(s, s, sort, how="main") if sort not in ("other",) else None
        number = self.at_head.get(s)
        if number is None and low in words.articles and "capital_nouns" in words.habits:
            number = self.at_head.get(s + 1)  # Die Landwirtin Eva Auer, deren …
        if number is not None:
            name = self.names[number]
            if not name.is_possessive and self.ends(name, end):
                return Subject(name.first, name.last, "name", number, "main")
        if low in words.determiners and (noun := self._plain_noun(s, end)):
            return noun
        for x in range(s + 1, end):
            low = reading.low(x)
            verb = reading.verbs.get(low)
            if reading.kind(x) != WORD or x in self.at:
                continue
            is_refusal = low in words.negations and low.endswith("ed")
            if (
                low in words.auxiliaries - {"'s", "to"}
                or is_refusal
                or (verb and verb[1] == "finite")
            ):
                found = self._aside(x - 1, s) if reading.pauses(x - 1) else self.ending_at(x - 1, s)
                if found:
                    return msgspec.structs.replace(found, how="main")
                break
        for x in range(s, end):
            number = self.at.get(x)
            if number is not None:
                name = self.names[number]
                if not name.is_possessive and not self.is_governed(name, s):
                    return Subject(name.first, name.last, "name", number, "main")
            elif (sort := self.pronoun(x)) in ("he", "she"):
                return Subject(x, x, sort, how="main")
        return None
