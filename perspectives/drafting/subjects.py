"""Who is the subject of a verb of speech, by the order of the words around it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from perspectives.drafting.cue import Cue
from perspectives.drafting.names import Name
from perspectives.drafting.nounphrases import Subject
from perspectives.drafting.phrases import Phrases
from perspectives.drafting.reading import BREAK, MARK, QUOTE, WORD

_NEAR = 8


class Subjects:
    """An article's sentences, to be asked for the subject of a verb."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the phrases of an article."""
        self._phrases, self._reading = phrases, phrases.reading
        self._words = phrases.words

    def of(self, cue: Cue, first: int, end: int, before: Cue | None) -> Subject | None:
        """Return who says it: before the verb, behind it, or who spoke `before` in the sentence."""
        reading, phrases, words = self._reading, self._phrases, self._words
        if words.elisions and (clitic := self._clitic(cue)):
            return clitic
        kind = reading.kind(cue.first - 1) if cue.first > first else BREAK
        low = reading.low(cue.first - 1) if cue.first > first else ""
        is_behind = kind in (QUOTE, BREAK) or reading.pauses(cue.first - 1) or low == ")"
        if is_behind and cue.form == "finite" and cue.sort != "tell":
            found = self._inverted(cue, end, is_behind_quote=self._is_behind_quote(cue.first))
            aside = phrases.before(cue.first, first, "finite") if found and kind == MARK else None
            if found and not (aside and aside.how == "aside" and aside.sort == "name"):
                return found
        if cue.form == "ing":
            return self._of_participle(cue, first, low, before)
        if low in words.ands | {"then"} and before is not None and cue.form == "finite":
            return self._goes_on(before, first)
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

    def _goes_on(self, before: Cue, first: int) -> Subject | None:
        """Return who goes on behind a cue: of "he was asked by Ada Brown, and said", he."""
        is_passive = self._reading.low(before.last + 1) == "by" or before.subject.sort == "unknown"
        if is_passive:
            return self._phrases.main(first, before.first)
        return msgspec.structs.replace(before.subject, how="main")

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
        if self._reading.pauses(cue.first - 1) or low in ("and", ""):
            if before is not None:
                return self._goes_on(before, first)
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
        if name and self._is_led(name) and not name.is_possessive:
            return self._phrases.ending_at(cue.first - 1, first)
        after = cue.last + 1
        leads = self._reading.low(after) in ("that", ",", ":") or self._reading.kind(after) == QUOTE
        is_with = "with" in near and self._phrases.pronoun(after)  # with half saying they agree
        if cue.sort not in ("say", "tell") or not (leads or is_with):
            return None
        if "with" in near or self._reading.low(after) == "that":
            return self._phrases.ending_at(cue.first - 1, first)  # with two thirds saying that
        return self._phrases.main(first, cue.first)

    def _is_led(self, name: Name) -> bool:
        """Tell whether a name follows "with", "and" or a comma."""
        before = name.head - 1
        return self._reading.low(before) in ("with", "and") or self._reading.pauses(before)

    def _quoted(self, number: int, first: int) -> Subject | None:
        """Return who is quoted as saying something; None where that is the sentence's subject."""
        if self._reading.low(number) in self._reading.verbs:
            return None  # She was quoted as saying
        if self._reading.low(number) in self._words.objects:
            return Subject(number, number, "other")
        return self._phrases.ending_at(number, first)

    def fits(self, cue: Cue, subject: Subject, first: int) -> bool:
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
        is_silent = low in words.questions and (after in words.negations or self._hides(cue))
        is_adjective = cue.sort == "promise" and reading.low(cue.first - 1).isdigit()
        if is_silent or is_adjective or (after == "to" and low.startswith("continue")):
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

    def _hides(self, cue: Cue) -> bool:
        """Tell whether somebody asks for no more than this: "to not be named"."""
        near = range(cue.last + 1, cue.last + _NEAR)
        to = next((n for n in near if self._reading.low(n) == "to"), None)
        if to is None:
            return False
        return any(self._reading.low(n) in self._words.unnamed for n in range(to + 2, to + 4))

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
