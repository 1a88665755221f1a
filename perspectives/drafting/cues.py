"""The verbs and phrases of speech in a sentence, each with its subject."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from perspectives.drafting.phrases import Phrases, Subject
from perspectives.drafting.reading import BREAK, MARK, QUOTE, WORD

_PAUSES = frozenset([",", "–", "—", ")"])
_ASIDES = frozenset([",", "–", "—"])
_NEAR = 8


class Cue(msgspec.Struct, frozen=True):
    """A verb or phrase of speech. Numbers are those of items."""

    first: int
    """Of the whole verb, its auxiliaries included."""
    verb: int
    last: int
    """Its last word: of "went on", "on"."""
    sort: str
    """`say`, `tell`, `promise`, `judge`, `think` or `according`."""
    form: str
    """`finite`, `ing`, or `base`: an infinitive or a plural."""
    subject: Subject
    is_strict: bool = False
    """Whether it says something only before "that", a quotation or a colon, or behind it."""
    is_subordinate: bool = False
    """Whether its clause ends where the main one begins: "While he said …, she …"."""


class Cues:
    """An article's sentences, to be asked for verbs of speech."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the phrases of an article."""
        self._phrases, self._reading = phrases, phrases.reading
        self._words = phrases.words
        pairs = self._words.phrasal_finite | self._words.phrasal_ing
        self._sourced: dict[str, list[tuple[str, ...]]] = {}
        """The phrases such as "according to", by their first words."""
        for row in self._words.according:
            self._sourced.setdefault(row[0], []).append(row)
        firsts = self._sourced.keys() | {pair.partition("_")[0] for pair in pairs}
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
            return self._according(verb, length, end)
        if item.low == "in" and (opinion := self._opinion(verb)):
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
        if form == "base" and lows and not self._words.goings_on.isdisjoint(lows):
            form = "finite"  # He continues to insist that …
        if form == "ing" and self._reading.low(start) in self._words.passives:
            form = "finite"
        cue = Cue(start, verb, verb + length - 1, sort, form, Subject(verb, verb, "other"))
        subject = self._subject(cue, first, end, before)
        if subject is None or not self._may_say(cue, subject, first):
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
        return entry is not None and entry[1] != "base" and entry[0] != "think"

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
        start = verb
        while start > first and self._belongs(start - 1):
            start -= 1
            if self._reading.low(start) in self._words.negations | self._words.hypothetical:
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
        return start - 2 if is_time and reading.low(start - 3) in _ASIDES | words.ands else start

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
        return is_adverb or (low != "'s" and low in words.auxiliaries | words.negations | {"to"})

    def _subject(self, cue: Cue, first: int, end: int, before: Cue | None) -> Subject | None:
        reading, phrases, words = self._reading, self._phrases, self._words
        if words.elisions and (clitic := self._clitic(cue)):
            return clitic
        kind = reading.kind(cue.first - 1) if cue.first > first else BREAK
        low = reading.low(cue.first - 1) if cue.first > first else ""
        if (
            cue.form == "finite"
            and cue.sort != "tell"
            and (kind in (QUOTE, BREAK) or low in _PAUSES)
        ):
            found = self._inverted(cue, end, is_behind_quote=self._is_behind_quote(cue.first))
            aside = phrases.before(cue.first, first, "finite") if found and kind == MARK else None
            if found and not (aside and aside.how == "aside" and aside.sort == "name"):
                return found
        if cue.form == "ing":
            return self._of_participle(cue, first, low, before)
        if low in words.ands | {"then"} and before is not None and cue.form == "finite":
            return msgspec.structs.replace(before.subject, how="main")
        if low in words.likewise and (behind := self._inverted(cue, end, is_behind_quote=False)):
            return behind  # Как сообщила Вера Лунина, …
        found = phrases.before(cue.first, first, cue.form)
        if "verb_second" in words.habits and (found is None or found.sort == "noun"):
            if phrases.pronoun(cue.last + 1) == "other" or self._is_small(found):
                found = None  # Natürlich sagt man …
            behind = self._inverted(cue, end, is_behind_quote=False)
            found = msgspec.structs.replace(behind, how="behind", role=None) if behind else found
        if found is None and "pro_drop" in words.habits and self._begins_clause(cue.first, first):
            return Subject(cue.verb, cue.verb, "same")
        return found

    def _is_small(self, found: Subject | None) -> bool:
        """Tell whether a subject is one word that names nobody, as an adverb before its verb."""
        low = self._reading.low(found.first) if found else ""
        return found is not None and found.first == found.last and low in self._words.not_names

    def _begins_clause(self, number: int, first: int) -> bool:
        """Tell whether a verb stands where its clause begins: "Dijo que …"."""
        return (
            number == first
            or self._reading.kind(number - 1) in (QUOTE, BREAK)
            or self._reading.pauses(number - 1)
        )

    def _clitic(self, cue: Cue) -> Subject | None:
        """Return the pronoun inside a verb: "a-t-il dit"."""
        sort = self._phrases.pronoun(cue.first - 1)
        if sort and self._reading.low(cue.first - 2) in self._words.auxiliaries:
            at = cue.first - 1
            return Subject(at, at, sort, how="inverted", start=at - 1)
        return None

    def _is_behind_quote(self, number: int) -> bool:
        before = number - 1 - (self._reading.pauses(number - 1))
        return self._reading.kind(before) == QUOTE

    def _of_participle(self, cue: Cue, first: int, low: str, before: Cue | None) -> Subject | None:
        """Return who says something by the way: "…, adding that …"."""
        if low in _ASIDES or low in ("and", ""):
            if before is not None:
                return msgspec.structs.replace(before.subject, how="main")
            found = self._phrases.main(first, cue.first)
            return found or (Subject(cue.verb, cue.verb, "same") if not low else None)
        if low == "as" and (quoted := self._quoted(cue.first - 2, first)):
            return quoted
        near = [self._reading.low(n) for n in range(max(first, cue.first - _NEAR), cue.first)]
        if low in self._words.prepositions or low in ("when", "while", "as"):
            # Accused her of saying, criticised her for saying: none of these says it.
            is_judged = any(self._reading.verbs.get(word, ("",))[0] == "judge" for word in near)
            return (
                None if low in ("of", "for") and is_judged else self._phrases.main(first, cue.first)
            )
        return self._beside(cue, first, near)

    def _beside(self, cue: Cue, first: int, near: Sequence[str]) -> Subject | None:
        """Return who stands before a participle without a comma: "with Ada Brown saying that"."""
        number = self._phrases.at.get(cue.first - 1)
        name = None if number is None else self._phrases.names[number]
        if name and self._reading.low(name.head - 1) in ("with", "and") and not name.is_possessive:
            return self._phrases.ending_at(cue.first - 1, first)
        after = cue.last + 1
        leads = self._reading.low(after) in ("that", ",", ":") or self._reading.kind(after) == QUOTE
        if cue.sort not in ("say", "tell") or not leads:
            return None
        if "with" in near or self._reading.low(after) == "that":
            return self._phrases.ending_at(cue.first - 1, first)  # with two thirds saying that
        return self._phrases.main(first, cue.first)

    def _quoted(self, number: int, first: int) -> Subject | None:
        """Return who is quoted as saying something; None where that is the sentence's subject."""
        if self._reading.low(number) in self._reading.verbs:
            return None  # She was quoted as saying
        if self._reading.low(number) in self._words.objects:
            return Subject(number, number, "other")
        return self._phrases.ending_at(number, first)

    def _may_say(self, cue: Cue, subject: Subject, first: int) -> bool:
        """Tell whether a subject and its verb fit, and no doubt is cast on that it was said."""
        reading, words = self._reading, self._words
        if subject.sort in ("nobody", "other"):
            return False
        start = self._phrases.start(subject)
        if start > first and reading.low(start - 1) in words.suppositions:
            return False
        if reading.low(start - 1) == "that" and reading.low(start - 2) in words.matters:
            return False  # the fact that she agreed
        low = reading.low(cue.verb)
        if cue.form == "base":
            return self._is_plural(cue, subject)
        after = reading.low(cue.last + 1)
        if after == "to" and low.startswith("continue"):
            return False
        of_whom = reading.low(cue.last + 2)
        if after == "to" and low.startswith("add") and of_whom in words.determiners:
            return False  # adding to the costs
        if low in words.nounlike and after in words.that:
            follows = reading.low(cue.last + 2)
            if follows in words.auxiliaries or follows in reading.verbs:
                return False  # states that have …
        is_noun = low in words.nounlike and subject.sort == "noun" and subject.how == "plain"
        if is_noun and low.endswith("s"):
            return (
                reading.low(subject.first) in words.determiners
                or reading.low(cue.verb + 1) == "that"
            )
        return True

    def _is_plural(self, cue: Cue, subject: Subject) -> bool:
        if subject.sort == "they" or subject.how == "relative":
            return True
        is_one = self._reading.low(subject.first) in ("a", "an")
        is_plain = self._reading.low(cue.verb) in self._words.plain_plurals
        if subject.sort == "noun" and is_plain and not is_one:
            return True
        if subject.sort == "noun":
            return self._is_plural_noun(subject)
        name = self._phrases.names[subject.name] if subject.name is not None else None
        if name is None or name.sort == "person":
            return False
        return name.text.endswith("s") or self._reading.low(name.last) in self._words.plurals

    def _is_plural_noun(self, subject: Subject) -> bool:
        reading, words = self._reading, self._words
        if reading.low(subject.first) in words.plural_determiners:
            return True
        for number in range(subject.first, subject.last + 1):
            if reading.low(number) == "and":
                return True
            after = reading.low(number + 1)
            if number == subject.last or after in words.prepositions or after in words.relatives:
                low = reading.low(number)
                is_many = low.endswith("s") and not low.endswith(("ss", "us", "is"))
                return is_many or low in words.plurals
        return False

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

    def _inverted(self, cue: Cue, end: int, *, is_behind_quote: bool) -> Subject | None:
        reading, phrases, words = self._reading, self._phrases, self._words
        start = cue.last + 1
        if reading.low(start) == "in" and reading.low(start + 1) in words.by_the_way:
            start += 2  # said in response Ada Brown
        found = phrases.starting_at(start, end)
        if found is None or found.sort in ("nobody", "other"):
            return None
        if found.sort == "noun":
            if not is_behind_quote and reading.low(found.last + 1) in words.that:
                return None
            low = reading.low(found.first)
            is_noun = low in words.articles or low in words.role_words
            if not is_noun and not (is_behind_quote and not reading.items[found.first].is_capital):
                return None
        after = found.last + 1
        low, kind = reading.low(after), reading.kind(after)
        ends = kind != WORD or low in words.tail_prepositions or low in words.times
        ends = ends or low in words.relatives | words.conjunctions | words.fillers
        ends = ends or phrases.is_participle(after)
        ends = ends or ("verb_second" in words.habits and low in words.articles)
        return found if ends and low != "'s" else None

    def _opinion(self, verb: int) -> Cue | None:
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

    def according_at(self, number: int) -> int:
        """Return of how many words a phrase such as "according to" is; 0 where none stands."""
        low = self._reading.low(number)
        for row in self._sourced.get(low, ()):
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

    def _according(self, verb: int, length: int, end: int) -> Cue | None:
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
