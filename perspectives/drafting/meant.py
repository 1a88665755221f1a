"""Who is meant by the words that say who speaks: "she", "the minister", "Clinton" become names."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from perspectives.drafting.nounphrases import Subject
from perspectives.drafting.people import People, Person
from perspectives.drafting.phrases import Phrases
from perspectives.drafting.reading import BREAK

_LESS = {
    "plain": 0,
    "behind": 2,
    "inverted": 0,
    "according": 2,
    "aside": 5,
    "relative": 8,
    "main": 10,
}
"""How much less sure a subject is by the way it was found."""
_GUESSED = 50.0
"""Who spoke with less confidence is a guess, and as much less sure is who is "he" behind it."""
_FARTHEST_PRONOUN = 6
_FARTHEST_ROLE = 12
_REACH_PAST_DOUBT = 2
"""How many sentences before words that may be no person a surer one is looked for."""
_FARTHEST_GROUP = 3


class Meaning(msgspec.Struct, frozen=True):
    """Who is meant, and how sure that is."""

    actor: str | None
    role: str | None
    person: int | None
    confidence: float
    reason: str


class Told(msgspec.Struct, frozen=True):
    """Who said the last statement of a sentence."""

    actor: str | None
    person: int | None
    speaker: tuple[int, int] | None
    role: str | None
    confidence: float


class Meanings:
    """An article's subjects, to be asked who is meant by them."""

    def __init__(self, phrases: Phrases, people: People) -> None:
        """Take the phrases of an article, and the persons whom its names mean."""
        self._phrases, self._people, self._reading = phrases, people, phrases.reading
        self.told: dict[int, Told] = {}
        """Who speaks last in each sentence, as far as it was read."""
        self._mains: dict[int, Subject | None] = {}
        rows = phrases.words.same_offices
        self._office_of = {form: office for office, *forms in rows for form in forms}
        """Offices by the other words for them: "senator" by "sen"."""

    def main(self, sentence: int) -> Subject | None:
        """Return the subject of a sentence's first clause."""
        if sentence not in self._mains:
            self._mains[sentence] = self._phrases.main(*self._reading.sentences[sentence])
        return self._mains[sentence]

    def of(self, subject: Subject, sentence: int) -> Meaning:
        """Return who is meant by a subject of a sentence."""
        told = self._words(subject)
        less = _LESS[subject.how]
        if subject.name is not None:
            return self._named(subject, told, less)
        if subject.sort in ("he", "she"):
            if (noun := self._somebody(subject, sentence)) is not None:
                reason = f"“{told}” stands for “{noun}”, named before"
                return Meaning(noun, None, None, 58 - less, reason)
            person, sure = self._pronoun(subject, sentence)
            if person is None:
                return Meaning(None, None, None, 40, f"“{told}” stands for nobody named before")
            reason = f"“{told}” stands for {person.name}, named before"
            return Meaning(person.name, self._role(person), person.number, sure - less, reason)
        if subject.sort == "same":
            return self._same(sentence)
        if subject.sort == "unknown":
            return Meaning(None, None, None, 30, "who asks it is not named")
        if subject.sort in ("they", "it"):
            return self._group(subject, sentence, told)
        meant = self._by_role(subject, sentence)
        if meant is not None:
            reason = f"“{told}” is {meant.name}, by the role that the text gives"
            return Meaning(meant.name, self._role(meant), meant.number, 76, reason)
        return Meaning(
            told, None, None, 80 - less, f"“{told}” is the subject of the verb of speech"
        )

    def _same(self, sentence: int) -> Meaning:
        """Return who spoke in the sentence before."""
        before = self.told.get(sentence) or self.told.get(sentence - 1)
        main = self.main(sentence - 1) if before is None and sentence else None
        if main is not None and main.name is not None:
            return msgspec.structs.replace(self.of(main, sentence - 1), confidence=60.0)
        if before is None:
            return Meaning(None, None, None, 20, "nobody is named beside it")
        return self.going_on(before, 78)

    def going_on(self, told: Told, sure: float) -> Meaning:
        """Return who goes on to speak, as sure as it was before, and so sure at most."""
        sure = min(told.confidence, sure)
        reason = f"it goes on with what {told.actor or 'somebody'} says"
        return Meaning(told.actor, told.role, told.person, sure, reason)

    def _words(self, subject: Subject) -> str:
        return " ".join(self._reading.words_of(subject.first, subject.last).split())

    def _named(self, subject: Subject, told: str, less: float) -> Meaning:
        assert subject.name is not None
        person = self._people.of[subject.name]
        if person is None:
            return Meaning(None, None, None, 30, f"several are named “{told}”")
        person.has_spoken = True
        if subject.role:
            person.add_role(self._reading.words_of(*subject.role))
        role = self._role(person)
        reason = f"“{told}” is the subject of the verb of speech"
        return Meaning(
            person.name, role, person.number, 96 - less - self._people.doubts[subject.name], reason
        )

    def _role(self, person: Person) -> str | None:
        return person.roles[0] if person.roles else None

    def _pronoun(self, subject: Subject, sentence: int) -> tuple[Person | None, float]:
        """Return who is "he" or "she", and how sure that is."""
        gender = "m" if subject.sort == "he" else "f"
        doubtful: tuple[int, Person, float] | None = None
        is_unsure = False
        """Whether what may be a person is the subject of a nearer sentence."""
        askers: set[int] = set()
        for back in range(min(_FARTHEST_PRONOUN, sentence + 1)):
            if doubtful and back > doubtful[0] + _REACH_PAST_DOUBT:
                break
            askers |= self._askers(sentence - back)
            for rank, person, doubt in self._candidates(sentence - back, subject.first, gender):
                is_other = person.number in askers or person.gender not in ("", gender)
                if is_other or not person.is_person:
                    continue
                sure = 88.0 - 6 * back - 8 * rank - (0 if person.gender else 8) - doubt
                if person.is_somebody:
                    return person, min(sure, _GUESSED - 1) if is_unsure else sure
                if person.given and doubtful is None:
                    doubtful = back, person, sure - 10
                    is_unsure = rank == 0
        return (doubtful[1], doubtful[2]) if doubtful else (None, 0)

    def _somebody(self, subject: Subject, sentence: int) -> str | None:
        """Return who is "he" where the paragraph names none: "A fisherman was there. … he said"."""
        for number in range(sentence, max(-1, sentence - _FARTHEST_GROUP), -1):
            first, _ = self._reading.sentences[number]
            named = self._candidates(number, subject.first)
            if any(person.is_person and person.is_somebody for _, person, _ in named):
                return None
            main = self.main(number)
            if main and main.sort == "noun" and main.last < subject.first:
                return self._words(main) if self._may_be(main, subject.sort) else None
            if self._reading.kind(first - 1) == BREAK:
                return None
        return None

    def _may_be(self, noun: Subject, pronoun: str) -> bool:
        """Tell whether a noun is somebody, and "he" or "she" may stand for it."""
        words, reading = self._phrases.words, self._reading
        lows = {reading.low(n) for n in range(noun.first, noun.last + 1)}
        other = words.female_words if pronoun == "he" else words.male_words
        is_one = reading.low(noun.first) in words.articles | words.possessives
        return is_one and bool(lows & words.role_words) and not lows & other

    def _candidates(
        self, sentence: int, limit: int, gender: str = ""
    ) -> Iterator[tuple[int, Person, float]]:
        """Yield whom a sentence names before an item, the likeliest to be "he" first.

        Each comes with its rank, and with how doubtful it is that the name means them.
        """
        first, end = self._reading.sentences[sentence]
        told = self.told.get(sentence)
        ranked: list[tuple[int, Person | None, float]] = []
        if told and told.person is not None and limit >= end:
            doubt = _GUESSED if told.confidence < _GUESSED else 0.0
            ranked.append((0, self._people.all[told.person], doubt))
        main = self.main(sentence)
        if main and main.last < limit and main.name is not None:
            ranked.append((0, *self._people.of_gender(main.name, gender)))
        numbers = dict.fromkeys(
            self._phrases.at[n] for n in range(first, min(end, limit)) if n in self._phrases.at
        )
        for number in numbers:
            name = self._phrases.names[number]
            governed = name.is_possessive or self._phrases.is_governed(name, first)
            ranked.append((2 if governed else 1, *self._people.of_gender(number, gender)))
        seen: set[int] = set()
        for rank, person, doubt in sorted(ranked, key=lambda one: one[0]):
            if person is not None and person.number not in seen:
                seen.add(person.number)
                yield rank, person, doubt

    def _askers(self, sentence: int) -> set[int]:
        """Return the persons whom somebody else answers: "Asked by Ada Brown, he said"."""
        reading, phrases = self._reading, self._phrases
        found: set[int] = set()
        for item in range(*reading.sentences[sentence]):
            number = phrases.at.get(item)
            person = None if number is None else self._people.of[number]
            is_by = reading.low(item - 1) == "by"
            if person and is_by and reading.low(item - 2) in phrases.words.questions:
                found.add(person.number)
        return found

    def _group(self, subject: Subject, sentence: int, told: str) -> Meaning:
        """Return who are "they", or which body is "it"."""
        for back in range(min(_FARTHEST_GROUP, sentence + 1)):
            before = self.told.get(sentence - back)
            if before and back and before.actor and not self._is_person(before.person):
                reason = f"“{told}” stands for {before.actor}"
                return Meaning(before.actor, None, before.person, 65, reason)
            main = self.main(sentence - back)
            if main is None or main.last >= subject.first:
                continue
            person = self._people.of[main.name] if main.name is not None else None
            if person and not person.is_person:
                reason = f"“{told}” stands for {person.name}"
                return Meaning(person.name, None, person.number, 60, reason)
            if main.sort == "noun":
                noun = self._words(main)
                return Meaning(noun, None, None, 55, f"“{told}” stands for {noun}")
        return Meaning(None, None, None, 35, f"“{told}” stands for nobody named before")

    def _is_person(self, number: int | None) -> bool:
        return number is not None and self._people.all[number].is_person

    def _by_role(self, subject: Subject, sentence: int) -> Person | None:
        """Return who is "the minister": the one last named who has that role."""
        reading, words = self._reading, self._phrases.words
        if reading.low(subject.first) not in words.articles:
            return None
        told = self._words(subject).lower()
        wanted = self._offices(told)
        if not wanted:
            return None
        for back in range(min(_FARTHEST_ROLE, sentence + 1)):
            fit = [
                person
                for _, person, _ in self._candidates(sentence - back, subject.first)
                if person.is_person and any(wanted <= self._offices(r) for r in person.roles)
            ]
            if fit:
                return fit[0]
        return None

    def _offices(self, role: str) -> set[str]:
        """Return the words of a role that say what somebody is: "former adviser" to whomever."""
        words = self._phrases.words
        found: set[str] = set()
        for word in role.lower().replace(".", "").replace(",", "").split():
            word = word.removeprefix("ex-")
            if word in words.prepositions and found:
                break
            if word in words.role_words or word in words.titles:
                found.add(self._office_of.get(word, word))
        return found - words.qualifiers
