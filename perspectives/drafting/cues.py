"""The verbs and phrases of speech in a sentence, each with its subject."""

from __future__ import annotations

import msgspec

from perspectives.drafting.according import According
from perspectives.drafting.cue import Cue
from perspectives.drafting.nounphrases import Subject
from perspectives.drafting.phrases import Phrases
from perspectives.drafting.reading import BREAK, MARK, QUOTE, WORD
from perspectives.drafting.subjects import Subjects

_FARTHEST_CLAUSE = 5


class Cues:
    """An article's sentences, to be asked for verbs of speech."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the phrases of an article."""
        self._phrases, self._reading = phrases, phrases.reading
        self._words = phrases.words
        pairs = self._words.phrasal_finite | self._words.phrasal_ing
        self._subjects, self._according = Subjects(phrases), According(phrases)
        self.according_at = self._according.at
        """Of how many words a phrase such as "according to" is at an item; 0 where none stands."""
        firsts = self._according.sourced.keys() | {pair.partition("_")[0] for pair in pairs}
        self._known = {"in"} | firsts | self._words.closings | self._reading.verbs.keys()
        """The words that cues begin with."""

    def may_be(self, number: int) -> bool:
        """Tell whether an item may be a cue, by its word alone."""
        item = self._reading.items[number]
        if item.kind != WORD or number in self._phrases.at:
            return False
        return item.low in self._known or (item.low[-2:] == "ed" and self._is_unknown(number))

    def _is_unknown(self, number: int) -> bool:
        """Tell whether a word in the past stands between a quotation and a name: “…” beamed Ada."""
        low = self._reading.low(number)
        is_past = low.endswith("ed") and not self._reading.items[number].is_capital
        return (
            is_past
            and self._reading.kind(number - 1) == QUOTE
            and number + 1 in self._phrases.at_head
        )

    def at(self, verb: int, first: int, end: int, before: Cue | None) -> Cue | None:
        """Return the cue at an item of a sentence, if what it says was said.

        `before` is the sentence's last cue, whose subject may be this one's.
        """
        item = self._reading.items[verb]
        if item.kind != WORD or verb in self._phrases.at or (item.is_capital and verb > first):
            return None
        if length := self.according_at(verb):
            return self._according.cue(verb, length, end)
        if item.low == "in" and (opinion := self._according.opinion(verb)):
            return opinion
        entry = self._entry(verb)
        if entry is None or self._reading.low(verb + entry[2]) == "than":
            return None
        sort, form, length = entry
        if self.is_passive(verb) or self._is_asked(verb, first, end):
            return self._told_by(verb, first, end)
        start = self._start(verb, first, form)
        if start is None:
            return None
        lows = [self._reading.low(n) for n in range(start, verb)]
        going_on = self._words.goings_on | {"did", "does"}
        if form == "base" and lows and not going_on.isdisjoint(lows):
            form = "finite"  # He continues to insist that …, he did say that …
        if form == "ing" and self._reading.low(start) in self._words.passives:
            form = "finite"
        cue = Cue(start, verb, verb + length - 1, sort, form, Subject(verb, verb, "other"))
        subject = self._subjects.of(cue, first, end, before)
        if subject is None or not self._subjects.fits(cue, subject, first):
            return None
        return msgspec.structs.replace(
            cue,
            subject=subject,
            is_strict=self._is_strict(cue, first),
            is_subordinate=self._is_subordinate(cue, subject, first),
        )

    def _is_strict(self, cue: Cue, first: int) -> bool:
        low = self._reading.low(cue.verb)
        if low in self._words.strict or low in self._words.nounlike or cue.last > cue.verb:
            return True
        before = self._reading.low(cue.first - 1) if cue.first > first else ""
        return cue.form == "ing" and before in self._words.prepositions

    def says(self, first: int, end: int) -> Cue | None:
        """Return the cue of a clause that begins at an item: "he said", "Ada Brown added"."""
        for verb in range(first, min(end, first + 12)):
            kind, low = self._reading.kind(verb), self._reading.low(verb)
            if kind in (QUOTE, BREAK) or (kind == MARK and low in ",;:–—"):
                return None
            entry = self._entry(verb) if verb not in self._phrases.at else None
            if entry and entry[0] in ("say", "tell") and entry[1] == "finite":
                start = self._start(verb, first, "finite")
                found = (
                    self._phrases.ending_at(start - 1, first) if start and start > first else None
                )
                if start is None or found is None or found.sort in ("nobody", "other"):
                    return None
                return Cue(start, verb, verb + entry[2] - 1, entry[0], "finite", found)
            if low in self._words.passives and verb not in self._phrases.at:
                return None
        return None

    def says_soon(self, first: int, end: int) -> bool:
        """Tell whether somebody named, or a pronoun, and a verb of speech stand side by side."""
        cue = self.says(first, min(end, first + 5))
        return cue is not None and cue.subject.sort in ("name", "he", "she", "they")

    def coordinates(self, number: int) -> bool:
        """Tell whether behind "and" another statement of the same speaker begins."""
        entry = self._entry(number)
        if entry is None or entry[1] == "base" or entry[0] == "think":
            return False
        low, words, after = self._reading.low(number), self._words, number + entry[2]
        if entry[0] == "promise":
            return self._reading.low(after) not in words.prepositions - {"to"}  # and asked for it
        return not (low in words.strict or low in words.nounlike) or self._leads_on(after)

    def _leads_on(self, number: int) -> bool:
        """Tell whether something is said soon behind an item: not "and claims of a victory"."""
        if self._phrases.pronoun(number):
            return True
        for at in range(number, number + _FARTHEST_CLAUSE):
            low, kind = self._reading.low(at), self._reading.kind(at)
            if kind == QUOTE or low in self._words.complementizers or low in ("to", ":"):
                return True
            if kind != WORD:
                return self._reading.pauses(at) and self._reading.kind(at + 1) == QUOTE
        return False

    def is_verb(self, number: int, *forms: str) -> bool:
        """Tell whether an item is a verb of saying or telling, in one of some forms."""
        entry = self._entry(number)
        return entry is not None and entry[0] in ("say", "tell") and entry[1] in forms

    def _entry(self, verb: int) -> tuple[str, str, int] | None:
        """Return a verb's sort and form, and of how many words it is."""
        low, words = self._reading.low(verb), self._words
        pair = f"{low}_{self._reading.low(verb + 1)}"
        if pair in words.phrasal_finite:
            return "say", "finite", 2
        if pair in words.phrasal_ing:
            return "say", "ing", 2
        known = self._reading.verbs.get(low)
        if known is None and self._is_unknown(verb):
            return "say", "finite", 1
        if known is None or low in words.role_words:
            return None
        return *known, 1

    def _start(self, verb: int, first: int, form: str) -> int | None:
        """Return where a verb begins with its auxiliaries; None where nothing was said."""
        reading, words = self._reading, self._words
        start, between = self._auxiliaries(verb, first)
        if reading.low(start) == "to" and reading.low(start - 1) in words.goings_on:
            start, between = self._auxiliaries(start - 1, first)
        start = self._past_time(start, first)
        if {"to", "on"} <= between | {reading.low(start - 1)} or "went" in between:
            between.discard("to")
        if between & words.negations or between & words.hypothetical:
            return None
        if form != "ing" and between & words.passives:
            return None
        before = reading.low(start - 1) if start > first else ""
        is_noun = before in words.articles or before in words.possessives or before == "'s"
        if before == "to" or is_noun or (before in words.prepositions and form != "ing"):
            return None
        return start

    def _auxiliaries(self, verb: int, first: int) -> tuple[int, set[str]]:
        """Return where a verb begins with its auxiliaries and adverbs, and their words."""
        start, between = verb, set()
        while start > first and self._belongs(start - 1):
            between.add(self._reading.low(start - 1))
            start -= 1
        return start, between

    def _is_asked(self, verb: int, first: int, end: int) -> bool:
        """Tell whether somebody is asked: "When asked why, she …", "Moss, asked why, said …"."""
        reading = self._reading
        low = reading.low(verb)
        if low not in self._words.questions:
            return False
        if all(self._phrases.is_adverb(n) for n in range(first, verb)):
            return True
        behind = range(verb + 1, end)
        is_aside = reading.low(verb - 1) in {",", "when", "if"}
        return is_aside and any(reading.pauses(n) and self.is_verb(n + 1, "finite") for n in behind)

    def asks(self, cue: Cue) -> bool:
        """Tell whether a cue only leads to who speaks: "Asked by Ada Brown whether …, he"."""
        is_by = cue.subject.how == "behind" and self._reading.low(cue.last + 1) == "by"
        return is_by and self._reading.low(cue.verb) in self._words.questions

    def is_passive(self, verb: int) -> bool:
        """Tell whether somebody is told something: "she was told"."""
        entry = self._entry(verb)
        is_told = (
            entry is not None
            and entry[1] == "finite"
            and (entry[0] == "tell" or self._reading.low(verb) in self._words.questions)
        )
        return is_told and self._reading.low(verb - 1) in self._words.passives

    def _told_by(self, verb: int, first: int, end: int) -> Cue | None:
        """Return the cue of "she was told by Ada Brown that"; None where nobody is named."""
        _, between = self._auxiliaries(verb, first)
        if between & self._words.negations or between & self._words.hypothetical:
            return None
        if self._reading.low(verb + 1) != "by":
            return self._asked(verb)
        found = self._phrases.starting_at(verb + 2, end)
        if found is None or found.sort in ("nobody", "other"):
            return None
        found = msgspec.structs.replace(found, how="behind")
        opens = all(self._phrases.is_adverb(n) for n in range(first, verb))
        return Cue(verb, verb, verb, "tell", "finite", found, is_subordinate=opens)

    def _asked(self, verb: int) -> Cue | None:
        """Return the cue of a question of nobody who is named: "Asked whether it was, she …"."""
        reading, words = self._reading, self._words
        is_question = reading.low(verb) in words.questions
        if not is_question or reading.low(verb + 1) not in words.complementizers - words.that:
            return None
        asker = Subject(verb, verb, "unknown")
        return Cue(verb, verb, verb, "tell", "finite", asker, is_subordinate=True)

    def _past_time(self, start: int, first: int) -> int:
        """Return where a verb begins behind an aside, past a time: ", on Friday said"."""
        reading, words = self._reading, self._words
        if start - 3 < first or reading.low(start - 1) not in words.times:
            return start
        is_time = reading.low(start - 2) in words.prepositions
        is_aside = reading.pauses(start - 3) or reading.low(start - 3) in words.ands
        return start - 2 if is_time and is_aside else start

    def _belongs(self, number: int) -> bool:
        """Tell whether an item is an auxiliary or an adverb of the verb behind it."""
        low, words = self._reading.low(number), self._words
        if (
            self._reading.kind(number) != WORD
            or number in self._phrases.at
            or low in words.nobodies
        ):
            return False
        if low in words.times and self._reading.low(number - 1) in words.prepositions:
            return False
        is_adverb = low in words.fillers or (low.endswith("ly") and len(low) > 4)
        if low == "'s":
            return self._phrases.pronoun(number - 1) in ("he", "she")  # He's said; not Norland's
        return is_adverb or low in words.auxiliaries or low in words.negations or low == "to"

    def _is_subordinate(self, cue: Cue, subject: Subject, first: int) -> bool:
        """Tell whether the clause of a subject begins its sentence, and another one follows."""
        if cue.form == "ing" and cue.first == first:
            return True  # Saying that the road was safe, she …
        start = self._phrases.start(subject)
        if subject.how == "relative":
            return start <= first + 1
        if self._reading.low(start - 1) not in self._words.subordinators:
            return False
        lead = range(first, start - 1)  # However, while he said …, she …
        return all(self._reading.kind(n) == MARK or self._phrases.is_adverb(n) for n in lead)
