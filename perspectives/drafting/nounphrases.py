"""The nouns of a sentence: where each begins and ends, and whether a name in it is who is meant."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from perspectives.drafting.names import Name
from perspectives.drafting.reading import BREAK, MARK, QUOTE, WORD, Range, Reading

INSIDE = frozenset("&/%$#@'’")
"""Marks that stand inside a noun."""


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
    role: Range | None = None
    """The items of an apposition."""
    start: int = -1
    """Where the words begin that belong to it, if before `first`."""


class NounPhrases:
    """An article's sentences, to be asked for nouns."""

    def __init__(self, reading: Reading, names: Sequence[Name]) -> None:
        """Index the names of an article."""
        self.reading, self.words, self.names = reading, reading.words, names
        self.openers = self.words.relatives - self.words.that - self.words.articles
        """Words with which a relative clause begins, and nothing else."""
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
            elif kind == MARK and low not in INSIDE and not self.is_name_dot(i):
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
        if s - 1 > first and (together := self._together(s, p, first)):
            return together
        low = reading.low(s)
        is_governed = low in words.prepositions or low in words.tail_prepositions
        if is_governed and s not in self.at:
            start = self._behind_preposition(s, p)
            if start is None:
                return None
            s = start
            if sort := self.pronoun(s):
                return Subject(s, s, sort)
        return self.noun(s, p)

    def _together(self, s: int, p: int, first: int) -> Subject | None:
        """Return two who are named together, or neither of them: "neither Clinton nor Sanders"."""
        if self.reading.low(s - 1) == "nor":
            return Subject(s, p, "nobody")
        joined = self._joined(s, first) if self.reading.low(s - 1) in self.words.ands else None
        return None if joined is None else Subject(joined, p, "noun")

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
        if reading.low(s) in self.openers or reading.low(s) == "whose":
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
            if not name.is_possessive and not self.is_governed(name, s) and self.ends(name, p):
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

    def ends(self, name: Name, p: int) -> bool:
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
