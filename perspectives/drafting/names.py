"""The names in an article: rows of words with capitals, apart from titles and roles before them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import pairwise

import msgspec

from perspectives.drafting.countries import places
from perspectives.drafting.reading import QUOTE, WORD, Reading
from perspectives.languages import Words

_KEPT_TITLES = frozenset(["pope", "king", "queen", "prince", "princess", "sheikh", "emir"])
_IN_TITLES = frozenset(["of", "state", "the"])
_ACRONYM = 6
_COMPOUND = 8
_FEMININE = 7
"""How many letters a noun has at least that names a woman by its ending: Nachbarin."""
_ADVERB = 6
"""How many letters a word at the beginning of a sentence has at least that is an adverb or a
participle, and no name, by its ending: Nearly, Having."""


_NOUN_ENDINGS = ("ung", "heit", "keit", "schaft", "tion", "tät", "ismus")


class Name(msgspec.Struct, frozen=True):
    """A place where an article names somebody or something. Numbers are those of items."""

    first: int
    last: int
    head: int
    """Where the titles and roles before the name begin."""
    text: str
    titles: tuple[str, ...]
    """The words of these, in lower case."""
    role: str
    """The same as the text has them."""
    sort: str
    """`person`, `group`, `place`, or "" where the words do not tell."""
    is_possessive: bool


def names(reading: Reading) -> list[Name]:
    """Return every name outside of quotations and headlines, in order."""
    finder = _Names(reading)
    return [name for first, last in reading.sentences for name in finder.within(first, last)]


class _Names:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._words = reading.words
        self._places = places()
        self._given = self._words.male_names | self._words.female_names
        self._family = _surnames(reading, self._given)
        self._borne = _borne_titles(reading, self._given, self._places)
        """Titles that are somebody's surname here: Dennis Pope."""
        self._compounds = tuple(title for title in self._words.titles if len(title) >= _COMPOUND)
        """Titles that end a word: Verkehrsminister."""
        self._lower = {
            item.low for item in reading.items if item.kind == WORD and not item.is_capital
        }
        self._capitals = {
            reading.text[item.start : item.end]
            for item in reading.items
            if item.kind == WORD and item.is_capital
        }

    def within(self, first: int, end: int) -> Iterator[Name]:
        if self._is_headline(first, end):
            return
        number = first
        while number < end:
            if not self._begins(number, first):
                number += 1
                continue
            last = self._run_end(number, end)
            yield from self._names(number, last)
            number = last + 1

    def _names(self, first: int, last: int) -> Iterator[Name]:
        """Yield the names in a row of capitals: "the Ministry of Foreign Affairs Maria Sol"."""
        split = self._split(first, last)
        if split is None:
            name = self._name(first, last, first)
            if name:
                yield name
            return
        titles = self._words.titles
        is_role = split == first + 1 or any(
            self._reading.low(n) in titles for n in range(first, split)
        )
        group = None if is_role else self._name(first, split - 1, first)
        if group:
            yield group
        name = self._name(split, last, first if is_role else split)
        if name:
            yield name

    def _split(self, first: int, last: int) -> int | None:
        """Return where a person's name begins behind an office or a body, in one row."""
        if self._is_role(first, last):
            return first + 1
        for number in range(first + 2, last):
            before = self._reading.low(number - 1)
            behind_office = before in self._words.group_nouns or (
                self._reading.low(number - 2) == "of" and before not in self._words.titles
            )
            if self._reading.low(number) in self._given and behind_office:
                return number
        return None

    def _is_role(self, first: int, last: int) -> bool:
        """Tell whether a row begins with what somebody is: "die Landwirtin Eva Auer".

        Only a language that writes nouns with a capital has such rows.
        """
        reading, words = self._reading, self._words
        if "capital_nouns" not in words.habits or last < first + 2:
            return False
        if reading.kind(first + 1) != WORD:
            return False  # E. Anna Auer
        noun, item = reading.low(first), reading.words_of(first, first)
        name = reading.words_of(first + 1, first + 1)
        is_body = item.isupper() or any(
            reading.low(n) in words.group_nouns for n in range(first, last + 1)
        )
        is_named = noun in self._given | self._family or not {item, name}.isdisjoint(self._places)
        if is_body or is_named:
            return False
        is_feminine = noun.endswith("in") and len(noun) >= _FEMININE
        is_noun = reading.low(first - 1) in words.articles and not noun.endswith("e")
        is_row = last == first + 2 and (is_feminine or is_noun)
        return is_row or reading.low(first + 1) in self._given

    def _is_headline(self, first: int, end: int) -> bool:
        items = self._reading.items[first:end]
        long = [item for item in items if item.kind == WORD and item.end - item.start > 3]
        capital = sum(item.is_capital for item in long)
        is_usual = "capital_nouns" in self._words.habits
        if len(long) < 4 or is_usual or any(item.kind == QUOTE for item in items):
            return False
        if items[-1].low == ".":  # A sentence, of people with titles in places with long names.
            return False
        return capital > 0.75 * len(long)

    def _begins(self, number: int, first: int) -> bool:
        item = self._reading.items[number]
        if item.kind != WORD or not item.is_capital or item.low in self._words.not_names:
            return False
        if item.low in ("'s", "i") or item.low[:2] in ("r-", "d-", "i-"):
            return False
        if self._reading.low(number - 1) == self._reading.low(number + 1) == "/":
            return False  # dd/MM/yyyy
        if number == first and item.low in self._words.prepositions:
            return False
        if "capital_nouns" in self._words.habits and self._is_noun(number):
            return False
        follows = number + 1
        is_alone = not self._continues(follows, number)
        is_word = item.low in self._lower or item.low in self._reading.verbs
        is_form = item.low.endswith(("ly", "ing", "ed"))
        is_word = is_word or (is_form and not self._is_known(item.low))
        return not (number == first and is_alone and is_word)

    def _is_known(self, low: str) -> bool:
        is_named = low in self._given or low in self._family
        return is_named or len(low) < _ADVERB

    def _is_noun(self, number: int) -> bool:
        """Tell whether a word is a noun, in a language that writes all of them with a capital.

        Behind an article, a preposition or an adjective stands one, unless a title or a first name
        begins a row of capitals.
        """
        reading, words = self._reading, self._words
        item = reading.items[number]
        low = item.low
        if low in words.titles or low in self._given:
            return False
        if (
            low in words.group_nouns
            or reading.text[item.start : item.end].isupper()
            or low in self._family
        ):
            return False
        if self._continues(number + 1, number):
            return False
        before = reading.low(number - 1)
        is_behind = (
            before in words.articles or before in words.determiners or before in words.possessives
        )
        if is_behind or low.endswith(_NOUN_ENDINGS):
            return True
        beside = {before, reading.low(number + 1)}
        return not any(word in reading.verbs for word in beside)

    def _continues(self, number: int, before: int) -> bool:
        """Tell whether an item goes on with a name that the one before belongs to."""
        if self._reading.kind(number) != WORD:
            return False
        item, previous = self._reading.items[number], self._reading.items[before]
        if not item.is_capital or item.start - previous.end != 1 or item.low == "'s":
            return False
        return item.low not in self._words.not_names or item.low in ("may", "june", "april")

    def _run_end(self, number: int, end: int) -> int:
        last = number
        while last + 1 < end:
            following = self._following(last, end)
            if following is None:
                break
            last = following
        return last

    def _following(self, last: int, end: int) -> int | None:
        """Return the number of the item that goes on with the name, past a dot or a particle."""
        reading, words = self._reading, self._words
        if self._continues(last + 1, last):
            return last + 1
        if reading.low(last + 1) == "and" and self._are_one(last, end):
            return last + 2
        item = reading.items[last]
        if reading.low(last + 1) == "." and reading.items[last + 1].start == item.end:
            short = item.end - item.start == 1 or item.low in words.abbreviations
            if short and self._continues(last + 2, last + 1):
                return last + 2
            return None
        low = reading.low(last + 1)
        if low in ("'", "’") and reading.items[last + 1].start == item.end:
            # The Boat Owners’ Union; not the Owners’ Hollin.
            owns = item.low.endswith("s") and reading.low(last + 2) in words.group_nouns
            return last + 2 if owns and self._continues(last + 2, last + 1) else None
        joins = (low in words.particles and item.low not in words.titles) or (
            low in ("of", "for", "the") and item.low in words.group_joiners
        )
        if joins and (after := self._behind_particle(last + 1, end)):
            return after
        if reading.kind(last + 1) == QUOTE and last + 2 < end:  # Robert "Bob" Smith
            quote = reading.items[last + 1]
            if quote.end - quote.start < 20 and self._continues(last + 2, last + 1):
                return last + 2
        return None

    def _are_one(self, number: int, end: int) -> bool:
        """Tell whether "and" stands in the name of one body: the University and College Union."""
        reading, words = self._reading, self._words
        low = reading.low(number)
        if low not in words.group_joiners or reading.low(number - 1) not in words.articles:
            return False
        last = number + 2
        while last + 1 < end and self._continues(last + 1, last):
            last += 1
        is_row = last > number + 2 and self._continues(number + 2, number + 1)
        return is_row and reading.low(last) in words.group_nouns

    def _behind_particle(self, number: int, end: int) -> int | None:
        """Return the item that goes on with a name behind "of" or "von der"."""
        reading, words = self._reading, self._words
        after = number + 1
        if reading.low(after) in ("the", "la", "der", "den"):
            after += 1
        is_body = reading.low(number) in words.particles and reading.low(after) in words.group_nouns
        goes_on = after < end and self._continues(after, after - 1)
        return after if goes_on and not is_body else None  # not Ada Voss von der Universität

    def _name(self, first: int, last: int, run: int) -> Name | None:
        """Return the name that a row of capitals is; `run` is where its titles begin at most."""
        reading, words = self._reading, self._words
        begin = self._behind_titles(first, last)
        if begin > last:
            return None  # The President
        rest = [reading.low(n) for n in range(begin, last + 1)]
        is_group = any(word in words.group_nouns for word in rest)
        if is_group and begin > first:
            begin = first
            rest = [reading.low(n) for n in range(first, last + 1)]
        text = " ".join(map(self._unbroken, reading.words_of(begin, last).split()))
        if len(text) == 1 or (len(rest) == 1 and text.isupper() and len(text) > _ACRONYM):
            return None
        head = self._head(run)
        titles = tuple(reading.low(n) for n in range(head, begin) if reading.kind(n) == WORD)
        is_possessive = reading.low(last + 1) in ("'s", "'", "’") and (
            reading.items[last + 1].start == reading.items[last].end
        )
        role = reading.words_of(head, begin - 1) if begin > head else ""
        sort = self._sort(rest, text, titles, is_group)
        return Name(begin, last, head, text, titles, role, sort, is_possessive)

    def _unbroken(self, word: str) -> str:
        """Return a word of a name without the hyphen that a lost line end left in it."""
        before, hyphen, after = word.partition("-")
        whole = before + after
        is_known = whole in self._places or whole in self._capitals
        return whole if hyphen and after.islower() and is_known else word

    def _sort(self, rest: list[str], text: str, titles: tuple[str, ...], is_group: bool) -> str:
        if text in self._places:
            return "place"
        if is_group or (text.isupper() and len(rest) == 1):
            return "group"
        if rest[-1] in self._words.titles and rest[-1].endswith("s"):
            return "group"  # Leading Democrats
        if titles or rest[0] in self._given or len([w for w in rest if w[:1].isalpha()]) > 1:
            return "person"
        return ""

    def _behind_titles(self, first: int, last: int) -> int:
        """Return the number of the first item of a run that is neither a title nor before one."""
        reading, titles = self._reading, self._words.titles
        begin = first
        for number in range(first, last):
            if self._is_title(number) and reading.low(number) not in _KEPT_TITLES:
                begin = number + 1
                if reading.low(begin) == ".":
                    begin += 1
                if reading.low(begin) == "of" and not self._is_office(begin + 1):
                    return last + 1  # the President of Kazakhstan
                while self._is_office(begin) and begin < last:
                    begin += 1
        if begin == last and self._is_borne(first, last):
            return begin  # Pope, 61, said
        if first == last and self._is_title(first):
            return last + 1
        if reading.low(last) in self._words.partisans:
            return last + 1  # the Wisconsin Republican
        lows = {reading.low(n) for n in range(begin, last + 1)}
        is_title = not titles.isdisjoint(lows) and titles.issuperset(lows - _IN_TITLES)
        return last + 1 if is_title else begin

    def _is_borne(self, first: int, last: int) -> bool:
        """Tell whether the last of a row of capitals is a surname here, though it is a title."""
        before = self._reading.low(first - 1)
        is_title = before in self._words.articles or before in self._words.possessives
        return not is_title and self._reading.low(last) in self._borne

    def _is_office(self, number: int) -> bool:
        """Tell whether an item belongs to an office such as "Secretary of State"."""
        return self._reading.low(number) in self._words.offices

    def _is_title(self, number: int) -> bool:
        """Tell whether an item is a title: "Colonel-General"."""
        first, _, rest = self._reading.low(number).partition("-")
        if first in self._words.titles or "capital_nouns" not in self._words.habits:
            return first in self._words.titles
        return rest in self._words.titles or first.endswith(self._compounds)

    def _head(self, first: int) -> int:
        """Return where the roles before a name begin ("campaign spokesman Brian Fallon")."""
        reading, roles = self._reading, self._words.role_words
        number, found = first - 1, False
        while number >= 0 and reading.kind(number) == WORD:
            low = reading.low(number)
            adjacent = reading.items[number + 1].start - reading.items[number].end == 1
            is_role = low in roles or (found and reading.items[number].is_capital)
            if not adjacent or not is_role or (low in self._words.not_names):
                break
            found = found or low in roles
            number -= 1
        if not found:
            return first
        return number + 1


def _surnames(reading: Reading, given: Words) -> frozenset[str]:
    """Return the words that stand behind a first name (`given`) or a title in an article."""
    words = reading.words
    before_surnames = given | words.titles
    return frozenset(
        item.low
        for before, item in pairwise(reading.items)
        if item.is_capital
        and before.is_capital
        and before.low in before_surnames
        and item.low not in words.not_names
        and item.kind == WORD
    )


def _borne_titles(
    reading: Reading, given: Container[str], named_places: Container[str]
) -> frozenset[str]:
    """Return the titles that end a row of capitals behind a first name: "Dennis Pope"."""
    return frozenset(
        title.low
        for number, (before, title) in enumerate(pairwise(reading.items))
        if title.low in reading.words.titles
        and title.is_capital
        and before.is_capital
        and before.low in given
        and reading.words_of(number, number) not in named_places
        and title.start - before.end == 1
        and not (reading.kind(number + 2) == WORD and reading.items[number + 2].is_capital)
    )
