"""The phrases of a sentence that may name who speaks: subjects, as far as the order of words tells.

A subject stands before its verb ("Blinken, who met his colleague, said"), or behind it in the
inversion of the news ("said Blinken"). Whoever is named behind a preposition ("a spokesman for
Blinken") or in the possessive is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from perspectives.drafting.names import Name
from perspectives.drafting.reading import BREAK, MARK, QUOTE, WORD, Reading

_INSIDE = frozenset("&/%$#@'’")
_MOST_COMMAS = 5
_LONGEST_NOUN = 7
_LONGEST_ROLE = 20
_LONGEST_SUBJECT = 40


class Subject(msgspec.Struct, frozen=True):
    """Whoever a clause says is speaking; numbers are those of items."""

    first: int
    last: int
    sort: str
    """`name`, `noun`, `nobody`, or the pronoun: `he`, `she`, `they`, `it`, `other`."""
    name: int | None = None
    """Which of the article's names."""
    how: str = "plain"
    """How it was found: `plain`, `inverted`, `aside`, `relative`, `main`, `according`."""
    role: tuple[int, int] | None = None
    """The items of an apposition."""
    start: int = -1
    """Where the words begin that belong to it, if before `first`."""


class Phrases:
    """An article's sentences, to be asked for subjects."""

    def __init__(self, reading: Reading, names: Sequence[Name]) -> None:
        """Index the names of an article."""
        self.reading, self.words, self.names = reading, reading.words, names
        self.at_head: dict[int, int] = {}
        self.at: dict[int, int] = {}
        for number, name in enumerate(names):
            self.at_head.setdefault(name.head, number)
            self.at_head.setdefault(name.first, number)
            for item in range(name.head, name.last + 1):
                self.at.setdefault(item, number)

    def pronoun(self, number: int) -> str:
        """Return which pronoun an item is; "" for none that may be a subject."""
        if self.reading.kind(number) != WORD:
            return ""
        words, low = self.words, self.reading.low(number).partition("'")[0]  # he'd
        if low in words.pronouns_he:
            return "he"
        if low in words.pronouns_she:
            return "she"
        if low in words.pronouns_they:
            return "they"
        if low == "it":
            return "it"
        return "other" if low in words.pronouns_other else ""

    def start(self, subject: Subject) -> int:
        """Return where the words begin that belong to a subject, its titles included."""
        start = subject.first if subject.name is None else self.names[subject.name].head
        start = min(start, subject.start) if subject.start >= 0 else start
        while start and self.reading.low(start - 1) in self.words.determiners - self.words.that:
            start -= 1
        return start

    def before(self, verb: int, first: int, form: str) -> Subject | None:
        """Return the subject of a verb that follows it. `verb` is the first word of the verb."""
        reading, words = self.reading, self.words
        p = verb - 1
        if p < first:
            return None
        low = reading.low(p)
        if form == "ing":
            return self.main(first, verb)
        if low in self.words.relatives - self.words.that - self.words.articles:
            q = p - 1 - (reading.low(p - 1) == ",")
            found = self.ending_at(q, first)
            return msgspec.structs.replace(found, how="relative") if found else None
        if low in words.ands or low in ("or", "then"):
            return self.main(first, p)
        if low in (",", "–", "—", ")"):
            return self._aside(p, first) or (self.main(first, p) if low == "," else None)
        if low in words.complementizers:
            return None
        return self.ending_at(p, first)

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

    def is_name_dot(self, number: int) -> bool:
        """Tell whether an item belongs to a name, or is the dot of its last word: "Jr."."""
        if number in self.at:
            return True
        before = self.reading.low(number - 1)
        is_short = number - 1 in self.at and before in self.words.abbreviations
        return is_short and self.reading.low(number) == "."

    def region(self, p: int, first: int) -> int:
        """Return where the words that belong to a noun ending at `p` begin at the earliest."""
        reading, words = self.reading, self.words
        i = p
        while i >= first:
            low, kind = reading.low(i), reading.kind(i)
            if kind in (QUOTE, BREAK):
                break
            if kind == MARK and low == ")":
                while i > first and reading.low(i) != "(":
                    i -= 1
            elif kind == MARK and low not in _INSIDE and not self.is_name_dot(i):
                break
            elif kind == WORD and i not in self.at and i < p + 1:
                if low in words.conjunctions and low != "or":
                    break
                if low in words.complementizers or (low in words.auxiliaries and low != "'s"):
                    break
                sort = reading.verbs.get(low)
                if sort and i < p and sort[1] != "base" and low not in words.role_words:
                    break
            i -= 1
        return i + 1

    def ending_at(self, p: int, first: int) -> Subject | None:
        """Return the noun whose last item is `p`, as a subject."""
        reading, words = self.reading, self.words
        if p < first:
            return None
        if sort := self.pronoun(p):
            return Subject(p, p, sort)
        s = self.region(p, first)
        while s <= p and s not in self.at and self.is_adverb(s):
            s += 1
        if s > p:
            return None
        if s - 1 > first and reading.low(s - 1) in words.ands:
            joined = self._joined(s, first)
            if joined is not None:
                return Subject(joined, p, "noun")
        if reading.low(s) in words.prepositions | words.tail_prepositions and s not in self.at:
            start = self._behind_preposition(s, p)
            if start is None:
                return None
            s = start
            if sort := self.pronoun(s):
                return Subject(s, s, sort)
        return self.noun(s, p)

    def _joined(self, s: int, first: int) -> int | None:
        """Return where the first of two named together begins: "Clinton and Sanders said"."""
        number = self.at.get(s - 2)
        if number is None:
            start = self.region(s - 2, first)
            is_one = self.reading.low(start) in self.words.determiners
            lead = start == first or self.reading.kind(start - 1) != WORD
            return start if is_one and lead else None
        name = self.names[number]
        before = name.head - 1
        while self.reading.low(before) in self.words.determiners:
            before -= 1
        if before < first or self.reading.low(before) in self.words.conjunctions | {",", "–", "—"}:
            return before + 1
        return None

    def name_at(self, number: int) -> Subject | None:
        """Return the name that begins at an item with its titles, as a subject."""
        start = number
        while self.reading.low(start) in self.words.determiners:
            start += 1
        known = self.at_head.get(start)
        name = self.names[known] if known is not None else None
        if known is None or name is None or name.is_possessive:
            return None
        after = name.last + 1
        goes_on = self.reading.kind(after) == WORD and "verb_second" not in self.words.habits
        if goes_on and self.reading.low(after) not in self.words.prepositions:
            return None
        return Subject(name.first, name.last, "name", known, start=number)

    def object_at(self, number: int) -> Subject | None:
        """Return who is "him" behind a preposition, as a subject."""
        objects = {"him": "he", "her": "she", "them": "they"}
        sort = objects.get(self.reading.low(number))
        alone = self.reading.kind(number + 1) != WORD
        return Subject(number, number, sort) if sort and alone else None

    def is_adverb(self, number: int) -> bool:
        """Tell whether an item may stand before a subject and say nothing of it."""
        low = self.reading.low(number)
        words = self.words
        return (
            low in words.fillers
            or low in words.times
            or low in words.conjunctions
            or (low.endswith("ly") and len(low) > 4)
            or low in ("…", "“", "'", "’", ".")
        )

    def _behind_preposition(self, s: int, p: int) -> int | None:
        reading, words = self.reading, self.words
        for i in range(s + 1, p + 1):
            before = reading.low(i - 1)
            is_count = reading.low(i) in words.plural_determiners or reading.low(i)[:1].isdigit()
            if i == s + 1 and is_count and before in words.roughly:
                return s
            if (
                before in words.prepositions
                or before in words.determiners
                or before == "'s"
                or before == "of"
            ):
                continue
            number = self.at_head.get(i)
            if number is not None and (i - 1) not in self.at:
                return i
            if self.pronoun(i) or (
                reading.low(i) in words.determiners and reading.low(i) != "that"
            ):
                return i
        return None

    def noun(self, s: int, p: int) -> Subject:
        """Return the noun that stands from one item to another as a subject."""
        reading, words = self.reading, self.words
        if reading.low(s) in words.nobodies:
            return Subject(s, p, "nobody")
        relatives = words.relatives - words.that - words.articles
        if reading.low(s) in relatives or reading.low(s) == "whose":
            return Subject(s, p, "other")
        while p > s and p not in self.at and self._is_leftover(p):
            p -= 1
        if p == s and reading.low(s) in words.possessives:
            return Subject(s, p, "other")
        best = None
        i = s
        while i <= p:
            number = self.at.get(i)
            if number is None:
                i += 1
                continue
            name = self.names[number]
            if not name.is_possessive and not self.is_governed(name, s) and self._ends(name, p):
                best = number
            i = name.last + 1
        if best is not None:
            name = self.names[best]
            role = (s, name.head - 1) if self._has_role(s, name.head) else None
            return Subject(name.first, min(name.last, p), "name", best, role=role, start=s)
        return Subject(s, p, "noun")

    def _is_leftover(self, number: int) -> bool:
        """Tell whether no noun ends with a word: "the nurse later", "a report highlighting the"."""
        low, words = self.reading.low(number), self.words
        is_small = low in words.articles or low in words.prepositions
        return is_small or low in words.fillers or low in words.negations

    def _has_role(self, first: int, end: int) -> bool:
        """Tell whether a role stands before a name: "the spokesman for the ministry Ada Brown"."""
        lows = [self.reading.low(n) for n in range(first, end)]
        return (
            bool(lows)
            and lows[0] in self.words.determiners
            and any(low in self.words.role_words for low in lows)
        )

    def _ends(self, name: Name, p: int) -> bool:
        """Tell whether nothing behind a name makes it a part of another noun."""
        after = name.last + 1
        low = self.reading.low(after)
        if after > p or self.reading.kind(after) != WORD:
            return True
        closes = low in self.words.prepositions or low in self.words.relatives
        return closes or low in self.words.determiners or low.isdigit()

    def is_governed(self, name: Name, first: int) -> bool:
        """Tell whether a preposition makes a name something else than a subject."""
        number = name.head - 1
        if self.reading.low(number) in self.words.group_nouns:
            return False  # for the Ministry of Foreign Affairs Maria Zakharova
        is_genitive = self.reading.low(number) in self.words.articles and number > first
        if is_genitive and self.reading.low(number - 1) in self.words.role_words:
            return True  # der Sprecher der Stadt
        while number >= first and self.reading.kind(number) == WORD:
            low = self.reading.low(number)
            if low in self.words.prepositions:
                return True
            if low == "'s":
                owner = self.at.get(number - 1)
                number = (number - 1 if owner is None else self.names[owner].head) - 1
                continue  # for King's College
            if number in self.at or self.reading.verbs.get(low) or low in self.words.auxiliaries:
                return False
            number -= 1
        return False

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
            if kind != WORD and low not in _INSIDE:
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

    def aside_behind(self, comma: int, end: int) -> tuple[int, int] | None:
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

    def role_before(self, name: Name) -> tuple[int, int] | None:
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

    def is_role(self, first: int, last: int) -> bool:
        """Tell whether some items say what somebody is: "the mayor", "the island's mayor"."""
        words = self.words
        owner = self.at.get(first)
        own = words.articles | words.possessives | words.role_words
        starts = self.reading.low(first) in own or (
            owner is not None and self.names[owner].is_possessive
        )
        return starts and any(
            self.reading.low(n) in words.role_words for n in range(first, last + 1)
        )

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
        if number is not None:
            name = self.names[number]
            if not name.is_possessive and self._ends(name, end):
                return Subject(name.first, name.last, "name", number, "main")
        if low in words.determiners and (noun := self._plain_noun(s, end)):
            return noun
        for x in range(s + 1, end):
            low = reading.low(x)
            verb = reading.verbs.get(low)
            if reading.kind(x) != WORD or x in self.at:
                continue
            if low in words.auxiliaries - {"'s", "to"} or (verb and verb[1] == "finite"):
                found = self.ending_at(x - 1, s)
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
