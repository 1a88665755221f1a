"""Who is who among an article's names: one under all spellings, two who share a surname."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import takewhile

import msgspec
from rapidfuzz import fuzz

from perspectives.drafting.names import Name
from perspectives.drafting.reading import Reading
from perspectives.drafting.spelling import ALIKE, same_given, spelled
from perspectives.languages import Lexicon

_NEARLY = 90
_LONG_NAME = 7
_ONE_HERE, _SEVERAL_HERE = 25, 50
"""How much less sure a surname of several is, by how many of them the article names in full."""
_MOST_ALIKE = 50
"""How many who have a name or its beginning in common are compared."""


class Person(msgspec.Struct):
    """One who is named in an article: a person, or a group that may speak."""

    number: int
    name: str
    """The fullest form."""
    is_person: bool
    gender: str = ""
    """`m`, `f`, or "" where nothing tells."""
    roles: list[str] = []
    """As the text has them, in order, without courtesies."""
    given: str = ""
    family: str = ""
    aliases: set[str] = msgspec.field(default_factory=set)
    has_spoken: bool = False
    """Whether somebody of this name was the subject of a verb of speech."""
    is_who: bool = False
    """Whether "who" or "whose" stands behind its name."""
    is_known: bool = False
    """Whether it was an actor before the article was read."""

    @property
    def is_somebody(self) -> bool:
        """Whether the text shows a person, and not only words with capitals."""
        return bool(self.gender or self.roles or self.has_spoken or self.is_who)

    def add_role(self, role: str) -> None:
        """Keep a role that the text gives."""
        role = " ".join(role.split()).strip(" ,.–—")
        if role and role.lower().rstrip(".") not in _COURTESIES and role not in self.roles:
            self.roles.append(role)


class People:
    """The persons of an article, and which of them each name means."""

    def __init__(
        self, reading: Reading, found: Sequence[Name], actors: Mapping[str, Sequence[str]]
    ) -> None:
        """Put together the names that mean one person; `actors` are known: name -> aliases."""
        self._words = reading.words
        self.all: list[Person] = []
        self._families: defaultdict[str, list[Person]] = defaultdict(list)
        self._initials: defaultdict[str, list[Person]] = defaultdict(list)
        """By the first two letters of their surnames."""
        self._givens: defaultdict[str, list[Person]] = defaultdict(list)
        self._texts: dict[str, Person] = {}
        for actor, aliases in actors.items():
            for form in (actor, *aliases):
                if form not in self._texts:
                    self._texts[form] = self._known(actor, form)
        self.of: list[Person | None] = [None] * len(found)
        self.doubts: list[float] = [0] * len(found)
        """How much less sure it is whom each name means, where several have it."""
        for number, name in enumerate(found):
            if len(_parts(name.text)) > 1:
                self.of[number] = self._whole(name)
        self._whole_names = {person.number for person in self.of if person}
        last: dict[str, Person] = {}
        for number, name in enumerate(found):
            person = self.of[number]
            if person is None:
                person, self.doubts[number] = self._part(name, last)
                self.of[number] = person
            if person is None:
                continue
            if person.family:
                last[person.family] = person
            _learn(person, name, self._words)

    def give_role(self, person: Person, role: str) -> None:
        """Keep a role that the text gives, and whether it is a man's or a woman's."""
        person.add_role(role)
        person.gender = person.gender or _role_gender(role, self._words)

    def named(self, text: str) -> Person | None:
        """Return who is meant by a name that stands alone: "BROWN", "Ada Brown"."""
        parts = _parts(text)
        several = self._families.get(spelled(parts[-1]), [])
        return _only([p for p in several if len(parts) == 1 or same_given(p.given, parts[0])])

    def of_gender(self, number: int, gender: str) -> tuple[Person | None, float]:
        """Return whom a name means that is a man's or a woman's, and how doubtful that is."""
        person, doubt = self.of[number], self.doubts[number]
        if person is None or not doubt or not gender:
            return person, 0
        fit = _only([p for p in self._families[person.family] if p.gender in ("", gender)])
        return (fit, 0) if fit else (person, doubt)

    def _known(self, name: str, form: str) -> Person:
        parts = _parts(form)
        person = next((p for p in self.all if p.name == name), None) or self._new(name, True)
        person.is_known = True
        if len(parts) > 1:
            self._families[spelled(parts[-1])].append(person)
        return person

    def _new(self, text: str, is_person: bool) -> Person:
        person = Person(len(self.all), text, is_person)
        person.aliases.add(text)
        self.all.append(person)
        parts = _parts(text)
        if is_person and len(parts) > 1:
            person.given, person.family = parts[0], spelled(parts[-1])
            self._families[person.family].append(person)
            self._initials[person.family[:2]].append(person)
            self._givens[spelled(parts[0])].append(person)
            person.gender = _gender(person.given, self._words)
        return person

    def _whole(self, name: Name) -> Person:
        known = self._texts.get(name.text)
        if known is None and name.sort not in ("group", "place"):
            parts = _parts(name.text)
            family = spelled(parts[-1])
            for person in self._families.get(family, [])[:_MOST_ALIKE]:
                if same_given(person.given, parts[0]):
                    known = person
                    break
            else:
                known = self._misspelled(parts)
        if known is None:
            known = self._new(name.text, name.sort not in ("group", "place"))
        elif not known.is_known and _is_fuller(name.text, known.name):
            known.name = name.text
        self._texts[name.text] = known
        known.aliases.add(name.text)
        return known

    def _misspelled(self, parts: list[str]) -> Person | None:
        for person in self._givens.get(spelled(parts[0]), [])[:_MOST_ALIKE]:
            family = spelled(parts[-1])
            if len(family) > 5 and fuzz.ratio(family, person.family) >= ALIKE:
                return person
        return None

    def _part(self, name: Name, last: Mapping[str, Person]) -> tuple[Person | None, float]:
        """Return whom one word means: by surname, then by a given name that only one has.

        Where several have the surname, it is the one last named, and that is doubtful; None where
        the article names none of them in full.
        """
        if name.text in self._texts and self._texts[name.text] not in self._shared(name):
            return self._texts[name.text], 0
        if name.sort not in ("group", "place"):
            family = spelled(name.text)
            several = self._families.get(family) or self._nearly(family)
            if several:
                fit = [p for p in several if _fits(p, name, self._words)] or several
                if only := _only(fit):
                    return only, 0
                here = {p.number: p for p in fit if p.number in self._whole_names}
                recent = last.get(fit[0].family)
                meant = recent if recent in fit else next(iter(here.values()), None)
                return meant, _ONE_HERE if len(here) == 1 else _SEVERAL_HERE
            given = _only(self._givens.get(family, []))
            if given and not name.titles:
                return given, 0
        known = self._new(name.text, name.sort not in ("group", "place"))
        known.family = spelled(name.text) if known.is_person else ""
        if known.is_person:
            self._families[known.family].append(known)
        self._texts[name.text] = known
        return known, 0

    def _shared(self, name: Name) -> list[Person]:
        several = self._families.get(spelled(name.text), [])
        return several if len(several) > 1 else []

    def _nearly(self, family: str) -> list[Person]:
        """Return the persons of nearly the same surname, spelled."""
        if len(family) < _LONG_NAME:
            return []
        return [
            person
            for person in self._initials[family[:2]][:_MOST_ALIKE]
            if abs(len(person.family) - len(family)) <= 1
            and fuzz.ratio(person.family, family) >= _NEARLY
        ]


_COURTESIES = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "m", "mme"]
)


def _only(found: Sequence[Person]) -> Person | None:
    """Return who was found where all are one."""
    return found[0] if len({person.number for person in found}) == 1 else None


def _is_fuller(name: str, other: str) -> bool:
    """Tell whether a name says more than another, or the same without a stray hyphen."""
    more = len(_parts(name)) - len(_parts(other))
    if more == 0 and "\u0400" <= name[:1] <= "\u04ff":
        return len(name) < len(other)  # Владимир Путин, not Владимира Путина
    return more > 0 or (more == 0 and name.replace("-", "") == other.replace("-", "") < other)


def _parts(text: str) -> list[str]:
    return [
        word
        for word in text.replace(".", " ").split()
        if word[0].isalnum() and word not in ("Jr", "Sr", "II", "III")
    ] or [text]


def _gender(word: str, words: Lexicon) -> str:
    low = word.lower()
    if low in words.male_names:
        return "" if low in words.female_names else "m"
    return "f" if low in words.female_names else ""


def _title_gender(titles: Sequence[str], words: Lexicon) -> str:
    if any(title in words.female_words for title in titles):
        return "f"
    return "m" if any(title in words.male_words for title in titles) else ""


def _role_gender(role: str, words: Lexicon) -> str:
    """Return "f" or "m" where a role's noun says so: "his mother", "a spokesman for the fleet"."""
    head = takewhile(lambda word: word not in words.prepositions, role.lower().split())
    return _title_gender(list(head)[-1:], words)


def _fits(person: Person, name: Name, words: Lexicon) -> bool:
    gender = _title_gender(name.titles, words)
    return not gender or not person.gender or gender == person.gender


def _learn(person: Person, name: Name, words: Lexicon) -> None:
    if not person.gender:
        person.gender = _title_gender(name.titles, words)
    if name.role:
        person.add_role(name.role)
